// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/jobrecord.h"

#include <QTest>

#include <limits>

using namespace slotd;

class JobRecordTest : public QObject
{
    Q_OBJECT

    static JobSpec spec()
    {
        JobSpec s;
        s.name = "demo";
        s.partition = "cpu";
        s.ntasks = 2;
        s.cpusPerTask = 3;
        s.memPerNode = Megabytes(1024);
        s.timeLimit = Seconds(600);
        s.workDir = "/w";
        s.arguments = std::vector<std::string>{"a", "b"};
        s.dependency = *parseDependency("afterok:3");
        return s;
    }
    static Job job(const JobSpec& s)
    {
        auto submission = std::make_shared<Submission>();
        submission->user = "me";
        submission->uid = 1000;
        submission->arrayLimit = 2;
        Job j;
        j.id = JobId(9);
        j.submission = submission;
        j.spec = std::make_shared<const JobSpec>(s);
        j.submitTime = Instant(Seconds(50));
        return j;
    }
    static JobRecord record(const Job& j, ColumnSet columns = ColumnSet::all()) { return toRecord(j, "box", Megabytes(16000), columns); }

    static JobRecord startedRecord()
    {
        Job j = job(spec());
        RunningPhase running;
        running.start = Instant(Seconds(100));
        running.allocation = {Cpus(6), Megabytes(1024), {}};
        j.phase = running;
        return record(j);
    }
    static Step runningStep()
    {
        Step step;
        step.id = 1;
        step.spec.name = "sleep";
        step.spec.ntasks = 4;
        step.spec.timeLimit = Seconds(30);
        step.spec.command = {"/bin/sleep", "9"};
        step.allocation = {Cpus(4), Megabytes(100), {}};
        step.start = Instant(Seconds(110));
        step.client = {77, 1, "boot"};
        return step;
    }

private slots:
    void showsWhatWasAskedFor()
    {
        const JobRecord r = record(job(spec()));
        QCOMPARE(r.reqCpus, Cpus(6));
        QCOMPARE(r.reqMemory, Megabytes(1024));
        QVERIFY(!r.memoryPerCpu);
        QCOMPARE(r.state, JobState::Pending);
        QCOMPARE(r.reason, Reason::None);
        QCOMPARE(r.nodeList, std::string());
        QCOMPARE(r.start, kNoTime);
        QCOMPARE(r.dependency, std::string("afterok:3"));
        QCOMPARE(r.stdoutPath, std::string("/w/slurm-9.out"));
        QCOMPARE(r.stderrPath, r.stdoutPath);
        QCOMPARE(r.stdinPath, std::string("/dev/null"));
        QCOMPARE(r.user, std::string("me"));
        QCOMPARE(r.arguments.size(), std::size_t{2});
    }

    void memoryIsAsAsked()
    {
        JobSpec s = spec();
        s.memPerNode = {};
        s.memPerCpu = Megabytes(100);
        QCOMPARE(record(job(s)).reqMemory, Megabytes(100));
        QVERIFY(record(job(s)).memoryPerCpu);
        QCOMPARE(resourceAsk(s, Megabytes(16000)).memory, Megabytes(600));
        s.memPerCpu = Megabytes(0);
        QCOMPARE(record(job(s)).reqMemory, Megabytes(16000));
        s.memPerCpu = {};
        s.memPerNode = Megabytes(0);
        QCOMPARE(record(job(s)).reqMemory, Megabytes(16000));
    }

    void anAbsurdRequestStaysAbsurd()
    {
        JobSpec s = spec();
        s.ntasks = 4294967295U;
        s.cpusPerTask = 4294967295U;
        QCOMPARE(resourceAsk(s, Megabytes(1)).cpus.value, std::numeric_limits<std::int64_t>::max());
    }

    void gpusMultiplyByTask()
    {
        JobSpec s = spec();
        s.gpusPerTask = 2;
        QCOMPARE(resourceAsk(s, Megabytes(1)).gpus, Gpus(4));
        s.gpus = 1;
        QCOMPARE(resourceAsk(s, Megabytes(1)).gpus, Gpus(1));
    }

    void tasksOfAnArrayHaveTheirOwnFiles()
    {
        Job j = job(spec());
        j.arrayJobId = JobId(8);
        j.arrayTask = 1;
        QCOMPARE(record(j).stdoutPath, std::string("/w/slurm-8_1.out"));
        QCOMPARE(record(j).arrayLimit, 2U);
    }

