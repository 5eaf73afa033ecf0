// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/tempnode.h"

#include <QTest>
#include <csignal>

using namespace slotd::test;

/// The daemon dies by SIGKILL at every named point of a job's life and is started again: every acknowledged job ends once,
/// with its right state and exit code, and no job runs twice.
class TstKillMatrix : public QObject
{
    Q_OBJECT

    static QByteArray countingScript(int status)
    {
        return "#!/bin/bash\necho ran >> runs.$SLURM_JOB_ID\nexit " + QByteArray::number(status) + "\n";
    }

private slots:
    void daemonKilledAtAPointOfAJobsLifeLosesAndRepeatsNothing_data()
    {
        QTest::addColumn<QString>("point");
        for (const char* point : {"store.before-commit", "store.after-commit", "engine.submission-durable", "engine.intent-durable",
                                  "launch.before-spawn", "launch.after-spawn", "launch.after-result", "engine.attempt-ended",
                                  "engine.end-durable"}) {
            for (int nth = 1; nth <= 3; ++nth)
                QTest::addRow("%s:%d", point, nth) << QString("%1:%2").arg(point).arg(nth);
        }
    }

    void daemonKilledAtAPointOfAJobsLifeLosesAndRepeatsNothing()
    {
        QFETCH(QString, point);
        TempNode node;
        node.setEnv("SLOTD_TEST_CRASH_AT", point);
        node.startOnly();
        node.waitUntilAnswering();
        // Three jobs with different ends; the daemon dies somewhere among them. sbatch asks again with the same token, so a
        // second daemon is put there at once.
        QList<std::shared_ptr<QProcess>> clients;
        QList<int> statuses;
        const auto submitOne = [&](int status) {
            node.write(QString("job%1.sh").arg(status), countingScript(status));
            clients.append(node.spawn({"sbatch", "--parsable", QString("job%1.sh").arg(status)}));
            statuses.append(status);
        };
        for (const int status : {0, 3, 7})
            submitOne(status);
        // Changes that come together share a commit: then it takes more jobs to reach the third one.
        for (int more = 0; more < 20 && !node.waitUntilGone(500); ++more)
            submitOne(0);
        QVERIFY(node.waitUntilGone());
        node.unsetEnv("SLOTD_TEST_CRASH_AT");
        QVERIFY(node.start());
        int acknowledged = 0;
        for (int i = 0; i < clients.size(); ++i) {
            QVERIFY(clients[i]->state() == QProcess::NotRunning || clients[i]->waitForFinished());
            const QString out = QString::fromUtf8(clients[i]->readAllStandardOutput()).trimmed();
            if (clients[i]->exitCode() != 0) { // not acknowledged: it found no daemon, and says so
                const QString err = QString::fromUtf8(clients[i]->readAllStandardError());
                QVERIFY2(err.contains("no slotd daemon answers"), qPrintable(err));
                continue;
            }
            ++acknowledged;
            const quint32 id = out.toUInt();
            QVERIFY2(id != 0, qPrintable(out));
            const int status = statuses[i];
            QCOMPARE(node.waitForEnd(id), QString(status == 0 ? "COMPLETED" : "FAILED"));
            QCOMPARE(node.record(id)->exit.status, status);
            QCOMPARE(node.read(QString("runs.%1").arg(id)), QString("ran\n"));
        }
        // Nothing else was made: no second job from a submission that was asked twice, none that nobody was told of.
        const Ran all = node.run({"sacct", "-n", "-P", "-o", "JobID"});
        QCOMPARE(all.out.split('\n', Qt::SkipEmptyParts).size(), acknowledged);
    }

