// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

inline constexpr std::uint32_t kNoArrayTask = 0xffffffffU;
/// Slurm prints this for %a outside an array.
inline constexpr std::uint32_t kArrayTaskOutside = 4294967294U;

/// -a/--array: which tasks, and how many may run at once (sbatch(1)).
struct ArraySpec
{
    std::vector<std::uint32_t> tasks; ///< Ascending, without doubles, at least one.
    std::uint32_t limit = 0;          ///< %N; 0 = no limit.

    std::uint32_t min() const { return tasks.front(); }
    std::uint32_t max() const { return tasks.back(); }
    /// Distance of neighbours where it is the same throughout, else 1 (SLURM_ARRAY_TASK_STEP).
    std::uint32_t step() const;
    bool operator==(const ArraySpec&) const = default;
};

/// Reads "0-15:2%4", "1,3,5-7". Ids at most maxTaskId (Slurm: MaxArraySize - 1), at most maxTasks of them; never builds
/// more than maxTasks in memory. Code::InvalidArray otherwise. What Slurm forgives (1,,2, %0, %x) is forgiven.
Result<ArraySpec> parseArraySpec(std::string_view text, std::uint32_t maxTaskId, std::size_t maxTasks);

/// "1,3,5-7" or "0-14:2" for ascending ids, as squeue shows the pending rest; "%N" when limit > 0.
std::string formatTaskIds(const std::vector<std::uint32_t>& ascending, std::uint32_t limit);

} // namespace slotd