    void patternsAreExpanded()
    {
        JobSpec s = spec();
        s.stdoutPattern = "logs/%x-%j-%N";
        s.stderrPattern = "/tmp/%u.err";
        s.stdinPath = "in.txt";
        const JobRecord r = record(job(s));
        QCOMPARE(r.stdoutPath, std::string("/w/logs/demo-9-box"));
        QCOMPARE(r.stderrPath, std::string("/tmp/me.err"));
        QCOMPARE(r.stdinPath, std::string("/w/in.txt"));
    }

    void anAllocationHasNoFiles()
    {
        JobSpec s = spec();
        s.kind = JobKind::Allocation;
        QCOMPARE(record(job(s)).stdoutPath, std::string());
        QCOMPARE(record(job(s)).stdinPath, std::string());
    }

    void aHeldJobSaysSo()
    {
        Job j = job(spec());
        j.phase = PendingPhase{true, Reason::None};
        QCOMPARE(record(j).reason, Reason::JobHeldUser);
        j.phase = PendingPhase{false, Reason::Requeued};
        QCOMPARE(record(j).reason, Reason::Requeued);
    }

    void aRunningJobShowsWhenItsLimitComes()
    {
        Job j = job(spec());
        RunningPhase running;
        running.start = Instant(Seconds(100));
        running.allocation = {Cpus(6), Megabytes(1024), {1}};
        running.supervisor.pid = 33;
        j.phase = running;
        const JobRecord r = record(j);
        QCOMPARE(r.end, Instant(Seconds(700)));
        QCOMPARE(r.reason, Reason::None);
        QCOMPARE(r.nodeList, std::string("box"));
        QCOMPARE(r.allocCpus, Cpus(6));
        QCOMPARE(r.supervisorPid, 33);
        JobSpec s = spec();
        s.timeLimit = kUnlimited;
        j.spec = std::make_shared<const JobSpec>(s);
        QCOMPARE(record(j).end, kNoTime);
    }

    void anEndedJobShowsHow()
    {
        Job j = job(spec());
        EndedPhase ended;
        ended.state = JobState::Cancelled;
        ended.reason = Reason::CancelledByUser;
        ended.start = Instant(Seconds(100));
        ended.end = Instant(Seconds(130));
        ended.byUid = 1000;
        j.phase = ended;
        QVERIFY(record(j).cancelAsked);
        QCOMPARE(record(j).cancelledBy, 1000U);
        QCOMPARE(record(j).nodeList, std::string("box"));
        ended.start = kNoTime;
        ended.reason = Reason::DependencyNeverSatisfied;
        j.phase = ended;
        QVERIFY(!record(j).cancelAsked);
        QCOMPARE(record(j).nodeList, std::string());
    }

    void textsAreMadeOnlyWhereAskedFor()
    {
        const JobRecord r = record(job(spec()), ColumnSet{}.add(1).add(13));
        QCOMPARE(r.id, JobId(9));
        QVERIFY(r.stdoutPath.empty());
        QVERIFY(r.dependency.empty());
        QVERIFY(r.arguments.empty());
        QCOMPARE(record(job(spec()), ColumnSet{}.add(49)).stderrPath, std::string("/w/slurm-9.out"));
        QCOMPARE(record(job(spec()), ColumnSet{}.add(38)).dependency, std::string("afterok:3"));
    }

    void resourcesPrintAsTres()
    {
        QCOMPARE(formatTres(Cpus(4), Megabytes(1024), Gpus(1), true), std::string("cpu=4,mem=1G,node=1,billing=4,gres/gpu=1"));
        QCOMPARE(formatTres(Cpus(1), Megabytes(1536), Gpus(0), false), std::string("cpu=1,mem=1536M"));
        QCOMPARE(formatIndexRanges({0, 1, 3}), std::string("0-1,3"));
        QCOMPARE(formatIndexRanges({}), std::string());
    }

    void aStepSharesItsJobsNamesAndHasItsOwnResources()
    {
        const JobRecord job = startedRecord();
        Step step = runningStep();
        JobRecord r = toRecord(step, job);
        QCOMPARE(r.id, JobId(9));
        QCOMPARE(r.step, 1);
        QCOMPARE(r.user, std::string("me"));
        QCOMPARE(r.partition, std::string("cpu"));
        QCOMPARE(r.nodeList, std::string("box"));
        QCOMPARE(r.name, std::string("sleep"));
        QCOMPARE(r.command, std::string("/bin/sleep"));
        QCOMPARE(r.arguments, (std::vector<std::string>{"9"}));
        QCOMPARE(r.reqCpus, Cpus(4));
        QCOMPARE(r.allocCpus, Cpus(4));
        QCOMPARE(r.clientPid, 77);
        QCOMPARE(r.state, JobState::Running);
        QCOMPARE(r.timeLimit, Seconds(30));
        QCOMPARE(r.end, Instant(Seconds(140)));
        QVERIFY(r.dependency.empty() && r.stdoutPath.empty());
        step.ending = true;
        QCOMPARE(toRecord(step, job).state, JobState::Completing);
    }

