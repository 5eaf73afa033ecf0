// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/leasekeeper.h"
#include "app/steps.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace slotd
{

/// Allocations that srun and salloc hold: bound to their processes, which are watched, and told how they stand.
class Leases : public LeaseKeeper
{
public:
    using News = std::function<bool(const Result<LeaseNews>&)>;
    using Done = std::function<void(Result<void>)>;

    Leases(JobTable& table, Scheduler& scheduler, Journal& journal, JobStore& store, Lifecycle& lifecycle, Launcher& launcher,
           ProcessWatch& processes, Steps& steps, const Clock& clock);

    /// The spec of a lease that `peer` asks for, bound to it; an error for what no lease can be.
    Result<void> bind(SubmitRequest& request, Peer peer);
    void attach(const AttachRequest& request, Peer peer, News news);
    /// Code::AccessDenied for anybody but the holder.
    void release(const ReleaseRequest& request, Peer peer, Done done);
    /// A job has ended for good, durably.
    void ended(const Job& job);
    /// After a start of the daemon.
    void recover();

    void admitted(JobId job) override;
    void refused(JobId job) override;
    void starting(Change& change, JobId job) override;
    void granted(JobId job) override;
    void endSteps(JobId job) override;
    bool anyStepLives(JobId job) const override { return m_steps.anyLives(job); }
    std::vector<std::uint32_t> boundCpus() const override { return m_steps.boundCpus(); }
    bool notify(JobId job, const std::string& text) override;
    void limitChanged(JobId job) override;
    void paused(JobId job, bool stopped) override;
    void closeSteps(Change& change, JobId job, const AttemptFile& result) override;

private:
    struct Lease
    {
        ProcessWatch::Ticket client = 0;
        bool clientGone = false;
        bool granted = false;               ///< Its start is durable.
        std::optional<Error> refusal;       ///< Why its first step cannot be had.
        std::optional<AttemptFile> result;  ///< How the job ends once no step lives.
        std::vector<News> listeners;
    };

    Lease& watch(const Job& job);
    bool stepEnded(Change& change, const EndStepRequest& request);
    void clientGone(JobId job);
    AttemptFile resultOf(const Job& job, EndCause cause, ExitCode exit) const;
    bool finishInto(Change& change, JobId job);
    void finishIfIdle(JobId job, Done done = {});
    LeaseNews newsOf(const Job& job);
    void tell(JobId job, const LeaseNews& news);

    JobTable& m_table;
    Scheduler& m_scheduler;
    Journal& m_journal;
    JobStore& m_store;
    Lifecycle& m_lifecycle;
    Launcher& m_launcher;
    ProcessWatch& m_processes;
    Steps& m_steps;
    const Clock& m_clock;
    std::map<JobId, Lease> m_leases; ///< Of the leased jobs that have not ended.
};

} // namespace slotd
