// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "base/strongid.h"

#include <optional>
#include <string>
#include <string_view>

namespace slotd
{

/// Reads a memory size as Slurm 22.05 does (sbatch(1), --mem): digits and optional K M G T, with or without B, any case;
/// no unit is M; K rounds up to whole M. 0 is allowed and means "all of the node" to the caller.
Result<Megabytes> parseMemory(std::string_view text);

/// "512M", "1G", "1536M": the shortest exact form (squeue %m). 0 is "0".
std::string formatMemory(Megabytes mb);

/// Whole decimal number without sign, blanks or rest; none on overflow.
std::optional<std::uint64_t> parseUnsigned(std::string_view text);
std::optional<std::int64_t> parseSigned(std::string_view text);

} // namespace slotd
