// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/job.h"
#include "domain/step.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>

namespace slotd
{

// What can happen to a job. Folding a job's events over its submitted form gives the job (the replay law, transition.h).

struct HeldEvent { bool operator==(const HeldEvent&) const = default; static constexpr auto fields() { return fieldList(); } };
struct ReleasedEvent { bool operator==(const ReleasedEvent&) const = default; static constexpr auto fields() { return fieldList(); } };

/// Only what is set changes. Whether a value is good is core/update's to say; which may still change is apply()'s.
struct UpdatedEvent
{
    std::optional<std::string> name;
    std::optional<std::string> partition;
    std::optional<Seconds> timeLimit;
    std::optional<std::int64_t> priority;
    std::optional<std::string> comment;
    std::optional<std::int32_t> nice;
    std::optional<Instant> begin;
    std::optional<Dependency> dependency;
    std::optional<std::uint32_t> arrayLimit; ///< Of the whole array; kept per task.
    std::optional<std::uint32_t> ntasks;
    std::optional<std::uint32_t> cpus;       ///< All together, as asked; checkUpdate() makes cpusPerTask of it.
    std::optional<std::uint32_t> cpusPerTask;
    std::optional<Megabytes> memPerNode;     ///< Takes the place of memPerCpu, and the other way round.
    std::optional<Megabytes> memPerCpu;
    std::optional<std::uint32_t> gpus;
    std::optional<std::string> gpuType;      ///< Goes with gpus when they were asked for: "" = any.
    std::optional<std::string> constraint;
    std::optional<bool> requeue;             ///< Also of a running job.
    std::optional<std::string> workDir;
    std::optional<std::string> stdoutPattern;
    std::optional<std::string> stderrPattern;
    std::optional<std::string> stdinPath;
    std::optional<bool> exclusive;
    std::map<std::string, std::string> recorded; ///< Of JobSpec::recorded, key by key; "" takes a key away.
    bool operator==(const UpdatedEvent&) const = default;
    static constexpr auto fields()
    {
        using S = UpdatedEvent;
        return fieldList(field(1, "name", &S::name), field(2, "partition", &S::partition),
                         field(3, "time_limit", &S::timeLimit), field(4, "priority", &S::priority),
                         field(5, "comment", &S::comment), field(6, "nice", &S::nice), field(7, "begin", &S::begin),
                         field(8, "dependency", &S::dependency), field(9, "array_limit", &S::arrayLimit),
                         field(10, "ntasks", &S::ntasks), field(11, "cpus", &S::cpus),
                         field(12, "cpus_per_task", &S::cpusPerTask), field(13, "mem_per_node", &S::memPerNode),
                         field(14, "mem_per_cpu", &S::memPerCpu), field(15, "gpus", &S::gpus),
                         field(16, "gpu_type", &S::gpuType), field(17, "constraint", &S::constraint),
                         field(18, "requeue", &S::requeue), field(19, "work_dir", &S::workDir),
                         field(20, "stdout", &S::stdoutPattern), field(21, "stderr", &S::stderrPattern),
                         field(22, "stdin", &S::stdinPath), field(23, "exclusive", &S::exclusive),
                         field(24, "recorded", &S::recorded));
    }
};

/// What only a job that waits lets change.
bool changesWaitingOnly(const UpdatedEvent& changes);
/// What it takes from the host, or which host or partition it fits: admission has to look again.
bool changesResources(const UpdatedEvent& changes);
/// The spec with the changes in it (priority and cpus are not the spec's).
JobSpec withChanges(const JobSpec& spec, const UpdatedEvent& changes);

/// Became eligible: begin time reached and dependencies decided.
struct EligibleEvent { bool operator==(const EligibleEvent&) const = default; static constexpr auto fields() { return fieldList(); } };

/// Decided to start; committed before the supervisor is started.
struct LaunchIntendedEvent
{
    std::uint32_t attempt = 0;
    Allocation allocation;
    std::string bootId;
    bool operator==(const LaunchIntendedEvent&) const = default;
    static constexpr auto fields()
    {
        using S = LaunchIntendedEvent;
        return fieldList(field(1, "attempt", &S::attempt), field(2, "allocation", &S::allocation), field(3, "boot", &S::bootId));
    }
};

/// The supervisor lives.
struct StartedEvent
{
    ProcessIdentity supervisor;
    bool operator==(const StartedEvent&) const = default;
    static constexpr auto fields() { return fieldList(field(1, "supervisor", &StartedEvent::supervisor)); }
};

/// A running job is being ended towards `target`.
struct EndingEvent
{
    JobState target = JobState::Cancelled;
    Reason cause = Reason::CancelledByUser;
    std::uint32_t byUid = 0;
    ExitCode exit{}; ///< Of a lease that is given back: its command's, known before the last step is gone.
    bool operator==(const EndingEvent&) const = default;
    static constexpr auto fields()
    {
        using S = EndingEvent;
        return fieldList(field(1, "target", &S::target), field(2, "cause", &S::cause), field(3, "uid", &S::byUid),
                         field(4, "exit", &S::exit));
    }
};

/// The last process is gone (or never was): the final state.
struct FinishedEvent
{
    JobState state = JobState::Completed;
    Reason reason = Reason::None;
    std::string message;
    ExitCode exit;
    Usage usage;
    Instant end{};
    std::uint32_t byUid = 0;
    bool operator==(const FinishedEvent&) const = default;
    static constexpr auto fields()
    {
        using S = FinishedEvent;
        return fieldList(field(1, "state", &S::state), field(2, "reason", &S::reason), field(3, "message", &S::message),
                         field(4, "exit", &S::exit), field(5, "usage", &S::usage), field(6, "end", &S::end),
                         field(7, "uid", &S::byUid));
    }
};

/// Back to PENDING for another attempt, after a failure (automatic) or by hand.
struct RequeuedEvent
{
    bool automatic = false;
    bool hold = false;
    bool operator==(const RequeuedEvent&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "automatic", &RequeuedEvent::automatic), field(2, "hold", &RequeuedEvent::hold));
    }
};

