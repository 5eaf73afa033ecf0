// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/strongid.h"
#include "base/timefmt.h"
#include "fields/field.h"

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

namespace slotd
{

/// Appends a whole number in decimal.
template<std::integral T>
void appendNumber(std::string& out, T value)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value);
    out.append(digits, end.ptr);
}

/// In the form SLURM_TIME_FORMAT asks for; kNoTime is `none`.
void appendTime(std::string& out, Instant when, const CellContext& context, std::string_view none);
/// Memory in the context's unit: "512M", "1G"; with a unit that does not divide it "1.50G".
void appendMemory(std::string& out, Megabytes memory, const CellContext& context);
/// The same from kilobytes, as MaxRSS is kept: "2048K" where no unit was asked for.
void appendKilobytes(std::string& out, std::int64_t kilobytes, const CellContext& context);
/// Processor time as sacct says it: "00:00.025" below an hour with a fraction, else "HH:MM:SS", "D-HH:MM:SS".
void appendCpuTime(std::string& out, std::int64_t milliseconds);

/// Control characters from `from` on become '?': a name never breaks a row or moves the cursor.
void neutralize(std::string& text, std::size_t from);
/// Printed columns of UTF-8 text: its code points (a wide or combining one counts as one).
std::size_t displayWidth(std::string_view text);
/// The longest beginning of at most so many code points.
std::string_view cutToWidth(std::string_view text, std::size_t width);
/// Equal but for the case of ASCII letters.
bool equalsIgnoringCase(std::string_view a, std::string_view b);

} // namespace slotd
