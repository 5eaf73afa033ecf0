// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/estimate.h"

#include <algorithm>
#include <unordered_map>

namespace slotd
{

std::vector<std::pair<JobId, Instant>> estimateStarts(Plan plan, std::vector<JobId> wanted, Instant now, std::size_t maxJobs)
{
    if (wanted.empty())
        wanted = plan.pendingJobs();
    std::unordered_map<JobId, Instant> starts;
    for (const JobId job : wanted)
        starts.emplace(job, kNoTime);
    std::size_t open = starts.size();
    std::size_t started = 0;
    while (open > 0 && started < maxJobs) {
        const Pass pass = plan.pass(now);
        for (const StartDecision& start : pass.starts) {
            plan.started(start.job, now);
            ++started;
            if (const auto found = starts.find(start.job); found != starts.end() && found->second == kNoTime) {
                found->second = now;
                --open;
            }
        }
        // Starts may have met an "after" at once.
        if (!pass.starts.empty())
            continue;
        now = plan.nextChange(now);
        if (now == kNever)
            break;
        plan.endDue(now);
    }
    std::vector<std::pair<JobId, Instant>> result;
    result.reserve(wanted.size());
    for (const JobId job : wanted)
        result.emplace_back(job, starts.at(job));
    return result;
}

} // namespace slotd
