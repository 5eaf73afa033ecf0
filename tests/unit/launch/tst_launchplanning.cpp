// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/exportspec.h"
#include "launch/launchplanning.h"

#include <QTest>

#include <map>

using namespace slotd;

namespace
{

struct Case
{
    Case()
    {
        submission.user = "ada";
        submission.uid = 1001;
        submission.gid = 1002;
        spec.name = "wrap";
        spec.partition = "cpu";
        spec.ntasks = 4;
        spec.cpusPerTask = 2;
        spec.workDir = "/home/ada/g";
        spec.submitDir = "/home/ada";
        spec.submitHost = "desk";
        running.allocation.cpus = Cpus(8);
        running.allocation.memory = Megabytes(512);
        host.nodeName = "node1";
        settings.jobDir = "/r/lib/jobs/7";
        settings.slotdRoot = "/r";
    }

    Job job() const
    {
        Job job;
        job.id = JobId(7);
        job.attempt = 3;
        job.restarts = restarts;
        job.arrayJobId = arrayJob;
        job.arrayTask = arrayTask;
        job.submission = std::make_shared<Submission>(submission);
        job.spec = std::make_shared<JobSpec>(spec);
        job.phase = running;
        return job;
    }

    LaunchPlan plan() const { return makeLaunchPlan(job(), packEnvironment(submitted), host, settings); }

    std::map<std::string, std::string> environment() const
    {
        std::map<std::string, std::string> vars;
        for (const auto& [name, value] : unpackEnvironment(jobEnvironment(job(), packEnvironment(submitted), host, settings))) {
            if (!vars.emplace(name, value).second)
                vars["DOUBLE"] = name;
        }
        return vars;
    }

    /// "-" where the job does not get the name.
    std::string value(const std::string& name) const
    {
        const auto vars = environment();
        const auto found = vars.find(name);
        return found == vars.end() ? "-" : found->second;
    }

    Submission submission;
    JobSpec spec;
    RunningPhase running;
    HostModel host;
    LaunchSettings settings;
    EnvVars submitted;
    JobId arrayJob;
    std::uint32_t arrayTask = kNoArrayTask;
    std::uint32_t restarts = 0;
};

} // namespace

class TestLaunchPlanning : public QObject
{
    Q_OBJECT

private slots:
    void everyJobGetsTheNamesOfABatchScript_data();
    void everyJobGetsTheNamesOfABatchScript();
    void namesOfOptionsNotGivenAreMissing();
    void compatibilityLeavesOutWhatWasNotAskedFor();
    void gpusAreNamedInEveryDialect();
    void jobWithoutGpusSeesNoneOnAHostThatHasSome();
    void hostWithoutGpusLeavesTheSubmittersChoice();
    void memoryPerCpuReplacesMemoryPerNode();
    void arrayTasksKnowTheirArray();
    void restartIsCounted();
    void namesOfAnOuterJobDoNotLeak();
    void submittersOwnNamesStay();
    void wrappedCommandRunsOncePerTask();
    void pathsAreExpandedAndAbsolute();
    void limitsComeFromTheSpec();
    void cgroupLimitsNeedABase();
    void onlyWhatWasAskedForIsALimitInADelegatedUnit();
    void runnerQuotesItsPaths();
};

