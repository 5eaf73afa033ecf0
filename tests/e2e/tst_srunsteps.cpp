// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/listing.h"
#include "support/spawned.h"

#include <csignal>
#include <QTest>

using namespace slotd::test;

/// srun inside a job: a step of it.
class TstSrunSteps : public QObject
{
    Q_OBJECT

    static QString records(TempNode& node, quint32 job, const QString& fields)
    {
        return node.run({"sacct", "-n", "-P", "-j", QString::number(job), "-o", fields}).out;
    }

private slots:
    void srunInsideAnAllocationMakesAStepRecordOnly()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"salloc", "-n", "1", "sh", "-c", "srun echo one; srun -J named echo two"}).out,
                 QString("Granted job allocation 1\none\ntwo\n"));
        QCOMPARE(node.run({"sacct", "-n", "-P", "-o", "JobID,JobName,State"}).out,
                 QString("1|interactive|COMPLETED\n1.0|echo|COMPLETED\n1.1|named|COMPLETED\n"));
    }

    void srunInABatchScriptIsAStepOfItsJob()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({"-n", "2"}, "#!/bin/sh\nsrun sh -c 'echo $SLURM_JOB_ID.$SLURM_STEP_ID $SLURM_PROCID'\n"
                                                     "srun -n 1 sh -c 'exit 5'; echo step $?\n");
        QCOMPARE(node.waitForEnd(job), QString("COMPLETED"));
        QStringList lines = linesOf(node.read(QString("slurm-%1.out").arg(job)));
        QVERIFY(lines.contains("step 5"));
        QVERIFY(lines.contains("1.0 0") && lines.contains("1.0 1"));
        const QString steps = records(node, job, "JobID,State,ExitCode");
        QVERIFY2(steps.contains("1.0|COMPLETED|0:0\n") && steps.contains("1.1|FAILED|5:0\n"), qPrintable(steps));
    }

    void jobidStartsAStepOfARunningJobFromOutside()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({"--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(job, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(node.run({"srun", "--jobid=1", "printenv", "SLURM_JOB_ID", "SLURM_STEP_ID"}).out, QString("1\n0\n"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(job), QString("COMPLETED"));
        const Ran late = node.run({"srun", "--jobid=1", "true"});
        QCOMPARE(late.code, 1);
        QVERIFY2(late.err.startsWith("srun: error: Unable to confirm allocation for job 1: "), qPrintable(late.err));
    }

    void twoStepsThatDoNotFitTogetherRunOneAfterTheOther()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"salloc", "-c", "2", "sh", "-c",
                                  "srun -n 2 sh -c 'touch started; " + untilFile("go") + "; echo first' & " + untilFile("started") +
                                      "; srun -n 1 echo second 2> waiting & until grep -q retrying waiting; do sleep 0.05; done; touch go; wait"});
        QCOMPARE(ran.code, 0);
        QCOMPARE(linesOf(ran.out), QStringList({"Granted job allocation 1", "first", "first", "second"}));
        QCOMPARE(node.read("waiting"), QString("srun: Job 1 step creation temporarily disabled, retrying (Requested nodes are busy)\n"
                                               "srun: Step created for job 1\n"));
    }

    void twoStepsThatFitRunTogether()
    {
        TempNode node;
        QVERIFY(node.start());
        // Each waits for the other: one after the other neither would end.
        const Ran ran = node.run({"salloc", "-c", "2", "sh", "-c",
                                  "srun -n1 sh -c 'touch a; " + untilFile("b") + "' & srun -n1 --exact sh -c 'touch b; " + untilFile("a") +
                                      "' & wait; echo done"});
        QVERIFY(ran.out.contains("done\n"));
    }

    void overlappingStepWaitsForNobody()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"salloc", "-n", "1", "sh", "-c",
                                  "srun sh -c 'touch a; " + untilFile("go") + "' & " + untilFile("a") + "; srun --overlap touch go; wait"});
        QCOMPARE(ran.code, 0);
        QCOMPARE(node.read("go"), QString());
    }

    void stepInsideAStepDoesNotWaitForItself()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"srun", "-n", "1", "srun", "echo", "inner"}).out, QString("inner\n"));
        QCOMPARE(columnOf(node.run({"sacct", "-n", "-P", "-o", "JobID"}).out, 0), QStringList({"1", "1.0", "1.1"}));
    }

    void immediateStepFailsInsteadOfWaiting()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"salloc", "-n", "1", "sh", "-c",
                                  "srun sh -c 'touch a; " + untilFile("go") + "' & " + untilFile("a") + "; srun -I true; echo rc=$?; touch go; wait"});
        QVERIFY2(ran.out.contains("rc=1\n"), qPrintable(ran.out));
        QVERIFY2(ran.err.contains("srun: error: Unable to create step for job 1: Requested nodes are busy\n"), qPrintable(ran.err));
    }

    void moreThanTheJobHasIsRefused_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("error");
        const QString step = "srun: error: Unable to create step for job 1: ";
        QTest::newRow("tasks") << QStringList{"-n", "3"} << step + "More processors requested than permitted\n";
        QTest::newRow("cpus") << QStringList{"-n", "1", "-c", "3"} << step + "More processors requested than permitted\n";
        QTest::newRow("memory") << QStringList{"-n", "1", "--mem=3G"} << step + "Memory required by task is not available\n";
        QTest::newRow("gpus") << QStringList{"-n", "1", "-G", "1"}
                              << "srun: error: Step requested GRES but job doesn't have GRES\n" + step +
                                     "Invalid generic resource (gres) specification\n";
        QTest::newRow("nodes") << QStringList{"-N", "2"} << "srun: error: Only allocated 1 nodes asked for 2\n";
    }

    void moreThanTheJobHasIsRefused()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, error);
        TempNode node;
        QVERIFY(node.start());
        const Ran once = node.run({"salloc", "-Q", "-c", "2", "--mem=1G", "sh", "-c", "exec srun " + options.join(' ') + " true"});
        QCOMPARE(once.code, 1);
        QCOMPARE(once.err, error);
    }

    void gpusOfAStepAreAPartOfTheJobs()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(node.start());
        const Ran ran = node.run({"salloc", "-Q", "-p", "gpu", "-c", "2", "-G", "2", "sh", "-c",
                                  "srun -n1 -G1 sh -c 'echo $CUDA_VISIBLE_DEVICES > a; " + untilFile("b") + "' & srun -n1 -G1 sh -c 'echo $CUDA_VISIBLE_DEVICES > b; " +
                                      untilFile("a") + "' & wait; srun printenv CUDA_VISIBLE_DEVICES"});
        QCOMPARE(ran.out, QString("0,1\n"));
        QStringList parts{node.read("a"), node.read("b")};
        parts.sort();
        QCOMPARE(parts, QStringList({"0\n", "1\n"}));
    }

    void eachTaskSeesItsOwnGpuWithGpusPerTask()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(node.start());
        QStringList lines = linesOf(node.run({"srun", "-p", "gpu", "-n", "2", "--gpus-per-task=1", "printenv", "CUDA_VISIBLE_DEVICES"}).out);
        lines.sort();
        QCOMPARE(lines, QStringList({"0", "1"}));
    }

    void scancelOfAStepEndsOnlyTheStep()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned hold(node, {"salloc", "sh", "-c", "srun sh -c 'echo up; exec sleep 60'; echo rc=$?; " + untilFile("go")});
        QVERIFY(hold.says("up"));
        QCOMPARE(node.run({"scancel", "1.0"}).code, 0);
        QVERIFY(hold.says("rc=143"));
        QCOMPARE(records(node, 1, "JobID,State").split('\n')[0], QString("1|RUNNING"));
        QVERIFY(records(node, 1, "JobID,State").contains("1.0|CANCELLED"));
        node.write("go", "");
        QCOMPARE(hold.end(), 0);
        QCOMPARE(node.waitForEnd(1), QString("COMPLETED"));
    }

    void scancelSignalOfAStepReachesIt()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned hold(node, {"salloc", "sh", "-c",
                            "srun bash -c 'trap \"echo got it; exit 9\" USR1; echo up; while :; do sleep 0.05; done'; echo rc=$?"});
        QVERIFY(hold.says("up"));
        QCOMPARE(node.run({"scancel", "--signal", "USR1", "1.0"}).code, 0);
        QCOMPARE(hold.end(), 0);
        QVERIFY2(hold.out().contains("got it\n") && hold.out().contains("rc=9\n"), qPrintable(hold.out()));
    }

    void stepsDoNotTriggerTheHook()
    {
        TempNode node;
        node.write("hook", "#!/bin/sh\necho $SLOTD_JOB_ID $SLOTD_JOB_STATE >> " + node.workDir().toUtf8() + "/hooked\n", true);
        node.setEnv("SLOTD_NOTIFY_CMD", node.workDir() + "/hook");
        QVERIFY(node.start());
        QCOMPARE(node.run({"salloc", "sh", "-c", "srun true; srun true"}).code, 0);
        QVERIFY(node.waitForFile("hooked", "1 COMPLETED"));
        QCOMPARE(node.run({"sbatch", "-W", "--wrap", "true"}).code, 0);
        QVERIFY(node.waitForFile("hooked", "2 COMPLETED"));
        QCOMPARE(linesOf(node.read("hooked")), QStringList({"1 COMPLETED", "2 COMPLETED"}));
    }

    void stepsAreListedWhileTheyRun()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned run(node, {"srun", "-J", "stepname", "sh", "-c", "echo up; " + untilFile("go")});
        QVERIFY(run.says("up"));
        QVERIFY(node.run({"squeue", "-s"}).out.contains("1.0"));
        QVERIFY(node.run({"scontrol", "show", "step", "1.0"}).out.contains("StepId=1.0"));
        node.write("go", "");
        QCOMPARE(run.end(), 0);
        QVERIFY(!node.run({"squeue", "-s"}).out.contains("1.0"));
    }

    void memoryOfTheJobIsSharedByItsStepsUnlessAskedFor()
    {
        TempNode node;
        QVERIFY(node.start());
        // The job's own --mem reaches srun as SLURM_MEM_PER_NODE and must not make each step take all of it.
        const quint32 job = node.submit({"-n", "2", "--mem=1G"}, ("#!/bin/sh\nsrun -n1 sh -c 'touch a; " + untilFile("b") +
                                                                 "' & srun -n1 sh -c 'touch b; " + untilFile("a") + "' & wait\n").toUtf8());
        QCOMPARE(node.waitForEnd(job), QString("COMPLETED"));
    }

    void stepKeepsTheCpusPerTaskOfItsJobUnlessItHasItsOwn()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({"-c", "3"}, "#!/bin/sh\nsrun -n1 printenv SLURM_CPUS_PER_TASK\nsrun -n1 -c 2 printenv SLURM_CPUS_PER_TASK\n");
        QCOMPARE(node.waitForEnd(job), QString("COMPLETED"));
        QCOMPARE(node.read(QString("slurm-%1.out").arg(job)), QString("3\n2\n"));
        QCOMPARE(node.run({"srun", "-c", "3", "printenv", "SLURM_CPUS_PER_TASK"}).out, QString("3\n"));
    }

    void stepEndedWithItsJobIsCancelled()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({}, "#!/bin/sh\nsrun sh -c 'touch up; exec sleep 60'\n");
        QVERIFY(node.waitForFile("up"));
        QCOMPARE(node.run({"scancel", QString::number(job)}).code, 0);
        QCOMPARE(node.waitForEnd(job), QString("CANCELLED"));
        QVERIFY(records(node, job, "JobID,State").contains("1.0|CANCELLED"));
        QVERIFY(jobProcesses(node.root()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstSrunSteps)
#include "tst_srunsteps.moc"
