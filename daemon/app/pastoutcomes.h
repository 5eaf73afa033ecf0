// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/jobtable.h"
#include "ports/jobstore.h"

#include <functional>
#include <vector>

namespace slotd
{

/// Asks the store how the jobs stand that `dependency` names and that are not, or not wholly, in memory. `done` comes at
/// once where there is nothing to ask. What ends between the reading and the answer the scheduler itself remembers.
void readPast(const Dependency& dependency, const JobTable& table, JobStore& store,
              std::function<void(Result<std::vector<PastOutcome>>)> done);

} // namespace slotd
