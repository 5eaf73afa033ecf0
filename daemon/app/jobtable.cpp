// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/jobtable.h"

#include <algorithm>

namespace slotd
{

namespace
{

bool contains(const std::vector<std::string>& list, const std::string& value)
{
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

bool names(const JobRef& ref, const Job& job)
{
    if (!ref.tasks.empty()) {
        return job.arrayJobId == ref.job &&
               std::find(ref.tasks.begin(), ref.tasks.end(), job.arrayTask) != ref.tasks.end();
    }
    return job.id == ref.job || (job.inArray() && job.arrayJobId == ref.job);
}

} // namespace

Job* JobTable::find(JobId id)
{
    const auto it = m_jobs.find(id);
    return it == m_jobs.end() ? nullptr : &it->second;
}

const Job* JobTable::find(JobId id) const
{
    const auto it = m_jobs.find(id);
    return it == m_jobs.end() ? nullptr : &it->second;
}

std::vector<JobId> JobTable::resolve(const JobRef& ref) const
{
    std::vector<JobId> ids;
    // The tasks of an array have consecutive ids that begin with the array's own, so they follow each other here.
    for (auto it = m_jobs.lower_bound(ref.job); it != m_jobs.end(); ++it) {
        const Job& job = it->second;
        if (job.id != ref.job && job.arrayJobId != ref.job)
            break;
        if (names(ref, job))
            ids.push_back(job.id);
    }
    return ids;
}

bool named(const std::vector<JobRef>& refs, const Job& job)
{
    return refs.empty() || std::any_of(refs.begin(), refs.end(), [&](const JobRef& ref) { return names(ref, job); });
}

bool matches(const JobFilter& filter, const Job& job)
{
    return (filter.states & bit(job.state())) != 0 && named(filter.refs, job) && contains(filter.names, job.spec->name) &&
           contains(filter.users, job.submission->user) && contains(filter.partitions, job.spec->partition.value_or(""));
}

} // namespace slotd
