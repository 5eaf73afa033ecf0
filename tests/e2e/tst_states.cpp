// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/fakecgroup.h"

#include <QTest>

using namespace slotd::test;

/// The states that a job passes through, why it waits in the first one, and that the last one is for good.
class TstStates : public QObject
{
    Q_OBJECT

private slots:
    void jobIsPendingThenRunningThenCompleted()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"-H", "--wrap", "touch begun; " + untilFile("go")});
        QCOMPARE(accounted(node, id, "State,Start"), QString("PENDING|Unknown"));
        QCOMPARE(node.run({"scontrol", "release", "job", QString::number(id)}).code, 0);
        QVERIFY(node.waitForFile("begun"));
        QCOMPARE(accounted(node, id, "State"), QString("RUNNING"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        QCOMPARE(accounted(node, id, "State,ExitCode"), QString("COMPLETED|0:0"));
    }

    void endOfTheScriptGivesTheState_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("ended");
        QTest::newRow("success") << "true" << "COMPLETED|0:0|None";
        QTest::newRow("exit code") << "exit 1" << "FAILED|1:0|NonZeroExitCode";
        QTest::newRow("highest exit code") << "exit 255" << "FAILED|255:0|NonZeroExitCode";
        QTest::newRow("command that is not there") << "/no/such/command" << "FAILED|127:0|NonZeroExitCode";
        QTest::newRow("signal") << "kill -9 $$" << "FAILED|0:9|RaisedSignal";
        QTest::newRow("stopped by its own SIGTERM") << "kill -TERM $$" << "FAILED|0:15|RaisedSignal";
    }

    void endOfTheScriptGivesTheState()
    {
        QFETCH(QString, command);
        QFETCH(QString, ended);
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", command});
        QVERIFY(!node.waitForEnd(id).isEmpty());
        QCOMPARE(accounted(node, id, "State,ExitCode,Reason"), ended);
    }

    void jobThatPassesItsLimitIsEndedAsTimeout()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"-t", "0:01", "--wrap", "sleep 60"});
        QCOMPARE(node.waitForEnd(id), QString("TIMEOUT"));
        const auto row = node.record(id);
        QVERIFY(row->end - row->start >= std::chrono::milliseconds(1000));
        QVERIFY(row->end - row->start < std::chrono::seconds(20));
        QCOMPARE(accounted(node, id, "State,ExitCode,Reason"), QString("TIMEOUT|0:0|TimeLimit"));
    }

    void cancelledJobIsCompletingUntilItsLastProcessIsGone()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", "trap 'touch asked; " + untilFile("go") + "; exit' TERM; touch begun; while :; do sleep 0.05; done"});
        QVERIFY(node.waitForFile("begun"));
        QCOMPARE(node.run({"scancel", QString::number(id)}).code, 0);
        QVERIFY(node.waitForFile("asked"));
        QCOMPARE(accounted(node, id, "State"), QString("COMPLETING"));
        QCOMPARE(node.run({"squeue", "--noheader", "-o", "ST"}).out.trimmed(), QString("CG"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(id), QString("CANCELLED"));
        QVERIFY(accounted(node, id, "State,Reason").endsWith("|CancelledByUser"));
    }

    void endedJobDoesNotChangeAnyMore_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("ended");
        QTest::newRow("COMPLETED") << QStringList{} << "true" << "COMPLETED";
        QTest::newRow("FAILED") << QStringList{} << "exit 2" << "FAILED";
        QTest::newRow("CANCELLED") << QStringList{} << "scancel $SLURM_JOB_ID; sleep 600" << "CANCELLED";
        QTest::newRow("TIMEOUT") << QStringList{"-t", "0:01"} << "sleep 600" << "TIMEOUT";
        QTest::newRow("OUT_OF_MEMORY") << QStringList{} << "printf 'oom_kill 1\\n' > cgroup/job_1/memory.events; kill -9 $$" << "OUT_OF_MEMORY";
    }

    void endedJobDoesNotChangeAnyMore()
    {
        QFETCH(QStringList, args);
        QFETCH(QString, command);
        QFETCH(QString, ended);
        TempNode node;
        makeCgroup(node, 1);
        node.setEnv("SLOTD_CGROUP_BASE", cgroupBase(node));
        QVERIFY(node.start());
        const quint32 id = node.submit(args + QStringList{"--wrap", command});
        QCOMPARE(node.waitForEnd(id), ended);
        const auto before = node.record(id);
        const QString number = QString::number(id);
        QCOMPARE(node.run({"scancel", number}).code, 0);
        for (const QStringList& attempt : {QStringList{"scontrol", "hold", "job", number}, {"scontrol", "release", "job", number},
                                           {"scontrol", "update", "job", number, "JobName=other"},
                                           {"scontrol", "update", "job", number, "TimeLimit=5"},
                                           {"scontrol", "update", "job", number, "Priority=5"}}) {
            const Ran ran = node.run(attempt);
            QVERIFY2(ran.code != 0, qPrintable(attempt.join(' ')));
            QVERIFY2(ran.err.startsWith(QString("Job has already finished for job %1\n").arg(id)), qPrintable(ran.err));
        }
        QCOMPARE(*node.record(id) == *before, true);
    }

    void everyCauseOfWaitingHasItsReason()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 running = node.submit({"-c", "3", "--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(running, {"RUNNING"}), QString("RUNNING"));
        const quint32 blocked = node.submit({"-c", "4", "--wrap", "true"});
        const quint32 behind = node.submit({"-c", "1", "--wrap", "true"});
        const quint32 held = node.submit({"-H", "--wrap", "true"});
        const quint32 dependent = node.submit({"-d", QString("afterok:%1").arg(running), "--wrap", "true"});
        const quint32 later = node.submit({"--begin", "now+1hour", "--wrap", "true"});
        QCOMPARE(waitsFor(node, blocked), QString("Resources"));
        QCOMPARE(waitsFor(node, behind), QString("Priority"));
        QCOMPARE(waitsFor(node, held), QString("JobHeldUser"));
        QCOMPARE(waitsFor(node, dependent), QString("Dependency"));
        QCOMPARE(waitsFor(node, later), QString("BeginTime"));
        QCOMPARE(shown(node, later, "Reason"), QString("BeginTime"));
        QCOMPARE(shown(node, dependent, "Reason"), QString("Dependency"));
        QCOMPARE(shown(node, dependent, "Dependency"), QString("afterok:%1").arg(running));
    }

    void taskBeyondTheLimitOfItsArrayWaitsForThat()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 array = node.submit({"-a", "0-1%1", "--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(array, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(node.run({"squeue", "--noheader", "-t", "PD", "-o", "Reason"}).out.trimmed(), QString("(JobArrayTaskLimit)"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(array + 1), QString("COMPLETED"));
    }

    void batchJobsAndTasksAreRecordsOfTheirOwn()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({"--wrap", "true"});
        const quint32 array = node.submit({"-a", "3,5", "--wrap", "true"});
        QCOMPARE(node.waitForEnd(job), QString("COMPLETED"));
        QCOMPARE(node.waitForEnd(array + 1), QString("COMPLETED"));
        QCOMPARE(node.waitForEnd(array), QString("COMPLETED"));
        QCOMPARE(node.run({"sacct", "-n", "-P", "-o", "JobID,BatchFlag"}).out, QString("%1|1\n%2_3|1\n%2_5|1\n").arg(job).arg(array));
    }

    void jobThatCannotBeSetUpFailsWithAMessageAndTouchesNothing_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::newRow("working folder that is not there") << QStringList{"-D", "missing/folder"};
        QTest::newRow("output below a file") << QStringList{"-o", "/proc/version/out"};
        QTest::newRow("input that is not there") << QStringList{"-i", "missing"};
    }

    void jobThatCannotBeSetUpFailsWithAMessageAndTouchesNothing()
    {
        QFETCH(QStringList, args);
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit(args + QStringList{"--wrap", "touch ran"});
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        QCOMPARE(accounted(node, id, "ExitCode,Reason"), QString("0:53|JobLaunchFailure"));
        QVERIFY(!node.record(id)->message.empty());
        QVERIFY(!QFile::exists(node.workDir() + "/missing"));
        QVERIFY(!QFile::exists(node.workDir() + "/ran"));
    }

    void idleHostStartsAJobWithinTheBoundOfTheBook()
    {
        TempNode node;
        QVERIFY(node.start());
        auto shortest = std::chrono::milliseconds::max();
        for (int i = 0; i < 5; ++i) { // the host of the test may be busy with other tests at one moment or another
            const quint32 id = node.submit({"--wrap", "true"});
            QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
            const auto row = node.record(id);
            shortest = std::min<std::chrono::milliseconds>(shortest, row->start - row->submit);
        }
        QVERIFY(shortest <= std::chrono::milliseconds(300));
    }
};

QTEST_GUILESS_MAIN(TstStates)
#include "tst_states.moc"
