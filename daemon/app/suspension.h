// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/lifecycle.h"

namespace slotd
{

/// scontrol suspend and resume: a suspended job is stopped and gives its CPUs back; memory and GPUs stay its own, and its time
/// limit stands still. Resumed it has its CPUs at once (scontrol(1)).
class Suspension
{
public:
    Suspension(JobTable& table, Scheduler& scheduler, Journal& journal, Lifecycle& lifecycle)
        : m_table(table), m_scheduler(scheduler), m_journal(journal), m_lifecycle(lifecycle)
    {
    }

    /// The change is the caller's to commit, then Lifecycle::carryOutPause() is called. JobPending, AlreadyDone, or
    /// Suspended where there is nothing to do.
    Result<void> suspend(Change& change, JobId job);
    Result<void> resume(Change& change, JobId job);

private:
    JobTable& m_table;
    Scheduler& m_scheduler;
    Journal& m_journal;
    Lifecycle& m_lifecycle;
};

} // namespace slotd