/// A step got its part of the allocation; committed before srun hears of it.
struct StepStartedEvent
{
    Step step; ///< Running.
    bool operator==(const StepStartedEvent&) const = default;
    static constexpr auto fields() { return fieldList(field(1, "step", &StepStartedEvent::step)); }
};

/// The supervisor of a step lives.
struct StepLaunchedEvent
{
    std::uint32_t step = 0;
    ProcessIdentity supervisor;
    bool operator==(const StepLaunchedEvent&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "step", &StepLaunchedEvent::step), field(2, "supervisor", &StepLaunchedEvent::supervisor));
    }
};

/// Nothing of the step lives any more.
struct StepEndedEvent
{
    std::uint32_t step = 0;
    StepEnd end;
    bool operator==(const StepEndedEvent&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "step", &StepEndedEvent::step), field(2, "end", &StepEndedEvent::end));
    }
};

/// scontrol suspend and resume.
struct SuspendedEvent { bool operator==(const SuspendedEvent&) const = default; static constexpr auto fields() { return fieldList(); } };
struct ResumedEvent { bool operator==(const ResumedEvent&) const = default; static constexpr auto fields() { return fieldList(); } };

/// First event of every job; carries nothing (the row is its payload). Subscribers are told by it.
struct SubmittedEvent { bool operator==(const SubmittedEvent&) const = default; static constexpr auto fields() { return fieldList(); } };

/// Position in the variant is the stored kind: append only.
using EventBody = std::variant<SubmittedEvent, HeldEvent, ReleasedEvent, UpdatedEvent, EligibleEvent, LaunchIntendedEvent,
                               StartedEvent, EndingEvent, FinishedEvent, RequeuedEvent, StepStartedEvent,
                               StepLaunchedEvent, StepEndedEvent, SuspendedEvent, ResumedEvent>;

/// One entry of the event log. Of a SubmittedEvent of an array, `job` is the first and `count` the number of its tasks.
struct JobEvent
{
    EventSeq seq;      ///< Given by the engine before the commit.
    Instant time{};
    JobId job;
    std::uint32_t count = 1;
    EventBody body;
};

std::string_view eventName(const EventBody& body); ///< "submitted", "held" ...: for log lines and subscribers.

} // namespace slotd