void TestLaunchPlanning::everyJobGetsTheNamesOfABatchScript_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    const std::pair<const char*, const char*> rows[] = {
        {"ENVIRONMENT", "BATCH"}, {"PWD", "/home/ada/g"}, {"SLOTD_ROOT", "/r"}, {"SLURMD_NODENAME", "node1"},
        {"SLURM_CLUSTER_NAME", "slotd"}, {"SLURM_CPUS_ON_NODE", "8"}, {"SLURM_CPUS_PER_TASK", "2"}, {"SLURM_JOBID", "7"},
        {"SLURM_JOB_CPUS_PER_NODE", "8"}, {"SLURM_JOB_GID", "1002"}, {"SLURM_JOB_ID", "7"}, {"SLURM_JOB_NAME", "wrap"},
        {"SLURM_JOB_NODELIST", "node1"}, {"SLURM_JOB_NUM_NODES", "1"}, {"SLURM_JOB_PARTITION", "cpu"},
        {"SLURM_JOB_QOS", "normal"}, {"SLURM_JOB_UID", "1001"}, {"SLURM_JOB_USER", "ada"}, {"SLURM_MEM_PER_NODE", "512"},
        {"SLURM_NNODES", "1"}, {"SLURM_NODELIST", "node1"}, {"SLURM_NODE_ALIASES", "(null)"}, {"SLURM_NPROCS", "4"},
        {"SLURM_NTASKS", "4"}, {"SLURM_PRIO_PROCESS", "0"}, {"SLURM_SUBMIT_DIR", "/home/ada"}, {"SLURM_SUBMIT_HOST", "desk"},
        {"SLURM_TASKS_PER_NODE", "4"}, {"SLURM_TOPOLOGY_ADDR", "node1"}, {"SLURM_TOPOLOGY_ADDR_PATTERN", "node"},
        {"TMPDIR", "/tmp"},
    };
    for (const auto& [name, value] : rows)
        QTest::newRow(name) << name << value;
}

void TestLaunchPlanning::everyJobGetsTheNamesOfABatchScript()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QCOMPARE(QString::fromStdString(Case().value(name.toStdString())), value);
}

void TestLaunchPlanning::namesOfOptionsNotGivenAreMissing()
{
    const auto vars = Case().environment();
    QCOMPARE(vars.size(), 31U); // the rows of the table above and no others
    Case c;
    c.spec.exportText = "NONE";
    c.spec.openMode = OpenMode::Append;
    c.spec.ntasksPerNode = 4;
    c.spec.recorded = std::map<std::string, std::string>{{"account", "physics"}, {"qos", "high"}};
    QCOMPARE(c.value("SLURM_EXPORT_ENV"), std::string("NONE"));
    QCOMPARE(c.value("SLURM_OPEN_MODE"), std::string("a"));
    QCOMPARE(c.value("SLURM_NTASKS_PER_NODE"), std::string("4"));
    QCOMPARE(c.value("SLURM_JOB_ACCOUNT"), std::string("physics"));
    QCOMPARE(c.value("SLURM_JOB_QOS"), std::string("high"));
}

void TestLaunchPlanning::compatibilityLeavesOutWhatWasNotAskedFor()
{
    Case c;
    c.settings.compatSlurm = true;
    for (const char* name : {"SLURM_NTASKS", "SLURM_NPROCS", "SLURM_CPUS_PER_TASK", "SLURM_MEM_PER_NODE"})
        QCOMPARE(c.value(name), std::string("-"));
    c.spec.ntasksAsked = c.spec.cpusAsked = c.spec.memoryAsked = true;
    for (const char* name : {"SLURM_NTASKS", "SLURM_NPROCS", "SLURM_CPUS_PER_TASK", "SLURM_MEM_PER_NODE"})
        QVERIFY(c.value(name) != "-");
}

void TestLaunchPlanning::gpusAreNamedInEveryDialect()
{
    Case c;
    c.host.capacity.gpus = Gpus(4);
    c.running.allocation.gpuIndices = {1, 3};
    c.spec.gpus = 2;
    c.spec.gpusAsked = true;
    for (const char* name : {"CUDA_VISIBLE_DEVICES", "GPU_DEVICE_ORDINAL", "ROCR_VISIBLE_DEVICES", "ZE_AFFINITY_MASK", "SLURM_JOB_GPUS"})
        QCOMPARE(c.value(name), std::string("1,3"));
    QCOMPARE(c.value("SLURM_GPUS_ON_NODE"), std::string("2"));
    QCOMPARE(c.value("SLURM_GPUS"), std::string("2"));
}

void TestLaunchPlanning::jobWithoutGpusSeesNoneOnAHostThatHasSome()
{
    Case c;
    c.host.capacity.gpus = Gpus(4);
    c.submitted = {{"CUDA_VISIBLE_DEVICES", "0"}, {"ZE_AFFINITY_MASK", "0"}};
    QCOMPARE(c.value("CUDA_VISIBLE_DEVICES"), std::string());
    QCOMPARE(c.value("ROCR_VISIBLE_DEVICES"), std::string());
    QCOMPARE(c.value("ZE_AFFINITY_MASK"), std::string("-"));
    QCOMPARE(c.value("SLURM_JOB_GPUS"), std::string("-"));
}

