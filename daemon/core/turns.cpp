// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/turns.h"

#include <algorithm>
#include <cassert>

namespace slotd
{

std::uint64_t Turns::join(std::int64_t priority, Flow flow, JobId job)
{
    Level& level = m_levels[priority];
    FlowState& state = level.flows[flow];
    if (state.waiting.empty())
        level.idle.erase({state.served, flow});
    std::uint64_t turn = std::max(level.now, state.served);
    if (!state.waiting.empty())
        turn = std::max(turn, state.waiting.rbegin()->second + 1);
    // A job that comes late (released, requeued) goes by its submission order: it shares the turn of the one it precedes.
    const auto later = state.waiting.upper_bound(job);
    if (later != state.waiting.end())
        turn = std::min(turn, later->second);
    state.waiting.emplace_hint(later, job, turn);
    ++level.waiting;
    return turn;
}

void Turns::leave(std::int64_t priority, Flow flow, JobId job)
{
    const auto level = m_levels.find(priority);
    assert(level != m_levels.end());
    remove(level, level->second.flows.find(flow), job);
}

void Turns::started(std::int64_t priority, Flow flow, JobId job)
{
    const auto level = m_levels.find(priority);
    assert(level != m_levels.end());
    const auto state = level->second.flows.find(flow);
    assert(state != level->second.flows.end());
    // Counted are the starts, not the turn of a small job that was let past: that one may stand far behind what its flow
    // has really had, and new flows would have to queue up behind it.
    const auto first = state->second.waiting.begin();
    if (first->first == job)
        state->second.served = std::max(state->second.served, first->second);
    level->second.now = std::max(level->second.now, state->second.served);
    ++state->second.served;
    remove(level, state, job);
}

void Turns::remove(std::map<std::int64_t, Level>::iterator level, std::map<Flow, FlowState>::iterator flow, JobId job)
{
    Level& l = level->second;
    assert(flow != l.flows.end());
    FlowState& state = flow->second;
    const std::size_t gone = state.waiting.erase(job);
    assert(gone == 1);
    l.waiting -= gone;
    if (l.waiting == 0) {
        // Nobody left to be fair to.
        m_levels.erase(level);
        return;
    }
    if (state.waiting.empty())
        l.idle.insert({state.served, flow->first});
    forgetIdle(l);
}

void Turns::forgetIdle(Level& level)
{
    // Served no more than everybody: it would begin at the virtual time anyway.
    while (!level.idle.empty() && level.idle.begin()->first <= level.now) {
        level.flows.erase(level.idle.begin()->second);
        level.idle.erase(level.idle.begin());
    }
}

std::size_t Turns::flowCount() const
{
    std::size_t count = 0;
    for (const auto& [priority, level] : m_levels)
        count += level.flows.size();
    return count;
}

} // namespace slotd
