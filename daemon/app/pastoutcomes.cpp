// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/pastoutcomes.h"

#include <algorithm>

namespace slotd
{

namespace
{

std::vector<JobId> targetsNotHere(const Dependency& dependency, const JobTable& table)
{
    std::vector<JobId> ids;
    for (const DependencyTerm& term : dependency.terms) {
        if (term.kind != DependencyKind::Singleton)
            ids.push_back(term.job);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    // A whole array may have ended in part: what of it is past must be asked for even where some of it is here.
    std::erase_if(ids, [&](JobId id) {
        const Job* job = table.find(id);
        return job != nullptr && !job->inArray();
    });
    return ids;
}

} // namespace

void readPast(const Dependency& dependency, const JobTable& table, JobStore& store,
              std::function<void(Result<std::vector<PastOutcome>>)> done)
{
    std::vector<JobId> ids = targetsNotHere(dependency, table);
    if (ids.empty())
        done(std::vector<PastOutcome>{});
    else
        store.readOutcomes(std::move(ids), std::move(done));
}

} // namespace slotd
