// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/lifecycle.h"
#include "core/steprules.h"
#include "ports/jobservice.h"
#include "ports/processwatch.h"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace slotd
{

/// Who waits for room in a job.
class StepWaiters
{
public:
    virtual ~StepWaiters() = default;
    /// A step has ended, or the job goes on after a pause.
    virtual void roomFreed(JobId job) = 0;
    /// No step of the job starts any more.
    virtual void refuse(JobId job, const Error& error) = 0;
};

/// The steps of running jobs: from their start to the durable end, in the same code whether this daemon granted them or found
/// them again (docs/architecture/steps.md).
class Steps
{
public:
    using Done = std::function<void(Result<void>)>;

    Steps(JobTable& table, Journal& journal, JobStore& store, Lifecycle& lifecycle, Launcher& launcher, ProcessWatch& processes,
          const Clock& clock, Log& log);

    /// Told once no process of a step is left, with the step's end in the change. True: the end of the job has joined it.
    using EndHandler = std::function<bool(Change&, const EndStepRequest&)>;
    void onEnded(EndHandler handler) { m_onEnded = std::move(handler); }

    void setWaiters(StepWaiters* waiters) { m_waiters = waiters; }

    /// Whether such a step could be in that allocation at all, and which CPUs it binds to.
    Result<void> checkRoom(const StepSpec& spec, const Allocation& allocation) const;
    /// The start of a step becomes part of the change.
    Result<Step> start(Change& change, const Job& job, const StepSpec& spec, const std::string& token, const ProcessIdentity& client,
                       const Allocation& allocation);
    StepGrant grantOf(const Job& job, const Step& step) const;
    /// A start that could not be stored: what is not known to have been granted must not run, nobody would find it again.
    void neverGranted(JobId job, std::uint32_t step, const Error& why);

    /// These two: Code::AccessDenied for anybody but the step's srun.
    void launched(const StepLaunchedRequest& request, Peer peer, const Done& done);
    void end(const EndStepRequest& request, Peer peer, Done done);

    /// The first step of a job, in the change that starts it; an error where the job cannot give it.
    Result<void> createFirst(Change& change, const Job& job, const StepSpec& spec, const std::string& token, const ProcessIdentity& client);
    /// The grant of a job's step that has no supervisor yet: of the first where its srun is `client`; null without one.
    std::optional<StepGrant> firstGrant(const Job& job, const ProcessIdentity& client);

    /// Ends all open steps of a job, and refuses those that wait.
    void endAll(JobId job, EndCause cause, std::uint32_t byUid);
    /// Ends one; Code::InvalidStep, or AlreadyDone.
    Result<void> cancel(JobId job, std::uint32_t step, std::uint32_t byUid);
    void signal(JobId job, std::uint32_t step, int signal, Done done);
    /// Open steps, ascending.
    std::vector<std::uint32_t> open(JobId job) const;
    /// Whether the supervisor of an open one lives.
    bool anyLives(JobId job) const;
    /// Writes down the end of all open steps with the end of their job.
    void closeAll(Change& change, JobId job, const AttemptFile& result);
    void pushLimits(JobId job);
    /// CPUs that open steps are bound to; an id once for each.
    std::vector<std::uint32_t> boundCpus() const;
    /// Stops the open steps, or lets them go on; requests that wait are looked at again then.
    void pauseAll(JobId job, bool stop);

    /// A job was not taken after all: its first step was never there.
    void refused(JobId job);

    /// After a start of the daemon.
    void recover();
    /// Whether an open step of that srun may have ended already, its result still to be found (it and its supervisor are gone).
    bool mayHaveEnded(JobId job, const ProcessIdentity& client) const;

private:
    using Key = std::pair<JobId, std::uint32_t>;
    struct Live
    {
        ProcessWatch::Ticket client = 0;
        ProcessWatch::Ticket supervisor = 0;
        bool clientGone = false;
        bool supervisorGone = false;
        bool undelivered = false; ///< Its srun has not been told of it.
        bool settling = false;
        bool limitChanged = false; ///< Since its grant, and its supervisor is not known yet.
        std::uint32_t byUid = 0;
        EndCause cause = EndCause::Exited; ///< Why it is being ended.
    };

    CpuRoom cpuRoom(const CpuBind& bind) const;
    StepEnd judged(const Job& job, const Step& step, const StepNotice& notice) const;
    void sendTerminate(const Key& key, EndCause cause, std::function<bool()> alive);
    void watch(JobId job, const Step& step);
    void watchSupervisor(const Key& key, const ProcessIdentity& supervisor);
    void clientGone(const Key& key);
    void supervisorGone(const Key& key);
    void lookForSupervisor(const Key& key);
    void settle(const Key& key);
    void settled(const Key& key, const std::optional<EndStepRequest>& left);
    void terminate(const Key& key);
    void finish(const EndStepRequest& request, const Done& done);
    bool isOthers(const ProcessIdentity& owner, Peer peer) const;
    Step* openStep(const Key& key) const;
    Live* live(const Key& key);
    void drop(const Key& key);

    JobTable& m_table;
    Journal& m_journal;
    JobStore& m_store;
    Lifecycle& m_lifecycle;
    Launcher& m_launcher;
    ProcessWatch& m_processes;
    const Clock& m_clock;
    Log& m_log;
    EndHandler m_onEnded;
    StepWaiters* m_waiters = nullptr;
    std::map<Key, Live> m_live;                        ///< Of the open steps.
};

} // namespace slotd
