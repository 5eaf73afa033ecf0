// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/journal.h"
#include "domain/launchplan.h"

#include <cstdint>
#include <vector>

namespace slotd
{

/// What Lifecycle and Submissions leave to whoever keeps leases and steps (docs/architecture/steps.md).
class LeaseKeeper
{
public:
    virtual ~LeaseKeeper() = default;
    /// A job is in the table, not stored yet.
    virtual void admitted(JobId job) = 0;
    /// It was not taken after all.
    virtual void refused(JobId job) = 0;
    /// A job's start is part of the change: a leased one's first step joins it.
    virtual void starting(Change& change, JobId job) = 0;
    /// The start of a leased job is durable.
    virtual void granted(JobId job) = 0;
    /// The job is COMPLETING: its steps are told. Of a leased job this is all that there is to end.
    virtual void endSteps(JobId job) = 0;
    /// Whether a step's supervisor lives.
    virtual bool anyStepLives(JobId job) const = 0;
    /// CPUs that steps are bound to; an id once for each.
    virtual std::vector<std::uint32_t> boundCpus() const = 0;
    /// The time limit of a running job changed.
    virtual void limitChanged(JobId job) = 0;
    /// The job was suspended or resumed: its steps are told.
    virtual void paused(JobId job, bool stopped) = 0;
    /// Says something to whoever holds the job; false where nobody listens.
    virtual bool notify(JobId job, const std::string& text) = 0;
    /// The end of the job is going to be part of the change: steps still open end with it.
    virtual void closeSteps(Change& change, JobId job, const AttemptFile& result) = 0;
};

} // namespace slotd
