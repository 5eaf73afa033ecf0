// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/arrays.h"

namespace slotd
{

void ArraySlots::setLimit(JobId array, std::uint32_t limit)
{
    if (limit == 0 && !m_arrays.contains(array))
        return;
    m_arrays[array].limit = limit;
    m_touched.insert(array);
}

std::uint32_t ArraySlots::limit(JobId array) const
{
    const auto found = m_arrays.find(array);
    return found == m_arrays.end() ? 0 : found->second.limit;
}

bool ArraySlots::full(JobId array) const
{
    const auto found = m_arrays.find(array);
    if (found == m_arrays.end() || found->second.limit == 0)
        return false;
    return found->second.running + found->second.ready.size() >= found->second.limit;
}

void ArraySlots::wait(JobId array, const OrderKey& task)
{
    m_arrays[array].waiting.insert(place(task));
    m_touched.insert(array);
}

void ArraySlots::leave(JobId array, const OrderKey& task)
{
    const auto found = m_arrays.find(array);
    if (found == m_arrays.end())
        return;
    found->second.waiting.erase(place(task));
    found->second.ready.erase(place(task));
    m_touched.insert(array);
}

void ArraySlots::started(JobId array, const OrderKey& task)
{
    Array& a = m_arrays[array];
    a.ready.erase(place(task));
    ++a.running;
}

void ArraySlots::ended(JobId array)
{
    const auto found = m_arrays.find(array);
    if (found == m_arrays.end() || found->second.running == 0)
        return;
    --found->second.running;
    m_touched.insert(array);
}

ArraySlots::Moves ArraySlots::balance()
{
    Moves moves;
    for (const JobId array : m_touched) {
        if (const auto found = m_arrays.find(array); found != m_arrays.end())
            balance(found->second, moves);
    }
    m_touched.clear();
    return moves;
}

void ArraySlots::balance(Array& array, Moves& moves)
{
    while (!array.waiting.empty()) {
        const auto best = array.waiting.begin();
        const bool room = array.limit == 0 || array.running + array.ready.size() < array.limit;
        if (!room) {
            if (array.ready.empty() || !(*best < *array.ready.rbegin()))
                return;
            const OrderKey worst = *array.ready.rbegin();
            array.ready.erase(worst);
            array.waiting.insert(worst);
            moves.sentBack.push_back(worst.job);
        }
        moves.letIn.push_back(best->job);
        array.ready.insert(*best);
        array.waiting.erase(best);
    }
}

} // namespace slotd
