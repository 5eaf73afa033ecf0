// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/transition.h"

#include <algorithm>

namespace slotd
{

namespace
{

// Sections cited here are those of docs/architecture/job-states.md.

Error refused(JobState from)
{
    switch (from) {
    case JobState::Pending:
        return Error(Code::JobPending);
    case JobState::Running:
    case JobState::Completing:
    case JobState::Suspended:
        return Error(Code::NotPending);
    case JobState::Completed:
    case JobState::Failed:
    case JobState::Cancelled:
    case JobState::Timeout:
    case JobState::OutOfMemory:
    case JobState::Count:
        break;
    }
    return Error(Code::AlreadyDone);
}

bool holdsResources(JobState state)
{
    return state == JobState::Running || state == JobState::Suspended || state == JobState::Completing;
}

// Section 3.3: values that decide when, where and in which order a job starts.
/// Section 2, the table: which state allows which event.
struct Allows
{
    JobState from;

    bool operator()(const SubmittedEvent&) const { return false; } // it made the job: there is nothing before it
    bool operator()(const HeldEvent&) const { return from == JobState::Pending; }
    bool operator()(const ReleasedEvent&) const { return from == JobState::Pending; }
    bool operator()(const UpdatedEvent& e) const
    {
        return from == JobState::Pending || (holdsResources(from) && !changesWaitingOnly(e));
    }
    bool operator()(const EligibleEvent&) const { return from == JobState::Pending; }
    bool operator()(const LaunchIntendedEvent&) const { return from == JobState::Pending; }
    bool operator()(const StartedEvent&) const { return holdsResources(from); }
    bool operator()(const EndingEvent&) const { return holdsResources(from); }
    bool operator()(const FinishedEvent&) const { return from == JobState::Pending || holdsResources(from); }
    bool operator()(const RequeuedEvent&) const { return from == JobState::Completing || isTerminal(from); }
    bool operator()(const StepStartedEvent&) const { return from == JobState::Running; }
    bool operator()(const StepLaunchedEvent&) const { return holdsResources(from); }
    bool operator()(const StepEndedEvent&) const { return holdsResources(from); }
    bool operator()(const SuspendedEvent&) const { return from == JobState::Running; }
    bool operator()(const ResumedEvent&) const { return from == JobState::Suspended; }
};

/// Section 3: what each event changes. Runs only where Allows said yes.
struct Applier
{
    Job& job;
    Instant time;

    Result<void> operator()(const SubmittedEvent&) const { return Error(Code::Internal); }

    Result<void> operator()(const HeldEvent&) const
    {
        std::get<PendingPhase>(job.phase).held = true;
        return {};
    }

    Result<void> operator()(const ReleasedEvent&) const
    {
        std::get<PendingPhase>(job.phase).held = false;
        return {};
    }

    Result<void> operator()(const UpdatedEvent& e) const
    {
        updateSpec(e);
        if (e.priority)
            job.priority = *e.priority;
        if (e.begin || e.dependency) // section 3.3: what made it eligible is to be decided again
            job.eligibleTime = kNoTime;
        return {};
    }

    Result<void> operator()(const EligibleEvent&) const
    {
        job.eligibleTime = time;
        return {};
    }

    Result<void> operator()(const LaunchIntendedEvent& e) const
    {
        if (e.attempt <= job.attempt) // section 3.5: a number used twice would name another attempt's files
            return Error(Code::Internal, "Attempt " + std::to_string(e.attempt) + " is not after " + std::to_string(job.attempt));
        job.attempt = e.attempt;
        if (job.eligibleTime == kNoTime)
            job.eligibleTime = time;
        RunningPhase running;
        running.start = time;
        running.allocation = e.allocation;
        running.intentBootId = e.bootId;
        job.phase = std::move(running);
        return {};
    }

    Result<void> operator()(const StartedEvent& e) const
    {
        if (auto* completing = std::get_if<CompletingPhase>(&job.phase)) // section 3.6: a cancel may overtake the report
            completing->running.supervisor = e.supervisor;
        else
            std::get<RunningPhase>(job.phase).supervisor = e.supervisor;
        return {};
    }

