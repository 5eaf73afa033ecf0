// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/listing.h"
#include "support/spawned.h"

#include <csignal>
#include <QTest>

using namespace slotd::test;

/// srun outside an allocation: a job of its own, in the foreground.
class TstSrun : public QObject
{
    Q_OBJECT

private slots:
    void commandRunsInTheForegroundWithItsOutputOnTheCallersStreams()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"srun", "--", "sh", "-c", "echo hi; echo oops >&2"});
        QCOMPARE(ran.out, QString("hi\n"));
        QCOMPARE(ran.err, QString("oops\n"));
        QCOMPARE(ran.code, 0);
        QCOMPARE(node.run({"srun", "echo", "--", "-n"}).out, QString("-- -n\n"));
    }

    void srunOutsideAnAllocationMakesARecordAndItsStep()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"srun", "true"}).code, 0);
        QCOMPARE(node.run({"sacct", "-n", "-P", "-o", "JobID,JobName,State,ExitCode"}).out,
                 QString("1|true|COMPLETED|0:0\n1.0|true|COMPLETED|0:0\n"));
        QCOMPARE(node.run({"srun", "true"}).code, 0);
        QCOMPARE(columnOf(node.run({"sacct", "-n", "-P", "-o", "JobID"}).out, 0), QStringList({"1", "1.0", "2", "2.0"}));
    }

    void exitStatusOfTheCommandIsReturned_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("recorded");
        QTest::newRow("7") << "exit 7" << 7 << "task 0: Exited with exit code 7" << "FAILED|7:0";
        QTest::newRow("255") << "exit 255" << 255 << "task 0: Exited with exit code 255" << "FAILED|255:0";
        QTest::newRow("killed") << "kill -9 $$" << 137 << "task 0: Killed" << "FAILED|0:9";
        QTest::newRow("terminated") << "kill -TERM $$" << 143 << "task 0: Terminated" << "FAILED|0:15";
    }

    void exitStatusOfTheCommandIsReturned()
    {
        QFETCH(QString, script);
        QFETCH(int, code);
        QFETCH(QString, error);
        QFETCH(QString, recorded);
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"srun", "sh", "-c", script});
        QCOMPARE(ran.code, code);
        QVERIFY2(ran.err.startsWith("srun: error: ") && ran.err.contains(error), qPrintable(ran.err));
        QCOMPARE(node.run({"sacct", "-n", "-P", "-X", "-o", "State,ExitCode"}).out.trimmed(), recorded);
    }

    void commandThatIsNotThereSaysSoAndExitsAsSlurmDoes()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran missing = node.run({"srun", "nosuchcmd"});
        QCOMPARE(missing.code, 2);
        QVERIFY2(missing.err.contains("execve(): nosuchcmd: No such file or directory"), qPrintable(missing.err));
        const Ran folder = node.run({"srun", "/tmp"});
        QCOMPARE(folder.code, 13);
        QVERIFY2(folder.err.contains("execve(): /tmp: Permission denied"), qPrintable(folder.err));
    }

    void severalTasksAreOneProcessEachAndTheHighestExitCodeCounts()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"srun", "-n", "3", "sh", "-c", "echo $$; exit $SLURM_PROCID"});
        QStringList pids = linesOf(ran.out);
        QCOMPARE(pids.size(), 3);
        pids.removeDuplicates();
        QCOMPARE(pids.size(), 3);
        QCOMPARE(ran.code, 2);
    }

    void everyTaskHasItsRankInSlurmProcidAndLocalid()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"srun", "-n", "3", "sh", "-c", "echo $SLURM_PROCID $SLURM_LOCALID $SLURM_NTASKS $SLURM_STEP_ID"});
        QStringList lines = linesOf(ran.out);
        lines.sort();
        QCOMPARE(lines, QStringList({"0 0 3 0", "1 1 3 0", "2 2 3 0"}));
    }

    void overcommitRunsMoreTasksThanThereAreCpus()
    {
        TempNode node;
        QVERIFY(node.start());
        QStringList lines = linesOf(node.run({"srun", "-O", "-n", "12", "-l", "echo", "x"}).out);
        lines.sort();
        QCOMPARE(lines.size(), 12);
        QCOMPARE(lines.first(), QString(" 0: x"));
        QCOMPARE(node.run({"salloc", "-Q", "srun", "-O", "-n", "3", "echo", "y"}).out, QString("y\ny\ny\n"));
    }

    void noWaitSubmitsARunJobThatTheDaemonManages()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"srun", "--no-wait", "-n", "2", "sh", "-c", "echo it\\'s $SLURM_PROCID \"$1\"", "x", "a  b"});
        QCOMPARE(ran.out, QString("Submitted run job 1\n"));
        QCOMPARE(ran.err, QString());
        QCOMPARE(ran.code, 0);
        QCOMPARE(node.waitForEnd(1), QString("COMPLETED"));
        QStringList lines = linesOf(node.read("slurm-1.out"));
        lines.sort();
        QCOMPARE(lines, QStringList({"it's 0 a  b", "it's 1 a  b"}));
        QCOMPARE(node.record(1)->name, std::string("sh"));
        QCOMPARE(node.run({"srun", "--no-wait", "-o", "named-%j", "sh", "-c", "exit 4"}).code, 0);
        QCOMPARE(node.waitForEnd(2), QString("FAILED"));
        QCOMPARE(node.record(2)->exit.status, 4);
        QVERIFY(filesIn(node, "named-2").size() == 1);
    }

    void noWaitRejectsLabelUnbufferedAndPty()
    {
        TempNode node;
        QVERIFY(node.start());
        for (const char* option : {"--label", "--unbuffered", "--pty"}) {
            const Ran ran = node.run({"srun", "--no-wait", option, "true"});
            QCOMPARE(ran.code, 1);
            QVERIFY2(ran.err.contains("not supported with --no-wait"), qPrintable(ran.err));
        }
        QCOMPARE(jobCount(node), 0);
    }

    void optionsOfSrunShortAndLong_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("short") << QStringList{"-J", "named", "-p", "gpu", "-c", "2", "-n", "2", "--mem", "300M", "-t", "7", "-G", "1", "-D", "sub"};
        QTest::newRow("long") << QStringList{"--job-name=named", "--partition=gpu", "--cpus-per-task=2", "--ntasks=2", "--mem=300M",
                                             "--time=7", "--gpus=1", "--chdir=sub"};
    }

    void optionsOfSrunShortAndLong()
    {
        QFETCH(QStringList, options);
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(node.start());
        QVERIFY(QDir(node.workDir()).mkdir("sub"));
        QStringList command{"srun"};
        command << options << "sh" << "-c" << "test $SLURM_PROCID = 0 || exit 0; pwd; scontrol show job $SLURM_JOB_ID";
        const Ran ran = node.run(command);
        QCOMPARE(ran.code, 0);
        for (const QString& part : {node.workDir() + "/sub", QString("JobName=named"), QString("Partition=gpu"), QString("NumCPUs=4"),
                                    QString("NumTasks=2"), QString("CPUs/Task=2"), QString("mem=300M"), QString("TimeLimit=00:07:00"),
                                    QString("gres/gpu=1")})
            QVERIFY2(ran.out.contains(part), qPrintable(part + " in " + ran.out));
    }

    void immediateFailsWhenTheHostIsBusyAndLeavesNothingInTheQueue()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 busy = node.submit({"-c", "4", "--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(busy, {"RUNNING"}), QString("RUNNING"));
        const Ran ran = node.run({"srun", "--immediate", "true"});
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.err, QString("srun: error: Unable to allocate resources: Requested nodes are busy\n"));
        QCOMPARE(jobCount(node), 1);
        const Ran later = node.run({"srun", "--immediate=2", "true"});
        QCOMPARE(later.code, 1);
        QVERIFY(later.err.endsWith("srun: error: Unable to allocate resources: Requested nodes are busy\n"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(busy), QString("COMPLETED"));
        QCOMPARE(node.run({"srun", "-I", "echo", "free"}).out, QString("free\n"));
    }

    void srunThatWaitsSaysSoAndRunsWhenItsTurnHasCome()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 busy = node.submit({"-c", "4", "--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(busy, {"RUNNING"}), QString("RUNNING"));
        Spawned run(node, {"srun", "echo", "now"});
        QVERIFY(run.says("srun: job 2 queued and waiting for resources"));
        QCOMPARE(waitsFor(node, 2), QString("Resources"));
        node.write("go", "");
        QCOMPARE(run.end(), 0);
        QCOMPARE(run.out(), QString("now\n"));
        QCOMPARE(run.err(), QString("srun: job 2 queued and waiting for resources\nsrun: job 2 has been allocated resources\n"));
    }

    void quietSrunThatWaitsSaysNothing()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 busy = node.submit({"-c", "4", "--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(busy, {"RUNNING"}), QString("RUNNING"));
        Spawned run(node, {"srun", "-Q", "echo", "now"});
        QVERIFY(node.waitUntil([&] { return node.record(2).has_value(); }));
        node.write("go", "");
        QCOMPARE(run.end(), 0);
        QCOMPARE(run.err(), QString());
    }

    void srunCancelledWhileItWaitsSaysSoAndFails()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 busy = node.submit({"-c", "4", "--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(busy, {"RUNNING"}), QString("RUNNING"));
        Spawned run(node, {"srun", "true"});
        QVERIFY(run.says("queued and waiting"));
        QCOMPARE(node.run({"scancel", "2"}).code, 0);
        QCOMPARE(run.end(), 1);
        QVERIFY2(run.err().endsWith("srun: Job has been cancelled\nsrun: error: Unable to allocate resources: Job/step already completing "
                                    "or completed\n"), qPrintable(run.err()));
        QCOMPARE(node.waitForEnd(2), QString("CANCELLED"));
        node.write("go", "");
    }

    void interruptWhileWaitingCancelsTheJob_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("INT") << SIGINT;
        QTest::newRow("TERM") << SIGTERM;
        QTest::newRow("HUP") << SIGHUP;
    }

    void interruptWhileWaitingCancelsTheJob()
    {
        QFETCH(int, signal);
        TempNode node;
        QVERIFY(node.start());
        const quint32 busy = node.submit({"-c", "4", "--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(busy, {"RUNNING"}), QString("RUNNING"));
        Spawned run(node, {"srun", "true"});
        QVERIFY(run.says("queued and waiting"));
        run.signal(signal);
        QCOMPARE(run.end(), 1);
        QVERIFY2(run.err().endsWith("srun: Job allocation 2 has been revoked\n"), qPrintable(run.err()));
        QCOMPARE(node.waitForEnd(2), QString("CANCELLED"));
        node.write("go", "");
    }

    void refusalsCarrySlurmsWords_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("error");
        QTest::newRow("partition") << QStringList{"-p", "nope", "true"} << 1
                                   << "srun: error: Unable to allocate resources: Invalid partition name specified\n";
        QTest::newRow("feature") << QStringList{"--constraint=nope", "true"} << 1
                                 << "srun: error: Unable to allocate resources: Invalid feature specification\n";
        QTest::newRow("time") << QStringList{"-t", "abc", "true"} << 255 << "srun: error: Invalid --time specification\n";
        QTest::newRow("bind") << QStringList{"--cpu-bind=bogus", "true"} << 1 << "srun: fatal: Failed to parse --cpu-bind= values.\n";
        QTest::newRow("nothing") << QStringList{} << 1 << "srun: fatal: No command given to execute.\n";
        QTest::newRow("unknown") << QStringList{"--bogus", "true"} << 255 << "Try \"srun --help\" for more information\n";
        QTest::newRow("job") << QStringList{"--jobid=999999", "true"} << 1
                             << "srun: error: Unable to confirm allocation for job 999999: Invalid job id specified\n"
                                "srun: Check SLURM_JOB_ID environment variable. Expired or invalid job 999999\n";
        QTest::newRow("output") << QStringList{"-o", "/dev/null/x", "true"} << 1
                                << "srun: error: Could not open stdout file: Not a directory\n";
    }

    void refusalsCarrySlurmsWords()
    {
        QFETCH(QStringList, options);
        QFETCH(int, code);
        QFETCH(QString, error);
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run(QStringList{"srun"} + options);
        QCOMPARE(ran.code, code);
        QVERIFY2(ran.err.endsWith(error), qPrintable(ran.err));
        QCOMPARE(node.run({"squeue", "--noheader"}).out, QString());
    }

    void constraintIsCheckedAgainstTheFeatures()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"srun", "--constraint", "nope", "true"}).code, 1);
        QCOMPARE(node.run({"srun", "--constraint", "cpu", "true"}).code, 0);
    }

    void cpuBindNoneLeavesTheAffinityAndCoresBindsAsManyAsAskedFor()
    {
        TempNode node;
        node.unsetEnv("SLOTD_CPUS");
        QVERIFY(node.start());
        const QString script = "grep Cpus_allowed_list /proc/self/status | cut -f2";
        const QString all = node.run({"/bin/sh", "-c", script}).out;
        QCOMPARE(node.run({"srun", "--cpu-bind", "none", "sh", "-c", script}).out, all);
        QCOMPARE(node.run({"srun", "sh", "-c", script}).out, all);
        QCOMPARE(node.run({"srun", "--cpu-bind", "cores", "sh", "-c", "nproc"}).out, QString("1\n"));
        QCOMPARE(node.run({"srun", "--cpu-bind=cores", "-c", "2", "sh", "-c", "nproc"}).out, QString("2\n"));
        const QStringList lists = linesOf(node.run({"srun", "--cpu-bind=cores", "-n", "2", "sh", "-c", script}).out);
        QCOMPARE(lists.size(), 2);
        QVERIFY(lists[0] != lists[1]);
    }

    void cpuBindMapCpuBindsToTheListedCpus()
    {
        TempNode node;
        node.unsetEnv("SLOTD_CPUS");
        QVERIFY(node.start());
        const QString script = "grep Cpus_allowed_list /proc/self/status | cut -f2";
        QCOMPARE(node.run({"srun", "--cpu-bind", "map_cpu:0,1", "sh", "-c", script}).out, QString("0-1\n"));
        QCOMPARE(node.run({"srun", "--cpu-bind=map_cpu:1", "sh", "-c", script}).out, QString("1\n"));
        QStringList lists = linesOf(node.run({"srun", "-n2", "--cpu-bind=map_cpu:0,1", "sh", "-c", script}).out);
        lists.sort();
        QCOMPARE(lists, QStringList({"0", "1"}));
    }

    void testOnlySubmitsNothing()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"srun", "--test-only", "true"});
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.err.startsWith("srun: Job 1 to start at "), qPrintable(ran.err));
        QCOMPARE(jobCount(node), 0);
    }

    void verboseSrunTellsWhatItDoes()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"srun", "-v", "--mem=100M", "true"});
        QCOMPARE(ran.code, 0);
        for (const char* part : {"srun: defined options\n", "srun: mem                 : 100M\n", "srun: end of defined options\n",
                                 "srun: jobid 1: nodes(1):`", "srun: launching StepId=1.0 on host ", "task 0: Completed\n"})
            QVERIFY2(ran.err.contains(part), qPrintable(ran.err));
    }

    void timeLimitEndsTheCommand()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"srun", "-t", "0:01", "sleep", "60"});
        QCOMPARE(ran.code, 143);
        QVERIFY2(ran.err.contains("srun: Job step aborted: Waiting up to 4 seconds for job step to finish.\n"), qPrintable(ran.err));
        QVERIFY2(ran.err.contains("*** STEP 1.0 ON ") && ran.err.contains("DUE TO TIME LIMIT ***"), qPrintable(ran.err));
        QCOMPARE(node.waitForEnd(1), QString("TIMEOUT"));
    }

    void scancelEndsTheCommandAndTheJob()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned run(node, {"srun", "sh", "-c", "echo up; exec sleep 60"});
        QVERIFY(run.says("up"));
        QCOMPARE(node.run({"scancel", "1"}).code, 0);
        QCOMPARE(run.end(), 143);
        QVERIFY2(run.err().contains("CANCELLED AT"), qPrintable(run.err()));
        QCOMPARE(node.waitForEnd(1), QString("CANCELLED"));
        QVERIFY(node.waitUntil([&] { return jobProcesses(node.root()).isEmpty(); }));
    }

    void interruptWithoutATerminalEndsTheCommand()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned run(node, {"srun", "sh", "-c", "echo up; exec sleep 60"});
        QVERIFY(run.says("up"));
        run.signal(SIGINT);
        QCOMPARE(run.end(), 137);
        QVERIFY2(run.err().contains("srun: forcing job termination\n"), qPrintable(run.err()));
        QVERIFY(!node.waitForEnd(1).isEmpty());
        QVERIFY(jobProcesses(node.root()).isEmpty());
    }

    void resourcesAreFreeAgainWhenSrunReturns()
    {
        TempNode node;
        QVERIFY(node.start());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(node.run({"srun", "-I", "-n", "4", "true"}).code, 0);
    }

    void variablesOfSrunStandForItsOptions()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"srun", "printenv", "SLURM_NTASKS"}, {}, {{"SLURM_NTASKS", "2"}}).out, QString("2\n2\n"));
        QCOMPARE(node.run({"srun", "echo", "x"}, {}, {{"SLURM_LABELIO", "1"}}).out, QString("0: x\n"));
        QCOMPARE(node.run({"srun", "printenv", "SLURM_JOB_NAME"}, {}, {{"SLURM_JOB_NAME", "given"}}).out, QString("given\n"));
    }

    void versionHelpAndUsageArePrinted()
    {
        TempNode node;
        QCOMPARE(node.run({"srun", "--version"}).code, 0);
        QVERIFY(node.run({"srun", "--help"}).out.startsWith("Usage: srun [options] command [arguments...]\n"));
        QVERIFY(node.run({"srun", "--usage"}).out.contains("[--cpu-bind=method]"));
    }
};

QTEST_GUILESS_MAIN(TstSrun)
#include "tst_srun.moc"