void TestLaunchPlanning::hostWithoutGpusLeavesTheSubmittersChoice()
{
    Case c;
    c.submitted = {{"CUDA_VISIBLE_DEVICES", "0"}};
    QCOMPARE(c.value("CUDA_VISIBLE_DEVICES"), std::string("0"));
}

void TestLaunchPlanning::memoryPerCpuReplacesMemoryPerNode()
{
    Case c;
    c.spec.memPerCpu = Megabytes(300);
    QCOMPARE(c.value("SLURM_MEM_PER_CPU"), std::string("300"));
    QCOMPARE(c.value("SLURM_MEM_PER_NODE"), std::string("-"));
}

void TestLaunchPlanning::arrayTasksKnowTheirArray()
{
    Case c;
    c.arrayJob = JobId(5);
    c.arrayTask = 8;
    c.submission.isArray = true;
    c.submission.taskCount = 3;
    c.submission.arrayMin = 2;
    c.submission.arrayMax = 8;
    c.submission.arrayStep = 3;
    QCOMPARE(c.value("SLURM_ARRAY_JOB_ID"), std::string("5"));
    QCOMPARE(c.value("SLURM_ARRAY_TASK_ID"), std::string("8"));
    QCOMPARE(c.value("SLURM_ARRAY_TASK_COUNT"), std::string("3"));
    QCOMPARE(c.value("SLURM_ARRAY_TASK_MIN"), std::string("2"));
    QCOMPARE(c.value("SLURM_ARRAY_TASK_MAX"), std::string("8"));
    QCOMPARE(c.value("SLURM_ARRAY_TASK_STEP"), std::string("3"));
    QCOMPARE(c.value("SLURM_JOB_ID"), std::string("7"));
    QCOMPARE(c.plan().stdoutPath, std::string("/home/ada/g/slurm-5_8.out"));
}

void TestLaunchPlanning::restartIsCounted()
{
    Case c;
    QCOMPARE(c.value("SLURM_RESTART_COUNT"), std::string("-"));
    c.restarts = 2;
    QCOMPARE(c.value("SLURM_RESTART_COUNT"), std::string("2"));
}

void TestLaunchPlanning::namesOfAnOuterJobDoNotLeak()
{
    Case c;
    const char* const names[] = {"SLURM_ARRAY_TASK_ID", "SLURM_STEP_ID", "SLURM_STEPID", "SLURM_PROCID", "SLURM_LOCALID",
                                 "SLURM_RESTART_COUNT", "SLURM_JOB_GPUS", "SLURM_MEM_PER_CPU", "SLURM_GTIDS", "SLURM_TASK_PID",
                                 "SLURM_CPU_BIND", "SLURM_EXPORT_ENV", "SLURM_NTASKS_PER_NODE", "SLURM_STEP_GPUS"};
    for (const char* name : names)
        c.submitted.emplace_back(name, "outer");
    c.submitted.emplace_back("SLURM_JOB_ID", "99");
    for (const char* name : names)
        QCOMPARE(c.value(name), std::string("-"));
    QCOMPARE(c.value("SLURM_JOB_ID"), std::string("7"));
    QCOMPARE(c.value("DOUBLE"), std::string("-"));
}

void TestLaunchPlanning::submittersOwnNamesStay()
{
    Case c;
    c.submitted = {{"PATH", "/bin"}, {"EMPTY", ""}, {"EQUALS", "a=b"}, {"LINES", "a\nb"}, {"TMPDIR", "/scratch"},
                   {"SLURM_CONF", "/etc/slurm.conf"}, {"SLURM_TIME_FORMAT", "standard"}};
    for (const auto& [name, value] : c.submitted)
        QCOMPARE(c.value(name), value);
}

void TestLaunchPlanning::wrappedCommandRunsOncePerTask()
{
    Case c;
    QCOMPARE(c.plan().ranks, 1U);
    c.settings.batchRanksAll = true;
    QCOMPARE(c.plan().ranks, 4U);
    c.settings.batchRanksAll = false;
    c.spec.wrapped = true;
    QCOMPARE(c.plan().ranks, 4U);
    c.settings.compatSlurm = true;
    QCOMPARE(c.plan().ranks, 1U);
    c.spec.kind = JobKind::Run;
    QCOMPARE(c.plan().ranks, 4U);
}

