// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/render.h"

#include <algorithm>

namespace slotd
{

namespace
{
constexpr std::string_view kTableJoin = " | ";

bool dependsOnAllRows(const FormatSpec& format)
{
    return format.layout == Layout::Table ||
           std::any_of(format.cells.begin(), format.cells.end(), [](const OutputCell& cell) { return cell.grows; });
}
} // namespace

Sheet::Sheet(const FormatSpec& format, const FieldRows& rows, std::string& out)
    : m_format(format), m_rows(rows), m_out(out), m_widths(format.cells.size(), 0), m_keep(dependsOnAllRows(format))
{
}

std::string_view Sheet::headerOf(const OutputCell& cell) const
{
    return m_rows[cell.field]->header;
}

void Sheet::header()
{
    m_heading = true;
    m_hasHeader = true;
    for (const OutputCell& column : m_format.cells) {
        cell() += headerOf(column);
        endCell();
    }
    endRow();
    m_heading = false;
    if (m_format.layout != Layout::Columns)
        return;
    for (const OutputCell& column : m_format.cells) {
        m_out.append(static_cast<std::size_t>(column.width), '-');
        m_out += ' ';
    }
    m_out += '\n';
}

std::string& Sheet::cell()
{
    if (!m_keep)
        m_text.clear();
    return m_text;
}

void Sheet::endCell()
{
    const std::size_t begin = !m_keep || m_ends.empty() ? 0 : m_ends.back();
    neutralize(m_text, begin);
    const std::string_view text = std::string_view(m_text).substr(begin);
    if (!m_keep) {
        place(text);
    } else {
        m_widths[m_column] = std::max(m_widths[m_column], displayWidth(text));
        m_ends.push_back(m_text.size());
    }
    ++m_column;
}

void Sheet::place(std::string_view text)
{
    const OutputCell& column = m_format.cells[m_column];
    const bool last = m_column + 1 == m_format.cells.size();
    switch (m_format.layout) {
    case Layout::Table:
        m_out += text;
        if (!last) {
            m_out.append(m_widths[m_column] - displayWidth(text), ' ');
            m_out += kTableJoin;
        }
        break;
    case Layout::Printf:
        placePrintf(column, text);
        break;
    case Layout::Columns:
        placeColumn(column, text, m_heading);
        break;
    case Layout::Delimited:
        m_out += text;
        if (!last || m_format.delimiterAtEnd)
            m_out += m_format.delimiter;
        break;
    }
}

void Sheet::placePrintf(const OutputCell& column, std::string_view text)
{
    if (m_column == 0)
        m_out += m_format.before;
    auto width = static_cast<std::size_t>(column.width);
    if (column.grows)
        width = std::max(width, m_widths[m_column]);
    if (width > 0 && (m_heading || !m_rows[column.field]->whole))
        text = cutToWidth(text, width);
    const std::size_t shown = displayWidth(text);
    const std::size_t blanks = shown < width ? width - shown : 0;
    if (column.right)
        m_out.append(blanks, ' ');
    m_out += text;
    if (!column.right)
        m_out.append(blanks, ' ');
    m_out += column.after;
}

void Sheet::placeColumn(const OutputCell& column, std::string_view text, bool heading)
{
    const auto width = static_cast<std::size_t>(column.width);
    const bool cut = displayWidth(text) > width;
    const std::string_view shown = !cut ? text : cutToWidth(text, heading ? width : width - 1);
    const bool marked = cut && !heading;
    const std::size_t blanks = width - displayWidth(shown) - (marked ? 1 : 0);
    if (column.right)
        m_out.append(blanks, ' ');
    m_out += shown;
    if (marked)
        m_out += '+';
    if (!column.right)
        m_out.append(blanks, ' ');
    m_out += ' ';
}

void Sheet::endRow()
{
    m_column = 0;
    if (m_keep)
        return;
    if (m_format.cells.empty())
        m_out += m_format.before;
    m_out += '\n';
}

void Sheet::finish()
{
    if (!m_keep || m_ends.empty())
        return;
    std::size_t total = 0;
    for (const std::size_t width : m_widths)
        total += width + kTableJoin.size();
    m_out.reserve(m_out.size() + total * (m_ends.size() / m_widths.size()));
    std::size_t begin = 0;
    for (std::size_t i = 0; i < m_ends.size(); ++i) {
        m_column = i % m_format.cells.size();
        m_heading = m_hasHeader && i < m_format.cells.size();
        place(std::string_view(m_text).substr(begin, m_ends[i] - begin));
        begin = m_ends[i];
        if (m_column + 1 == m_format.cells.size())
            m_out += '\n';
    }
    m_ends.clear();
    m_text.clear();
    m_column = 0;
}

} // namespace slotd
