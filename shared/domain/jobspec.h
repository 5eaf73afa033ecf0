// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/fieldlist.h"
#include "base/sharedvalue.h"
#include "base/timefmt.h"
#include "domain/arrayspec.h"
#include "domain/dependency.h"
#include "domain/processidentity.h"
#include "domain/resources.h"
#include "domain/signalspec.h"
#include "domain/step.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace slotd
{

/// What a record is. Stored: append only. Run and Allocation are made by srun and salloc.
enum class JobKind : std::uint8_t { Batch = 0, Allocation = 1, Run = 2 };
enum class OpenMode : std::uint8_t { Default = 0, Append = 1, Truncate = 2 };
enum class RequeueMode : std::uint8_t { Default = 0, Yes = 1, No = 2 }; ///< Yes: once more after a failure (seed).

/// What the user asked for, as typed and merged by the command. Optional = not given; the daemon's admission fills in
/// every optional that has a default, so an admitted spec has partition, ntasks, cpusPerTask and memory set.
/// The script and the environment travel beside it (they are large and shared).
struct JobSpec
{
    JobKind kind = JobKind::Batch;
    std::string name;
    std::optional<std::string> partition;
    std::optional<std::uint32_t> ntasks;
    std::optional<std::uint32_t> cpusPerTask;
    std::optional<std::uint32_t> minNodes;
    std::optional<std::uint32_t> maxNodes;
    std::optional<std::uint32_t> ntasksPerNode;
    std::optional<Megabytes> memPerNode; ///< 0 = all the memory of the host.
    std::optional<Megabytes> memPerCpu;
    std::optional<Seconds> timeLimit;    ///< kUnlimited when asked to be without.
    std::optional<std::uint32_t> gpus;   ///< --gpus, or --gres=gpu:N, or the product of --gpus-per-task and ntasks.
    std::optional<std::uint32_t> gpusPerTask;
    SharedText gpuType;                 ///< "" = any.
    SharedText constraint;
    SharedText array;                   ///< -a as typed; "" = none.
    Dependency dependency;
    bool killOnInvalidDependency = false;
    std::optional<Instant> begin;
    bool exclusive = false;
    RequeueMode requeue = RequeueMode::Default;
    bool hold = false;
    std::optional<std::int64_t> priority; ///< 0 = held, as in Slurm.
    std::int32_t nice = 0;
    WarnSignal signal;
    OpenMode openMode = OpenMode::Default;
    SharedText stdoutPattern; ///< "" = default.
    SharedText stderrPattern; ///< "" = with stdout.
    SharedText stdinPath;     ///< "" = /dev/null.
    SharedText workDir;       ///< Absolute.
    SharedText submitDir;     ///< Absolute.
    SharedText submitHost;
    SharedText submitLine;    ///< The command line as typed (sacct, SubmitLine).
    SharedText command;       ///< Absolute path of the script; "" for --wrap and stdin.
    SharedValue<std::vector<std::string>> arguments; ///< After the script's name.
    bool wrapped = false;      ///< --wrap: one process per rank.
    SharedText comment;
    SharedText cpuBind;       ///< srun's --cpu-bind as typed.
    SharedText exportText;    ///< --export as typed (SLURM_EXPORT_ENV); "" = not given.
    std::uint32_t umask = 022;
    std::uint32_t sessionId = 0; ///< AllocNode:Sid of scontrol show job.
    bool immediate = false;
    /// Accepted for the sake of scripts that come from a cluster, kept and shown: option name -> value
    /// (account, qos, mail-type, mail-user, wckey, reservation, licenses, hint ...).
    SharedValue<std::map<std::string, std::string>> recorded;
    /// Which limits the user asked for, as opposed to defaults: enforcement and SLURM_* variables depend on it.
    bool memoryAsked = false;
    bool cpusAsked = false;  ///< -c
    bool ntasksAsked = false;
    bool gpusAsked = false;
    SharedValue<std::vector<std::string>> resourceLimits; ///< "NOFILE=1024:4096": the submitter's soft and hard limits, for the job.
    std::optional<std::uint32_t> arrayLimit; ///< Set by an update (scontrol update ArrayTaskThrottle); else the submission's.

    /// srun or salloc that holds this allocation, and whose end ends it (docs/architecture/steps.md). Set by the daemon from the
    /// socket's peer; pid 0: held by nobody (salloc --no-shell).
    ProcessIdentity client;
    bool lease = false; ///< An allocation for steps: no batch supervisor is started.
    SharedValue<std::optional<StepSpec>> firstStep; ///< Starts with it, in the same commit (srun outside an allocation).

    bool leased() const { return lease; }
    bool operator==(const JobSpec&) const = default;
    static constexpr auto fields()
    {
        using S = JobSpec;
        return fieldList(
            field(1, "kind", &S::kind), field(2, "name", &S::name), field(3, "partition", &S::partition),
            field(4, "ntasks", &S::ntasks), field(5, "cpus_per_task", &S::cpusPerTask), field(6, "min_nodes", &S::minNodes),
            field(7, "max_nodes", &S::maxNodes), field(8, "ntasks_per_node", &S::ntasksPerNode),
            field(9, "mem_per_node", &S::memPerNode), field(10, "mem_per_cpu", &S::memPerCpu),
            field(11, "time_limit", &S::timeLimit), field(12, "gpus", &S::gpus), field(13, "gpus_per_task", &S::gpusPerTask),
            field(14, "gpu_type", &S::gpuType), field(15, "constraint", &S::constraint), field(16, "array", &S::array),
            field(17, "dependency", &S::dependency), field(18, "kill_on_invalid_dependency", &S::killOnInvalidDependency),
            field(19, "begin", &S::begin), field(20, "exclusive", &S::exclusive), field(21, "requeue", &S::requeue),
            field(22, "hold", &S::hold), field(23, "priority", &S::priority), field(24, "nice", &S::nice),
            field(25, "signal", &S::signal), field(26, "open_mode", &S::openMode), field(27, "stdout", &S::stdoutPattern),
            field(28, "stderr", &S::stderrPattern), field(29, "stdin", &S::stdinPath), field(30, "work_dir", &S::workDir),
            field(31, "submit_dir", &S::submitDir), field(32, "submit_host", &S::submitHost),
            field(33, "submit_line", &S::submitLine), field(34, "command", &S::command),
            field(35, "arguments", &S::arguments), field(36, "wrapped", &S::wrapped), field(37, "comment", &S::comment),
            field(38, "cpu_bind", &S::cpuBind), field(39, "export", &S::exportText), field(40, "umask", &S::umask),
            field(41, "session_id", &S::sessionId), field(42, "immediate", &S::immediate),
            field(43, "recorded", &S::recorded), field(44, "memory_asked", &S::memoryAsked),
            field(45, "cpus_asked", &S::cpusAsked), field(46, "ntasks_asked", &S::ntasksAsked),
            field(47, "gpus_asked", &S::gpusAsked), field(48, "resource_limits", &S::resourceLimits),
            field(49, "array_limit", &S::arrayLimit), field(50, "client", &S::client), field(51, "lease", &S::lease),
            field(52, "first_step", &S::firstStep));
    }
};

/// What an admitted spec takes from the host: cpus = ntasks * cpusPerTask (--overcommit: cpusPerTask); memory per node, or memPerCpu * cpus.
/// `hostMemory` stands for --mem=0.
ResourceAsk resourceAsk(const JobSpec& admitted, Megabytes hostMemory);

} // namespace slotd
