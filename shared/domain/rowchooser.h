// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/requests.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

namespace slotd
{

/// Which rows of one job a query wants (JobQuery::steps).
struct RowChoice
{
    bool job = true;
    bool batch = false;
    bool allSteps = false;
    std::vector<std::int32_t> steps; ///< Named one by one; meaningless with allSteps.

    bool wantsSteps() const { return allSteps || !steps.empty(); }
    bool wants(std::uint32_t step) const
    {
        return allSteps || std::find(steps.begin(), steps.end(), static_cast<std::int32_t>(step)) != steps.end();
    }
    bool operator==(const RowChoice&) const = default;
};

/// Applies the step parts of a query's refs. A job that no ref names gets what the query as a whole wants: whether it is
/// wanted at all is not asked here.
class RowChooser
{
public:
    explicit RowChooser(const JobQuery& query);

    RowChoice of(JobId id, JobId arrayJobId, std::uint32_t arrayTask) const;

private:
    void add(RowChoice& choice, JobId named, std::uint32_t arrayTask, bool& any) const;

    RowChoice m_whole;                          ///< For a job that is named without a step part.
    bool m_stepParts = false;
    std::map<JobId, std::vector<JobRef>> m_refs; ///< By the id that was typed; empty where no ref has a step part.
};

} // namespace slotd
