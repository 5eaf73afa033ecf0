// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/listing.h"
#include "support/spawned.h"
#include "support/terminal.h"

#include <csignal>
#include <QTest>

using namespace slotd::test;

/// salloc: resources for a command or a shell.
class TstSalloc : public QObject
{
    Q_OBJECT

    static QStringList command(const QStringList& words) { return QStringList{program(words[0])} + words.mid(1); }
    static bool running(TempNode& node, const QString& what)
    {
        return node.run({"/bin/sh", "-c", "pgrep -f '^" + what + "' -a || true"}).out.contains(what);
    }

private slots:
    void sallocMakesAnAllocationAndRunsTheCommandInIt()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"salloc", "sh", "-c", "echo job $SLURM_JOB_ID; squeue --noheader -o 'JobID,ST'"});
        QCOMPARE(linesOf(ran.out).mid(0, 2), QStringList({"Granted job allocation 1", "job 1"}));
        QVERIFY(unpadded(ran.out).contains("1|R"));
        QCOMPARE(ran.err, QString("salloc: Relinquishing job allocation 1\n"));
        QCOMPARE(ran.code, 0);
        QCOMPARE(node.run({"sacct", "-n", "-P", "-o", "JobID,State,BatchFlag"}).out, QString("1|COMPLETED|0\n"));
    }

    void withoutACommandTheUsersShellStarts()
    {
        TempNode node;
        QVERIFY(node.start());
        const QString shell = node.write("myshell", "#!/bin/sh\necho my shell in $SLURM_JOB_ID with $# arguments; exit 6\n", true);
        const Ran ran = node.run({"salloc", "-n", "2"}, {}, {{"SHELL", shell}});
        QCOMPARE(linesOf(ran.out), QStringList({"Granted job allocation 1", "my shell in 1 with 0 arguments"}));
        QCOMPARE(ran.code, 6);
    }

    void grantedLineIsExactAndSlurmsOwnWithTheSwitch()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"salloc", "true"}).out, QString("Granted job allocation 1\n"));
        QCOMPARE(node.run({"salloc", "-Q", "true"}).out, QString());
        QVERIFY(node.stop());
        node.setEnv("SLOTD_COMPAT", "slurm");
        QVERIFY(node.start());
        const Ran ran = node.run({"salloc", "-n", "2", "echo", "once"});
        QCOMPARE(ran.out, QString("once\n"));
        QCOMPARE(ran.err, QString("salloc: Granted job allocation 3\nsalloc: Relinquishing job allocation 3\n"));
    }

    void commandStartsOnlyWhenTheAllocationRuns()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 busy = node.submit({"-c", "4", "--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(busy, {"RUNNING"}), QString("RUNNING"));
        Spawned hold(node, {"salloc", "touch", "began"});
        QVERIFY(hold.says("salloc: job 2 queued and waiting for resources"));
        QCOMPARE(waitsFor(node, 2), QString("Resources"));
        QVERIFY(filesIn(node, "began").isEmpty());
        QVERIFY(!hold.out().contains("Granted"));
        node.write("go", "");
        QCOMPARE(hold.end(), 0);
        QCOMPARE(filesIn(node, "began"), QStringList("began"));
        QCOMPARE(hold.out(), QString("Granted job allocation 2\n"));
        QCOMPARE(hold.err(), QString("salloc: Pending job allocation 2\nsalloc: job 2 queued and waiting for resources\n"
                                     "salloc: job 2 has been allocated resources\nsalloc: Relinquishing job allocation 2\n"));
    }

    void optionsOfSallocShortAndLong_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("short") << QStringList{"-J", "named", "-p", "gpu", "-c", "2", "-n", "2", "--mem", "300M", "-t", "7", "-G", "1", "-D", "sub", "-C", "cpu"};
        QTest::newRow("long") << QStringList{"--job-name=named", "--partition=gpu", "--cpus-per-task=2", "--ntasks=2", "--mem=300M",
                                             "--time=7", "--gpus=1", "--chdir=sub", "--constraint=cpu"};
    }

    void optionsOfSallocShortAndLong()
    {
        QFETCH(QStringList, options);
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(node.start());
        QVERIFY(QDir(node.workDir()).mkdir("sub"));
        const Ran ran = node.run(QStringList{"salloc"} + options + QStringList{"sh", "-c", "test $SLURM_PROCID = 0 || exit 0; pwd; scontrol show job $SLURM_JOB_ID"});
        QCOMPARE(ran.code, 0);
        for (const QString& part : {node.workDir() + "/sub", QString("JobName=named"), QString("Partition=gpu"), QString("NumCPUs=4"),
                                    QString("NumTasks=2"), QString("CPUs/Task=2"), QString("mem=300M"), QString("TimeLimit=00:07:00"),
                                    QString("gres/gpu=1"), QString("Features=cpu"), QString("BatchFlag=0")})
            QVERIFY2(ran.out.contains(part), qPrintable(part + " in " + ran.out));
        QCOMPARE(node.run({"salloc", "--constraint", "nope", "true"}).err,
                 QString("salloc: error: Job submit/allocate failed: Invalid feature specification\n"));
    }

    void immediateFailsWhenTheAllocationCannotStartNow()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 busy = node.submit({"-c", "4", "--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(busy, {"RUNNING"}), QString("RUNNING"));
        const Ran ran = node.run({"salloc", "--immediate", "touch", "began"});
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.err, QString("salloc: error: Unable to allocate resources: Requested nodes are busy\n"));
        QCOMPARE(jobCount(node), 1);
        QVERIFY(filesIn(node, "began").isEmpty());
        node.write("go", "");
    }

    void commandRunsOncePerTask()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"salloc", "-n", "2", "sh", "-c", "touch marker-$SLURM_PROCID-$SLURM_LOCALID; exit $SLURM_PROCID"});
        QCOMPARE(filesIn(node, "marker-*"), QStringList({"marker-0-0", "marker-1-1"}));
        QCOMPARE(ran.code, 1);
    }

    void srunInsideSallocBecomesItsStep()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"salloc", "sh", "-c", "srun true; srun true"}).code, 0);
        QCOMPARE(columnOf(node.run({"sacct", "-n", "-P", "-o", "JobID"}).out, 0), QStringList({"1", "1.0", "1.1"}));
    }

    void allocationAndStepAreRecordsOfTheirOwn()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned hold(node, {"salloc", "srun", "sh", "-c", "echo up; " + untilFile("go")});
        QVERIFY(hold.says("up"));
        QVERIFY(shown(node, 1, "BatchFlag") == "0");
        QVERIFY(node.run({"sacct", "-n", "-P", "-o", "JobID,State"}).out.contains("1|RUNNING\n1.0|RUNNING\n"));
        node.write("go", "");
        QCOMPARE(hold.end(), 0);
    }

    void allocationIsReleasedWhenTheCommandEnds()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"salloc", "-c", "4", "true"}).code, 0);
        QCOMPARE(node.record(1)->state, slotd::JobState::Completed);
        QCOMPARE(node.run({"srun", "-I", "-c", "4", "true"}).code, 0);
    }

    void exitCodeIsTheCommandsAndZeroForASignal()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"salloc", "sh", "-c", "exit 9"}).code, 9);
        QCOMPARE(node.run({"salloc", "sh", "-c", "kill -9 $$"}).code, 0);
        const Ran missing = node.run({"salloc", "nosuchcmd"});
        QCOMPARE(missing.code, 1);
        QCOMPARE(missing.err, QString("salloc: error: _fork_command: Unable to find command \"nosuchcmd\"\n"
                                      "salloc: Relinquishing job allocation 3\n"));
        QCOMPARE(node.run({"salloc", "-p", "nope", "true"}).err,
                 QString("salloc: error: invalid partition specified: nope\n"
                         "salloc: error: Job submit/allocate failed: Invalid partition name specified\n"));
    }

    void noShellKeepsTheAllocationUntilItIsCancelled()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"salloc", "--no-shell", "-n", "2"}).out, QString("Granted job allocation 1\n"));
        QCOMPARE(node.run({"srun", "--jobid=1", "-n", "2", "echo", "step"}).out, QString("step\nstep\n"));
        QCOMPARE(node.record(1)->state, slotd::JobState::Running);
        QCOMPARE(node.run({"scancel", "1"}).code, 0);
        QCOMPARE(node.waitForEnd(1), QString("CANCELLED"));
    }

    void scancelEndsTheCommandAndTheSteps()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned hold(node, {"salloc", "sh", "-c", "echo up; srun sleep 60; sleep 60"});
        QVERIFY(hold.says("up"));
        QVERIFY(node.waitUntil([&] { return node.run({"squeue", "-s"}).out.contains("1.0"); }));
        QCOMPARE(node.run({"scancel", "1"}).code, 0);
        QCOMPARE(hold.end(), 0);
        QVERIFY2(hold.err().contains("salloc: Job allocation 1 has been revoked.\n"), qPrintable(hold.err()));
        QVERIFY(!hold.err().contains("Relinquishing"));
        QCOMPARE(node.waitForEnd(1), QString("CANCELLED"));
        QVERIFY(node.waitUntil([&] { return jobProcesses(node.root()).isEmpty(); }));
    }

    void timeLimitEndsTheCommand()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"salloc", "-t", "0:01", "sleep", "60"});
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.err.contains("salloc: Job allocation 1 has been revoked.\n"), qPrintable(ran.err));
        QCOMPARE(node.waitForEnd(1), QString("TIMEOUT"));
    }

    void killCommandChoosesTheSignal()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned hold(node, {"salloc", "-KUSR1", "bash", "-c", "trap 'echo got USR1; exit 4' USR1; echo up; while :; do sleep 0.05; done"});
        QVERIFY(hold.says("up"));
        QCOMPARE(node.run({"scancel", "1"}).code, 0);
        QCOMPARE(hold.end(), 4);
        QVERIFY(hold.out().contains("got USR1\n"));
    }

    void commandThatIgnoresTheSignalIsKilledAfterTheGrace()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned hold(node, {"salloc", "bash", "-c", "trap '' TERM; echo up; while :; do sleep 0.05; done"});
        QVERIFY(hold.says("up"));
        QCOMPARE(node.run({"scancel", "1"}).code, 0);
        QCOMPARE(hold.end(), 0);
        QCOMPARE(node.waitForEnd(1), QString("CANCELLED"));
    }

    void warningSignalReachesTheSteps()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"salloc", "-t", "0:06", "--signal=USR1@4", "srun", "bash", "-c",
                                  "trap 'echo warned; exit 0' USR1; while :; do sleep 0.05; done"});
        QVERIFY2(ran.out.contains("warned\n"), qPrintable(ran.out + ran.err));
        QCOMPARE(node.waitForEnd(1), QString("COMPLETED"));
    }

    void sallocCancelledOrInterruptedWhileItWaitsSaysSo()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 busy = node.submit({"-c", "4", "--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(busy, {"RUNNING"}), QString("RUNNING"));
        Spawned cancelled(node, {"salloc", "touch", "began"});
        QVERIFY(cancelled.says("queued and waiting"));
        QCOMPARE(node.run({"scancel", "2"}).code, 0);
        QCOMPARE(cancelled.end(), 1);
        QVERIFY2(cancelled.err().contains("salloc: Job allocation 2 has been revoked.\n"), qPrintable(cancelled.err()));
        Spawned interrupted(node, {"salloc", "touch", "began"});
        QVERIFY(interrupted.says("queued and waiting"));
        interrupted.signal(SIGINT);
        QCOMPARE(interrupted.end(), 1);
        QVERIFY2(interrupted.err().endsWith("salloc: Job allocation 3 has been revoked.\nsalloc: Job aborted due to signal\n"),
                 qPrintable(interrupted.err()));
        QCOMPARE(node.waitForEnd(3), QString("CANCELLED"));
        QVERIFY(filesIn(node, "began").isEmpty());
        node.write("go", "");
    }

    void signalsThatSallocGetsGoToItsCommand()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned hold(node, {"salloc", "bash", "-c", "trap 'echo got TERM; exit 8' TERM; echo up; while :; do sleep 0.05; done"});
        QVERIFY(hold.says("up"));
        hold.signal(SIGTERM);
        QCOMPARE(hold.end(), 8);
        QVERIFY(hold.out().contains("got TERM"));
        QVERIFY(!node.waitForEnd(1).isEmpty());
    }

    void shellAtATerminalHasJobControl()
    {
        TempNode node;
        QVERIFY(node.start());
        const QString shell = node.write("sh-norc", "#!/bin/sh\nexec bash --norc -i\n", true);
        Terminal terminal(command({"salloc"}), node.environment({{"PS1", "ready> "}, {"SHELL", shell}}), node.workDir());
        QVERIFY(terminal.expect("Granted job allocation 1\r\n"));
        QVERIFY(terminal.expect("ready> "));
        terminal.type("sleep 610\r");
        QVERIFY(terminal.expect("sleep 610\r\n"));
        QVERIFY(node.waitUntil([&] { return running(node, "sleep 610"); }));
        terminal.type("\x1a");
        QVERIFY(terminal.expect("Stopped"));
        QVERIFY(terminal.expect("ready> "));
        terminal.type("kill -KILL %1; srun echo step ok; exit 3\r");
        QVERIFY(terminal.expect("step ok\r\n"));
        QVERIFY(terminal.expect("salloc: Relinquishing job allocation 1\r\n"));
        QCOMPARE(terminal.waitForExit(), 3);
        QVERIFY(terminal.cooked());
    }

    void controlZStopsSallocWithItsCommandAndKeepsTheJob()
    {
        TempNode node;
        QVERIFY(node.start());
        // A shell around it, which can stop it and let it go on.
        Terminal terminal({"/bin/bash", "--norc", "-i"}, node.environment({{"PS1", "outer> "}}), node.workDir());
        QVERIFY(terminal.expect("outer> "));
        terminal.type("salloc sleep 620\r");
        QVERIFY(terminal.expect("Granted job allocation 1\r\n"));
        QVERIFY(node.waitUntil([&] { return running(node, "sleep 620"); }));
        terminal.type("\x1a");
        QVERIFY(terminal.expect("Stopped"));
        QVERIFY(terminal.expect("outer> "));
        QCOMPARE(node.record(1)->state, slotd::JobState::Running);
        terminal.type("fg\r");
        QVERIFY(terminal.expect("salloc sleep 620\r\n"));
        // Until the terminal is the command's again a key is nobody's.
        QVERIFY(node.waitUntil([&] {
            terminal.type("\x03");
            return !running(node, "sleep 620");
        }));
        QVERIFY(terminal.expect("Relinquishing job allocation 1"));
        QVERIFY(terminal.expect("outer> "));
        terminal.type("exit\r");
        QVERIFY(terminal.waitForExit() >= 0);
        QVERIFY(!node.waitForEnd(1).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstSalloc)
#include "tst_salloc.moc"