    void daemonKilledInTheMiddleOfAnArraySubmissionKeepsAllOfItOrNone()
    {
        TempNode node;
        node.setEnv("SLOTD_TEST_CRASH_AT", "store.mid-array");
        node.startOnly();
        QVERIFY(node.waitUntilAnswering());
        const auto client = node.spawn({"sbatch", "--parsable", "-a", "0-99", "--wrap", "echo ran >> runs.$SLURM_ARRAY_TASK_ID"});
        QVERIFY(node.waitUntilGone());
        node.unsetEnv("SLOTD_TEST_CRASH_AT");
        QVERIFY(node.start());
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitCode(), 0);
        const quint32 array = QString::fromUtf8(client->readAllStandardOutput()).trimmed().toUInt();
        for (quint32 task = 0; task < 100; ++task) {
            QCOMPARE(node.waitForEnd(array + task), QString("COMPLETED"));
            QCOMPARE(node.read(QString("runs.%1").arg(task)), QString("ran\n"));
        }
        QCOMPARE(node.run({"sacct", "-n", "-P", "-X", "-o", "JobID"}).out.split('\n', Qt::SkipEmptyParts).size(), 100);
    }

    void jobGoesOnWhileTheDaemonIsKilledAndIsTakenUpAgain()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({}, "#!/bin/bash\necho begin > begun\nwhile [ ! -e go ]; do sleep 0.05; done\nexit 5\n");
        QVERIFY(node.waitForFile("begun", "begin"));
        node.kill9();
        QVERIFY(node.start());
        QCOMPARE(node.waitForState(id, {"RUNNING"}), QString("RUNNING"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        QCOMPARE(node.record(id)->exit.status, 5);
    }

    void jobThatEndedWhileTheDaemonWasDeadHasItsRightEnd()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({}, "#!/bin/bash\necho begin > begun\nwhile [ ! -e go ]; do sleep 0.05; done\n");
        QVERIFY(node.waitForFile("begun", "begin"));
        node.kill9();
        node.write("go", "");
        QVERIFY(node.waitForFile(node.jobDir(id) + "/exit_status", "0"));
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        QCOMPARE(node.record(id)->exit.status, 0);
    }

    void daemonKilledWhileAJobIsCompletingEndsItCancelled()
    {
        TempNode node;
        node.setEnv("SLOTD_KILL_WAIT", "3");
        QVERIFY(node.start());
        const quint32 id = node.submit({}, "#!/bin/bash\ntrap '' TERM\necho begin > begun\nwhile :; do sleep 0.05; done\n");
        QVERIFY(node.waitForFile("begun", "begin"));
        QCOMPARE(node.run({"scancel", QString::number(id)}).code, 0);
        QCOMPARE(node.waitForState(id, {"COMPLETING"}), QString("COMPLETING"));
        node.kill9();
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(id), QString("CANCELLED"));
        QVERIFY(node.waitUntil([&] { return jobProcesses(node.root()).isEmpty(); }));
    }

    void timeLimitHoldsWhileTheDaemonIsDown()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"-t", "0:02"}, "#!/bin/bash\necho begin > begun\nsleep 600\n");
        QVERIFY(node.waitForFile("begun", "begin"));
        node.kill9();
        QVERIFY(node.waitForFile(node.jobDir(id) + "/exit_status"));
        QVERIFY(jobProcesses(node.root()).isEmpty());
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(id), QString("TIMEOUT"));
    }

    void killedSupervisorFailsItsJobAndLeavesNoProcess()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({}, "#!/bin/bash\necho begin > begun\nsleep 600\n");
        QVERIFY(node.waitForFile("begun", "begin"));
        QVERIFY(node.waitUntil([&] { return node.record(id)->supervisorPid != 0; }));
        ::kill(node.record(id)->supervisorPid, SIGKILL);
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        QCOMPARE(node.record(id)->reason, slotd::Reason::SupervisorLost);
        QVERIFY(node.waitUntil([&] { return jobProcesses(node.root()).isEmpty(); }));
    }

    void supervisorKilledWhileTheDaemonIsDownFailsItsJob()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({}, "#!/bin/bash\necho begin > begun\nsleep 600\n");
        QVERIFY(node.waitForFile("begun", "begin"));
        QVERIFY(node.waitUntil([&] { return node.record(id)->supervisorPid != 0; }));
        const int supervisor = node.record(id)->supervisorPid;
        node.kill9();
        ::kill(supervisor, SIGKILL);
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        QCOMPARE(node.record(id)->reason, slotd::Reason::SupervisorLost);
        QVERIFY(node.waitUntil([&] { return jobProcesses(node.root()).isEmpty(); }));
    }

    void secondDaemonOnTheSameRootIsRefusedAndHarmsNothing()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran second = node.run({"slotd", "daemon"});
        QVERIFY(second.code != 0);
        QVERIFY2(second.err.contains("already serves"), qPrintable(second.err));
        QCOMPARE(node.run({"sinfo"}).code, 0);
    }

    void cleanStopLeavesJobsRunningAndAStartTakesThemUp()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({}, "#!/bin/bash\necho begin > begun\nwhile [ ! -e go ]; do sleep 0.05; done\n");
        QVERIFY(node.waitForFile("begun", "begin"));
        QVERIFY(node.stop());
        QVERIFY(!jobProcesses(node.root()).isEmpty());
        QVERIFY(node.start());
        QCOMPARE(node.waitForState(id, {"RUNNING"}), QString("RUNNING"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
    }
};

QTEST_GUILESS_MAIN(TstKillMatrix)
#include "tst_killmatrix.moc"
