// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "core/shape.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <unordered_map>
#include <vector>

namespace slotd
{

/// Keeps arrays with a limit (-a 0-99%4) to it: only as many of their tasks are let into the queue as may start.
class ArraySlots
{
public:
    /// 0 = none. Tasks that wait or are ready must have left before the limit changes.
    void setLimit(JobId array, std::uint32_t limit);
    std::uint32_t limit(JobId array) const;
    /// True where no more tasks may be let in.
    bool full(JobId array) const;

    /// A task that could start but for the limit; balance() lets it in.
    void wait(JobId array, const OrderKey& task);
    /// It waits no longer, whether let in or not.
    void leave(JobId array, const OrderKey& task);
    /// It starts (out of those let in), or runs already.
    void started(JobId array, const OrderKey& task);
    void ended(JobId array);
    /// The array has no task left, in whatever state.
    void forget(JobId array) { m_arrays.erase(array); }

    struct Moves
    {
        std::vector<JobId> letIn;
        std::vector<JobId> sentBack; ///< For the sake of a task before it in order.
    };
    /// Fills free slots by priority, then submission order, of the arrays where something has changed.
    Moves balance();

private:
    struct Array
    {
        std::uint32_t limit = 0;
        std::size_t running = 0;
        std::set<OrderKey> ready;
        std::set<OrderKey> waiting;
    };

    static OrderKey place(const OrderKey& task) { return {task.priority, 0, task.job}; }
    void balance(Array& array, Moves& moves);

    std::unordered_map<JobId, Array> m_arrays;
    std::set<JobId> m_touched;
};

} // namespace slotd
