// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/listing.h"
#include "support/tempnode.h"

#include <memory>
#include <QTest>

using namespace slotd::test;

/// sacct's options beyond the seed's.
class TstSacctMore : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempNode> m_node;

    QStringList ids(const QStringList& options)
    {
        return linesOf(m_node->run(QStringList{"sacct", "-n", "-X", "-P", "-o", "jobid"} + options).out);
    }

private slots:
    void initTestCase()
    {
        m_node = std::make_unique<TempNode>();
        QVERIFY(m_node->start());
        m_node->submit({"-H", "-c", "2", "-t", "10", "-A", "phys", "--wrap", "true"});                 // 1
        m_node->submit({"-t", "1:00:00", "--wckey=w", "--export=ALL,MARK=here", "--wrap", "exit 3"}); // 2
        m_node->submit({"--qos=long", "--wrap", "echo three"});                                     // 3
        QCOMPARE(m_node->waitForEnd(2), QString("FAILED"));
        QCOMPARE(m_node->waitForEnd(3), QString("COMPLETED"));
    }

    void cleanupTestCase() { m_node.reset(); }

    void filtersChooseRows_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QStringList>("rows");
        const auto row = [](const QStringList& options, const QStringList& rows) {
            QTest::newRow(qPrintable(options.join(' '))) << options << rows;
        };
        row({"-A", "phys"}, {"1"});
        row({"-q", "long"}, {"3"});
        row({"-W", "w"}, {"2"});
        row({"-R", "nonzeroexitcode"}, {"2"});
        row({"-I", "2"}, {"1"});
        row({"-I", "1-2"}, {"1", "2", "3"});
        row({"-i", "1"}, {"1", "2", "3"});
        row({"-i", "2-4"}, {});
        row({"-k", "10"}, {"1"});
        row({"-k", "10", "-K", "60"}, {"1", "2"});
        row({"-K", "30"}, {"1"});
        row({"-N", "localhost"}, {"2", "3"});
        row({"-N", "nosuch"}, {});
        row({"-L"}, {"1", "2", "3"});
        row({"-M", "slotd", "--local", "--federation"}, {"1", "2", "3"});
    }

    void filtersChooseRows()
    {
        QFETCH(QStringList, options);
        QTEST(ids(options), "rows");
    }

    void scriptsAndEnvironmentsArePrinted()
    {
        const QString line(80, '-');
        QCOMPARE(m_node->run({"sacct", "-B", "-j", "2,3"}).out,
                 "Batch Script for 2\n" + line + "\n#!/bin/sh\n# This script was created by sbatch --wrap.\n\nexit 3\nBatch Script for 3\n" + line +
                     "\n#!/bin/sh\n# This script was created by sbatch --wrap.\n\necho three\n");
        const QString environment = m_node->run({"sacct", "--env-vars", "-j", "2"}).out;
        QVERIFY(environment.startsWith("Environment used for 2\n" + line + "\n"));
        QVERIFY(linesOf(environment).contains("MARK=here"));
        const Ran none = m_node->run({"sacct", "-B"});
        QCOMPARE(none.code, 1);
        QCOMPARE(none.out, QString());
    }

    void badValuesGetOneLine_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("line");
        QTest::newRow("cluster") << QStringList{"-M", "x"}
                                 << "sacct: error: 'x' can't be reached now, or it is an invalid entry for --cluster.  Use 'sacctmgr list clusters' to see available clusters.\n";
        QTest::newRow("range") << QStringList{"-I", "4-2"} << "sacct: error: Invalid --ncpus specification\n";
        QTest::newRow("limit") << QStringList{"-k", "abc"} << "sacct: error: Invalid --timelimit-min specification\n";
    }

    void badValuesGetOneLine()
    {
        QFETCH(QStringList, options);
        const Ran ran = m_node->run(QStringList{"sacct"} + options);
        QCOMPARE(ran.code, 1);
        QTEST(ran.err, "line");
    }
};

QTEST_GUILESS_MAIN(TstSacctMore)
#include "tst_sacctmore.moc"
