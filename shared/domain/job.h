// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/sharedvalue.h"
#include "base/strongid.h"
#include "base/timefmt.h"
#include "domain/exitcode.h"
#include "domain/jobspec.h"
#include "domain/jobstate.h"
#include "domain/processidentity.h"
#include "domain/reason.h"
#include "domain/resources.h"
#include "domain/usage.h"

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
    SharedText script;       ///< Empty in memory for jobs read back from the store: read on demand (JobStore::readPayload).
    SharedText environment;  ///< packEnvironment form; as `script`.
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    SharedText user;
    SharedText group;
    JobId firstJob;
    std::uint32_t taskCount = 1; ///< Tasks of the array; 1 otherwise.
    std::uint32_t arrayMin = 0;
    std::uint32_t arrayMax = 0;
    std::uint32_t arrayStep = 1;
    std::uint32_t arrayLimit = 0;
    bool isArray = false;
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
    Instant suspendedSince{}; ///< kNoTime: not suspended. A suspended job keeps its memory and GPUs, not its CPUs.
    Milliseconds suspended{0}; ///< Time spent suspended before; it counts neither for the limit nor as elapsed.
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
    ExitCode exit{}; ///< EndingEvent::exit.
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
    Milliseconds suspended{0}; ///< Of the time between start and end.
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
    std::uint32_t nextStep = 0;   ///< Number that the next step gets; never given twice, also not after a requeue.
    ExitCode derivedExit;         ///< The highest exit code of its steps (sacct(1), DerivedExitCode).
    Phase phase;

    JobState state() const;
    bool pending() const { return std::holds_alternative<PendingPhase>(phase); }
    bool ended() const { return std::holds_alternative<EndedPhase>(phase); }
    /// The running part of a running or completing job, else null.
    const RunningPhase* running() const;
    /// True for an allocation that srun or salloc holds: there is no supervisor of the job, only of its steps.
    bool leased() const { return spec->leased(); }
    bool inArray() const { return arrayJobId.value != 0; }
    /// How many tasks of its array may run at once; 0 = any number.
    std::uint32_t arrayLimit() const;
};

} // namespace slotd
