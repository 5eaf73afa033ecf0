// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/ledger.h"

#include <algorithm>
#include <cassert>

namespace slotd
{

Ledger::Ledger(const Capacity& capacity)
{
    setCapacity(capacity);
}

void Ledger::setCapacity(const Capacity& capacity)
{
    m_capacity = toVector(capacity);
    m_free = m_capacity;
    m_gpuHolders.resize(std::max(m_gpuHolders.size(), static_cast<std::size_t>(capacity.gpus.value)), 0);
    for (auto& [job, holding] : m_holdings) {
        holding.held = countable(holding);
        m_free -= holding.held;
    }
    m_free.gpus = freeGpus();
}

std::int64_t Ledger::freeGpus() const
{
    const auto end = m_gpuHolders.begin() + m_capacity.gpus;
    return std::count(m_gpuHolders.begin(), end, 0U);
}

ResourceVector Ledger::countable(const Holding& holding) const
{
    ResourceVector held = holding.held;
    held.gpus = std::count_if(holding.gpuIndices.begin(), holding.gpuIndices.end(),
                              [this](std::uint32_t index) { return index < m_capacity.gpus; });
    return held;
}

Allocation Ledger::take(const OrderKey& key, const Shape& shape, Instant now, std::uint64_t sequence)
{
    const ResourceVector& ask = shape.ask;
    assert(ask.fitsIn(m_free));
    Holding holding{.held = ask,
                    .gpuIndices = {},
                    .start = now,
                    .limit = shape.limit,
                    .end = kNever,
                    .key = key,
                    .sequence = sequence};
    for (std::uint32_t index = 0; std::ssize(holding.gpuIndices) < ask.gpus && index < m_gpuHolders.size(); ++index) {
        if (m_gpuHolders[index] == 0 && index < m_capacity.gpus)
            holding.gpuIndices.push_back(index);
    }
    Allocation allocation{Cpus(ask.cpus), Megabytes(ask.memory), holding.gpuIndices};
    hold(std::move(holding));
    return allocation;
}

void Ledger::adopt(const OrderKey& key, const Allocation& allocation, Seconds limit, Instant start)
{
    Holding holding{.held = {allocation.cpus.value, allocation.memory.value, 0},
                    .gpuIndices = allocation.gpuIndices,
                    .start = start,
                    .limit = limit,
                    .end = kNever,
                    .key = key,
                    .sequence = 0};
    holding.held = countable(holding);
    hold(std::move(holding));
}

void Ledger::hold(Holding holding)
{
    const JobId job = holding.key.job;
    assert(!m_holdings.contains(job));
    holding.end = endOf(holding.start, holding.limit);
    m_byEnd.emplace(holding.end, job);
    for (const std::uint32_t index : holding.gpuIndices) {
        if (index >= m_gpuHolders.size())
            m_gpuHolders.resize(index + std::size_t{1}, 0);
        ++m_gpuHolders[index];
    }
    m_free -= holding.held;
    m_free.gpus = freeGpus();
    m_holdings.emplace(job, std::move(holding));
}

void Ledger::release(JobId job)
{
    const auto found = m_holdings.find(job);
    if (found == m_holdings.end())
        return;
    const Holding& holding = found->second;
    for (const std::uint32_t index : holding.gpuIndices)
        --m_gpuHolders[index];
    m_free += holding.held;
    m_free.gpus = freeGpus();
    m_byEnd.erase({holding.end, job});
    m_holdings.erase(found);
}

void Ledger::reschedule(Holding& holding)
{
    m_byEnd.erase({holding.end, holding.key.job});
    holding.end = holding.suspended ? kNever : endOf(holding.start + holding.paused, holding.limit);
    m_byEnd.emplace(holding.end, holding.key.job);
}

void Ledger::suspend(JobId job)
{
    const auto found = m_holdings.find(job);
    if (found == m_holdings.end() || found->second.suspended)
        return;
    Holding& holding = found->second;
    holding.suspended = true;
    m_free.cpus += holding.held.cpus;
    holding.suspendedCpus = std::exchange(holding.held.cpus, 0);
    reschedule(holding);
}

void Ledger::resume(JobId job, Milliseconds pausedInAll)
{
    const auto found = m_holdings.find(job);
    if (found == m_holdings.end())
        return;
    Holding& holding = found->second;
    holding.paused = pausedInAll;
    if (std::exchange(holding.suspended, false)) {
        holding.held.cpus = std::exchange(holding.suspendedCpus, 0);
        m_free.cpus -= holding.held.cpus;
    }
    reschedule(holding);
}

void Ledger::setStart(JobId job, Instant start)
{
    if (const auto found = m_holdings.find(job); found != m_holdings.end()) {
        found->second.start = start;
        reschedule(found->second);
    }
}

void Ledger::setLimit(JobId job, Seconds limit)
{
    if (const auto found = m_holdings.find(job); found != m_holdings.end()) {
        found->second.limit = limit;
        reschedule(found->second);
    }
}

Allocation Ledger::inUse() const
{
    Allocation used;
    for (const auto& [job, holding] : m_holdings) {
        used.cpus += Cpus(holding.held.cpus);
        used.memory += Megabytes(holding.held.memory);
    }
    for (std::uint32_t index = 0; index < m_gpuHolders.size(); ++index) {
        if (m_gpuHolders[index] != 0)
            used.gpuIndices.push_back(index);
    }
    return used;
}

} // namespace slotd
