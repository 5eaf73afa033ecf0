// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/listing.h"

#include <QTest>

using namespace slotd::test;

/// sbatch: what it submits, what its options do and what it prints.
class TstSbatch : public QObject
{
    Q_OBJECT

    static QString output(TempNode& node, quint32 id)
    {
        return node.waitForEnd(id) == "COMPLETED" ? node.read(QString("slurm-%1.out").arg(id)) : "did not complete";
    }

private slots:
    void scriptComesFromAFileWithItsArguments()
    {
        TempNode node;
        QVERIFY(node.start());
        node.write("job.sh", "#!/bin/bash\necho \"$# $1 $2 $3\"\n");
        const Ran ran = node.run({"sbatch", "job.sh", "one", "two words", "-t"});
        QCOMPARE(ran.out, QString("Submitted batch job 1\n"));
        QCOMPARE(output(node, 1), QString("3 one two words -t\n"));
        QCOMPARE(QString::fromStdString(node.record(1)->name), QString("job.sh"));
        QCOMPARE(shown(node, 1, "Command"), node.workDir() + "/job.sh");
    }

    void scriptComesFromTheStandardInput()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"sbatch"}, "#!/bin/sh\necho from stdin\n");
        QCOMPARE(ran.out, QString("Submitted batch job 1\n"));
        QCOMPARE(output(node, 1), QString("from stdin\n"));
        QCOMPARE(QString::fromStdString(node.record(1)->name), QString("sbatch"));
    }

    void laterEditsOfTheScriptDoNotReachTheJob()
    {
        TempNode node;
        QVERIFY(node.start());
        node.write("job.sh", "#!/bin/bash\necho old\n");
        const quint32 id = node.submit({"-H", "job.sh"});
        node.write("job.sh", "#!/bin/bash\necho new\n");
        QCOMPARE(node.run({"scontrol", "release", "job", QString::number(id)}).code, 0);
        QCOMPARE(output(node, id), QString("old\n"));
    }

    void scriptRunsWithItsOwnInterpreter()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(output(node, node.submit({}, "#!/usr/bin/env -S sed -n 3p\nnot\nthis line\nnor this\n")), QString("this line\n"));
    }

    void parsablePrintsOnlyTheId()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"sbatch", "--parsable", "--wrap", "true"}).out, QString("1\n"));
        QCOMPARE(node.run({"sbatch", "--parsable", "-a", "0-4", "--wrap", "true"}).out, QString("2\n"));
        QCOMPARE(node.run({"sbatch", "-Q", "--wrap", "true"}).out, QString());
    }

    void wrapWithSeveralTasksStartsOneProcessForEachAndAScriptStartsOnce()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 wrapped = node.submit({"-n", "3", "--wrap", "echo rank $SLURM_PROCID of $SLURM_NTASKS"});
        const quint32 script = node.submit({"-n", "3"}, "#!/bin/bash\necho $SLURM_PROCID $SLURM_NTASKS\n");
        QStringList lines = linesOf(output(node, wrapped));
        lines.sort();
        QCOMPARE(lines, QStringList({"rank 0 of 3", "rank 1 of 3", "rank 2 of 3"}));
        QCOMPARE(output(node, script), QString("0 3\n"));
    }

    void optionsAreKeptWithTheJob()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(node.start());
        const quint32 id = node.submit({"-H", "-J", "named", "-p", "gpu", "-c", "2", "-n", "2", "--mem", "2G", "-t", "1:30:00", "-G", "2",
                                        "-D", "/tmp", "--constraint", "cpu", "--exclusive", "--requeue", "--signal", "USR1@20",
                                        "--open-mode", "append", "-o", "%x.out", "-e", "%x.err", "--comment", "a note", "--wrap", "true"});
        const auto row = node.record(id);
        QCOMPARE(row->name, std::string("named"));
        QCOMPARE(row->partition, std::string("gpu"));
        QCOMPARE(row->cpusPerTask, 2U);
        QCOMPARE(row->ntasks, 2U);
        QCOMPARE(row->reqMemory.value, 2048);
        QCOMPARE(row->timeLimit, std::chrono::seconds(5400));
        QCOMPARE(row->reqGpus.value, 2);
        QCOMPARE(row->workDir, std::string("/tmp"));
        QCOMPARE(row->constraint, std::string("cpu"));
        QCOMPARE(row->exclusive, true);
        QCOMPARE(row->requeue, slotd::RequeueMode::Yes);
        QCOMPARE(row->signal, std::string("USR1@20"));
        QCOMPARE(row->stdoutPath, std::string("/tmp/named.out"));
        QCOMPARE(row->stderrPath, std::string("/tmp/named.err"));
        QCOMPARE(row->comment, std::string("a note"));
        QCOMPARE(shown(node, id, "TimeLimit"), QString("01:30:00"));
        QCOMPARE(shown(node, id, "Exclusive"), QString("Yes"));
        QCOMPARE(accounted(node, id, "ReqMem"), QString("2G"));
        QCOMPARE(node.run({"squeue", "--noheader", "-o", "Name,Partition"}).out.simplified(), QString("named | gpu"));
    }

    void withoutOptionsAJobAsksForOneCpuAnd512Megabytes()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"-H", "--wrap", "true"});
        const auto row = node.record(id);
        QCOMPARE(row->cpusPerTask, 1U);
        QCOMPARE(row->ntasks, 1U);
        QCOMPARE(row->reqMemory.value, 512);
        QCOMPARE(row->timeLimit, slotd::kUnlimited);
        QCOMPARE(row->partition, std::string("cpu"));
        QCOMPARE(QString::fromStdString(row->workDir), node.workDir());
        QCOMPARE(shown(node, id, "MinMemoryNode"), QString("512M"));
        QCOMPARE(shown(node, id, "NumCPUs"), QString("1"));
    }

    void jobSeesItsReservationInItsEnvironment()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"-J", "seen", "-n", "2", "-c", "2", "--mem", "1G"},
                                       "#!/bin/bash\necho $SLURM_JOB_ID $SLURM_JOB_NAME $SLURM_NTASKS $SLURM_CPUS_PER_TASK $SLURM_MEM_PER_NODE "
                                       "$SLURM_JOB_PARTITION $SLURM_SUBMIT_DIR $SLURM_PROCID $SLURM_LOCALID\n");
        QCOMPARE(output(node, id), QString("%1 seen 2 2 1024 cpu %2 0 0\n").arg(id).arg(node.workDir()));
    }

    void jobRunsInTheFolderOfChdir()
    {
        TempNode node;
        QVERIFY(node.start());
        QVERIFY(QDir().mkpath(node.workDir() + "/sub"));
        const quint32 id = node.submit({"-D", "sub", "--wrap", "pwd"});
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        QCOMPARE(node.read(QString("sub/slurm-%1.out").arg(id)), node.workDir() + "/sub\n");
    }

    void waitReturnsWithTheJobsExitCode()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran good = node.run({"sbatch", "-W", "--wrap", "touch ran"});
        QCOMPARE(good.out, QString("Submitted batch job 1\n"));
        QCOMPARE(good.code, 0);
        QVERIFY(QFile::exists(node.workDir() + "/ran"));
        QCOMPARE(accounted(node, 1, "State"), QString("COMPLETED"));
        QCOMPARE(node.run({"sbatch", "--wait", "--wrap", "exit 42"}).code, 42);
        QCOMPARE(node.run({"sbatch", "-W", "--wrap", "kill -9 $$"}).code, 1);
        QCOMPARE(node.run({"sbatch", "-W", "-a", "0-3", "--wrap", "exit $SLURM_ARRAY_TASK_ID"}).code, 3);
        QCOMPARE(node.run({"sbatch", "-W", "-t", "0:01", "--wrap", "sleep 60"}).code, 1);
        QCOMPARE(node.run({"sbatch"}, "#!/bin/bash\n#SBATCH --wait\nexit 5\n").code, 5);
    }

    void waitOfAJobCancelledWhileItRunsIsOneAndWhileItWaitsIsNone()
    {
        TempNode node;
        QVERIFY(node.start());
        const auto running = node.spawn({"sbatch", "-W", "--wrap", "touch begun; sleep 60"});
        QVERIFY(node.waitForFile("begun"));
        QCOMPARE(node.run({"scancel", "1"}).code, 0);
        QVERIFY(running->waitForFinished());
        QCOMPARE(running->exitCode(), 1);
        const auto waiting = node.spawn({"sbatch", "-W", "-H", "--wrap", "true"});
        QVERIFY(node.waitUntil([&] { return node.record(2).has_value(); }));
        QCOMPARE(node.run({"scancel", "2"}).code, 0);
        QVERIFY(waiting->waitForFinished());
        QCOMPARE(waiting->exitCode(), 0);
    }

    void warningSignalComesBeforeTheLimitAndTheJobMayGoOn()
    {
        TempNode node;
        QVERIFY(node.start());
        // The limit is far away and the warning comes two seconds after the start.
        const quint32 id = node.submit({"-t", "1:00", "--signal", "USR1@58"},
                                       "#!/bin/bash\ntrap 'echo warned; exit 0' USR1\nfor i in {1..600}; do sleep 0.05; done\nexit 1\n");
        QVERIFY(output(node, id).endsWith("warned\n")); // before it the shell tells of the sleep that the signal ended
        const auto row = node.record(id);
        QVERIFY(row->end - row->start >= std::chrono::seconds(1));
    }

    void warningSignalReachesTheWholeTreeAndWithBatchPrefixTheShellOnly_data()
    {
        QTest::addColumn<QString>("signal");
        QTest::addColumn<QString>("said");
        QTest::newRow("whole tree") << "USR1@59" << "child warned\n";
        QTest::newRow("shell only") << "B:USR1@59" << "child unharmed\n";
    }

    void warningSignalReachesTheWholeTreeAndWithBatchPrefixTheShellOnly()
    {
        QFETCH(QString, signal);
        QFETCH(QString, said);
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"-t", "1:00", "--signal", signal},
                                       "#!/bin/bash\ntrap 'touch warned' USR1\n"
                                       "bash -c 'trap \"echo child warned; exit\" USR1; until [ -e warned ]; do sleep 0.05; done; "
                                       "sleep 0.05; echo child unharmed' &\nwait\nwait\n");
        QVERIFY(output(node, id).endsWith(said));
    }

    void timeLimitTakesSlurmsForms_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("limit");
        QTest::newRow("minutes") << "90" << "01:30:00";
        QTest::newRow("minutes and seconds") << "2:30" << "00:02:30";
        QTest::newRow("hours") << "1:02:03" << "01:02:03";
        QTest::newRow("days and hours") << "1-12" << "1-12:00:00";
        QTest::newRow("days, hours, minutes") << "2-01:30" << "2-01:30:00";
        QTest::newRow("all") << "1-02:03:04" << "1-02:03:04";
        QTest::newRow("none") << "0" << "UNLIMITED";
        QTest::newRow("in words") << "UNLIMITED" << "UNLIMITED";
    }

    void timeLimitTakesSlurmsForms()
    {
        QFETCH(QString, typed);
        QFETCH(QString, limit);
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(shown(node, node.submit({"-H", "-t", typed, "--wrap", "true"}), "TimeLimit"), limit);
    }

    void testOnlyTellsAStartAndSubmitsNothing()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"sbatch", "--test-only", "-c", "2", "--wrap", "touch ran"});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.out, QString());
        QVERIFY2(ran.err.startsWith("sbatch: Job ") && ran.err.contains(" to start at 20") &&
                     ran.err.endsWith(" using 2 processors on nodes localhost in partition cpu\n"),
                 qPrintable(ran.err));
        const Ran impossible = node.run({"sbatch", "--test-only", "--mem", "100G", "--wrap", "true"});
        QCOMPARE(impossible.code, 1);
        QCOMPARE(jobCount(node), 0);
        QVERIFY(!QFile::exists(node.workDir() + "/ran"));
    }

    void testOnlyLeavesTheQueueAsItWas()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 holder = node.submit({"-c", "4", "--wrap", untilFile("go")});
        const quint32 waiting = node.submit({"-c", "4", "--wrap", "true"});
        QCOMPARE(node.run({"sbatch", "--test-only", "-t", "1", "--wrap", "true"}).code, 0);
        QCOMPARE(node.run({"sbatch", "--test-only", "-a", "0-3", "-J", "wrap", "-d", "singleton", "--wrap", "true"}).code, 0);
        QCOMPARE(waitsFor(node, waiting), QString("Resources"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(holder), QString("COMPLETED"));
        QCOMPARE(node.waitForEnd(waiting), QString("COMPLETED"));
        QCOMPARE(jobCount(node), 2);
    }

    void longOptionsMayBeShortenedAndValuesAttached()
    {
        TempNode node;
        QVERIFY(node.start());
        const auto row = node.record(node.submit({"-H", "--job-na=short", "-c2", "-n", "2", "--wra=true"}));
        QCOMPARE(row->name, std::string("short"));
        QCOMPARE(row->cpusPerTask, 2U);
        QCOMPARE(row->ntasks, 2U);
    }
};

QTEST_GUILESS_MAIN(TstSbatch)
#include "tst_sbatch.moc"
