// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/event.h"
#include "domain/jobref.h"
#include "options/option.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace slotd
{

/// "scontrol update job 5 TimeLimit=10": which jobs, and what about them.
struct UpdateWords
{
    std::vector<JobRef> jobs;
    std::string jobName;      ///< jobname=NAME in the first place, instead of ids.
    UpdatedEvent changes;
    /// TimeLimit+=N and -=N, or TimeLimit=+N and =-N: added to each job's own limit.
    std::optional<Seconds> timeLimitDelta;
    /// EndTime: makes the limit of each job that has started.
    std::optional<Instant> endTime;
};

/// The words after "update". Keys in any case; the lines of a refusal are those of scontrol. Refused where a key is not
/// taken, so that nothing is half done.
std::variant<UpdateWords, Refusal> parseUpdateWords(const std::vector<std::string>& words, Instant now);

} // namespace slotd
