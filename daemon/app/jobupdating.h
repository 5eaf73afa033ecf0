// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/userchanges.h"
#include "core/scheduler.h"

#include <utility>
#include <vector>

namespace slotd
{

/// scontrol update: all of a request or nothing.
class JobUpdating
{
public:
    JobUpdating(JobTable& table, Scheduler& scheduler, Journal& journal, JobStore& store, Lifecycle& lifecycle, UserChanges& changes)
        : m_table(table), m_scheduler(scheduler), m_journal(journal), m_store(store), m_lifecycle(lifecycle), m_changes(changes)
    {
    }

    void update(const UpdateRequest& request, OutcomeAnswer::Done done);

private:
    using Decided = std::vector<std::pair<JobId, UpdatedEvent>>;

    /// Whether priority 0 means held, and a held job takes no other, as in Slurm.
    bool slurmsPriority() const;
    bool wouldWaitForItself(const Job& job, const Dependency& dependency) const;
    /// What the change means for each of the jobs that one reference names; an error where it can be for none.
    Result<void> checkAll(const std::vector<JobId>& ids, const UpdatedEvent& changes, Decided& decided) const;
    void updateNow(const UpdateRequest& request, const std::vector<PastOutcome>& past, const AnswerPtr& answer);

    JobTable& m_table;
    Scheduler& m_scheduler;
    Journal& m_journal;
    JobStore& m_store;
    Lifecycle& m_lifecycle;
    UserChanges& m_changes;
};

} // namespace slotd
