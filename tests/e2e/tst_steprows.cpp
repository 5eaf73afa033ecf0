// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/listing.h"
#include "support/tempnode.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <unistd.h>

using namespace slotd::test;

/// How steps are shown: sacct, squeue -s, scontrol show.
class TstStepRows : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempNode> m_node;
    quint32 m_ended = 0;   ///< Steps 0 (good) and 1 (exit code 4).
    quint32 m_running = 0; ///< Step 0 ended, step 1 runs.
    quint32 m_array = 0;   ///< Tasks 1 and 2, each with a step.

    QString table(const QStringList& command) { return unpadded(m_node->run(command).out); }
    QStringList ids(QStringList command)
    {
        command << "-n" << "-P" << "-o" << "JobID";
        return linesOf(m_node->run(command).out);
    }
    QString stepRow(const QString& id, const QString& columns)
    {
        return m_node->run({"sacct", "-n", "-P", "-j", id, "-o", columns}).out.trimmed();
    }
    bool runs(const QString& step)
    {
        return m_node->waitUntil([&] { return m_node->run({"squeue", "-h", "-s", "-o", "%i"}).out.contains(step + "\n"); });
    }

private slots:
    void initTestCase()
    {
        m_node = std::make_unique<TempNode>();
        QVERIFY(m_node->start());
        m_ended = m_node->submit({"-n", "2"}, "#!/bin/sh\nsrun -n2 -J first true\nsrun -n1 sh -c 'exit 4'\nexit 0\n");
        QCOMPARE(m_node->waitForEnd(m_ended), QString("COMPLETED"));
        m_running = m_node->submit({"-n", "2"}, "#!/bin/sh\nsrun -n1 true\nsrun -n2 -J second sleep 600\n");
        m_array = m_node->submit({"-a", "1-2", "--wrap", "srun true"});
        QCOMPARE(m_node->waitForEnd(m_array), QString("COMPLETED"));
        QCOMPARE(m_node->waitForEnd(m_array + 1), QString("COMPLETED"));
        QVERIFY(runs("2.1"));
    }
    void cleanupTestCase() { m_node.reset(); }

    void sacctListsTopLevelAllocationStepAndCompletedRecords()
    {
        const Ran alone = m_node->run({"srun", "-J", "alone", "true"});
        QCOMPARE(alone.code, 0);
        const QStringList all = ids({"sacct"});
        QCOMPARE(all, (QStringList{"1", "1.0", "1.1", "2", "2.0", "2.1", "3_1", "3_1.0", "3_2", "3_2.0", "5", "5.0"}));
        QCOMPARE(m_node->run({"sacct", "-n", "-P", "-X", "-j", "5", "-o", "JobName,BatchFlag,State"}).out, QString("alone|0|COMPLETED\n"));
    }

    void aStepIsNamedJobDotNumber()
    {
        QCOMPARE(ids({"sacct", "-j", "1.1"}), QStringList{"1.1"});
        QCOMPARE(ids({"sacct", "-j", "1.1,1.0"}), (QStringList{"1.0", "1.1"}));
        QCOMPARE(ids({"sacct", "-j", "3_2.0"}), QStringList{"3_2.0"});
        QCOMPARE(stepRow("3_2.0", "JobID,JobIDRaw"), QString("3_2.0|4.0"));
        QCOMPARE(ids({"sacct", "-j", "2.1,1"}), (QStringList{"1", "1.0", "1.1", "2.1"}));
        QCOMPARE(ids({"sacct", "-j", "1.7"}), QStringList{});
        QCOMPARE(ids({"sacct", "-X", "-j", "1"}), QStringList{"1"});
    }

    void eachStepHasItsOwnStateExitCodeAndUsage()
    {
        QCOMPARE(stepRow("1.0", "JobName,State,ExitCode,NTasks,AllocCPUS"), QString("first|COMPLETED|0:0|2|2"));
        QCOMPARE(stepRow("1.1", "JobName,State,ExitCode,NTasks,AllocCPUS"), QString("sh|FAILED|4:0|1|1"));
        QCOMPARE(m_node->run({"sacct", "-n", "-P", "-X", "-j", "1", "-o", "ExitCode,DerivedExitCode"}).out, QString("0:0|4:0\n"));
        QVERIFY(QRegularExpression("^\\d+K$").match(stepRow("1.0", "MaxRSS")).hasMatch());
        QVERIFY(QRegularExpression("^\\d\\d:\\d\\d[:.]\\d+$").match(stepRow("1.0", "TotalCPU")).hasMatch());
        QVERIFY(stepRow("1.0", "SubmitLine").startsWith("srun -n2 -J first"));
    }

    void rowsOfStepsFollowTheStateOfTheirJob()
    {
        QCOMPARE(ids({"sacct", "-s", "R"}), (QStringList{"2", "2.0", "2.1"}));
        QCOMPARE(ids({"sacct", "-s", "F"}), QStringList{});
    }

    void theBatchScriptIsAStepWhereItIsNamed()
    {
        QCOMPARE(stepRow("1.batch", "JobID,JobName,State,ExitCode"), QString("1.batch|batch|COMPLETED|0:0"));
        QCOMPARE(stepRow("2.batch", "JobID,State"), QString("2.batch|RUNNING"));
        QCOMPARE(ids({"sacct", "-j", "5.batch"}), QStringList{});
    }

    void squeueShowsJobsAndWithStepsTheirRunningSteps()
    {
        QCOMPARE(m_node->run({"squeue", "-h", "-o", "%i"}).out, QString("2\n"));
        const QStringList lines = m_node->run({"squeue", "-s"}).out.split('\n');
        QCOMPARE(lines[0], QString("         STEPID     NAME PARTITION     USER      TIME NODELIST"));
        QVERIFY2(QRegularExpression("^            2\\.1   second       cpu .* 0:\\d\\d \\S+$").match(lines[1]).hasMatch(), qPrintable(lines[1]));
        QCOMPARE(lines.size(), 3);
        QCOMPARE(m_node->run({"squeue", "-h", "-s", "2.1", "-o", "%i %A %j"}).out, QString("2.1 2 second\n"));
        QCOMPARE(m_node->run({"squeue", "-h", "--steps=2.0", "-o", "%i"}).out, QString());
        QCOMPARE(m_node->run({"squeue", "-h", "-j", "2.1", "-o", "%i"}).out, QString("2\n"));
        const Ran bad = m_node->run({"squeue", "-s", "x.0"});
        QCOMPARE(bad.code, 1);
        QCOMPARE(bad.err, QString("squeue: error: Invalid job_step id: x.0\n"));
    }

    void scontrolShowsOneStepOrAllOfAJob()
    {
        const QString step = m_node->run({"scontrol", "show", "step", "2.1"}).out;
        QVERIFY2(step.startsWith("StepId=2.1 UserId="), qPrintable(step));
        QVERIFY(step.contains("\n   State=RUNNING Partition=cpu NodeList="));
        QVERIFY(step.contains("\n   Nodes=1 CPUs=2 Tasks=2 Name=second Network=(null)\n"));
        QVERIFY(QRegularExpression("SrunHost:Pid=\\S+:[1-9]\\d*\n").match(step).hasMatch());
        QCOMPARE(m_node->run({"scontrol", "show", "step", "2"}).out, step);
        QCOMPARE(m_node->run({"scontrol", "show", "steps"}).out, step);
        const Ran none = m_node->run({"scontrol", "show", "step", "2.9"});
        QCOMPARE(none.code, 1);
        QCOMPARE(none.out, QString("Job step 2.9 not found\n"));
        QCOMPARE(m_node->run({"scontrol", "show", "step", "999.0"}).err, QString("slurm_get_job_steps error: Invalid job id specified\n"));
    }

    void showJobSummarizesTheSteps()
    {
        QVERIFY(m_node->run({"scontrol", "show", "job", "1"}).out.contains("\n   Steps=0:COMPLETED:first, 1:FAILED:sh\n"));
        QVERIFY(m_node->run({"scontrol", "show", "job", "2"}).out.contains("\n   Steps=0:COMPLETED:true, 1:RUNNING:second\n"));
    }

    void stepsAreStillThereAfterARestart()
    {
        const QString before = m_node->run({"sacct", "-P", "-o", "JobID,State,ExitCode,NTasks,Start"}).out;
        QVERIFY(m_node->stop());
        QVERIFY(m_node->start());
        QCOMPARE(m_node->run({"sacct", "-P", "-o", "JobID,State,ExitCode,NTasks,Start"}).out, before);
        QVERIFY(runs("2.1"));
    }

    void aCancelledJobsStepIsCancelled()
    {
        QCOMPARE(m_node->run({"scancel", "2"}).code, 0);
        QCOMPARE(m_node->waitForEnd(2), QString("CANCELLED"));
        QCOMPARE(stepRow("2.1", "State,ExitCode"), QString("CANCELLED|0:15")); // by whom, its job says
        QCOMPARE(stepRow("2.0", "State"), QString("COMPLETED"));
    }

    void aStepThatIsCancelledAloneSaysByWhom()
    {
        const quint32 job = m_node->submit({"--wrap", "srun sleep 600; srun true"});
        const QString step = QString::number(job) + ".0";
        QVERIFY(runs(step));
        QCOMPARE(m_node->run({"scancel", step}).code, 0);
        QCOMPARE(m_node->waitForEnd(job), QString("COMPLETED"));
        QCOMPARE(stepRow(step, "State,ExitCode"), QString("CANCELLED by %1|0:15").arg(getuid()));
        QCOMPARE(stepRow(QString::number(job) + ".1", "State"), QString("COMPLETED"));
    }

    void aSuspendedJobsTimeStandsStill()
    {
        const quint32 job = m_node->submit({"--wrap", "srun sleep 600"});
        const QString id = QString::number(job);
        QVERIFY(runs(id + ".0"));
        QCOMPARE(m_node->run({"scontrol", "suspend", id}).code, 0);
        QCOMPARE(m_node->waitForState(job, {"SUSPENDED"}), QString("SUSPENDED"));
        const QString elapsed = stepRow(id + ".0", "State,Elapsed");
        QVERIFY2(elapsed.startsWith("SUSPENDED|"), qPrintable(elapsed));
        QVERIFY(m_node->waitUntil([&] {
            return m_node->run({"sacct", "-n", "-P", "-X", "-j", id, "-o", "Suspended"}).out.trimmed() >= "00:00:02";
        }));
        QCOMPARE(stepRow(id + ".0", "State,Elapsed"), elapsed);
        QCOMPARE(m_node->run({"scancel", id}).code, 0);
        QCOMPARE(m_node->waitForEnd(job), QString("CANCELLED"));
    }

    void slurmsViewListsTheBatchScriptToo()
    {
        m_node->setEnv("SLOTD_COMPAT", "slurm");
        QVERIFY(m_node->stop());
        QVERIFY(m_node->start());
        QCOMPARE(ids({"sacct", "-j", "1"}), (QStringList{"1", "1.batch", "1.0", "1.1"}));
        QCOMPARE(ids({"sacct", "-X", "-j", "1"}), QStringList{"1"});
        const quint32 job = m_node->submit({"-n", "1", "--mem=100M", "--wrap", "srun sleep 600"});
        const QString id = QString::number(job);
        QVERIFY(runs(id + ".0"));
        QCOMPARE(linesOf(m_node->run({"squeue", "-h", "-s", "-o", "%i"}).out), (QStringList{id + ".0", id + ".batch"}));
        QCOMPARE(m_node->run({"scontrol", "show", "step", id}).out.count("StepId="), 2);
    }
};

QTEST_GUILESS_MAIN(TstStepRows)
#include "tst_steprows.moc"
