// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/steptable.h"
#include "domain/requests.h"

#include <map>
#include <vector>

namespace slotd
{

/// The jobs that have not ended (and those whose end is not durable yet), by id. Ended jobs live in the store.
class JobTable
{
public:
    using Map = std::map<JobId, Job>;

    Job* find(JobId id);
    const Job* find(JobId id) const;
    void put(Job job) { m_jobs.insert_or_assign(job.id, std::move(job)); }
    /// With its steps.
    void erase(JobId id)
    {
        m_jobs.erase(id);
        m_steps.erase(id);
    }
    StepTable& steps() { return m_steps; }
    const StepTable& steps() const { return m_steps; }
    const Map& all() const { return m_jobs; }
    std::size_t size() const { return m_jobs.size(); }

    /// Jobs here that a reference names: one job, one task, or all tasks of an array, ascending. Step parts are ignored.
    std::vector<JobId> resolve(const JobRef& ref) const;

private:
    Map m_jobs;
    StepTable m_steps;
};

/// True where the job meets every given condition but the time window (which is for ended jobs only).
bool matches(const JobFilter& filter, const Job& job);
/// The references part alone: true when `refs` is empty or names the job.
bool named(const std::vector<JobRef>& refs, const Job& job);

} // namespace slotd
