// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/suspension.h"
#include "app/userchanges.h"
#include "ports/jobservice.h"

#include <vector>

namespace slotd
{

/// scontrol hold, release, requeue, suspend, resume, top, notify: what users do to jobs that exist.
class JobControl
{
public:
    JobControl(JobTable& table, Scheduler& scheduler, Journal& journal, JobStore& store, Lifecycle& lifecycle, UserChanges& changes);

    void control(const ControlRequest& request, Peer peer, OutcomeAnswer::Done done);

private:
    Result<void> holdOne(Change& change, JobId id, bool hold);
    void pauseAll(Change& change, const ControlRequest& request, std::vector<JobId>& paused, const AnswerPtr& answer);
    void notify(const ControlRequest& request, const AnswerPtr& answer);
    /// The jobs named go before all others that wait, and among themselves in the order in which they were named.
    void toTop(Change& change, const std::vector<JobRef>& refs, const AnswerPtr& answer);
    void requeueOne(Change& change, const JobRef& ref, JobId id, bool hold, Peer peer, std::vector<JobId>& ending,
                    const AnswerPtr& answer);
    void requeueEnded(const JobRef& ref, bool hold, const AnswerPtr& answer);
    void readForRequeue(const JobRef& ref, JobId id, bool hold, const AnswerPtr& answer);
    void queueAgain(const JobRef& ref, const Job& job, std::vector<PastOutcome> past, bool hold, const AnswerPtr& answer);

    JobTable& m_table;
    Scheduler& m_scheduler;
    Journal& m_journal;
    JobStore& m_store;
    Lifecycle& m_lifecycle;
    UserChanges& m_changes;
    Suspension m_suspension;
};

} // namespace slotd
