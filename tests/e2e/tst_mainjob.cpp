// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/tempnode.h"

#include <QTest>

using namespace slotd::test;

/// The main job: submit, wait in the queue, run with a reservation, be seen and accounted for.
class TstMainJob : public QObject
{
    Q_OBJECT

private slots:
    void sbatchPrintsTheIdAndTheJobRunsToItsOutputFile()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"sbatch", "--wrap", "echo hello from slotd"});
        QCOMPARE(ran.out, QString("Submitted batch job 1\n"));
        QCOMPARE(ran.err, QString());
        QCOMPARE(ran.code, 0);
        QCOMPARE(node.waitForEnd(1), QString("COMPLETED"));
        QCOMPARE(node.read("slurm-1.out"), QString("hello from slotd\n"));
        QCOMPARE(node.run({"sacct", "-n", "-P", "-o", "JobID,State,ExitCode"}).out, QString("1|COMPLETED|0:0\n"));
        QCOMPARE(node.read(node.jobDir(1) + "/exit_status"), QString("0\n"));
    }

    void scriptDemoOfTheBookPrintsItsIdAndCpus()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({}, "#!/usr/bin/env bash\n#SBATCH -J script-demo\n#SBATCH -p cpu\n#SBATCH -c 2\n"
                                           "#SBATCH --mem 1G\n#SBATCH -t 00:05:00\n#SBATCH -o logs/%j.out\n\n"
                                           "echo \"hello from script mode\"\necho \"job=$SLURM_JOB_ID cpus=$SLURM_CPUS_PER_TASK\"\n");
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        QCOMPARE(node.read(QString("logs/%1.out").arg(id)), QString("hello from script mode\njob=%1 cpus=2\n").arg(id));
        QCOMPARE(node.record(id)->name, std::string("script-demo"));
    }

    void failingScriptEndsFailedWithItsExitCode()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", "exit 3"});
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        QCOMPARE(node.run({"sacct", "-n", "-P", "-j", QString::number(id), "-o", "State,ExitCode"}).out, QString("FAILED|3:0\n"));
        QCOMPARE(node.read(node.jobDir(id) + "/exit_status"), QString("3\n"));
    }

    void jobThatDoesNotFitWaitsForResourcesAndStartsWhenTheyAreFree()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 first = node.submit({"-c", "4", "--wrap", "while [ ! -e go ]; do sleep 0.05; done"});
        const quint32 second = node.submit({"-c", "1", "--wrap", "true"});
        QCOMPARE(node.waitForState(first, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(node.run({"squeue", "--noheader", "-j", QString::number(second), "-o", "ST,Reason"}).out.simplified(),
                 QString("PD | (Resources)"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(first), QString("COMPLETED"));
        QCOMPARE(node.waitForEnd(second), QString("COMPLETED"));
    }

    void arrayTasksRunWithTheirIndexAndADependencyWaitsForAllOfThem()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 array = node.submit({"-a", "0-3", "--wrap", "echo $((SLURM_ARRAY_TASK_ID * 10))"});
        const quint32 after = node.submit({"-d", QString("afterok:%1").arg(array), "--wrap", "cat slurm-*_*.out | sort -n"});
        QCOMPARE(node.waitForEnd(after), QString("COMPLETED"));
        QCOMPARE(node.read(QString("slurm-%1.out").arg(after)), QString("0\n10\n20\n30\n"));
    }

    void heldJobStaysPendingUntilReleased()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"-H", "--wrap", "true"});
        QVERIFY(node.run({"squeue", "--noheader"}).out.contains("JobHeldUser"));
        QCOMPARE(node.run({"scontrol", "release", "job", QString::number(id)}).code, 0);
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
    }

    void runningJobIsCancelledThroughTermAndCompleting()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({}, "#!/bin/bash\ntrap 'echo got TERM; exit 0' TERM\necho begin > begun\nwhile :; do sleep 0.05; done\n");
        QVERIFY(node.waitForFile("begun", "begin"));
        const Ran cancelled = node.run({"scancel", QString::number(id)});
        QCOMPARE(cancelled.code, 0);
        QCOMPARE(node.waitForEnd(id), QString("CANCELLED"));
        QVERIFY(node.read(QString("slurm-%1.out").arg(id)).contains("got TERM"));
        QCOMPARE(node.record(id)->reason, slotd::Reason::CancelledByUser);
    }

    void waitOptionReturnsTheJobsExitCode()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"sbatch", "-W", "--wrap", "exit 9"}).code, 9);
        QCOMPARE(node.run({"sbatch", "-W", "--wrap", "true"}).code, 0);
    }

    void unknownPartitionIsRefusedInSlurmsWordsAndMakesNoJob()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"sbatch", "-p", "nope", "--wrap", "true"});
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.err, QString("sbatch: error: invalid partition specified: nope\n"
                                  "sbatch: error: Batch job submission failed: Invalid partition name specified\n"));
        QCOMPARE(node.run({"sacct", "-n", "-P"}).out, QString());
    }

    void withoutADaemonTheCommandSaysSoInOneLine()
    {
        TempNode node;
        const Ran ran = node.run({"squeue"});
        QVERIFY(ran.code != 0);
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY(ran.err.contains(node.root() + "/run/slotd.sock"));
    }
};

QTEST_GUILESS_MAIN(TstMainJob)
#include "tst_mainjob.moc"
