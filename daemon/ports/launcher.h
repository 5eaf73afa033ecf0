// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "domain/launchplan.h"
#include "domain/leases.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace slotd
{

/// Told what becomes of attempts. On the event loop's thread, never from inside a Launcher call.
class LaunchListener
{
public:
    virtual ~LaunchListener() = default;
    /// The supervisor lives (just started, or found again by adopt()).
    virtual void attemptStarted(JobId job, std::uint32_t attempt, const ProcessIdentity& supervisor) = 0;
    /// The attempt is over: result read from its file, or made up for one that was lost (EndCause::Lost) or could not
    /// even be started (EndCause::LaunchFailure).
    virtual void attemptEnded(JobId job, std::uint32_t attempt, const AttemptFile& result) = 0;
    /// adopt() found that the attempt never began: launch it (again, same attempt number).
    virtual void attemptNeverStarted(JobId job, std::uint32_t attempt) = 0;
};

/// A request to start an attempt. The script is written to plan.scriptPath first.
struct LaunchRequest
{
    LaunchPlan plan;
    SharedText script;
    SharedText runner; ///< Text of runner.sh.
    /// After attemptNeverStarted(): a supervisor started by an earlier daemon may still begin this attempt. Otherwise an attempt
    /// file of this number is none of this job's (the folder outlived its database) and goes.
    bool again = false;
};

/// Starts supervisors, watches them through pidfds, speaks to their control sockets. Nothing here blocks the caller: files
/// are made and programs started on a thread of its own.
class Launcher
{
public:
    virtual ~Launcher() = default;
    virtual void setListener(LaunchListener* listener) = 0;
    /// Makes the job's folder and script.sh ahead of time; errors are met again, and reported, by launch().
    virtual void prepare(JobId job, SharedText script, SharedText runner) = 0;
    virtual void launch(LaunchRequest request) = 0;
    /// After a restart of the daemon: what has become of an attempt that was intended or running? Leads to exactly one of
    /// attemptStarted (then later attemptEnded), attemptEnded, attemptNeverStarted. `intentBoot`: boot id at the intent; an
    /// intent from an earlier boot counts as started.
    virtual void adopt(JobId job, std::uint32_t attempt, const std::string& intentBoot) = 0;
    /// Retries while the supervisor is still starting; an error only when it is gone or refuses.
    virtual void control(JobId job, SupervisorRequest request, std::function<void(Result<SupervisorReply>)> done) = 0;
    /// The same, to the supervisor of a step. `supervisor` is known or empty; tried again while `alive` says that it may still come
    /// to listen.
    virtual void controlStep(JobId job, std::uint32_t step, const ProcessIdentity& supervisor, SupervisorRequest request,
                             std::function<bool()> alive, std::function<void(Result<SupervisorReply>)> done) = 0;
    /// Of a step whose srun and supervisor are gone: the result that srun left, where it did; else what lives of the step is
    /// killed first, and there is none.
    virtual void settleStep(JobId job, std::uint32_t step, const ProcessIdentity& supervisor,
                            std::function<void(std::optional<EndStepRequest>)> done) = 0;
    /// Removes folders of jobs that were purged.
    virtual void forget(std::vector<JobId> jobs) = 0;
    virtual std::string bootId() const = 0;
};

} // namespace slotd
