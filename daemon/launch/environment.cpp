// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/launchplanning.h"

#include "core/steprules.h"
#include "domain/exportspec.h"

#include <algorithm>
#include <array>
#include <optional>

namespace slotd
{

namespace
{

struct EnvironmentInput
{
    const Job& job;
    const JobSpec& spec;
    const Submission& submission;
    const Allocation& allocation;
    const HostModel& host;
    const LaunchSettings& settings;
    const Step* step = nullptr; ///< Null: the batch script, or the command of salloc.
};

using Value = std::optional<std::string>;
using In = const EnvironmentInput&;

// Who gets a name.
constexpr unsigned kBatch = 1;      ///< Batch scripts, also srun --no-wait.
constexpr unsigned kAllocation = 2; ///< The command of salloc.
constexpr unsigned kStep = 4;       ///< Steps: the tasks of srun.
constexpr unsigned kStepOnly = 8;   ///< With kStep: taken out of srun's environment where the step has no value for it.
constexpr unsigned kJobs = kBatch | kAllocation;
constexpr unsigned kTasks = kBatch | kStep;
constexpr unsigned kAll = kBatch | kAllocation | kStep;

/// One name: who gets it, and its value, or none where there is nothing to say.
struct EnvironmentRow
{
    const char* name;
    unsigned whose;
    Value (*value)(In);
    const char* meaning;
};

std::string gpuList(const Allocation& allocation)
{
    std::string list;
    for (const std::uint32_t index : allocation.gpuIndices)
        list += (list.empty() ? "" : ",") + std::to_string(index);
    return list;
}

Value number(std::uint64_t value)
{
    return std::to_string(value);
}

Value ifAny(bool condition, std::string value)
{
    return condition ? Value(std::move(value)) : std::nullopt;
}

Value recorded(In in, const char* option)
{
    const auto found = in.spec.recorded->find(option);
    return found == in.spec.recorded->end() ? std::nullopt : Value(found->second);
}

Value nodeName(In in) { return in.host.nodeName; }
Value jobId(In in) { return number(in.job.id.value); }
Value one(In) { return "1"; }
Value zero(In) { return "0"; }
Value cpus(In in) { return std::to_string(in.allocation.cpus.value); }

/// Slurm sets these only where the option was given; the seed's scripts rely on them always.
Value tasks(In in)
{
    if (in.step != nullptr)
        return number(in.step->spec.ntasks);
    const bool asked = in.spec.ntasksAsked || in.spec.ntasksPerNode.has_value();
    return ifAny(asked || !in.settings.compatSlurm, std::to_string(in.spec.ntasks.value_or(1)));
}

Value cpusPerTask(In in)
{
    // A step without a -c of its own leaves its job's in place, as in Slurm, where it inherits the variable.
    if (in.step != nullptr && in.step->spec.cpusPerTask > 1)
        return number(in.step->spec.cpusPerTask);
    return ifAny(in.spec.cpusAsked || !in.settings.compatSlurm, std::to_string(in.spec.cpusPerTask.value_or(1)));
}

Value cpusHere(In in)
{
    return in.step != nullptr ? std::to_string(in.step->allocation.cpus.value) : cpus(in);
}

Value taskCount(In in)
{
    return number(in.step != nullptr ? in.step->spec.ntasks : in.spec.ntasks.value_or(1));
}

Value memoryPerNode(In in)
{
    // With both names set srun refuses to start a step.
    const bool wanted = !in.spec.memPerCpu && (in.spec.memoryAsked || !in.settings.compatSlurm);
    return ifAny(wanted, std::to_string(in.allocation.memory.value));
}

Value memoryPerCpu(In in)
{
    return in.spec.memPerCpu ? Value(std::to_string(in.spec.memPerCpu->value)) : std::nullopt;
}

Value gpusAsked(In in)
{
    return ifAny(in.spec.gpusAsked && !in.spec.gpusPerTask, std::to_string(in.spec.gpus.value_or(0)));
}

Value gpusPerTask(In in)
{
    const auto& perTask = in.step != nullptr ? in.step->spec.gpusPerTask : in.spec.gpusPerTask;
    return perTask ? number(*perTask) : std::nullopt;
}

const Allocation& held(In in)
{
    return in.step != nullptr ? in.step->allocation : in.allocation;
}

Value gpuIndices(In in)
{
    return ifAny(!held(in).gpuIndices.empty(), gpuList(held(in)));
}

/// In Slurm the command of salloc is no task and is shown no device.
bool shownGpus(In in)
{
    return in.step != nullptr || in.spec.kind != JobKind::Allocation || !in.settings.compatSlurm;
}

Value gpuMask(In in)
{
    return shownGpus(in) ? gpuIndices(in) : std::nullopt;
}

/// Empty for a job without GPUs on a host that has some: it must not find those of others.
Value visibleGpus(In in)
{
    return ifAny(in.host.capacity.gpus.value > 0 && shownGpus(in), gpuList(held(in)));
}

Value gpuCount(In in)
{
    return ifAny(!held(in).gpuIndices.empty(), std::to_string(held(in).gpuIndices.size()));
}

Value openMode(In in)
{
    switch (in.spec.openMode) {
    case OpenMode::Default:
        return std::nullopt;
    case OpenMode::Append:
        return "a";
    case OpenMode::Truncate:
        return "t";
    }
    return std::nullopt;
}

Value distribution(In in)
{
    if (auto asked = recorded(in, "distribution"))
        return asked;
    if (in.step == nullptr)
        return std::nullopt;
    return in.step->spec.ntasks == 1 ? "cyclic" : "block"; // of one node: what Slurm says of it
}

Value stepId(In in)
{
    return number(in.step->id);
}

/// None where --cpu-bind was not given.
std::optional<CpuBind> cpuBind(In in)
{
    if (in.step->spec.cpuBind.empty())
        return std::nullopt;
    const auto bind = parseCpuBind(in.step->spec.cpuBind);
    return bind ? std::optional(*bind) : std::nullopt;
}

std::string loudness(const CpuBind& bind)
{
    return bind.verbose ? "verbose" : "quiet";
}

Value cpuBindWhole(In in)
{
    const auto bind = cpuBind(in);
    return bind ? Value(loudness(*bind) + "," + cpuBindType(*bind) + cpuBindList(*bind)) : std::nullopt;
}

template<std::uint32_t Submission::*Member>
Value arrayMember(In in)
{
    return ifAny(in.job.inArray(), std::to_string(in.submission.*Member));
}

// What Slurm sets for its own network is left out, as nothing listens here: SLURM_SRUN_COMM_HOST and _PORT,
// SLURM_STEP_LAUNCHER_PORT, SLURM_WORKING_CLUSTER, SLURM_CONF. Names that only srun knows (SLURM_UMASK, SRUN_DEBUG,
// SLURM_PTY_*) are srun's, those of a rank are the supervisor's (kRankRows).
constexpr std::array kRows{
    EnvironmentRow{"CUDA_VISIBLE_DEVICES", kAll, visibleGpus, "Indices of the GPUs given; empty on a host with GPUs where none is given"},
    EnvironmentRow{"ENVIRONMENT", kBatch, [](In) -> Value { return "BATCH"; }, "BATCH"},
    EnvironmentRow{"GPU_DEVICE_ORDINAL", kAll, visibleGpus, "As CUDA_VISIBLE_DEVICES"},
    EnvironmentRow{"PWD", kBatch, [](In in) -> Value { return in.spec.workDir; }, "The working folder"},
    EnvironmentRow{"ROCR_VISIBLE_DEVICES", kAll, visibleGpus, "As CUDA_VISIBLE_DEVICES"},
    EnvironmentRow{"SLOTD_ROOT", kAll, [](In in) { return ifAny(!in.settings.slotdRoot.empty(), in.settings.slotdRoot); }, "The runtime root of the daemon"},
    EnvironmentRow{"SLURMD_NODENAME", kTasks, nodeName, "Name of the host"},
    EnvironmentRow{"SLURM_ARRAY_JOB_ID", kTasks, [](In in) { return ifAny(in.job.inArray(), std::to_string(in.job.arrayJobId.value)); }, "Id of the array"},
    EnvironmentRow{"SLURM_ARRAY_TASK_COUNT", kTasks, arrayMember<&Submission::taskCount>, "Number of tasks of the array"},
    EnvironmentRow{"SLURM_ARRAY_TASK_ID", kTasks, [](In in) { return ifAny(in.job.inArray(), std::to_string(in.job.arrayTask)); }, "This task's number"},
    EnvironmentRow{"SLURM_ARRAY_TASK_MAX", kTasks, arrayMember<&Submission::arrayMax>, "Highest number of a task"},
    EnvironmentRow{"SLURM_ARRAY_TASK_MIN", kTasks, arrayMember<&Submission::arrayMin>, "Lowest number of a task"},
    EnvironmentRow{"SLURM_ARRAY_TASK_STEP", kTasks, arrayMember<&Submission::arrayStep>, "Step between the numbers"},
    EnvironmentRow{"SLURM_CLUSTER_NAME", kAll, [](In in) -> Value { return in.settings.clusterName; }, "slotd"},
    EnvironmentRow{"SLURM_CPUS_ON_NODE", kTasks, cpusHere, "CPUs of the job, or of the step"},
    EnvironmentRow{"SLURM_CPUS_PER_TASK", kAll, cpusPerTask, "--cpus-per-task"},
    EnvironmentRow{"SLURM_CPU_BIND", kStep | kStepOnly, cpuBindWhole, "--cpu-bind, in full"},
    EnvironmentRow{"SLURM_CPU_BIND_LIST", kStep | kStepOnly, [](In in) { const auto bind = cpuBind(in); return bind ? Value(cpuBindList(*bind)) : std::nullopt; }, "Its ids or masks"},
    EnvironmentRow{"SLURM_CPU_BIND_TYPE", kStep | kStepOnly, [](In in) { const auto bind = cpuBind(in); return bind ? Value(cpuBindType(*bind)) : std::nullopt; }, "Its kind"},
    EnvironmentRow{"SLURM_CPU_BIND_VERBOSE", kStep | kStepOnly, [](In in) { const auto bind = cpuBind(in); return bind ? Value(loudness(*bind)) : std::nullopt; }, "quiet or verbose"},
    EnvironmentRow{"SLURM_DISTRIBUTION", kTasks, distribution, "--distribution"},
    EnvironmentRow{"SLURM_EXPORT_ENV", kBatch, [](In in) { return ifAny(!in.spec.exportText.empty(), in.spec.exportText); }, "--export"},
    EnvironmentRow{"SLURM_GPUS", kJobs, gpusAsked, "--gpus"},
    EnvironmentRow{"SLURM_GPUS_ON_NODE", kTasks | kStepOnly, gpuCount, "Number of GPUs given"},
    EnvironmentRow{"SLURM_GPUS_PER_TASK", kAll, gpusPerTask, "--gpus-per-task"},
    EnvironmentRow{"SLURM_JOBID", kAll, jobId, "As SLURM_JOB_ID"},
    EnvironmentRow{"SLURM_JOB_ACCOUNT", kAll, [](In in) { return recorded(in, "account"); }, "--account"},
    EnvironmentRow{"SLURM_JOB_CPUS_PER_NODE", kAll, cpus, "CPUs of the job"},
    EnvironmentRow{"SLURM_JOB_GID", kTasks, [](In in) { return number(in.submission.gid); }, "Group id of the user"},
    EnvironmentRow{"SLURM_JOB_GPUS", kBatch, gpuIndices, "Indices of the GPUs given"},
    EnvironmentRow{"SLURM_JOB_ID", kAll, jobId, "The job's id"},
    EnvironmentRow{"SLURM_JOB_NAME", kAll, [](In in) -> Value { return in.spec.name; }, "The job's name"},
    EnvironmentRow{"SLURM_JOB_NODELIST", kAll, nodeName, "Name of the host"},
    EnvironmentRow{"SLURM_JOB_NUM_NODES", kAll, one, "1"},
    EnvironmentRow{"SLURM_JOB_PARTITION", kAll, [](In in) -> Value { return in.spec.partition.value_or(""); }, "The job's partition"},
    EnvironmentRow{"SLURM_JOB_QOS", kAll, [](In in) -> Value { return recorded(in, "qos").value_or("normal"); }, "--qos"},
    EnvironmentRow{"SLURM_JOB_RESERVATION", kAll, [](In in) { return recorded(in, "reservation"); }, "--reservation"},
    EnvironmentRow{"SLURM_JOB_UID", kTasks, [](In in) { return number(in.submission.uid); }, "User id"},
    EnvironmentRow{"SLURM_JOB_USER", kTasks, [](In in) -> Value { return in.submission.user; }, "User name"},
    EnvironmentRow{"SLURM_LAUNCH_NODE_IPADDR", kStep, [](In) -> Value { return "127.0.0.1"; }, "127.0.0.1"},
    EnvironmentRow{"SLURM_MEM_PER_CPU", kJobs, memoryPerCpu, "--mem-per-cpu, in megabytes"},
    EnvironmentRow{"SLURM_MEM_PER_NODE", kJobs, memoryPerNode, "Memory of the job, in megabytes"},
    EnvironmentRow{"SLURM_NNODES", kAll, one, "1"},
    EnvironmentRow{"SLURM_NODELIST", kAll, nodeName, "Name of the host"},
    EnvironmentRow{"SLURM_NODE_ALIASES", kJobs, [](In) -> Value { return "(null)"; }, "(null)"},
    EnvironmentRow{"SLURM_NPROCS", kAll, tasks, "As SLURM_NTASKS"},
    EnvironmentRow{"SLURM_NTASKS", kAll, tasks, "Number of tasks"},
    EnvironmentRow{"SLURM_NTASKS_PER_NODE", kAll, [](In in) { return in.spec.ntasksPerNode ? number(*in.spec.ntasksPerNode) : Value(); }, "--ntasks-per-node"},
    EnvironmentRow{"SLURM_OPEN_MODE", kBatch, openMode, "--open-mode: a or t"},
    EnvironmentRow{"SLURM_PRIO_PROCESS", kTasks, zero, "0"},
    EnvironmentRow{"SLURM_RESTART_COUNT", kBatch, [](In in) { return ifAny(in.job.restarts > 0, std::to_string(in.job.restarts)); }, "How often the job was requeued"},
    EnvironmentRow{"SLURM_STEPID", kStep, stepId, "As SLURM_STEP_ID"},
    EnvironmentRow{"SLURM_STEP_GPUS", kStep | kStepOnly, gpuIndices, "Indices of the GPUs that the step sees"},
    EnvironmentRow{"SLURM_STEP_ID", kStep, stepId, "Number of the step"},
    EnvironmentRow{"SLURM_STEP_NODELIST", kStep, nodeName, "Name of the host"},
    EnvironmentRow{"SLURM_STEP_NUM_NODES", kStep, one, "1"},
    EnvironmentRow{"SLURM_STEP_NUM_TASKS", kStep, taskCount, "Number of tasks of the step"},
    EnvironmentRow{"SLURM_STEP_TASKS_PER_NODE", kStep, taskCount, "Number of tasks of the step"},
    EnvironmentRow{"SLURM_SUBMIT_DIR", kAll, [](In in) -> Value { return in.spec.submitDir; }, "Folder in which the job was submitted"},
    EnvironmentRow{"SLURM_SUBMIT_HOST", kAll, [](In in) -> Value { return in.spec.submitHost; }, "Host on which it was"},
    EnvironmentRow{"SLURM_TASKS_PER_NODE", kAll, taskCount, "Number of tasks"},
    EnvironmentRow{"SLURM_THREADS_PER_CORE", kJobs, [](In in) { return recorded(in, "threads-per-core"); }, "--threads-per-core"},
    EnvironmentRow{"SLURM_TOPOLOGY_ADDR", kTasks, nodeName, "Name of the host"},
    EnvironmentRow{"SLURM_TOPOLOGY_ADDR_PATTERN", kTasks, [](In) -> Value { return "node"; }, "node"},
    EnvironmentRow{"TMPDIR", kBatch, [](In) -> Value { return "/tmp"; }, "/tmp, where the submitter has none"},
    EnvironmentRow{"ZE_AFFINITY_MASK", kAll | kStepOnly, gpuMask, "Indices of the GPUs given"},
};

/// Set for every rank by its supervisor.
constexpr std::array kRankRows{
    EnvironmentRow{"SLURM_GTIDS", kTasks, nullptr, "Numbers of all tasks, joined by commas"},
    EnvironmentRow{"SLURM_LOCALID", kTasks, nullptr, "As SLURM_PROCID"},
    EnvironmentRow{"SLURM_NODEID", kTasks, nullptr, "0"},
    EnvironmentRow{"SLURM_PROCID", kTasks, nullptr, "Number of this task"},
    EnvironmentRow{"SLURM_TASK_PID", kTasks, nullptr, "Process id of this task"},
};

/// Beginnings of the names that jobs and steps set. In a job submitted from within another job they speak of the outer one.
constexpr std::array<std::string_view, 36> kOfAnotherJob{
    "SLURM_ARRAY_", "SLURM_CLUSTER_NAME", "SLURM_CPUS_", "SLURM_CPU_BIND", "SLURM_DISTRIBUTION", "SLURM_EXPORT_ENV",
    "SLURM_GPU", "SLURM_GTIDS", "SLURM_HET_", "SLURM_JOB", "SLURM_LAUNCH_NODE_IPADDR", "SLURM_LOCALID", "SLURM_MEM_PER_",
    "SLURM_NNODES", "SLURM_NODEID", "SLURM_NODELIST", "SLURM_NODE_ALIASES", "SLURM_NPROCS", "SLURM_NTASKS",
    "SLURM_OPEN_MODE", "SLURM_OVERCOMMIT", "SLURM_PRIO_PROCESS", "SLURM_PROCID", "SLURM_RESTART_COUNT", "SLURM_SRUN_COMM_",
    "SLURM_STEP", "SLURM_SUBMIT_", "SLURM_TASK", "SLURM_THREADS_PER_CORE", "SLURM_TOPOLOGY_", "SLURM_TRES_", "SLURM_UMASK",
    "SLURM_WORKING_CLUSTER", "SLURMD_NODENAME", "SLOTD_TEST_", "SLURM_PTY_",
};

constexpr std::array<std::string_view, 4> kGpuNames{"CUDA_VISIBLE_DEVICES", "GPU_DEVICE_ORDINAL", "ROCR_VISIBLE_DEVICES",
                                                    "ZE_AFFINITY_MASK"};

bool dropped(const std::string& name, bool hostHasGpus)
{
    const auto begins = [&](std::string_view prefix) { return std::string_view(name).substr(0, prefix.size()) == prefix; };
    return std::any_of(kOfAnotherJob.begin(), kOfAnotherJob.end(), begins) ||
           (hostHasGpus && std::find(kGpuNames.begin(), kGpuNames.end(), name) != kGpuNames.end());
}

/// The submitter's own choice stands; ours is for those who made none.
bool onlyADefault(std::string_view name)
{
    return name == "TMPDIR";
}

} // namespace

std::string jobEnvironment(const Job& job, const std::string& submittedEnvironment, const HostModel& host,
                           const LaunchSettings& settings)
{
    static const Allocation kNothing;
    const RunningPhase* running = job.running();
    const EnvironmentInput input{job, *job.spec, *job.submission, running ? running->allocation : kNothing, host, settings};

    EnvVars vars = unpackEnvironment(submittedEnvironment);
    const bool hostHasGpus = host.capacity.gpus.value > 0;
    std::erase_if(vars, [&](const auto& var) { return dropped(var.first, hostHasGpus); });
    for (const EnvironmentRow& row : kRows) {
        auto value = (row.whose & kBatch) != 0 ? row.value(input) : std::nullopt;
        if (!value)
            continue;
        const auto old = std::find_if(vars.begin(), vars.end(), [&](const auto& var) { return var.first == row.name; });
        if (old == vars.end())
            vars.emplace_back(row.name, std::move(*value));
        else if (!onlyADefault(row.name))
            old->second = std::move(*value);
    }
    return packEnvironment(vars);
}

namespace
{

/// Names to lay over an environment that is not at hand.
std::string overlay(const EnvironmentInput& input, unsigned whose)
{
    std::string block;
    for (const EnvironmentRow& row : kRows) {
        if ((row.whose & whose) == 0)
            continue;
        const auto value = row.value(input);
        if (!value && ((row.whose & kStepOnly) == 0 || whose != kStep))
            continue;
        if (!block.empty())
            block += '\0';
        block += value ? std::string(row.name) + "=" + *value : std::string(row.name);
    }
    return block;
}

EnvironmentInput inputFor(const Job& job, const HostModel& host, const LaunchSettings& settings)
{
    static const Allocation kNothing;
    const RunningPhase* running = job.running();
    return {job, *job.spec, *job.submission, running ? running->allocation : kNothing, host, settings};
}

std::string joined(const std::vector<std::uint32_t>& ids)
{
    std::string list;
    for (const std::uint32_t id : ids)
        list += (list.empty() ? "" : ",") + std::to_string(id);
    return list;
}

} // namespace

std::string allocationEnvironment(const Job& job, const HostModel& host, const LaunchSettings& settings)
{
    return overlay(inputFor(job, host, settings), kAllocation);
}

std::string stepEnvironment(const Job& job, const Step& step, const HostModel& host, const LaunchSettings& settings)
{
    EnvironmentInput input = inputFor(job, host, settings);
    input.step = &step;
    return overlay(input, kStep);
}

std::vector<RankGrant> rankGrants(const Step& step, const LaunchSettings& settings)
{
    const StepSpec& spec = step.spec;
    const auto bind = parseCpuBind(spec.cpuBind);
    const auto cpus = cpusByRank(bind ? *bind : CpuBind{}, spec.ntasks, spec.cpusPerTask, step.cpuIds, settings.compatSlurm);
    std::vector<RankGrant> ranks(spec.ntasks);
    for (std::size_t rank = 0; rank < ranks.size(); ++rank)
        ranks[rank].cpuIds = cpus[rank];
    if (!spec.gpusPerTask || step.allocation.gpuIndices.empty())
        return ranks;
    const auto gpus = gpusByRank(step.allocation.gpuIndices, spec.ntasks, *spec.gpusPerTask);
    for (std::size_t rank = 0; rank < ranks.size(); ++rank) {
        std::string& block = ranks[rank].environment;
        for (const std::string_view name : {std::string_view("SLURM_STEP_GPUS"), kGpuNames[0], kGpuNames[1], kGpuNames[2], kGpuNames[3]}) {
            if (!block.empty())
                block += '\0';
            block += std::string(name) + "=" + joined(gpus[rank]);
        }
    }
    return ranks;
}

std::vector<EnvironmentName> environmentNames()
{
    std::vector<EnvironmentName> names;
    const auto add = [&names](const EnvironmentRow& row) {
        names.push_back({row.name, (row.whose & kBatch) != 0, (row.whose & kAllocation) != 0, (row.whose & kStep) != 0, row.meaning});
    };
    std::for_each(kRows.begin(), kRows.end(), add);
    std::for_each(kRankRows.begin(), kRankRows.end(), add);
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return names;
}

} // namespace slotd