    void anEndedStepSaysHowItEnded()
    {
        Step step = runningStep();
        StepEnd end;
        end.state = JobState::Cancelled;
        end.reason = Reason::CancelledByUser;
        end.exit = {0, 15};
        end.usage = {100, 2, 3};
        end.end = Instant(Seconds(120));
        end.byUid = 1000;
        end.suspended = Milliseconds(4000);
        step.ended = end;
        const JobRecord r = toRecord(step, startedRecord());
        QCOMPARE(r.state, JobState::Cancelled);
        QVERIFY(r.exit == end.exit && r.usage == end.usage);
        QCOMPARE(r.end, end.end);
        QVERIFY(r.cancelAsked);
        QCOMPARE(r.cancelledBy, 1000U);
        QCOMPARE(r.suspended, Milliseconds(4000));
    }

    void aStepCountsOnlyWhatItSawOfASuspension()
    {
        JobRecord job = startedRecord();
        job.suspended = Milliseconds(9000);
        job.suspend = Instant(Seconds(200));
        Step step = runningStep();
        step.suspendedBefore = Milliseconds(5000);
        job.state = JobState::Suspended;
        const JobRecord r = toRecord(step, job);
        QCOMPARE(r.state, JobState::Suspended);
        QCOMPARE(r.suspended, Milliseconds(4000));
        QCOMPARE(r.suspend, job.suspend);
    }

    void theBatchScriptAsAStep_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("expected");
        const auto row = [](const char* name, JobState state, int status, int signal, JobState expected) {
            QTest::newRow(name) << static_cast<int>(state) << status << signal << static_cast<int>(expected);
        };
        row("completed", JobState::Completed, 0, 0, JobState::Completed);
        row("failed", JobState::Failed, 3, 0, JobState::Failed);
        row("killed", JobState::Failed, 0, 9, JobState::Cancelled);
        row("cancelled", JobState::Cancelled, 0, 15, JobState::Cancelled);
        row("cancelled, its trap failed", JobState::Cancelled, 5, 0, JobState::Failed);
        row("time limit, its trap was good", JobState::Timeout, 0, 0, JobState::Completed);
        row("time limit", JobState::Timeout, 0, 15, JobState::Cancelled);
        row("out of memory", JobState::OutOfMemory, 0, 9, JobState::OutOfMemory);
        row("running", JobState::Running, 0, 0, JobState::Running);
        row("lost", JobState::Failed, 0, 0, JobState::Failed);
    }
    void theBatchScriptAsAStep()
    {
        QFETCH(int, state);
        QFETCH(int, status);
        QFETCH(int, signal);
        QFETCH(int, expected);
        JobRecord job = startedRecord();
        job.state = static_cast<JobState>(state);
        job.scriptExit = {status, signal};
        const auto batch = batchStepRecord(job);
        QVERIFY(batch.has_value());
        QCOMPARE(static_cast<int>(batch->state), expected);
        QCOMPARE(batch->name, std::string("batch"));
        QCOMPARE(batch->step, JobRef::kBatchStep);
        QVERIFY(batch->exit == job.scriptExit);
    }

    void aCancelledJobShowsNoExitCodeButItsScriptDoes()
    {
        for (const JobState state : {JobState::Cancelled, JobState::Timeout, JobState::Failed}) {
            Job j = job(spec());
            EndedPhase ended;
            ended.state = state;
            ended.exit = {0, 15};
            ended.start = Instant(Seconds(100));
            j.phase = ended;
            const JobRecord r = record(j);
            QVERIFY(r.exit == (state == JobState::Failed ? ExitCode{0, 15} : ExitCode{}));
            QVERIFY((r.scriptExit == ExitCode{0, 15}));
            QVERIFY((batchStepRecord(r)->exit == ExitCode{0, 15}));
        }
    }

    void onlyBatchJobsThatStartedHaveABatchStep()
    {
        JobRecord job = startedRecord();
        job.kind = JobKind::Allocation;
        QVERIFY(!batchStepRecord(job));
        QVERIFY(!batchStepRecord(record(JobRecordTest::job(spec()))));
    }

    void theSummaryOfStepsIsOneLine()
    {
        std::string text;
        Step step = runningStep();
        addToStepSummary(text, step);
        step.id = 2;
        step.ended = StepEnd{};
        addToStepSummary(text, step);
        QCOMPARE(text, std::string("1:RUNNING:sleep, 2:COMPLETED:sleep"));
    }
};

QTEST_APPLESS_MAIN(JobRecordTest)
#include "tst_jobrecord.moc"
