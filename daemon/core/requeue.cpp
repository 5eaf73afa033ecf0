// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/requeue.h"

namespace slotd
{
namespace
{

// Exit codes that Slurm gives where the process's own says nothing.
constexpr ExitCode kOutOfMemoryExit{0, 125};
constexpr ExitCode kLaunchFailureExit{0, 53};

bool endedTowards(const Job& job, JobState target)
{
    const auto* completing = std::get_if<CompletingPhase>(&job.phase);
    return completing != nullptr && completing->target == target;
}

void setState(FinishedEvent& event, JobState state, Reason reason, ExitCode exit)
{
    event.state = state;
    event.reason = reason;
    event.exit = exit;
}

void judgeOwnExit(FinishedEvent& event, ExitCode exit)
{
    if (exit.success())
        setState(event, JobState::Completed, Reason::None, exit);
    else if (exit.signal != 0)
        setState(event, JobState::Failed, Reason::RaisedSignal, {0, exit.signal});
    else
        setState(event, JobState::Failed, Reason::NonZeroExitCode, exit);
}

} // namespace

// docs/architecture/job-states.md, section 4: the first row that fits decides.
FinishedEvent judge(const Job& job, const AttemptFile& result)
{
    FinishedEvent event;
    event.usage = result.usage;
    event.end = result.end;
    event.message = result.message;
    if (const auto* completing = std::get_if<CompletingPhase>(&job.phase))
        event.byUid = completing->byUid;
    if (result.oomKilled) {
        setState(event, JobState::OutOfMemory, Reason::OutOfMemory, kOutOfMemoryExit);
    } else if (result.cause == EndCause::LaunchFailure) {
        setState(event, JobState::Failed, Reason::JobLaunchFailure, kLaunchFailureExit);
    } else if (result.cause == EndCause::Cancelled || endedTowards(job, JobState::Cancelled)) {
        setState(event, JobState::Cancelled, Reason::CancelledByUser, result.exit);
        if (event.byUid == 0)
            event.byUid = job.submission->uid; // its own client asked for it
    } else if (result.cause == EndCause::TimeLimit || endedTowards(job, JobState::Timeout)) {
        setState(event, JobState::Timeout, Reason::TimeLimit, result.exit);
    } else if (result.cause == EndCause::Lost) {
        const bool reboot = result.message == kLostByReboot;
        setState(event, JobState::Failed, reboot ? Reason::LostAfterReboot : Reason::SupervisorLost, result.exit);
        if (reboot)
            event.message = "the machine was restarted while the job ran";
    } else {
        judgeOwnExit(event, result.exit);
    }
    return event;
}

bool requeuesAutomatically(const Job& job, const FinishedEvent& finished)
{
    if (job.leased() || job.spec->requeue != RequeueMode::Yes || job.autoRequeues > 0)
        return false;
    switch (finished.state) {
    case JobState::Failed:
    case JobState::Timeout:
    case JobState::OutOfMemory:
        return true;
    case JobState::Pending:
    case JobState::Running:
    case JobState::Completing:
    case JobState::Completed:
    case JobState::Cancelled:
    case JobState::Suspended:
    case JobState::Count:
        break;
    }
    return false;
}

} // namespace slotd
