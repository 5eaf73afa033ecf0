// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/journal.h"
#include "app/leasekeeper.h"
#include "app/limitwatch.h"
#include "app/payloadcache.h"
#include "core/scheduler.h"
#include "launch/launchplanning.h"
#include "ports/launcher.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace slotd
{

struct DaemonSettings
{
    LaunchSettings launch;      ///< jobDir is filled in per job.
    std::string root;
    std::string slotdProgram;   ///< For runner.sh.
};

/// From the plan to the supervisor and back: starts what the scheduler decides, ends what the supervisors report, in the
/// same code whether this daemon started them or found them again (docs/architecture/submit-path.md).
class Lifecycle : public LaunchListener
{
public:
    Lifecycle(JobTable& table, Scheduler& scheduler, Journal& journal, JobStore& store, Launcher& launcher,
              PayloadCache& payloads, const Clock& clock, Log& log);

    void configure(HostModel host, DaemonSettings settings);
    void setLeaseKeeper(LeaseKeeper* keeper) { m_keeper = keeper; }
    LeaseKeeper& leases() { return *m_keeper; }
    const HostModel& host() const { return m_host; }
    const DaemonSettings& settings() const { return m_settings; }
    /// Text of runner.sh, the same for all jobs.
    const SharedText& runner() const { return m_runner; }
    /// Called with the wall-clock moment at which schedule() is to be called without any event; kNoTime = none.
    void onDeadline(std::function<void(Instant)> handler) { m_deadline = std::move(handler); }

    /// Looks at the queue and starts what can start. What happens to jobs of `own` (a submission under way, not stored yet)
    /// joins its change, and those of them that start are returned, to be launched when it is durable; what happens to all
    /// others is committed here.
    std::vector<JobId> schedule(Change* own = nullptr);
    /// Launches jobs whose intent has become durable; of leased ones their holders are told.
    void launch(const std::vector<JobId>& jobs, bool again = false);
    /// Takes up running and completing jobs after a start of the daemon.
    void recover();

    /// Ends a running job towards `target`; the change is the caller's to commit, then carryOutEnding() is called.
    Result<void> beginEnding(Change& change, JobId job, JobState target, Reason cause, std::uint32_t uid, ExitCode exit = {});
    void carryOutEnding(JobId job);
    /// Both, and the commit between them.
    void endJob(JobId job, JobState target, Reason cause, std::uint32_t uid);
    /// Ends a pending job for good.
    Result<void> finishPending(Change& change, JobId job, JobState state, Reason reason, std::uint32_t uid);
    /// Puts the end of a running job into the change, with that of its steps. False: it is queued again instead. commitEnd() is to follow.
    bool finishInto(Change& change, JobId job, const AttemptFile& result);
    /// Commits a change with the end of a job, which leaves memory when it is durable, and looks at the queue.
    void commitEnd(Change change, JobId job, std::function<void(Result<void>)> done);
    /// Tells the supervisors of a changed time limit.
    void pushTimeLimit(JobId job);
    /// Stops a job's processes, or lets them go on, as its state says.
    void carryOutPause(JobId job);
    /// Arms the deadline of a running job's time limit; a suspended job has none.
    void watchLimit(const Job& job);
    /// CPUs that jobs and steps are bound to; an id once for each. (Of jobs, those that this daemon started.)
    std::vector<std::uint32_t> boundCpus() const;
    /// A supervisor of one of its steps is gone: the end of a job that waited for the last one comes now.
    void stepGone(JobId job);
    void signal(JobId job, int signal, bool batchOnly, std::function<void(Result<void>)> done);
    /// Writes a line to a running batch job's stderr.
    void notify(JobId job, const std::string& text, std::function<void(Result<void>)> done);

    void attemptStarted(JobId job, std::uint32_t attempt, const ProcessIdentity& supervisor) override;
    void attemptEnded(JobId job, std::uint32_t attempt, const AttemptFile& result) override;
    void attemptNeverStarted(JobId job, std::uint32_t attempt) override;

private:
    void startJobs(const std::vector<StartDecision>& starts, Change* own, std::vector<JobId>& ownStarts);
    void becomeEligible(const std::vector<JobId>& jobs, Change* own);
    void endNeverSatisfied(const std::vector<JobId>& jobs, Change* own);
    void launchWith(JobId id, std::uint32_t attempt, const PayloadReply& payload, bool again);
    void armDeadline();
    void tellSupervisor(JobId job, const SupervisorRequest& request, std::function<void(Result<void>)> done);
    void askWhetherTimedOut(JobId id);
    void awaitSteps(const Job& job, const AttemptFile& result);
    void conclude(JobId id, const AttemptFile& result);
    void failLaunch(JobId id, std::uint32_t attempt, EndCause cause, std::string message);
    void forgetWhenDurable(Change change, JobId id, std::function<void(Result<void>)> done = {});

    JobTable& m_table;
    Scheduler& m_scheduler;
    Journal& m_journal;
    JobStore& m_store;
    Launcher& m_launcher;
    PayloadCache& m_payloads;
    const Clock& m_clock;
    Log& m_log;
    LeaseKeeper* m_keeper = nullptr;
    HostModel m_host;
    DaemonSettings m_settings;
    SharedText m_runner;
    std::function<void(Instant)> m_deadline;
    Instant m_nextPass = kNoTime; ///< When the scheduler wants to look again; kNoTime: not without an event.
    LimitWatch m_limits;
    std::unordered_map<JobId, std::vector<std::uint32_t>> m_bound; ///< By --cpu-bind.
    std::unordered_map<JobId, AttemptFile> m_late; ///< Ended but for steps that were started from outside.
    std::unordered_set<JobId> m_launched; ///< Handed to the launcher; the supervisor takes orders.
};

} // namespace slotd
