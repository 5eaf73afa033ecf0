// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/strongid.h"
#include "base/timefmt.h"

#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace slotd
{

/// When the time limits of running jobs come by the wall clock. The supervisors hold the limits, on a clock of their own;
/// this only says when it is worth asking one.
class LimitWatch
{
public:
    void set(JobId job, Instant when)
    {
        drop(job);
        m_whenOf.emplace(job, when);
        m_order.emplace(when, job);
    }
    void drop(JobId job)
    {
        const auto found = m_whenOf.find(job);
        if (found == m_whenOf.end())
            return;
        m_order.erase({found->second, job});
        m_whenOf.erase(found);
    }
    /// kNoTime: none.
    Instant next() const { return m_order.empty() ? kNoTime : m_order.begin()->first; }
    /// Takes out those whose moment has come.
    std::vector<JobId> takeDue(Instant now)
    {
        std::vector<JobId> due;
        while (!m_order.empty() && m_order.begin()->first <= now) {
            due.push_back(m_order.begin()->second);
            drop(due.back());
        }
        return due;
    }

private:
    std::unordered_map<JobId, Instant> m_whenOf;
    std::set<std::pair<Instant, JobId>> m_order;
};

} // namespace slotd
