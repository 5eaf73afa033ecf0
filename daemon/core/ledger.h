// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "core/shape.h"
#include "domain/resources.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace slotd
{

/// What one running job holds, and until when at most.
struct Holding
{
    ResourceVector held; ///< GPUs: those the host still has.
    std::vector<std::uint32_t> gpuIndices;
    Instant start{};
    Seconds limit = kUnlimited;
    Instant end = kNever;
    OrderKey key;         ///< Its place in the queue when it started.
    /// Number of the start among all starts and arrivals in the queue; 0: found again after a restart.
    std::uint64_t sequence = 0;
    std::int64_t suspendedCpus = 0; ///< Given back while it is suspended; its memory and GPUs stay held.
    bool suspended = false;         ///< Then nobody knows its end.
    Milliseconds paused{0};         ///< Spent suspended before; the limit's clock stood still.
};

/// Who holds what. Free resources are what the capacity leaves after the holdings; every change goes through here.
class Ledger
{
public:
    explicit Ledger(const Capacity& capacity);

    void setCapacity(const Capacity& capacity);
    const ResourceVector& capacity() const { return m_capacity; }
    const ResourceVector& free() const { return m_free; }

    /// Gives a job what it asks for: the lowest free GPU indices. It must fit.
    Allocation take(const OrderKey& key, const Shape& shape, Instant now, std::uint64_t sequence);
    /// A job that holds resources already; over-commits without complaint where the host has shrunk.
    void adopt(const OrderKey& key, const Allocation& allocation, Seconds limit, Instant start);
    void setStart(JobId job, Instant start);
    void setLimit(JobId job, Seconds limit);
    /// A suspended job gives its CPUs back and keeps the rest. Resumed it has them again at once, also where others took them
    /// meanwhile (scontrol(1): resume does not wait): the host is over-committed then, until some of them end.
    void suspend(JobId job);
    void resume(JobId job, Milliseconds pausedInAll);
    /// Nothing happens when the job holds nothing.
    void release(JobId job);

    bool holds(JobId job) const { return m_holdings.contains(job); }
    std::size_t size() const { return m_holdings.size(); }
    const std::unordered_map<JobId, Holding>& holdings() const { return m_holdings; }
    const Holding& holding(JobId job) const { return m_holdings.at(job); }
    /// By the end that the limits give, jobs without a limit last.
    const std::set<std::pair<Instant, JobId>>& byEnd() const { return m_byEnd; }
    Allocation inUse() const;

private:
    void hold(Holding holding);
    void reschedule(Holding& holding);
    std::int64_t freeGpus() const;
    ResourceVector countable(const Holding& holding) const;

    ResourceVector m_capacity;
    ResourceVector m_free;
    std::vector<std::uint32_t> m_gpuHolders; ///< Number of jobs that hold each index.
    std::unordered_map<JobId, Holding> m_holdings;
    std::set<std::pair<Instant, JobId>> m_byEnd;
};

} // namespace slotd
