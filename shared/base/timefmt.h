// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace slotd
{

using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;
/// A moment of wall-clock time, UTC milliseconds since the epoch; the epoch itself means "none" (prints as Unknown or N/A).
using Instant = std::chrono::sys_time<Milliseconds>;
inline constexpr Instant kNoTime{};

/// The time limit of a job without one.
inline constexpr Seconds kUnlimited = Seconds::max();

/// Slurm's grammar for -t (sbatch(1), --time): M, M:S, H:M:S, D-H, D-H:M, D-H:M:S, 0, -1, INFINITE, UNLIMITED.
/// Kept to the second. "1-12" is 36 hours. 0 and -1 are kUnlimited.
Result<Seconds> parseTimeLimit(std::string_view text);

/// squeue's short form: "0:05", "1:02:03", "1-02:03:04"; kUnlimited is "UNLIMITED".
std::string formatDuration(Seconds duration);
/// sacct's and scontrol's form: "00:00:05", "1-02:03:04"; kUnlimited is "UNLIMITED".
std::string formatDurationPadded(Seconds duration);

/// --begin and sacct -S/-E: Slurm's grammar (now, now+1hour, today, tomorrow, midnight, noon, fika, teatime, HH:MM[:SS],
/// MMDD[YY], MM/DD[/YY], MM.DD.YY, YYYY-MM-DD[THH:MM[:SS]], uts<seconds>, "<time> <date>") and the seed's own (epoch seconds,
/// now+HH:MM:SS). Digits alone: 4 are MMDD, 6 are MMDDYY, 8 and more are epoch seconds. Local time. `now` is the reference
/// moment. The error says the position as Slurm does: "Invalid time specification (pos=0): abc".
/// Where no day (or no year) is given: WhenBias::Future takes the next such moment (--begin), WhenBias::Past the one of today (of
/// this year), even if it is over (sacct -S, -E).
enum class WhenBias { Future, Past };
Result<Instant> parseWhen(std::string_view text, Instant now, WhenBias bias = WhenBias::Future);

/// YYYY-MM-DDTHH:MM:SS in local time; kNoTime is "Unknown".
std::string formatTime(Instant when);
/// The same honouring SLURM_TIME_FORMAT (squeue(1)): "standard", "relative" or a strftime format ("%s" too).
std::string formatTimeAs(Instant when, std::string_view timeFormat, Instant now);

} // namespace slotd
