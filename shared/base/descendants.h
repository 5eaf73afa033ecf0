// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/procfs.h"

#include <vector>

namespace slotd
{

/// The descendants of `root` that live, without `root` itself: what livingDescendants() finds in the whole table, at the cost of
/// theirs alone where the kernel lists children (/proc/PID/task/TID/children). A hundred jobs that end at once don't each read
/// about all processes of the machine.
std::vector<ProcessStat> readDescendants(int root);

} // namespace slotd
