// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/lifecycle.h"
#include "app/steps.h"
#include "app/suspension.h"
#include "ports/jobservice.h"

#include <functional>
#include <memory>
#include <vector>

namespace slotd
{

/// scancel and scontrol: what users do to jobs that exist. Every change is durable before it is answered.
class JobControl
{
public:
    using Done = std::function<void(Outcomes)>;

    JobControl(JobTable& table, Scheduler& scheduler, Journal& journal, JobStore& store, Lifecycle& lifecycle,
               Steps& steps, const Clock& clock);

    void cancel(const CancelRequest& request, Peer peer, Done done);
    void control(const ControlRequest& request, Peer peer, Done done);
    void update(const UpdateRequest& request, Peer peer, Done done);

private:
    struct Answer; ///< Gathers outcomes until the last part of a request is done.

    void explainMissing(const JobRef& ref, const std::shared_ptr<Answer>& answer, std::string endedWords);
    void cancelOne(Change& change, JobId id, Peer peer, std::vector<JobId>& ending, std::vector<JobId>& finished);
    void stepOne(const std::vector<JobId>& ids, const CancelRequest& request, const JobRef& ref, Peer peer,
                 const std::shared_ptr<Answer>& answer);
    void signalOne(JobId id, const CancelRequest& request, const JobRef& ref, const std::shared_ptr<Answer>& answer);
    Result<void> holdOne(Change& change, JobId id, bool hold);
    void requeueOne(Change& change, const JobRef& ref, JobId id, bool hold, Peer peer, std::vector<JobId>& ending,
                    const std::shared_ptr<Answer>& answer);
    /// The jobs named go before all others that wait, and among themselves in the order in which they were named.
    void toTop(Change& change, const std::vector<JobRef>& refs, const std::shared_ptr<Answer>& answer);
    void requeueEnded(const JobRef& ref, bool hold, const std::shared_ptr<Answer>& answer);
    void readForRequeue(const JobRef& ref, JobId id, bool hold, const std::shared_ptr<Answer>& answer);
    void queueAgain(const JobRef& ref, const Job& job, std::vector<PastOutcome> past, bool hold,
                    const std::shared_ptr<Answer>& answer);
    void pauseAll(Change& change, const ControlRequest& request, std::vector<JobId>& paused, const std::shared_ptr<Answer>& answer);
    /// Whether priority 0 means held, and a held job takes no other, as in Slurm.
    bool slurmsPriority() const;
    bool wouldWaitForItself(const Job& job, const Dependency& dependency) const;
    using Decided = std::vector<std::pair<JobId, UpdatedEvent>>;
    /// What the change means for each of the jobs that one reference names; an error where it can be for none.
    Result<void> checkAll(const std::vector<JobId>& ids, const UpdatedEvent& changes, Decided& decided) const;
    void updateNow(const UpdateRequest& request, const std::vector<PastOutcome>& past, const std::shared_ptr<Answer>& answer);
    void commit(Change change, std::vector<JobId> ending, std::vector<JobId> finished, const std::shared_ptr<Answer>& answer);

    JobTable& m_table;
    Scheduler& m_scheduler;
    Journal& m_journal;
    JobStore& m_store;
    Lifecycle& m_lifecycle;
    Steps& m_steps;
    Suspension m_suspension;
    const Clock& m_clock;
};

} // namespace slotd
