// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/reservation.h"

#include <algorithm>

namespace slotd
{
namespace
{

/// True where a running job had been behind the reserved one in the queue and started while that one waited.
bool hasPassed(const Holding& running, const Waiting& waiting)
{
    if (running.sequence != 0)
        return running.sequence > waiting.since && waiting.key < running.key;
    // Turns are forgotten over a restart.
    if (running.start < waiting.eligible)
        return false;
    if (running.key.priority != waiting.key.priority)
        return running.key.priority < waiting.key.priority;
    return running.key.job > waiting.key.job;
}

} // namespace

Reservation::Reservation(const Ledger& ledger, const Waiting& waiting, Instant now) : m_now(now)
{
    if (findTime(ledger, waiting.ask))
        return;
    m_slack = ledger.capacity() - waiting.ask;
    for (const auto& [job, running] : ledger.holdings()) {
        if (hasPassed(running, waiting))
            m_slack -= running.held;
    }
    // Where too little is left already, a job that takes none of that kind does no further harm.
    m_slack = larger(m_slack, {});
}

bool Reservation::findTime(const Ledger& ledger, const ResourceVector& ask)
{
    ResourceVector room = ledger.free();
    for (const auto& [limit, job] : ledger.byEnd()) {
        if (limit == kNever)
            break;
        // A job past its limit is on its way out: it counts as ending now.
        const Instant end = std::max(limit, m_now);
        if (m_at != kNever && end != m_at)
            break;
        room += ledger.holding(job).held;
        if (ask.fitsIn(room)) {
            // Goes on through the jobs that end at that same moment.
            m_at = end;
            m_slack = room - ask;
        }
    }
    return m_at != kNever;
}

Shape Reservation::beforeIt(const ResourceVector& free) const
{
    if (m_at == kNever)
        return {free, Seconds(-1)};
    return {free, std::chrono::floor<Seconds>(m_at - m_now)};
}

Shape Reservation::besideIt(const ResourceVector& free) const
{
    return {smaller(free, m_slack), kUnlimited};
}

void Reservation::passed(const Shape& shape)
{
    const bool goneByThen = m_at != kNever && shape.limit <= std::chrono::floor<Seconds>(m_at - m_now);
    if (!goneByThen)
        m_slack -= shape.ask;
}

} // namespace slotd
