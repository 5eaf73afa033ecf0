// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/timefmt.h"
#include "domain/jobrecord.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace slotd
{

/// What a cell depends on besides its row.
struct CellContext
{
    Instant now{};              ///< The daemon's clock.
    std::string timeFormat;     ///< SLURM_TIME_FORMAT; "" = standard.
    bool slurm = false;         ///< SLOTD_COMPAT=slurm: reasons, dependencies and sacct's exit codes in Slurm's words.
    bool cancelledBy = false;   ///< State of sacct as Slurm says it: "CANCELLED by 1000".
    char unit = 0;              ///< Unit of memory: K M G T P; 0 = the shortest exact one.
    Instant windowFrom{};       ///< sacct -T: times are cut to this window; kNoTime = open.
    Instant windowUntil{};
};

/// Names differ between the seed's tables and Slurm's own formats (JobID, %N, %G): which of them a format speaks.
enum class Dialect : std::uint8_t { Table, Slurm };

/// One column of a view: everything but its getter. -o, -O, headers, sort keys, --helpformat, the tray and the reference
/// pages are all made from these rows. Names are compared without regard to case.
struct FieldInfo
{
    std::string_view names;          ///< In Dialect::Table, separated by blanks; the first is the canonical one.
    std::string_view longNames{};    ///< In Dialect::Slurm (-O/--Format); the other dialect knows them too, after its own.
    char code = 0;                   ///< %-letter; 0 = none.
    char tableCode = 0;              ///< %-letter in Dialect::Table where it stands for another column there.
    std::string_view header;
    int width = 20;                  ///< Default of column layouts; negative = left-aligned.
    ColumnSet needs{};               ///< What the query must ask for.
    bool whole = false;              ///< Numbers and times: wider than the format's width rather than cut, as in Slurm.
};

/// One row of a view's table.
template<class Row>
struct Field : FieldInfo
{
    /// Appends the text of the cell.
    void (*write)(const Row& row, const CellContext& context, std::string& out) = nullptr;
    /// Sort key; null = the text decides.
    std::int64_t (*rank)(const Row& row, const CellContext& context) = nullptr;
};

/// A table as the format parser sees it.
using FieldRows = std::vector<const FieldInfo*>;

template<class Row>
FieldRows fieldRowsOf(std::span<const Field<Row>> table)
{
    FieldRows rows;
    rows.reserve(table.size());
    for (const Field<Row>& field : table)
        rows.push_back(&field);
    return rows;
}

inline constexpr std::size_t kNoField = static_cast<std::size_t>(-1);
/// Index of the field with this name, or kNoField.
std::size_t findFieldByName(const FieldRows& rows, std::string_view name, Dialect dialect);
std::size_t findFieldByCode(const FieldRows& rows, char code, Dialect dialect);
/// The first of the names.
std::string_view canonicalName(const FieldInfo& field);

namespace detail
{
template<auto Member, class Tuple, std::size_t... I>
constexpr int fieldNumber(const Tuple& rows, std::index_sequence<I...>)
{
    int number = 0;
    const auto look = [&number](const auto& row) {
        if constexpr (std::is_same_v<decltype(row.member), std::remove_const_t<decltype(Member)>> ||
                      std::is_same_v<std::remove_const_t<decltype(row.member)>, std::remove_const_t<decltype(Member)>>) {
            if (row.member == Member)
                number = row.number;
        }
    };
    (look(std::get<I>(rows)), ...);
    return number;
}
} // namespace detail

/// The wire number of a member of JobRecord.
template<auto Member>
constexpr int columnOf()
{
    constexpr auto rows = JobRecord::fields();
    constexpr int number = detail::fieldNumber<Member>(rows, std::make_index_sequence<std::tuple_size_v<decltype(rows)>>{});
    static_assert(number > 0, "no column of JobRecord");
    return number;
}

/// The columns of these members: needs<&JobRecord::id, &JobRecord::step>().
template<auto... Members>
constexpr ColumnSet needs()
{
    ColumnSet set;
    (set.add(columnOf<Members>()), ...);
    return set;
}

} // namespace slotd
