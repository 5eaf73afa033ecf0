// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/fieldlist.h"
#include "base/strongid.h"

#include <string>
#include <vector>

namespace slotd
{

/// What a job takes from the host while it runs. Exclusive jobs take all CPUs whatever `cpus` says.
struct ResourceAsk
{
    Cpus cpus{1};
    Megabytes memory{0};
    Gpus gpus{0};
    bool exclusive = false;

    bool operator==(const ResourceAsk&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "cpus", &ResourceAsk::cpus), field(2, "memory", &ResourceAsk::memory),
                         field(3, "gpus", &ResourceAsk::gpus), field(4, "exclusive", &ResourceAsk::exclusive));
    }
};

/// What the host lends in all, or has left.
struct Capacity
{
    Cpus cpus{0};
    Megabytes memory{0};
    Gpus gpus{0};
    bool operator==(const Capacity&) const = default;
};

/// What one running job holds. `gpuIndices` ascending; as many as asked for.
struct Allocation
{
    Cpus cpus{0};
    Megabytes memory{0};
    std::vector<std::uint32_t> gpuIndices;

    bool operator==(const Allocation&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "cpus", &Allocation::cpus), field(2, "memory", &Allocation::memory),
                         field(3, "gpus", &Allocation::gpuIndices));
    }
};

/// "cpu=4,mem=1G,node=1,billing=4,gres/gpu=1" (sacct(1), AllocTRES); the node and billing parts only with `nodes`.
std::string formatTres(Cpus cpus, Megabytes memory, Gpus gpus, bool nodes);
/// "0-1,3": ascending ids as ranges.
std::string formatIndexRanges(const std::vector<std::uint32_t>& ascending);

} // namespace slotd
