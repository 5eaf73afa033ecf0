// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace slotd
{

/// What the processes of one job do just now, from proc(5). The processors' share is that since the last look.
class JobUsage
{
public:
    struct Sample
    {
        std::chrono::steady_clock::time_point when;
        double cpus = 0;           ///< CPUs busy.
        std::int64_t memoryKb = 0; ///< Resident; pages that processes share count for each of them.
    };
    /// `supervisors`: of the job and of its steps; what they started is the job's. None at the first call, when there is nothing
    /// to compare with, and where no process is left.
    std::optional<Sample> look(const std::vector<int>& supervisors);

private:
    std::unordered_map<int, std::uint64_t> m_ticks; ///< By process, at the last look.
    std::chrono::steady_clock::time_point m_when{};
};

} // namespace slotd
