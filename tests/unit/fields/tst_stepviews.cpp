// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/jobcells.h"
#include "fields/render.h"
#include "fields/showtext.h"
#include "unit/fields/sampleviews.h"

#include <QtTest>

using namespace slotd;

/// What squeue -s, sacct and scontrol show step print of steps, in Slurm's forms.
class TestStepViews : public QObject
{
    Q_OBJECT

    CellContext m_context;

    static JobRow step()
    {
        JobRecord r = samples::job(374, JobState::Running);
        r.step = 0;
        r.name = "mystep";
        r.start = samples::kNow - Seconds{5};
        r.ntasks = 2;
        r.reqCpus = Cpus(2);
        r.reqGpus = Gpus(1);
        r.allocCpus = Cpus(4);
        r.allocMemory = Megabytes(1024);
        r.gpuIndices = {0};
        r.clientPid = 940;
        r.submitLine = "srun -n 2 sleep 500";
        return JobRow(r);
    }
    static JobRow batch()
    {
        JobRecord r = samples::job(374, JobState::Running);
        r.step = JobRef::kBatchStep;
        r.name = "batch";
        r.start = samples::kNow - Seconds{5};
        return JobRow(r);
    }
    QString sacct(const std::string& columns, const JobRow& row)
    {
        const FieldRows fields = fieldRowsOf(sacctFields());
        auto format = parseAccountingFormat(columns, fields, false);
        format->layout = Layout::Delimited;
        return QString::fromStdString(render(*format, sacctFields(), std::vector{row}, m_context, false)).trimmed();
    }

private slots:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        tzset();
        m_context.now = samples::kNow;
    }

    void squeueShowsStepsInColumnsOfTheirOwn()
    {
        const FieldRows fields = fieldRowsOf(stepFields());
        const FormatSpec format = parsePrintfFormat("%.15i %.8j %.9P %.8u %.9M %N", fields);
        QCOMPARE(QString::fromStdString(render(format, stepFields(), std::vector{step(), batch()}, m_context, true)),
                 QString("         STEPID     NAME PARTITION     USER      TIME NODELIST\n"
                         "          374.0   mystep       cpu      ada      0:05 box\n"
                         "      374.batch    batch       cpu      ada      0:05 box\n"));
        const FormatSpec more = parsePrintfFormat("%A|%b|%l|%T|%C", fields);
        QCOMPARE(QString::fromStdString(render(more, stepFields(), std::vector{step()}, m_context, true)),
                 QString("TASKS|TRES_PER_STEP|TIME_LIMIT|STATE|CPUS\n2|cpu:2,gres:gpu:1|UNLIMITED|RUNNING|4\n"));
    }

    void scontrolShowsAStepInSlurmsLines()
    {
        QCOMPARE(QString::fromStdString(showStepText(step(), m_context, {})),
                 QString("StepId=374.0 UserId=1000 StartTime=2026-11-23T11:59:55 TimeLimit=UNLIMITED\n"
                         "   State=RUNNING Partition=cpu NodeList=box\n"
                         "   Nodes=1 CPUs=4 Tasks=2 Name=mystep Network=(null)\n"
                         "   TRES=cpu=4,gres/gpu=1,mem=1G,node=1\n"
                         "   ResvPorts=(null)\n"
                         "   CPUFreqReq=Default Dist=Block\n"
                         "   SrunHost:Pid=box:940\n"
                         "   TresPerStep=cpu:2,gres:gpu:1\n\n"));
    }

    void scontrolShowsABatchScriptWithoutAnSrun()
    {
        QCOMPARE(QString::fromStdString(showStepText(batch(), m_context, {})),
                 QString("StepId=374.batch UserId=1000 StartTime=2026-11-23T11:59:55 TimeLimit=UNLIMITED\n"
                         "   State=RUNNING Partition=cpu NodeList=box\n"
                         "   Nodes=1 CPUs=0 Tasks=1 Name=batch Network=(null)\n"
                         "   TRES=(null)\n"
                         "   ResvPorts=(null)\n"
                         "   CPUFreqReq=Default\n"
                         "   SrunHost:Pid=(null):0\n\n"));
    }

    void sacctLeavesEmptyWhatOnlyJobsHave()
    {
        QCOMPARE(sacct("JobID,JobIDRaw,JobName,Partition,User,Account,NTasks,AllocCPUS,ReqMem,ReqTRES,AllocTRES,DerivedExitCode", step()),
                 QString("374.0|374.0|mystep||||2|4|||cpu=4,gres/gpu=1,mem=1G,node=1|"));
        JobRow task = step();
        task.job.id = JobId(376);
        task.job.arrayJobId = JobId(374);
        task.job.arrayTask = 2;
        QCOMPARE(sacct("JobID,JobIDRaw,SubmitLine", task), QString("374_2.0|376.0|srun -n 2 sleep 500"));
    }

    void sacctShowsWhatAStepUsed()
    {
        JobRow row = step();
        row.job.state = JobState::Completed;
        row.job.end = samples::kNow;
        row.job.usage = {2048, 5000, 1250};
        const std::string columns = "Elapsed,TotalCPU,UserCPU,SystemCPU,MaxRSS,MaxRSSNode,MaxRSSTask,AveRSS,AveCPU,MinCPU";
        QCOMPARE(sacct(columns, row), QString("00:00:05|00:06.250|00:00:05|00:01.250|2048K|box|||00:00:03|"));
        row.job.ntasks = 1;
        QCOMPARE(sacct(columns, row), QString("00:00:05|00:06.250|00:00:05|00:01.250|2048K|box|0|2048K|00:00:06|00:00:06"));
    }

    void sacctNamesWhoCancelledAStep()
    {
        JobRow row = step();
        row.job.state = JobState::Cancelled;
        row.job.end = samples::kNow;
        m_context.cancelledBy = true;
        QCOMPARE(sacct("State", row), QString("CANCELLED"));
        row.job.cancelAsked = true;
        row.job.cancelledBy = 1000;
        QCOMPARE(sacct("State", row), QString("CANCELLED by 1000"));
        m_context.cancelledBy = false;
    }

    void timeSpentSuspendedIsNotElapsed()
    {
        JobRecord job = samples::job(5, JobState::Suspended);
        job.start = samples::kNow - Seconds{100};
        job.suspended = Seconds{30};
        job.suspend = samples::kNow - Seconds{20};
        QCOMPARE(cells::elapsed(job, samples::kNow), Seconds{50});
        QCOMPARE(cells::elapsed(job, samples::kNow + Seconds{60}), Seconds{50});
        QCOMPARE(sacct("Elapsed,Suspended", JobRow(job)), QString("00:00:50|00:00:50"));
        job.state = JobState::Completed;
        job.end = samples::kNow;
        job.suspend = kNoTime;
        QCOMPARE(cells::elapsed(job, samples::kNow + Seconds{60}), Seconds{70});
        QVERIFY(QString::fromStdString(showJobText(JobRow(samples::job(5, JobState::Running)), m_context, {}))
                    .contains("SuspendTime=None SecsPreSuspend=0\n"));
    }
};

QTEST_APPLESS_MAIN(TestStepViews)
#include "tst_stepviews.moc"
