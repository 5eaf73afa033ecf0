// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "fields/field.h"

#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// How cells become lines.
enum class Layout : std::uint8_t {
    Table,     ///< The seed's: joined by " | ", as wide as the widest cell, the last column open.
    Printf,    ///< Slurm's -o and -O: literals, fixed widths, cut without a mark.
    Columns,   ///< sacct's: fixed widths, a line of dashes, cut with "+", a blank after every cell.
    Delimited, ///< -P and -p: no padding.
};

/// One cell of a line.
struct OutputCell
{
    std::size_t field = kNoField; ///< Index in the view's table.
    int width = 0;                ///< 0 = as wide as its text.
    bool right = false;
    bool grows = false;           ///< At least `width`, more where a cell is wider ("%#P").
    std::string after{};          ///< Literal text behind it.
    bool operator==(const OutputCell&) const = default;
};

/// A parsed format.
struct FormatSpec
{
    Layout layout = Layout::Table;
    std::string before{};              ///< Literal text in front of the first cell.
    std::vector<OutputCell> cells{};
    std::string delimiter = "|";
    bool delimiterAtEnd = false;       ///< -p
    std::vector<std::string> unknown{}; ///< Codes or names that were not found; Slurm prints a complaint and goes on.
    ColumnSet needs{};
};

/// -o of squeue and sinfo. Names or %-codes joined by commas alone make the seed's table (a name that is none is an error,
/// "Invalid job format specification: x"); anything with a width or a literal is read by parsePrintfFormat().
Result<FormatSpec> parseOutputFormat(std::string_view text, const FieldRows& rows);

/// Slurm's -o: "%[#][.][width]code" between literals; "." aligns to the right, "%all" is every column joined by "|".
FormatSpec parsePrintfFormat(std::string_view text, const FieldRows& rows);

/// Slurm's -O: "name[:[.][width][text]],..."; without a colon 20 wide.
FormatSpec parseLongFormat(std::string_view text, const FieldRows& rows);

/// sacct's -o: "name[%[-]width],...", the seed's %-codes, "all". The layout is Table, or Columns when a width is given or
/// `columns` asks for it. The error is `Invalid field requested: "x"`.
Result<FormatSpec> parseAccountingFormat(std::string_view text, const FieldRows& rows, bool columns);

} // namespace slotd
