// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/step.h"

#include <map>

namespace slotd
{

/// The steps of the jobs in memory, ended ones too, by job and number. A job's steps stay until their job leaves memory.
class StepTable
{
public:
    using Steps = std::map<std::uint32_t, Step>;

    Step* find(JobId job, std::uint32_t step)
    {
        const auto steps = m_steps.find(job);
        if (steps == m_steps.end())
            return nullptr;
        const auto found = steps->second.find(step);
        return found == steps->second.end() ? nullptr : &found->second;
    }
    const Step* find(JobId job, std::uint32_t step) const { return const_cast<StepTable*>(this)->find(job, step); }
    /// By number; empty where the job has none.
    const Steps& of(JobId job) const
    {
        static const Steps kNone;
        const auto found = m_steps.find(job);
        return found == m_steps.end() ? kNone : found->second;
    }
    const std::map<JobId, Steps>& all() const { return m_steps; }
    void put(JobId job, Step step)
    {
        const std::uint32_t id = step.id;
        m_steps[job].insert_or_assign(id, std::move(step));
    }
    /// All steps of a job.
    void erase(JobId job) { m_steps.erase(job); }
    bool anyOpen(JobId job) const
    {
        for (const auto& [id, step] : of(job)) {
            if (!step.ended)
                return true;
        }
        return false;
    }

private:
    std::map<JobId, Steps> m_steps;
};

} // namespace slotd
