// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/strongid.h"
#include "base/timefmt.h"
#include "domain/resources.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace slotd
{

/// CPUs, memory (MB) and GPUs as one value; may go below zero where the host has shrunk under what runs.
struct ResourceVector
{
    std::int64_t cpus = 0;
    std::int64_t memory = 0;
    std::int64_t gpus = 0;

    bool operator==(const ResourceVector&) const = default;
    bool fitsIn(const ResourceVector& room) const
    {
        return cpus <= room.cpus && memory <= room.memory && gpus <= room.gpus;
    }
    ResourceVector& operator+=(const ResourceVector& o)
    {
        cpus += o.cpus;
        memory += o.memory;
        gpus += o.gpus;
        return *this;
    }
    ResourceVector& operator-=(const ResourceVector& o)
    {
        cpus -= o.cpus;
        memory -= o.memory;
        gpus -= o.gpus;
        return *this;
    }
    ResourceVector operator+(ResourceVector o) const { return o += *this; }
    ResourceVector operator-(const ResourceVector& o) const
    {
        ResourceVector left = *this;
        return left -= o;
    }
};

inline ResourceVector smaller(const ResourceVector& a, const ResourceVector& b)
{
    return {std::min(a.cpus, b.cpus), std::min(a.memory, b.memory), std::min(a.gpus, b.gpus)};
}

inline ResourceVector larger(const ResourceVector& a, const ResourceVector& b)
{
    return {std::max(a.cpus, b.cpus), std::max(a.memory, b.memory), std::max(a.gpus, b.gpus)};
}

inline ResourceVector toVector(const Capacity& c)
{
    return {c.cpus.value, c.memory.value, c.gpus.value};
}

/// What the plan needs to know of a pending job: how much it takes and for how long at most.
struct Shape
{
    ResourceVector ask;
    Seconds limit = kUnlimited;
    bool operator==(const Shape&) const = default;
};

/// A job's place in the queue: priority first, then turns (turns.h), then submission order.
struct OrderKey
{
    std::int64_t priority = 0;
    std::uint64_t turn = 0;
    JobId job;

    bool operator==(const OrderKey&) const = default;
    bool operator<(const OrderKey& o) const
    {
        if (priority != o.priority)
            return priority > o.priority;
        if (turn != o.turn)
            return turn < o.turn;
        return job < o.job;
    }
};

/// Comes after every job.
inline constexpr OrderKey kLastKey{std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::uint64_t>::max(),
                                   JobId(std::numeric_limits<std::uint32_t>::max())};

/// A moment that never comes: the end of a job without a limit.
inline constexpr Instant kNever = Instant::max();

/// start + limit without overflow.
Instant endOf(Instant start, Seconds limit);

} // namespace slotd
