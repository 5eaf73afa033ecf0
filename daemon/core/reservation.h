// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "core/ledger.h"
#include "core/shape.h"

namespace slotd
{

/// The place kept for the first job that does not fit, and the two rules by which later ones may pass it
/// (docs/architecture/scheduler.md, "Reservation").
class Reservation
{
public:
    /// For a job at `key` that could have started since `eligible` but for want of room. `now` is the moment of the pass.
    Reservation(const Ledger& ledger, const OrderKey& key, const ResourceVector& ask, Instant eligible, Instant now);

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
