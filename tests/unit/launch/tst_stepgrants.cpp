// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/stepgrants.h"

#include <QTest>
#include <set>

using namespace slotd;

namespace
{

const Instant kStart{std::chrono::seconds(1'700'000'000)};

struct Case
{
    Submission submission;
    JobSpec spec;
    RunningPhase running;
    Step step;
    HostModel host;
    LaunchSettings settings;

    Case()
    {
        submission.user = "ada";
        spec.kind = JobKind::Allocation;
        spec.name = "al";
        spec.ntasks = 2;
        running.start = kStart;
        running.allocation = {Cpus(2), Megabytes(512), {}};
        host.nodeName = "node1";
        host.capacity.gpus = Gpus(4);
        host.cpuIds = {0, 1, 2, 3};
        step.id = 3;
        step.start = kStart + Seconds(10);
        step.spec.ntasks = 2;
        step.allocation = running.allocation;
    }
    Job job() const
    {
        Job job;
        job.id = JobId(7);
        job.submission = std::make_shared<Submission>(submission);
        job.spec = std::make_shared<JobSpec>(spec);
        job.phase = running;
        return job;
    }
    StepGrant grant(Seconds after = Seconds(10)) const { return makeStepGrant(job(), step, host, settings, kStart + after); }
};

std::set<std::string> entries(const std::string& block)
{
    std::set<std::string> found;
    for (std::size_t at = 0; at <= block.size();) {
        const std::size_t end = std::min(block.find('\0', at), block.size());
        found.insert(block.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

bool has(const std::string& block, const std::string& entry)
{
    return entries(block).count(entry) != 0;
}

} // namespace

/// What srun and salloc are told.
class TstStepGrants : public QObject
{
    Q_OBJECT

private slots:
    void stepFindsItsNumberTasksAndJob()
    {
        const std::string environment = Case().grant().environment;
        for (const char* entry : {"SLURM_JOB_ID=7", "SLURM_STEP_ID=3", "SLURM_STEPID=3", "SLURM_NTASKS=2", "SLURM_STEP_NUM_TASKS=2",
                                  "SLURM_CPUS_ON_NODE=2", "SLURM_JOB_NAME=al", "SLURM_DISTRIBUTION=block"})
            QVERIFY2(has(environment, entry), entry);
    }

    void stepWithoutGpusSeesNoneAndLosesTheNamesOfOuterOnes()
    {
        const std::string environment = Case().grant().environment;
        QVERIFY(has(environment, "CUDA_VISIBLE_DEVICES="));
        QVERIFY(has(environment, "SLURM_STEP_GPUS"));
        QVERIFY(has(environment, "SLURM_GPUS_ON_NODE"));
    }

    void eachRankHasItsOwnGpusAndCpus()
    {
        Case c;
        c.step.allocation.gpuIndices = {1, 3};
        c.step.spec.gpusPerTask = 1;
        c.step.spec.cpuBind = "cores";
        c.step.cpuIds = {0, 2};
        const StepGrant grant = c.grant();
        QVERIFY(has(grant.environment, "CUDA_VISIBLE_DEVICES=1,3"));
        QVERIFY(has(grant.environment, "SLURM_CPU_BIND_TYPE=cores"));
        QCOMPARE(grant.ranks.size(), std::size_t{2});
        QVERIFY(has(grant.ranks[1].environment, "CUDA_VISIBLE_DEVICES=3"));
        QVERIFY(has(grant.ranks[1].environment, "SLURM_STEP_GPUS=3"));
        QCOMPARE(grant.ranks[1].cpuIds, std::vector<std::uint32_t>{2});
    }

    void commandOfSallocSeesItsGpusButNotInSlurmsWay()
    {
        Case c;
        c.running.allocation.gpuIndices = {2};
        QVERIFY(has(allocationEnvironment(c.job(), c.host, c.settings), "CUDA_VISIBLE_DEVICES=2"));
        QVERIFY(!has(allocationEnvironment(c.job(), c.host, c.settings), "SLURM_STEP_ID=3"));
        c.settings.compatSlurm = true;
        for (const std::string& entry : entries(allocationEnvironment(c.job(), c.host, c.settings)))
            QVERIFY2(entry.rfind("CUDA_VISIBLE_DEVICES", 0) != 0 && entry.rfind("ZE_", 0) != 0, entry.c_str());
    }

    void limitIsTheShorterOfStepAndJobAndStandsWhileSuspended()
    {
        Case c;
        QCOMPARE(c.grant().timeLimitMs, std::int64_t{-1});
        c.spec.timeLimit = Seconds(60);
        QCOMPARE(c.grant().timeLimitMs, std::int64_t{50'000});
        c.step.spec.timeLimit = Seconds(20);
        QCOMPARE(c.grant(Seconds(15)).timeLimitMs, std::int64_t{15'000});
        c.running.suspended = Milliseconds(5'000);
        QCOMPARE(c.grant(Seconds(15)).timeLimitMs, std::int64_t{20'000});
        QCOMPARE(limitLeftMs(c.job(), kStart + Seconds(15)), std::int64_t{50'000});
    }

    void stepOfALeaseHasTheLimitsThatItsJobAskedFor()
    {
        Case c;
        c.spec.lease = true;
        QCOMPARE(c.grant().cgroupBase, std::string());
        c.settings.cgroupBase = "/sys/fs/cgroup/slotd-jobs.scope";
        c.settings.limitsOnlyAsked = true;
        QCOMPARE(c.grant().cgroupBase, std::string()); // nothing was asked for
        c.spec.memoryAsked = true;
        QCOMPARE(c.grant().cgroupBase, c.settings.cgroupBase);
        QCOMPARE(c.grant().memoryMaxBytes, 536'870'912);
        QVERIFY(c.grant().swapOff);
        QCOMPARE(c.grant().cpuQuotaUs, -1);
        c.spec.ntasksAsked = true;
        QCOMPARE(c.grant().cpuQuotaUs, 200'000);
    }

    void stepOfABatchJobStandsInItsJobsGroupAlready()
    {
        Case c;
        c.settings.cgroupBase = "/sys/fs/cgroup/slotd-jobs.scope";
        c.settings.limitsOnlyAsked = true;
        c.spec.memoryAsked = true;
        c.spec.kind = JobKind::Batch;
        QCOMPARE(c.grant().cgroupBase, std::string());
    }
};

QTEST_APPLESS_MAIN(TstStepGrants)
#include "tst_stepgrants.moc"
