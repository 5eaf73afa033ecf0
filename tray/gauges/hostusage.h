// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>
#include <optional>

namespace slotd
{

/// What the machine really does, from proc(5). The processor's share is that since the last look.
class HostUsage
{
public:
    struct Sample
    {
        double cpus = 0;              ///< CPUs busy, 0 to the number of CPUs.
        std::int64_t memoryMb = 0;    ///< MemTotal - MemAvailable
    };
    /// None at the first call: there is nothing to compare with yet.
    std::optional<Sample> look();
    std::int64_t totalMb() const { return m_totalMb; }

private:
    std::uint64_t m_busy = 0;
    std::uint64_t m_all = 0;
    std::int64_t m_totalMb = 0;
};

} // namespace slotd
