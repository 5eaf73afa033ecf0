// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/spawned.h"
#include "support/terminal.h"

#include <csignal>
#include <list>
#include <QTest>

using namespace slotd::test;

/// Whoever of srun, salloc, their supervisors and the daemon dies: no process is left, no resource stays taken, and what goes
/// on ends with its right state and exit code.
class TstInteractiveRecovery : public QObject
{
    Q_OBJECT

    static QStringList command(const QStringList& words) { return QStringList{program(words[0])} + words.mid(1); }

    static void allIsFree(TempNode& node)
    {
        QVERIFY(node.waitUntil([&] { return jobProcesses(node.root()).isEmpty(); }));
        QCOMPARE(node.run({"srun", "-I", "-n", "4", "true"}).code, 0);
    }
    static QString states(TempNode& node)
    {
        return node.run({"sacct", "-n", "-P", "-o", "JobID,State,ExitCode"}).out;
    }
    static void restart(TempNode& node)
    {
        node.kill9();
        QVERIFY(node.start());
    }
    /// Gives a daemon that is to die at some point more to do until it has come to it: changes that come together share a commit,
    /// and not every client comes past every point.
    static bool workOnUntilGone(TempNode& node, std::list<Spawned>& clients)
    {
        constexpr int kMost = 24;
        for (int i = 0; i < kMost && !node.waitUntilGone(300); ++i) {
            const QString up = QString("up%1").arg(i);
            switch (i % 3) {
            case 0: clients.emplace_back(node, QStringList{"srun", "true"}); break;
            case 1: clients.emplace_back(node, QStringList{"sbatch", "--wrap", "true"}); break;
            case 2: // gives its allocation back under a step that runs
                clients.emplace_back(node, QStringList{"salloc", "sh", "-c", "srun sh -c 'echo up > " + up + "; exec sleep 60' & " + untilFile(up) + "; exit 0"});
                break;
            }
        }
        return node.waitUntilGone();
    }

private slots:
    void clientKilledWhileItWaitsLeavesNoJob_data()
    {
        QTest::addColumn<QString>("client");
        QTest::newRow("srun") << "srun";
        QTest::newRow("salloc") << "salloc";
    }

    void clientKilledWhileItWaitsLeavesNoJob()
    {
        QFETCH(QString, client);
        TempNode node;
        QVERIFY(node.start());
        const quint32 busy = node.submit({"-c", "4", "--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(busy, {"RUNNING"}), QString("RUNNING"));
        Spawned run(node, {client, "touch", "began"});
        QVERIFY(run.says("queued and waiting"));
        run.signal(SIGKILL);
        QCOMPARE(node.waitForEnd(2), QString("CANCELLED"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(busy), QString("COMPLETED"));
        allIsFree(node);
        QVERIFY(filesIn(node, "began").isEmpty());
    }

    void clientKilledWhileItRunsLeavesNoProcessAndNoResourceTaken_data()
    {
        QTest::addColumn<QStringList>("words");
        const QString script = "trap '' TERM; (setsid sleep 60 &); echo up; while :; do sleep 1; done";
        QTest::newRow("srun") << QStringList{"srun", "-n", "2", "sh", "-c", script};
        QTest::newRow("salloc with a step") << QStringList{"salloc", "-n", "1", "srun", "sh", "-c", script};
    }

    void clientKilledWhileItRunsLeavesNoProcessAndNoResourceTaken()
    {
        QFETCH(QStringList, words);
        TempNode node;
        QVERIFY(node.start());
        Spawned run(node, words);
        QVERIFY(run.says("up"));
        run.signal(SIGKILL);
        QVERIFY(!node.waitForEnd(1).isEmpty());
        // salloc's command is no part of the job, but the step in it is; an srun that is left ends by itself.
        allIsFree(node);
        QVERIFY2(states(node).startsWith("1|CANCELLED"), qPrintable(states(node)));
    }

    void supervisorKilledEndsTheStepAsLost()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned run(node, {"srun", "sh", "-c", "(setsid sleep 60 &); echo $PPID; exec sleep 60"});
        QVERIFY(run.says("\n"));
        ::kill(static_cast<pid_t>(run.out().trimmed().toInt()), SIGKILL);
        QCOMPARE(run.end(), 137);
        QVERIFY2(run.err().contains("supervisor"), qPrintable(run.err()));
        QCOMPARE(node.waitForEnd(1), QString("FAILED"));
        allIsFree(node);
    }

    void srunAndSupervisorKilledTogetherLeaveNothing()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned run(node, {"srun", "sh", "-c", "(setsid sleep 60 &); echo $PPID; exec sleep 60"});
        QVERIFY(run.says("\n"));
        const int supervisor = run.out().trimmed().toInt();
        run.signal(SIGKILL);
        ::kill(supervisor, SIGKILL);
        QVERIFY(!node.waitForEnd(1).isEmpty());
        allIsFree(node);
    }

    void stoppedClientKeepsItsJob()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned run(node, {"srun", "sh", "-c", "echo up; " + untilFile("go") + "; exit 3"});
        QVERIFY(run.says("up"));
        run.signal(SIGSTOP);
        restart(node);
        QCOMPARE(node.record(1)->state, slotd::JobState::Running);
        node.write("go", "");
        run.signal(SIGCONT);
        QCOMPARE(run.end(), 3);
        QCOMPARE(states(node), QString("1|FAILED|3:0\n1.0|FAILED|3:0\n"));
    }

