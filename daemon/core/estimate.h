// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "core/plan.h"

#include <utility>
#include <vector>

namespace slotd
{

/// Runs a copy of the plan forward, as if every job took all of its time limit and completed: when each wanted job (all
/// pending ones where `wanted` is empty) starts; kNoTime where that depends on a job without a limit, on a release or on a
/// failure. Stops after `maxJobs` starts.
std::vector<std::pair<JobId, Instant>> estimateStarts(Plan plan, std::vector<JobId> wanted, Instant now, std::size_t maxJobs);

} // namespace slotd
