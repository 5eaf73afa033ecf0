// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/suspension.h"

namespace slotd
{

Result<void> Suspension::suspend(Change& change, JobId id)
{
    if (m_table.find(id)->state() == JobState::Suspended)
        return Error(Code::Suspended, "Job is already suspended");
    auto applied = m_journal.apply(change, id, SuspendedEvent{});
    if (!applied.ok())
        return applied;
    m_scheduler.suspended(id);
    m_lifecycle.watchLimit(*m_table.find(id));
    return {};
}

Result<void> Suspension::resume(Change& change, JobId id)
{
    if (m_table.find(id)->state() == JobState::Running)
        return Error(Code::Suspended, "Job is not suspended");
    auto applied = m_journal.apply(change, id, ResumedEvent{});
    if (!applied.ok())
        return applied;
    const Job* job = m_table.find(id);
    m_scheduler.resumed(id, job->running()->suspended);
    m_lifecycle.watchLimit(*job);
    return {};
}

} // namespace slotd
