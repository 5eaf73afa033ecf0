// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "models/jobitem.h"

#include <cstdint>
#include <optional>
#include <QString>
#include <vector>

namespace slotd
{

/// Ended jobs of one name: what they asked for and what they needed.
struct JobGroup
{
    QString name;
    int jobs = 0;
    int failed = 0;                          ///< Also timed out and out of memory.
    Seconds longest{0};
    Seconds limit{0};                        ///< The longest of them; kUnlimited where one had none, 0 where nothing ran.
    std::int64_t cpuSeconds = 0;             ///< Reserved: CPUs times elapsed time.
    std::int64_t peakKb = 0;
    std::int64_t askedMb = 0;                ///< The most that one had.
    std::optional<std::int64_t> enoughMb;    ///< Much less memory than asked for would do.
    std::optional<Seconds> enoughTime;       ///< A much shorter time limit would do.
};

/// One entry per name, the one that held most CPU time first. Jobs that have not ended don't count. Advice is given with room to
/// spare, and only where at most half of what was asked for is needed and all jobs went well.
std::vector<JobGroup> groupJobs(const std::vector<JobItem>& jobs);

} // namespace slotd
