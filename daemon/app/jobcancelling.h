// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/steps.h"
#include "app/userchanges.h"
#include "ports/jobservice.h"

#include <vector>

namespace slotd
{

/// scancel: jobs and steps are ended, or signalled.
class JobCancelling
{
public:
    JobCancelling(JobTable& table, Lifecycle& lifecycle, Steps& steps, UserChanges& changes)
        : m_table(table), m_lifecycle(lifecycle), m_steps(steps), m_changes(changes)
    {
    }

    void cancel(const CancelRequest& request, Peer peer, OutcomeAnswer::Done done);

private:
    void cancelOne(Change& change, JobId id, Peer peer, std::vector<JobId>& ending, std::vector<JobId>& finished);
    void stepOne(const std::vector<JobId>& ids, const CancelRequest& request, const JobRef& ref, Peer peer, const AnswerPtr& answer);
    void signalOne(JobId id, const CancelRequest& request, const JobRef& ref, const AnswerPtr& answer);

    JobTable& m_table;
    Lifecycle& m_lifecycle;
    Steps& m_steps;
    UserChanges& m_changes;
};

} // namespace slotd
