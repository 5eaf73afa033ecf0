// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/tempnode.h"

#include <QTest>

using namespace slotd::test;

class TstLimitReached : public QObject
{
    Q_OBJECT

private slots:
    void jobThatTakesItsGraceIsCompletingAndThenTimedOut()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit(
            {"-t", "0:01", "--wrap", "trap 'touch ending; while [ ! -e go ]; do sleep 0.05; done; exit 0' TERM; sleep 60 & wait"});
        QCOMPARE(node.waitForState(id, {"COMPLETING", "TIMEOUT"}), QString("COMPLETING"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(id), QString("TIMEOUT"));
    }
};

QTEST_GUILESS_MAIN(TstLimitReached)
#include "tst_limitreached.moc"
