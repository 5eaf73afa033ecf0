// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/listing.h"
#include "support/tempnode.h"

#include <memory>
#include <QRegularExpression>
#include <QTest>

using namespace slotd::test;

/// SLOTD_COMPAT=slurm: the default views are Slurm's.
class TstSlurmViews : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempNode> m_node;

    QString firstLine(const QStringList& command) { return m_node->run(command).out.section('\n', 0, 0); }

private slots:
    void initTestCase()
    {
        m_node = std::make_unique<TempNode>();
        m_node->setEnv("SLOTD_COMPAT", "slurm");
        QVERIFY(m_node->start());
        QCOMPARE(m_node->submit({"-J", "running", "--wrap", "sleep 600"}), 1U);
        QCOMPARE(m_node->submit({"-J", "held", "-H", "--wrap", "true"}), 2U);
        QCOMPARE(m_node->submit({"-J", "ended", "--wrap", "true"}), 3U);
        QCOMPARE(m_node->waitForEnd(3), QString("COMPLETED"));
        QCOMPARE(m_node->waitForState(1, {"RUNNING"}), QString("RUNNING"));
    }

    void cleanupTestCase() { m_node.reset(); }

    void headersAreSlurms_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QString>("header");
        QTest::newRow("squeue") << QStringList{"squeue"} << "             JOBID PARTITION     NAME     USER ST       TIME  NODES NODELIST(REASON)";
        QTest::newRow("squeue --start") << QStringList{"squeue", "--start"}
                                        << "             JOBID PARTITION     NAME     USER ST          START_TIME  NODES SCHEDNODES           NODELIST(REASON)";
        QTest::newRow("sacct") << QStringList{"sacct"} << "JobID           JobName  Partition    Account  AllocCPUS      State ExitCode ";
        QTest::newRow("sacct -P") << QStringList{"sacct", "-P"} << "JobID|JobName|Partition|Account|AllocCPUS|State|ExitCode";
        QTest::newRow("sinfo") << QStringList{"sinfo"} << "PARTITION AVAIL  TIMELIMIT  NODES  STATE NODELIST";
        QTest::newRow("sinfo -N") << QStringList{"sinfo", "-N"} << "NODELIST   NODES PARTITION STATE ";
    }

    void headersAreSlurms()
    {
        QFETCH(QStringList, command);
        QTEST(firstLine(command), "header");
    }

    void longViewOfSqueueStartsWithTheDate()
    {
        const QStringList lines = m_node->run({"squeue", "-l"}).out.split('\n');
        QVERIFY2(QRegularExpression("^\\w{3} \\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}$").match(lines[0]).hasMatch(), qPrintable(lines[0]));
        QCOMPARE(lines[1], QString("             JOBID PARTITION     NAME     USER    STATE       TIME TIME_LIMI  NODES NODELIST(REASON)"));
    }

    void allDoesNotMeanEndedJobs() { QCOMPARE(linesOf(m_node->run({"squeue", "--all", "-h"}).out).size(), 2); }

    void futureWindowOfSacctIsSlurmsError()
    {
        const Ran ran = m_node->run({"sacct", "-S", "2100-01-01"});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.startsWith("sacct: error: Start time (2100-01-01T00:00:00) requested is after end time ("), qPrintable(ran.err));
    }

    void timeLimitsAreWholeMinutes()
    {
        QCOMPARE(m_node->run({"squeue", "-h", "-o", "%l", "-j", QString::number(m_node->submit({"-H", "-t", "1-02:03:04", "--wrap", "true"}))}).out,
                 QString("1-02:04:00\n"));
    }

    void wrapRunsOnceHoweverManyTasksThereAre()
    {
        const quint32 id = m_node->submit({"-n", "2", "--wrap", "echo once >> wrapped"});
        QCOMPARE(m_node->waitForEnd(id), QString("COMPLETED"));
        QCOMPARE(m_node->read("wrapped"), QString("once\n"));
    }
};

QTEST_GUILESS_MAIN(TstSlurmViews)
#include "tst_slurmviews.moc"
