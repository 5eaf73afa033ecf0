// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/rowchooser.h"

namespace slotd
{

RowChooser::RowChooser(const JobQuery& query)
{
    const bool steps = query.steps || query.scope == QueryScope::Accounting;
    m_whole.allSteps = steps && !query.jobsOnly;
    m_whole.batch = m_whole.allSteps && query.batchSteps;
    const auto& refs = query.filter.refs;
    m_stepParts = steps && std::any_of(refs.begin(), refs.end(), [](const JobRef& r) { return r.step != JobRef::kNoStep; });
    if (!m_stepParts)
        return;
    for (const JobRef& ref : refs)
        m_refs[ref.job].push_back(ref);
}

RowChoice RowChooser::of(JobId id, JobId arrayJobId, std::uint32_t arrayTask) const
{
    if (!m_stepParts)
        return m_whole;
    RowChoice choice;
    choice.job = false;
    bool any = false;
    add(choice, id, arrayTask, any);
    if (arrayJobId != id && arrayJobId.value != 0)
        add(choice, arrayJobId, arrayTask, any);
    if (!any)
        return m_whole;
    if (m_whole.allSteps)
        return choice;
    RowChoice jobOnly; // sacct -X: a step that is named has no row either
    jobOnly.job = choice.job;
    return jobOnly;
}

void RowChooser::add(RowChoice& choice, JobId named, std::uint32_t arrayTask, bool& any) const
{
    const auto refs = m_refs.find(named);
    if (refs == m_refs.end())
        return;
    for (const JobRef& ref : refs->second) {
        if (!ref.tasks.empty() && std::find(ref.tasks.begin(), ref.tasks.end(), arrayTask) == ref.tasks.end())
            continue;
        any = true;
        if (ref.step == JobRef::kNoStep) {
            choice.job = true;
            choice.allSteps = true;
            choice.batch = choice.batch || m_whole.batch;
        } else if (ref.step == JobRef::kBatchStep) {
            choice.batch = true;
        } else {
            choice.steps.push_back(ref.step);
        }
    }
}

} // namespace slotd