    Result<void> operator()(const EndingEvent& e) const
    {
        if (e.target != JobState::Pending && !isTerminal(e.target))
            return Error(Code::Internal, "A job can't be ended towards " + std::string(nameOf(e.target)));
        if (auto* completing = std::get_if<CompletingPhase>(&job.phase)) { // section 3.7: only the aim changes
            completing->target = e.target;
            completing->cause = e.cause;
            completing->byUid = e.byUid;
            completing->exit = e.exit;
            return {};
        }
        CompletingPhase completing;
        completing.running = std::get<RunningPhase>(std::move(job.phase));
        resume(completing.running); // what is to end must run to do so
        completing.target = e.target;
        completing.cause = e.cause;
        completing.since = time;
        completing.byUid = e.byUid;
        completing.exit = e.exit;
        job.phase = std::move(completing);
        return {};
    }

    Result<void> operator()(const FinishedEvent& e) const
    {
        if (!isTerminal(e.state))
            return Error(Code::Internal, "A job can't end as " + std::string(nameOf(e.state)));
        EndedPhase ended;
        ended.state = e.state;
        ended.reason = e.reason;
        ended.message = e.message;
        ended.exit = e.exit;
        ended.usage = e.usage;
        ended.end = e.end == kNoTime ? time : e.end;
        ended.byUid = e.byUid;
        if (const RunningPhase* running = job.running()) {
            ended.start = running->start;
            ended.allocation = running->allocation;
            RunningPhase last = *running;
            resume(last);
            ended.suspended = last.suspended;
            ended.end = std::max(ended.end, ended.start); // the clock may have been set back meanwhile
        }
        job.phase = std::move(ended);
        return {};
    }

    Result<void> operator()(const RequeuedEvent& e) const
    {
        const auto* completing = std::get_if<CompletingPhase>(&job.phase);
        if (completing != nullptr && completing->target != JobState::Pending)
            return Error(Code::AlreadyDone);
        ++job.restarts;
        if (e.automatic)
            ++job.autoRequeues;
        job.eligibleTime = kNoTime;
        job.phase = PendingPhase{e.hold, Reason::Requeued};
        return {};
    }

    Result<void> operator()(const StepStartedEvent& e) const
    {
        if (e.step.id < job.nextStep) // section 3.10: a number used twice would name another step
            return Error(Code::Internal, "Step " + std::to_string(e.step.id) + " was given before");
        job.nextStep = e.step.id + 1;
        return {};
    }

    Result<void> operator()(const StepLaunchedEvent&) const { return {}; }

    Result<void> operator()(const StepEndedEvent& e) const
    {
        if (shellStatus(e.end.exit) > shellStatus(job.derivedExit))
            job.derivedExit = e.end.exit;
        return {};
    }

    Result<void> operator()(const SuspendedEvent&) const
    {
        std::get<RunningPhase>(job.phase).suspendedSince = time;
        return {};
    }

    Result<void> operator()(const ResumedEvent&) const
    {
        resume(std::get<RunningPhase>(job.phase));
        return {};
    }

private:
    // Section 3.11: what was spent suspended counts neither for the limit nor as elapsed.
    void resume(RunningPhase& running) const
    {
        if (running.suspendedSince == kNoTime)
            return;
        running.suspended += std::max(Milliseconds(0), std::chrono::duration_cast<Milliseconds>(time - running.suspendedSince));
        running.suspendedSince = kNoTime;
    }

    // Section 3.3: the tasks of an array share one spec; a changed one gets its own copy.
    void updateSpec(const UpdatedEvent& e) const
    {
        JobSpec spec = withChanges(*job.spec, e);
        std::int64_t moved = 0; // at the ends of the range there is nothing left to be nicer than
        if (e.nice && !__builtin_add_overflow(job.priority, std::int64_t{job.spec->nice} - *e.nice, &moved))
            job.priority = moved;
        if (spec != *job.spec)
            job.spec = std::make_shared<const JobSpec>(std::move(spec));
    }
};

} // namespace

bool allowed(JobState from, const EventBody& event)
{
    return std::visit(Allows{from}, event);
}

Result<Job> apply(const Job& job, const JobEvent& event)
{
    if (event.job != job.id)
        return Error(Code::Internal, "Event of job " + std::to_string(event.job.value) + " applied to job " +
                                         std::to_string(job.id.value));
    if (!allowed(job.state(), event.body))
        return refused(job.state());
    Job changed = job;
    if (auto done = std::visit(Applier{changed, event.time}, event.body); !done)
        return done.error();
    return changed;
}

} // namespace slotd
