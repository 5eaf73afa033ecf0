// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/leases.h"
#include "launch/launchplanning.h"

namespace slotd
{

/// What srun is told of a step that has been granted. `job` is running. Pure.
StepGrant makeStepGrant(const Job& job, const Step& step, const HostModel& host, const LaunchSettings& settings, Instant now);

/// Time that a job has spent suspended so far.
Milliseconds suspendedUntil(const RunningPhase& running, Instant now);
/// What is left of a running job's limit; -1: it has none. Time spent suspended does not count.
std::int64_t limitLeftMs(const Job& job, Instant now);

} // namespace slotd
