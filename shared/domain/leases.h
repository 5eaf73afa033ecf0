// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/launchplan.h"
#include "domain/requests.h"
#include "domain/step.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace slotd
{

// What srun and salloc say to the daemon and hear from it beside the submission itself (docs/architecture/steps.md).

/// What one rank gets that the others don't.
struct RankGrant
{
    std::vector<std::uint32_t> cpuIds; ///< Affinity; empty = none.
    std::string environment;           ///< NUL-joined NAME=VALUE (its own GPUs, its CPU binding).
    bool operator==(const RankGrant&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "cpu_ids", &RankGrant::cpuIds), field(2, "environment", &RankGrant::environment));
    }
};

/// Everything srun needs to run a step that has been granted; nothing of it is decided by srun.
struct StepGrant
{
    JobId job;
    Step step;
    /// NUL-joined NAME=VALUE, laid over srun's own environment; a NAME without "=" is taken out of it.
    std::string environment;
    std::vector<RankGrant> ranks;
    std::string jobDir;          ///< Exists or is made by the supervisor.
    std::string nodeName;
    std::string supervisor;      ///< Path of the daemon's slotd-supervisor, for an srun that has none beside it.
    std::int64_t timeLimitMs = -1; ///< From now: what is left of the step's own limit and of the job's; -1 = none.
    std::int64_t killWaitMs = 30000;
    std::vector<std::string> resourceLimits;
    // For the file name patterns of -o, -e and -i (srun(1), IO Redirection).
    JobId arrayJobId;
    std::uint32_t arrayTask = kNoArrayTask;
    std::string jobName;
    std::string user;
    // As in LaunchPlan, of a step outside a batch job alone: others stand in their job's cgroup from the start.
    std::string cgroupBase;
    std::int64_t memoryMaxBytes = -1;
    bool swapOff = false;
    std::int64_t cpuQuotaUs = -1;
    bool operator==(const StepGrant&) const = default;
    static constexpr auto fields()
    {
        using S = StepGrant;
        return fieldList(field(1, "job", &S::job), field(2, "step", &S::step), field(3, "environment", &S::environment),
                         field(4, "ranks", &S::ranks), field(5, "job_dir", &S::jobDir), field(6, "node", &S::nodeName),
                         field(7, "supervisor", &S::supervisor), field(8, "time_limit_ms", &S::timeLimitMs),
                         field(9, "kill_wait_ms", &S::killWaitMs), field(10, "resource_limits", &S::resourceLimits),
                         field(11, "array_job", &S::arrayJobId), field(12, "array_task", &S::arrayTask),
                         field(13, "job_name", &S::jobName), field(14, "user", &S::user), field(15, "cgroup_base", &S::cgroupBase),
                         field(16, "memory_max", &S::memoryMaxBytes), field(17, "swap_off", &S::swapOff),
                         field(18, "cpu_quota_us", &S::cpuQuotaUs));
    }
};

/// The holder of a lease says that it is there and wants the news (again, after the connection or the daemon had gone).
/// Code::AccessDenied for anybody but the process that the lease is bound to.
struct AttachRequest
{
    JobId job;
    bool operator==(const AttachRequest&) const = default;
    static constexpr auto fields() { return fieldList(field(1, "job", &AttachRequest::job)); }
};

/// How a leased job stands. Append only.
enum class LeaseState : std::uint8_t {
    Queued = 0,  ///< Waits; reason says why.
    Granted = 1, ///< Runs. Comes once per change of its limit, too.
    Ending = 2,  ///< Is being ended (cancelled, time limit): its steps are told by the daemon; salloc ends its command.
    Ended = 3,   ///< The last news.
};

struct LeaseNews
{
    JobId job;
    LeaseState state = LeaseState::Queued;
    Reason reason = Reason::None;            ///< Why it waits, or why it ends.
    JobState jobState = JobState::Pending;
    ExitCode exit;                           ///< Ended.
    Allocation allocation;                   ///< Granted.
    std::string environment;                 ///< Granted: for the command of salloc; form of StepGrant::environment.
    std::int64_t timeLimitMs = -1;           ///< Granted: what is left of the job's limit, from now; -1 = none.
    std::int64_t killWaitMs = 30000;
    std::optional<StepGrant> step;           ///< First Granted of a submission that asked for a step.
    std::string message;                     ///< Said to the user (scontrol notify); then nothing else is new.
    bool operator==(const LeaseNews&) const = default;
    static constexpr auto fields()
    {
        using S = LeaseNews;
        return fieldList(field(1, "job", &S::job), field(2, "state", &S::state), field(3, "reason", &S::reason),
                         field(4, "job_state", &S::jobState), field(5, "exit", &S::exit),
                         field(6, "allocation", &S::allocation), field(7, "environment", &S::environment),
                         field(8, "time_limit_ms", &S::timeLimitMs), field(9, "kill_wait_ms", &S::killWaitMs),
                         field(10, "step", &S::step), field(11, "message", &S::message));
    }
};

/// srun inside a job. Errors: StepCpus, StepMemory, StepGres (more than the job has), Immediate, InvalidJobId, AlreadyDone,
/// JobPending.
struct CreateStepRequest
{
    JobRef job;              ///< "5", or one task "5_2".
    std::string token;       ///< 16 bytes as of a submission; the same for every retry.
    StepSpec spec;
    bool operator==(const CreateStepRequest&) const = default;
    static constexpr auto fields()
    {
        using S = CreateStepRequest;
        return fieldList(field(1, "job", &S::job), field(2, "token", &S::token), field(3, "spec", &S::spec));
    }
};

/// Waits for its part of the allocation (comes once, and only where it must wait), or has it.
struct StepNews
{
    JobId job;
    std::optional<StepGrant> grant;
    bool operator==(const StepNews&) const = default;
    static constexpr auto fields() { return fieldList(field(1, "job", &StepNews::job), field(2, "grant", &StepNews::grant)); }
};

/// The supervisor of a step lives. Said again after a restart of the daemon.
struct StepLaunchedRequest
{
    JobId job;
    std::uint32_t step = 0;
    ProcessIdentity supervisor;
    bool operator==(const StepLaunchedRequest&) const = default;
    static constexpr auto fields()
    {
        using S = StepLaunchedRequest;
        return fieldList(field(1, "job", &S::job), field(2, "step", &S::step), field(3, "supervisor", &S::supervisor));
    }
};

/// srun has its step's result. What it asks for is durable when it is answered; asked again it is answered the same.
struct EndStepRequest
{
    JobId job;
    std::uint32_t step = 0;
    StepNotice result;       ///< The Finished notice of the supervisor; cause Lost when it died without one.
    bool release = false;    ///< The lease, too (srun outside an allocation): the job ends with the step's exit code.
    bool operator==(const EndStepRequest&) const = default;
    static constexpr auto fields()
    {
        using S = EndStepRequest;
        return fieldList(field(1, "job", &S::job), field(2, "step", &S::step), field(3, "result", &S::result),
                         field(4, "release", &S::release));
    }
};

/// salloc gives its allocation back; steps that still run are ended first.
struct ReleaseRequest
{
    JobId job;
    ExitCode exit;           ///< Of its command.
    bool operator==(const ReleaseRequest&) const = default;
    static constexpr auto fields() { return fieldList(field(1, "job", &ReleaseRequest::job), field(2, "exit", &ReleaseRequest::exit)); }
};

} // namespace slotd