void TestLaunchPlanning::pathsAreExpandedAndAbsolute()
{
    Case c;
    LaunchPlan plan = c.plan();
    QCOMPARE(plan.stdinPath, std::string("/dev/null"));
    QCOMPARE(plan.stdoutPath, std::string("/home/ada/g/slurm-7.out"));
    QCOMPARE(plan.stderrPath, plan.stdoutPath);
    QCOMPARE(plan.scriptPath, std::string("/r/lib/jobs/7/script.sh"));
    QCOMPARE(plan.attempt, 3U);
    c.spec.stdoutPattern = "logs/%x-%j-%u-%N.out";
    c.spec.stderrPattern = "/var/log/%j";
    c.spec.stdinPath = "in";
    c.spec.openMode = OpenMode::Append;
    plan = c.plan();
    QCOMPARE(plan.stdinPath, std::string("/home/ada/g/in"));
    QCOMPARE(plan.stdoutPath, std::string("/home/ada/g/logs/wrap-7-ada-node1.out"));
    QCOMPARE(plan.stderrPath, std::string("/var/log/7"));
    QVERIFY(plan.append);
}

void TestLaunchPlanning::limitsComeFromTheSpec()
{
    Case c;
    QCOMPARE(c.plan().timeLimitMs, -1);
    c.spec.timeLimit = kUnlimited;
    QCOMPARE(c.plan().timeLimitMs, -1);
    c.spec.timeLimit = Seconds(90);
    c.spec.signal.signal = 10;
    c.spec.signal.secondsBefore = 65535;
    c.spec.signal.batchOnly = true;
    c.settings.killWait = Seconds(5);
    const LaunchPlan plan = c.plan();
    QCOMPARE(plan.timeLimitMs, 90'000);
    QCOMPARE(plan.warnSignal, 10);
    QCOMPARE(plan.warnBeforeMs, 65'535'000);
    QVERIFY(plan.warnBatchOnly);
    QCOMPARE(plan.killWaitMs, 5000);
}

void TestLaunchPlanning::cgroupLimitsNeedABase()
{
    Case c;
    QCOMPARE(c.plan().memoryMaxBytes, -1);
    QCOMPARE(c.plan().cpuQuotaUs, -1);
    c.settings.cgroupBase = "/sys/fs/cgroup/x";
    QCOMPARE(c.plan().cgroupBase, std::string("/sys/fs/cgroup/x"));
    QCOMPARE(c.plan().memoryMaxBytes, 536'870'912);
    QCOMPARE(c.plan().cpuQuotaUs, 800'000); // CPUs times the period, not a share of the host
    QVERIFY(!c.plan().swapOff);
    c.spec.memoryAsked = true;
    QVERIFY(c.plan().swapOff);
}

void TestLaunchPlanning::onlyWhatWasAskedForIsALimitInADelegatedUnit()
{
    Case c;
    c.settings.cgroupBase = "/sys/fs/cgroup/x";
    c.settings.limitsOnlyAsked = true;
    QCOMPARE(c.plan().cgroupBase, std::string("/sys/fs/cgroup/x"));
    QCOMPARE(c.plan().memoryMaxBytes, -1); // the default is a reservation
    QCOMPARE(c.plan().cpuQuotaUs, -1);
    c.spec.memoryAsked = true;
    QCOMPARE(c.plan().memoryMaxBytes, 536'870'912);
    QVERIFY(c.plan().swapOff);
    c.spec.cpusAsked = true;
    QCOMPARE(c.plan().cpuQuotaUs, 800'000);
}

void TestLaunchPlanning::runnerQuotesItsPaths()
{
    const std::string text = runnerText("/opt/it's/slotd", "/home/a b/$root");
    QVERIFY(text.rfind("#!/bin/sh\n", 0) == 0);
    QVERIFY(text.find("exec '/opt/it'\\''s/slotd' rerun '/home/a b/$root' \"${folder##*/}\"\n") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestLaunchPlanning)
#include "tst_launchplanning.moc"
