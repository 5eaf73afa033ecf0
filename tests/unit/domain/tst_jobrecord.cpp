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
        s.arguments = {"a", "b"};
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
};

QTEST_APPLESS_MAIN(JobRecordTest)
#include "tst_jobrecord.moc"
