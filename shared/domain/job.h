// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/strongid.h"
#include "base/timefmt.h"
#include "domain/exitcode.h"
#include "domain/jobspec.h"
#include "domain/jobstate.h"
#include "domain/reason.h"
#include "domain/resources.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>

namespace slotd
{

/// One call of sbatch: what all its jobs share. Immutable once admitted.
struct Submission
{
    SubmissionId id;
    std::string token;       ///< Made by the client; the same token never makes a second job.
    std::string script;      ///< Empty in memory for jobs read back from the store: read on demand (JobStore::readPayload).
    std::string environment; ///< packEnvironment form; as `script`.
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::string user;
    std::string group;
    JobId firstJob;
    std::uint32_t taskCount = 1; ///< Tasks of the array; 1 otherwise.
    std::uint32_t arrayMin = 0;
    std::uint32_t arrayMax = 0;
    std::uint32_t arrayStep = 1;
    std::uint32_t arrayLimit = 0;
    bool isArray = false;
};

/// Names one process for ever: a bare pid is reused, these three together are not (proc(5), stat field 22).
struct ProcessIdentity
{
    std::int32_t pid = 0;
    std::uint64_t startTicks = 0;
    std::string bootId;

    bool operator==(const ProcessIdentity&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "pid", &ProcessIdentity::pid), field(2, "start", &ProcessIdentity::startTicks),
                         field(3, "boot", &ProcessIdentity::bootId));
    }
};

/// What the job itself used, from wait4 and, where there is one, its cgroup.
struct Usage
{
    std::int64_t maxRssKb = 0;
    std::int64_t userMs = 0;
    std::int64_t systemMs = 0;

    bool operator==(const Usage&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "max_rss_kb", &Usage::maxRssKb), field(2, "user_ms", &Usage::userMs),
                         field(3, "system_ms", &Usage::systemMs));
    }
};

/// Waits in the queue. Which of the scheduler's reasons holds is asked of the scheduler, not kept here.
struct PendingPhase
{
    bool held = false;
    Reason note = Reason::None; ///< Requeued, or None.
    bool operator==(const PendingPhase&) const = default;
};

/// Holds resources. `supervisor.pid` is 0 between the committed launch intent and the start of the supervisor.
struct RunningPhase
{
    Instant start{};
    Allocation allocation;
    ProcessIdentity supervisor;
    std::string intentBootId; ///< Boot in which the launch was intended.
    bool operator==(const RunningPhase&) const = default;
};

/// Is being ended (cancel, time limit, requeue); still holds its resources.
struct CompletingPhase
{
    RunningPhase running;
    JobState target = JobState::Cancelled; ///< State it is being ended towards; Pending = requeue.
    Reason cause = Reason::CancelledByUser;
    Instant since{};
    std::uint32_t byUid = 0;
    bool operator==(const CompletingPhase&) const = default;
};

/// Has ended. start is kNoTime for a job that never ran.
struct EndedPhase
{
    JobState state = JobState::Completed;
    Reason reason = Reason::None;
    std::string message;  ///< One line for JobLaunchFailure and the like; shown by scontrol.
    ExitCode exit;
    Instant start{};
    Instant end{};
    Allocation allocation;
    Usage usage;
    std::uint32_t byUid = 0; ///< Who cancelled.
    bool operator==(const EndedPhase&) const = default;
};

using Phase = std::variant<PendingPhase, RunningPhase, CompletingPhase, EndedPhase>;

/// A job: a batch job, one task of an array, or an allocation. A value; only apply() (transition.h) changes its phase.
/// An array of n tasks has n jobs with consecutive ids; the first task's id is the array's id.
struct Job
{
    JobId id;
    JobId arrayJobId; ///< None outside arrays.
    std::uint32_t arrayTask = kNoArrayTask;
    std::shared_ptr<const Submission> submission;
    std::shared_ptr<const JobSpec> spec; ///< Shared by the tasks of an array until one of them is updated.
    Instant submitTime{};
    Instant eligibleTime{};     ///< kNoTime: not yet eligible.
    std::int64_t priority = 0;  ///< Higher goes first. Default 0.
    std::uint32_t attempt = 0;  ///< Number of launches intended so far; names the attempt's files.
    std::uint32_t restarts = 0; ///< SLURM_RESTART_COUNT.
    std::uint32_t autoRequeues = 0;
    Phase phase;

    JobState state() const;
    bool pending() const { return std::holds_alternative<PendingPhase>(phase); }
    bool ended() const { return std::holds_alternative<EndedPhase>(phase); }
    /// The running part of a running or completing job, else null.
    const RunningPhase* running() const;
    bool inArray() const { return arrayJobId.value != 0; }
    /// How many tasks of its array may run at once; 0 = any number.
    std::uint32_t arrayLimit() const;
};

} // namespace slotd
