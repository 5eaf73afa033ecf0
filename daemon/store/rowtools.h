// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/timefmt.h"
#include "domain/processidentity.h"
#include "store/sqlconnection.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

// How values lie in columns; for the mappings of jobs and of steps.

inline std::int64_t toMs(Instant t) { return t.time_since_epoch().count(); }
inline Instant fromMs(std::int64_t ms) { return Instant(Milliseconds(ms)); }

/// "0,2,5"
std::string joinedIds(const std::vector<std::uint32_t>& ids);
/// Appends; false where the text is not of that form.
bool splitIds(std::string_view text, std::vector<std::uint32_t>& ids);

/// NULL for "". The bytes must live until exec().
void bindOptionalText(Statement& s, std::string_view text);
/// Three columns: pid, start, boot (text). The identity must live until exec().
void bindProcess(Statement& s, const ProcessIdentity& process);
/// From three such columns in a row, the third as bytes.
ProcessIdentity processFrom(const Statement& row, int firstColumn);

/// False for a number that is none of the enum's.
template<class Enum>
bool enumFrom(std::int64_t value, Enum& out)
{
    if (value < 0 || value >= static_cast<std::int64_t>(Enum::Count))
        return false;
    out = static_cast<Enum>(value);
    return true;
}

template<class Int>
Int as(std::int64_t value)
{
    return static_cast<Int>(value);
}

} // namespace slotd
