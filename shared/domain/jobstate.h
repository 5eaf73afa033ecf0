// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/enumtable.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace slotd
{

/// States of a job or step (docs/architecture/job-states.md is normative). The values are stored: append only.
enum class JobState : std::uint8_t {
    Pending = 0,
    Running = 1,
    Completing = 2,
    Completed = 3,
    Failed = 4,
    Cancelled = 5,
    Timeout = 6,
    OutOfMemory = 7,
    Suspended = 8, ///< scontrol suspend.
    Count
};

struct JobStateRow
{
    JobState id;
    std::string_view name;  ///< PENDING
    std::string_view code;  ///< PD
    bool terminal;
};

inline constexpr std::array<JobStateRow, static_cast<std::size_t>(JobState::Count)> kJobStates{{
    {JobState::Pending, "PENDING", "PD", false},
    {JobState::Running, "RUNNING", "R", false},
    {JobState::Completing, "COMPLETING", "CG", false},
    {JobState::Completed, "COMPLETED", "CD", true},
    {JobState::Failed, "FAILED", "F", true},
    {JobState::Cancelled, "CANCELLED", "CA", true},
    {JobState::Timeout, "TIMEOUT", "TO", true},
    {JobState::OutOfMemory, "OUT_OF_MEMORY", "OOM", true},
    {JobState::Suspended, "SUSPENDED", "S", false},
}};
static_assert(rowsInOrder(kJobStates));

constexpr const JobStateRow& row(JobState s) { return kJobStates[static_cast<std::size_t>(s)]; }
constexpr std::string_view nameOf(JobState s) { return row(s).name; }
constexpr std::string_view codeOf(JobState s) { return row(s).code; }
constexpr bool isTerminal(JobState s) { return row(s).terminal; }

/// A word a user may filter by. Slurm has states that never occur here (NODE_FAIL, PREEMPTED ...): they are accepted
/// words that match nothing, so `state` is empty for them. None at all for a word Slurm does not know.
struct StateWord
{
    std::optional<JobState> state;
};
std::optional<StateWord> parseStateWord(std::string_view word);

/// Set of states as bits 1 << state.
using StateSet = std::uint32_t;
constexpr StateSet bit(JobState s) { return StateSet{1} << static_cast<unsigned>(s); }
inline constexpr StateSet kActiveStates = bit(JobState::Pending) | bit(JobState::Running) | bit(JobState::Completing) |
                                          bit(JobState::Suspended);
inline constexpr StateSet kAllStates = (StateSet{1} << static_cast<unsigned>(JobState::Count)) - 1;

} // namespace slotd
