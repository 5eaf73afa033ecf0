// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "models/jobitem.h"

#include <array>
#include <cstdint>
#include <QString>

namespace slotd
{

/// The columns of the queue table. Their numbers are kept in saved layouts: append only.
enum class Column : std::uint8_t {
    Id,
    Name,
    State,
    Time,
    Reason,
    Partition,
    Cpu,
    Memory,
    Gpu,
    Priority,
    Submitted,
    Started,
    Ended,
    Exit,
    MaxRss,
    Folder,
    Array,
    Dependency,
    Count
};

inline constexpr int kColumns = static_cast<int>(Column::Count);

struct ColumnRow
{
    Column id;
    const char* title;    ///< English, in the translation context "Column".
    int widthInDigits;    ///< First width, in digits of the font.
    bool shown;           ///< At the first start.
    bool number;          ///< Right-aligned.
};

const ColumnRow& row(Column column);
QString columnTitle(Column column);
QString cellText(const JobItem& job, Column column, Instant now);
/// Negative, zero or positive: the order of two jobs in this column, ids in the order of numbers.
int compare(const JobItem& a, const JobItem& b, Column column, Instant now);

} // namespace slotd
