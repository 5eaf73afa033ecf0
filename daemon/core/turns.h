// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/strongid.h"

#include <cstdint>
#include <map>
#include <set>
#include <utility>

namespace slotd
{

/// Hands out turns: each array is a flow, all single jobs together are one more, and flows of equal priority alternate
/// (start-time fair queueing, docs/decisions/0003-turns.md). Within a flow the order is always that of submission.
class Turns
{
public:
    /// The array's id; none for single jobs.
    using Flow = JobId;

    /// The job joins the queue: its turn, fixed until it leaves.
    std::uint64_t join(std::int64_t priority, Flow flow, JobId job);
    /// It leaves without having started.
    void leave(std::int64_t priority, Flow flow, JobId job);
    /// It leaves because it starts.
    void started(std::int64_t priority, Flow flow, JobId job);

    std::size_t flowCount() const;

private:
    struct FlowState
    {
        std::map<JobId, std::uint64_t> waiting; ///< Turns never fall along the ids.
        std::uint64_t served = 0;               ///< Turn up to which the flow has had its share.
    };
    /// Flows compete only with those of their own priority.
    struct Level
    {
        std::uint64_t now = 0; ///< Virtual time: where the best served flow stands.
        std::map<Flow, FlowState> flows;
        std::set<std::pair<std::uint64_t, Flow>> idle; ///< Flows without a waiting job, by what they were served.
        std::size_t waiting = 0;
    };

    void remove(std::map<std::int64_t, Level>::iterator level, std::map<Flow, FlowState>::iterator flow, JobId job);
    static void forgetIdle(Level& level);

    std::map<std::int64_t, Level> m_levels;
};

} // namespace slotd
