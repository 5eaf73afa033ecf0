// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "fields/celltext.h"
#include "fields/formatspec.h"

#include <span>
#include <string>
#include <vector>

namespace slotd
{

/// Lays cells out in lines. Cells come row by row, in the order of the format; finish() gives what had to wait for the
/// widest cell. No iostream: ten thousand rows take a few milliseconds.
class Sheet
{
public:
    Sheet(const FormatSpec& format, const FieldRows& rows, std::string& out);

    void header();
    /// The text of the next cell is appended here.
    std::string& cell();
    /// The cell is complete.
    void endCell();
    void endRow();
    void finish();

private:
    void place(std::string_view text);
    void placePrintf(const OutputCell& cell, std::string_view text);
    void placeColumn(const OutputCell& cell, std::string_view text, bool heading);
    std::string_view headerOf(const OutputCell& cell) const;

    const FormatSpec& m_format;
    const FieldRows& m_rows;
    std::string& m_out;
    std::string m_text;                 ///< All kept cells one after the other, or the one at hand.
    std::vector<std::size_t> m_ends;    ///< Ends of the kept cells in m_text.
    std::vector<std::size_t> m_widths;  ///< Widest cell of each column.
    std::size_t m_column = 0;
    bool m_keep;                        ///< Lines depend on cells still to come.
    bool m_hasHeader = false;
    bool m_heading = false;
};

/// Renders rows of one view.
template<class Row>
std::string render(const FormatSpec& format, std::span<const Field<Row>> table, const std::vector<Row>& rows,
                   const CellContext& context, bool header)
{
    std::string out;
    const FieldRows fields = fieldRowsOf(table);
    Sheet sheet(format, fields, out);
    if (header)
        sheet.header();
    for (const Row& row : rows) {
        for (const OutputCell& cell : format.cells) {
            table[cell.field].write(row, context, sheet.cell());
            sheet.endCell();
        }
        sheet.endRow();
    }
    sheet.finish();
    return out;
}

} // namespace slotd
