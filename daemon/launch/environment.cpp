// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/exportspec.h"
#include "launch/launchplanning.h"

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
};

/// One name: its value for this job, or none where the job does not get it.
struct EnvironmentRow
{
    const char* name;
    std::optional<std::string> (*value)(const EnvironmentInput&);
};

using Value = std::optional<std::string>;
using In = const EnvironmentInput&;

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
    const auto found = in.spec.recorded.find(option);
    return found == in.spec.recorded.end() ? std::nullopt : Value(found->second);
}

Value nodeName(In in) { return in.host.nodeName; }
Value jobId(In in) { return number(in.job.id.value); }
Value one(In) { return "1"; }
Value zero(In) { return "0"; }
Value cpus(In in) { return std::to_string(in.allocation.cpus.value); }

/// Slurm sets these only where the option was given; the seed's scripts rely on them always.
Value tasks(In in)
{
    const bool asked = in.spec.ntasksAsked || in.spec.ntasksPerNode.has_value();
    return ifAny(asked || !in.settings.compatSlurm, std::to_string(in.spec.ntasks.value_or(1)));
}

Value cpusPerTask(In in)
{
    return ifAny(in.spec.cpusAsked || !in.settings.compatSlurm, std::to_string(in.spec.cpusPerTask.value_or(1)));
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
    return in.spec.gpusPerTask ? number(*in.spec.gpusPerTask) : std::nullopt;
}

Value gpuIndices(In in)
{
    return ifAny(!in.allocation.gpuIndices.empty(), gpuList(in.allocation));
}

/// Empty for a job without GPUs on a host that has some: it must not find those of others.
Value visibleGpus(In in)
{
    return ifAny(in.host.capacity.gpus.value > 0, gpuList(in.allocation));
}

