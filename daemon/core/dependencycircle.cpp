// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/dependencycircle.h"

#include <unordered_set>

namespace slotd
{

bool waitsForItself(const Job& job, const Dependency& dependency, const PendingJobsNamed& pending)
{
    std::unordered_set<JobId> seen;
    std::vector<const Job*> open;
    const auto follow = [&](const Job& waiting, const Dependency& terms) {
        for (const DependencyTerm& term : terms.terms) {
            for (const Job* next : pending(waiting, term)) {
                if (seen.insert(next->id).second)
                    open.push_back(next);
            }
        }
    };
    follow(job, dependency);
    while (!open.empty()) {
        const Job* next = open.back();
        open.pop_back();
        if (next->id == job.id)
            return true;
        follow(*next, next->spec->dependency);
    }
    return false;
}

} // namespace slotd
