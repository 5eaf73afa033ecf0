// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "core/ledger.h"
#include "core/shape.h"

#include <cstdint>

namespace slotd
{

/// A job that has only want of room between it and its start.
struct Waiting
{
    OrderKey key;
    ResourceVector ask;
    std::uint64_t since = 0;    ///< Number of its arrival in the queue, as Holding::sequence.
    Instant eligible = kNoTime; ///< When that was, for comparison with jobs found again after a restart.
};

/// The place kept for the first job that does not fit, and the two rules by which later ones may pass it
/// (docs/architecture/scheduler.md, "Reservation").
class Reservation
{
public:
    /// `now` is the moment of the pass.
    Reservation(const Ledger& ledger, const Waiting& waiting, Instant now);

    /// When it can start at the latest if all limits hold; kNever: not known.
    Instant at() const { return m_at; }
    /// The largest job that may pass because it is gone by then; limit below zero: none.
    Shape beforeIt(const ResourceVector& free) const;
    /// The largest job that may pass because it leaves the reserved one its room, however long it runs.
    Shape besideIt(const ResourceVector& free) const;
    /// A job of this shape has been let past.
    void passed(const Shape& shape);

private:
    bool findTime(const Ledger& ledger, const ResourceVector& ask);

    Instant m_now;
    Instant m_at = kNever;
    ResourceVector m_slack; ///< What may be held by passing jobs when the reserved one starts.
};

} // namespace slotd