    void daemonRestartedUnderARunningSrunSeesItsRightEnd()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned run(node, {"srun", "-n", "2", "sh", "-c", "echo up; " + untilFile("go") + "; exit 4"});
        QVERIFY(run.says("up"));
        restart(node);
        QCOMPARE(node.record(1)->state, slotd::JobState::Running);
        node.write("go", "");
        QCOMPARE(run.end(), 4);
        QCOMPARE(states(node), QString("1|FAILED|4:0\n1.0|FAILED|4:0\n"));
        allIsFree(node);
    }

    void daemonRestartedUnderAWaitingSrunRunsItInTheEnd()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 busy = node.submit({"-c", "4", "--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(busy, {"RUNNING"}), QString("RUNNING"));
        Spawned run(node, {"srun", "echo", "at last"});
        QVERIFY(run.says("queued and waiting"));
        restart(node);
        QCOMPARE(node.record(2)->state, slotd::JobState::Pending);
        node.write("go", "");
        QCOMPARE(run.end(), 0);
        QCOMPARE(run.out(), QString("at last\n"));
        QCOMPARE(node.waitForEnd(2), QString("COMPLETED"));
    }

    void daemonRestartedUnderARunningSallocGoesOn()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned hold(node, {"salloc", "sh", "-c", "srun echo first; echo up; " + untilFile("go") + "; srun echo second; exit 5"});
        QVERIFY(hold.says("up"));
        restart(node);
        QCOMPARE(node.record(1)->state, slotd::JobState::Running);
        node.write("go", "");
        QCOMPARE(hold.end(), 5);
        QVERIFY(hold.out().contains("second\n"));
        QVERIFY(!node.waitForEnd(1).isEmpty());
        const QString all = states(node);
        QVERIFY2(all.contains("1.0|COMPLETED|0:0\n") && all.contains("1.1|COMPLETED|0:0\n"), qPrintable(all));
        allIsFree(node);
    }

    void daemonRestartedUnderARunningPtyGoesOn()
    {
        TempNode node;
        QVERIFY(node.start());
        Terminal terminal(command({"srun", "--pty", "bash", "--norc", "-i"}), node.environment({{"PS1", "ready> "}}), node.workDir());
        QVERIFY(terminal.expect("ready> "));
        restart(node);
        terminal.type("echo still $((40 + 2))\r");
        QVERIFY(terminal.expect("still 42\r\n"));
        terminal.type("exit 6\r");
        QCOMPARE(terminal.waitForExit(), 6);
        QCOMPARE(states(node), QString("1|FAILED|6:0\n1.0|FAILED|6:0\n"));
    }

    void stepThatEndsWhileTheDaemonIsAwayIsFoundLater()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned run(node, {"srun", "sh", "-c", "echo up; " + untilFile("go") + "; exit 7"});
        QVERIFY(run.says("up"));
        node.kill9();
        node.write("go", "");
        QCOMPARE(run.end(), 7); // after the few seconds that it waits for a daemon
        QVERIFY(QFile::exists(node.jobDir(1) + "/step.0.result"));
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(1), QString("FAILED"));
        QCOMPARE(states(node), QString("1|FAILED|7:0\n1.0|FAILED|7:0\n"));
        allIsFree(node);
    }

    void srunKilledWhileTheDaemonIsAwayIsNoticedLater()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned run(node, {"srun", "sh", "-c", "echo up; exec sleep 60"});
        QVERIFY(run.says("up"));
        node.kill9();
        run.signal(SIGKILL);
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(1), QString("CANCELLED"));
        allIsFree(node);
    }

    void srunInAScriptWaitsForADaemonThatIsAway()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({}, ("#!/bin/sh\n" + untilFile("go") + "\nsrun echo stepped\n").toUtf8());
        QCOMPARE(node.waitForState(job, {"RUNNING"}), QString("RUNNING"));
        node.kill9();
        node.write("go", "");
        QVERIFY(node.waitForFile("slurm-1.out", "waiting for it"));
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(job), QString("COMPLETED"));
        QVERIFY(node.read("slurm-1.out").contains("stepped\n"));
    }

    void daemonKilledAtAPointUnderSrunAndSallocLosesNothing_data()
    {
        QTest::addColumn<QString>("point");
        for (const char* point : {"store.before-commit", "store.after-commit", "engine.submission-durable", "engine.intent-durable",
                                  "engine.attempt-ended", "engine.end-durable", "engine.step-durable", "engine.step-ended",
                                  "engine.release-durable"}) {
            for (int nth = 1; nth <= 3; ++nth)
                QTest::addRow("%s:%d", point, nth) << QString("%1:%2").arg(point).arg(nth);
        }
    }

    void daemonKilledAtAPointUnderSrunAndSallocLosesNothing()
    {
        QFETCH(QString, point);
        TempNode node;
        node.setEnv("SLOTD_TEST_CRASH_AT", point);
        node.startOnly();
        node.waitUntilAnswering();
        node.unsetEnv("SLOTD_TEST_CRASH_AT");
        Spawned run(node, {"srun", "sh", "-c", "echo ran >> runs; exit 3"});
        Spawned hold(node, {"salloc", "sh", "-c", "srun sh -c 'echo ran >> steps; exit 2'; exit 5"});
        std::list<Spawned> more;
        QVERIFY2(workOnUntilGone(node, more), "the daemon never came to this point");
        QVERIFY(node.start());
        const auto noDaemon = [](Spawned& client) { return client.err().contains("no slotd daemon answers"); };
        const int ranCode = run.end();
        const int heldCode = hold.end();
        if (!noDaemon(run)) {
            QVERIFY2(ranCode == 3, qPrintable(run.err()));
            QCOMPARE(node.read("runs"), QString("ran\n"));
        }
        if (!noDaemon(hold)) {
            QVERIFY2(heldCode == 5, qPrintable(hold.err()));
            QCOMPARE(node.read("steps"), QString("ran\n"));
        }
        for (Spawned& client : more)
            QVERIFY(client.end() >= 0);
        restart(node);
        QVERIFY(node.waitUntil([&] { return node.run({"squeue", "--noheader"}).out.isEmpty(); }));
        allIsFree(node);
    }

    void stepFromOutsideKeepsWhatItsJobHasUntilItIsGone()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({"-c", "4", "--wrap", untilFile("go") + "; exit 3"});
        QCOMPARE(node.waitForState(job, {"RUNNING"}), QString("RUNNING"));
        const QString slow = "trap '" + untilFile("gone") + "; exit 0' TERM; echo up; while :; do sleep 0.05; done";
        Spawned outside(node, {"srun", "--jobid", "1", "sh", "-c", slow});
        QVERIFY(outside.says("up"));
        node.write("go", "");
        QCOMPARE(node.waitForState(job, {"COMPLETING"}), QString("COMPLETING"));
        restart(node);
        QVERIFY(node.run({"srun", "-I", "-n", "1", "true"}).code != 0);
        node.write("gone", "");
        QCOMPARE(node.waitForEnd(job), QString("FAILED"));
        QVERIFY2(states(node).startsWith("1|FAILED|3:0\n1.0|CANCELLED"), qPrintable(states(node)));
        QVERIFY(outside.end() >= 0);
        allIsFree(node);
    }

    void exitCodeOfSallocOutlivesADaemonThatDiesBeforeTheLastStepEnds()
    {
        TempNode node;
        node.setEnv("SLOTD_TEST_CRASH_AT", "engine.release-durable:1");
        node.startOnly();
        node.waitUntilAnswering();
        node.unsetEnv("SLOTD_TEST_CRASH_AT");
        Spawned hold(node, {"salloc", "sh", "-c", "srun sh -c 'echo up > up; exec sleep 60' & " + untilFile("up") + "; exit 5"});
        QVERIFY(node.waitUntilGone());
        QVERIFY(node.start());
        QCOMPARE(hold.end(), 5);
        QCOMPARE(node.waitForEnd(1), QString("FAILED"));
        const QString all = states(node);
        QVERIFY2(all.startsWith("1|FAILED|5:0\n1.0|CANCELLED"), qPrintable(all));
        allIsFree(node);
    }

    void daemonKilledAtAPointUnderPtyAndStepsOfAScriptLosesNothing_data()
    {
        QTest::addColumn<QString>("point");
        for (const char* point : {"store.after-commit:2", "store.after-commit:4", "engine.submission-durable:2", "engine.intent-durable:2",
                                  "launch.after-spawn:1", "engine.step-durable:1", "engine.step-durable:2", "engine.step-ended:1",
                                  "engine.step-ended:2", "engine.attempt-ended:1", "engine.end-durable:1"})
            QTest::newRow(point) << QString(point);
    }

    void daemonKilledAtAPointUnderPtyAndStepsOfAScriptLosesNothing()
    {
        QFETCH(QString, point);
        TempNode node;
        node.setEnv("SLOTD_TEST_CRASH_AT", point);
        node.startOnly();
        node.waitUntilAnswering();
        node.unsetEnv("SLOTD_TEST_CRASH_AT");
        node.write("steps.sh", "#!/bin/sh\nsrun sh -c 'echo one >> runs; exit 2'\nsrun echo two >> runs\nexit 3\n");
        Spawned batch(node, {"sbatch", "--parsable", "steps.sh"});
        Spawned pty(node, {"srun", "--pty", "sh", "-c", "echo pty >> ptyruns; exit 6"});
        std::list<Spawned> more;
        QVERIFY2(workOnUntilGone(node, more), "the daemon never came to this point");
        QVERIFY(node.start());
        const auto noDaemon = [](Spawned& client) { return client.err().contains("no slotd daemon answers"); };
        const int ptyCode = pty.end();
        const int batchCode = batch.end();
        for (Spawned& client : more)
            QVERIFY(client.end() >= 0);
        QVERIFY(node.waitUntil([&] { return node.run({"squeue", "--noheader"}).out.isEmpty(); }));
        restart(node);
        if (!noDaemon(pty)) {
            QVERIFY2(ptyCode == 6, qPrintable(pty.err()));
            QCOMPARE(node.read("ptyruns"), QString("pty\n"));
        }
        if (batchCode == 0) {
            const QString id = batch.out().trimmed();
            QCOMPARE(node.read("runs"), QString("one\ntwo\n"));
            const QString all = states(node);
            for (const char* row : {"|FAILED|3:0\n", ".0|FAILED|2:0\n", ".1|COMPLETED|0:0\n"})
                QVERIFY2(all.contains(id + row), qPrintable(all));
        }
        allIsFree(node);
    }
};

QTEST_GUILESS_MAIN(TstInteractiveRecovery)
#include "tst_interactiverecovery.moc"
