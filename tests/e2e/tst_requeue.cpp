// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/fakecgroup.h"
#include "support/listing.h"

#include <QTest>

using namespace slotd::test;

/// --requeue: a failure is tried once more; success and cancellation are not.
class TstRequeue : public QObject
{
    Q_OBJECT

private slots:
    void endDecidesWhetherTheJobRunsAgain_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("runs");
        QTest::newRow("failure") << QStringList{"--requeue"} << "exit 1" << "FAILED" << 2;
        QTest::newRow("signal") << QStringList{"--requeue"} << "kill -9 $$" << "FAILED" << 2;
        QTest::newRow("time limit") << QStringList{"--requeue", "-t", "0:01"} << "sleep 60" << "TIMEOUT" << 2;
        QTest::newRow("out of memory") << QStringList{"--requeue"} << "printf 'oom_kill 1\\n' > cgroup/job_1/memory.events; kill -9 $$" << "OUT_OF_MEMORY" << 2;
        QTest::newRow("success") << QStringList{"--requeue"} << "true" << "COMPLETED" << 1;
        QTest::newRow("failure without the option") << QStringList{} << "exit 1" << "FAILED" << 1;
        QTest::newRow("failure with --no-requeue") << QStringList{"--requeue", "--no-requeue"} << "exit 1" << "FAILED" << 1;
        QTest::newRow("success the second time") << QStringList{"--requeue"} << "[ $(wc -l < runs) = 2 ]" << "COMPLETED" << 2;
    }

    void endDecidesWhetherTheJobRunsAgain()
    {
        QFETCH(QStringList, args);
        QFETCH(QString, command);
        QFETCH(QString, state);
        QFETCH(int, runs);
        TempNode node;
        if (state == "OUT_OF_MEMORY") {
            makeCgroup(node, 1);
            node.setEnv("SLOTD_CGROUP_BASE", cgroupBase(node));
        }
        QVERIFY(node.start());
        const quint32 id = node.submit(args + QStringList{"--wrap", "echo ${SLURM_RESTART_COUNT-none} >> runs; " + command});
        QCOMPARE(node.waitForEnd(id), state);
        QCOMPARE(linesOf(node.read("runs")), runs == 2 ? QStringList({"none", "1"}) : QStringList({"none"}));
        QCOMPARE(shown(node, id, "Restarts"), QString::number(runs - 1));
        QCOMPARE(jobCount(node), 1);
    }

    void cancelledJobIsNotRequeued()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--requeue", "--wrap", "echo x >> runs; sleep 60"});
        QVERIFY(node.waitForFile("runs", "x"));
        QCOMPARE(node.run({"scancel", QString::number(id)}).code, 0);
        QCOMPARE(node.waitForEnd(id), QString("CANCELLED"));
        QCOMPARE(shown(node, id, "Restarts"), QString("0"));
        QCOMPARE(node.read("runs"), QString("x\n"));
    }

    void jobIsPendingAgainAfterItsFirstFailure()
    {
        TempNode node;
        QVERIFY(node.start());
        // A second job takes the host as soon as the first attempt leaves it, so that the requeued one is seen waiting.
        const quint32 id = node.submit({"--requeue", "--exclusive", "--wrap", "echo x >> runs; " + untilFile("go") + "; exit 1"});
        QVERIFY(node.waitForFile("runs", "x"));
        const quint32 other = node.submit({"--exclusive", "--priority=10", "--wrap", untilFile("further")});
        node.write("go", "");
        QCOMPARE(node.waitForState(other, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(accounted(node, id, "State"), QString("PENDING"));
        QCOMPARE(shown(node, id, "Restarts"), QString("1"));
        node.write("further", "");
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        QCOMPARE(node.read("runs"), QString("x\nx\n"));
    }

    void requeuedJobKeepsItsOutputOfTheFirstAttempt()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--requeue", "--open-mode=append", "--wrap", "echo attempt ${SLURM_RESTART_COUNT-0}; exit 1"});
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        QCOMPARE(node.read(QString("slurm-%1.out").arg(id)), QString("attempt 0\nattempt 1\n"));
    }

    void taskOfAnArrayIsRequeuedByItself()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 array = node.submit({"-a", "0-1", "--requeue", "--wrap", "echo x >> runs.$SLURM_ARRAY_TASK_ID; exit $SLURM_ARRAY_TASK_ID"});
        QCOMPARE(node.waitForEnd(array), QString("COMPLETED"));
        QCOMPARE(node.waitForEnd(array + 1), QString("FAILED"));
        QCOMPARE(node.read("runs.0"), QString("x\n"));
        QCOMPARE(node.read("runs.1"), QString("x\nx\n"));
    }

    void requeueSurvivesARestartOfTheDaemonAndIsNotRepeated()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--requeue", "--wrap", "echo x >> runs; until [ -e go$(wc -l < runs) ]; do sleep 0.05; done; exit 1"});
        QVERIFY(node.waitForFile("runs", "x"));
        node.write("go1", "");
        QVERIFY(node.waitForFile("runs", "x\nx\n"));
        node.kill9();
        node.write("go2", "");
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        QCOMPARE(node.read("runs"), QString("x\nx\n"));
    }
};

QTEST_GUILESS_MAIN(TstRequeue)
#include "tst_requeue.moc"
