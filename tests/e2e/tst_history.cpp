// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/tempnode.h"

#include <QDir>
#include <QTest>

using namespace slotd::test;

/// What has ended is kept, can be run again by hand, and is forgotten when told to.
class TstHistory : public QObject
{
    Q_OBJECT

private slots:
    void runnerOfAnEndedJobRunsItsScriptAgainByHand()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--export", "ALL,WORD=again"}, "#!/bin/bash\necho \"$WORD in $SLURM_JOB_ID\"\nexit 4\n");
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        const Ran ran = node.run({node.jobDir(id) + "/runner.sh"});
        QCOMPARE(ran.out, QString("again in %1\n").arg(id));
        QCOMPARE(ran.code, 4);
        QCOMPARE(node.waitForEnd(id), QString("FAILED")); // the queue knows nothing of it
    }

    void purgeForgetsJobsThatEndedBeforeAndKeepsTheRest()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 gone = node.submit({"--wrap", "true"});
        QCOMPARE(node.waitForEnd(gone), QString("COMPLETED"));
        const quint32 waiting = node.submit({"-H", "--wrap", "true"});
        const Ran ran = node.run({"slotd", "purge", "now+1minute"});
        QCOMPARE(ran.err, QString());
        QVERIFY2(ran.out.startsWith("Forgot 1 jobs"), qPrintable(ran.out));
        QVERIFY(!node.record(gone));
        QVERIFY(node.waitUntil([&] { return !QDir(node.jobDir(gone)).exists(); }));
        QVERIFY(node.record(waiting));
        // Ids are never used again.
        QCOMPARE(node.submit({"-H", "--wrap", "true"}), waiting + 1);
    }

    void purgeNeedsATimeItUnderstands()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"slotd", "purge"}).code, 1);
        const Ran ran = node.run({"slotd", "purge", "someday"});
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.err.count('\n'), 1);
    }
};

QTEST_GUILESS_MAIN(TstHistory)
#include "tst_history.moc"