Value gpuCount(In in)
{
    return ifAny(!in.allocation.gpuIndices.empty(), std::to_string(in.allocation.gpuIndices.size()));
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

template<std::uint32_t Submission::*Member>
Value arrayMember(In in)
{
    return ifAny(in.job.inArray(), std::to_string(in.submission.*Member));
}

constexpr std::array kRows{
    EnvironmentRow{"CUDA_VISIBLE_DEVICES", visibleGpus},
    EnvironmentRow{"ENVIRONMENT", [](In) -> Value { return "BATCH"; }},
    EnvironmentRow{"GPU_DEVICE_ORDINAL", visibleGpus},
    EnvironmentRow{"PWD", [](In in) -> Value { return in.spec.workDir; }},
    EnvironmentRow{"ROCR_VISIBLE_DEVICES", visibleGpus},
    EnvironmentRow{"SLOTD_ROOT", [](In in) { return ifAny(!in.settings.slotdRoot.empty(), in.settings.slotdRoot); }},
    EnvironmentRow{"SLURMD_NODENAME", nodeName},
    EnvironmentRow{"SLURM_ARRAY_JOB_ID", [](In in) { return ifAny(in.job.inArray(), std::to_string(in.job.arrayJobId.value)); }},
    EnvironmentRow{"SLURM_ARRAY_TASK_COUNT", arrayMember<&Submission::taskCount>},
    EnvironmentRow{"SLURM_ARRAY_TASK_ID", [](In in) { return ifAny(in.job.inArray(), std::to_string(in.job.arrayTask)); }},
    EnvironmentRow{"SLURM_ARRAY_TASK_MAX", arrayMember<&Submission::arrayMax>},
    EnvironmentRow{"SLURM_ARRAY_TASK_MIN", arrayMember<&Submission::arrayMin>},
    EnvironmentRow{"SLURM_ARRAY_TASK_STEP", arrayMember<&Submission::arrayStep>},
    EnvironmentRow{"SLURM_CLUSTER_NAME", [](In in) -> Value { return in.settings.clusterName; }},
    EnvironmentRow{"SLURM_CPUS_ON_NODE", cpus},
    EnvironmentRow{"SLURM_CPUS_PER_TASK", cpusPerTask},
    EnvironmentRow{"SLURM_DISTRIBUTION", [](In in) { return recorded(in, "distribution"); }},
    EnvironmentRow{"SLURM_EXPORT_ENV", [](In in) { return ifAny(!in.spec.exportText.empty(), in.spec.exportText); }},
    EnvironmentRow{"SLURM_GPUS", gpusAsked},
    EnvironmentRow{"SLURM_GPUS_ON_NODE", gpuCount},
    EnvironmentRow{"SLURM_GPUS_PER_TASK", gpusPerTask},
    EnvironmentRow{"SLURM_JOBID", jobId},
    EnvironmentRow{"SLURM_JOB_ACCOUNT", [](In in) { return recorded(in, "account"); }},
    EnvironmentRow{"SLURM_JOB_CPUS_PER_NODE", cpus},
    EnvironmentRow{"SLURM_JOB_GID", [](In in) { return number(in.submission.gid); }},
    EnvironmentRow{"SLURM_JOB_GPUS", gpuIndices},
    EnvironmentRow{"SLURM_JOB_ID", jobId},
    EnvironmentRow{"SLURM_JOB_NAME", [](In in) -> Value { return in.spec.name; }},
    EnvironmentRow{"SLURM_JOB_NODELIST", nodeName},
    EnvironmentRow{"SLURM_JOB_NUM_NODES", one},
    EnvironmentRow{"SLURM_JOB_PARTITION", [](In in) -> Value { return in.spec.partition.value_or(""); }},
    EnvironmentRow{"SLURM_JOB_QOS", [](In in) -> Value { return recorded(in, "qos").value_or("normal"); }},
    EnvironmentRow{"SLURM_JOB_RESERVATION", [](In in) { return recorded(in, "reservation"); }},
    EnvironmentRow{"SLURM_JOB_UID", [](In in) { return number(in.submission.uid); }},
    EnvironmentRow{"SLURM_JOB_USER", [](In in) -> Value { return in.submission.user; }},
    EnvironmentRow{"SLURM_MEM_PER_CPU", memoryPerCpu},
    EnvironmentRow{"SLURM_MEM_PER_NODE", memoryPerNode},
    EnvironmentRow{"SLURM_NNODES", one},
    EnvironmentRow{"SLURM_NODELIST", nodeName},
    EnvironmentRow{"SLURM_NODE_ALIASES", [](In) -> Value { return "(null)"; }},
    EnvironmentRow{"SLURM_NPROCS", tasks},
    EnvironmentRow{"SLURM_NTASKS", tasks},
    EnvironmentRow{"SLURM_NTASKS_PER_NODE", [](In in) { return in.spec.ntasksPerNode ? number(*in.spec.ntasksPerNode) : Value(); }},
    EnvironmentRow{"SLURM_OPEN_MODE", openMode},
    EnvironmentRow{"SLURM_PRIO_PROCESS", zero},
    EnvironmentRow{"SLURM_RESTART_COUNT", [](In in) { return ifAny(in.job.restarts > 0, std::to_string(in.job.restarts)); }},
    EnvironmentRow{"SLURM_SUBMIT_DIR", [](In in) -> Value { return in.spec.submitDir; }},
    EnvironmentRow{"SLURM_SUBMIT_HOST", [](In in) -> Value { return in.spec.submitHost; }},
    EnvironmentRow{"SLURM_TASKS_PER_NODE", [](In in) -> Value { return std::to_string(in.spec.ntasks.value_or(1)); }},
    EnvironmentRow{"SLURM_THREADS_PER_CORE", [](In in) { return recorded(in, "threads-per-core"); }},
    EnvironmentRow{"SLURM_TOPOLOGY_ADDR", nodeName},
    EnvironmentRow{"SLURM_TOPOLOGY_ADDR_PATTERN", [](In) -> Value { return "node"; }},
    EnvironmentRow{"TMPDIR", [](In) -> Value { return "/tmp"; }},
    EnvironmentRow{"ZE_AFFINITY_MASK", gpuIndices},
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
        auto value = row.value(input);
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

} // namespace slotd
