// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/formatspec.h"

#include "base/units.h"
#include "fields/celltext.h"

#include <algorithm>

namespace slotd
{

namespace
{
constexpr int kMaxWidth = 100'000;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> splitAtCommas(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t comma = text.find(',');
        parts.push_back(trimmed(text.substr(0, comma)));
        if (comma == std::string_view::npos)
            return parts;
        text.remove_prefix(comma + 1);
    }
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads digits from `at` on, which moves behind them; too wide is as wide as we go.
int readWidth(std::string_view text, std::size_t& at)
{
    int width = 0;
    for (; at < text.size() && isDigit(text[at]); ++at)
        width = std::min(width * 10 + (text[at] - '0'), kMaxWidth);
    return width;
}

void add(FormatSpec& spec, const FieldRows& rows, OutputCell cell)
{
    spec.needs = spec.needs | rows[cell.field]->needs;
    spec.cells.push_back(std::move(cell));
}

/// Where literal text goes that comes next.
std::string& literal(FormatSpec& spec)
{
    return spec.cells.empty() ? spec.before : spec.cells.back().after;
}

std::size_t findTableWord(std::string_view word, const FieldRows& rows)
{
    if (!word.empty() && word.front() == '%')
        return word.size() == 2 ? findFieldByCode(rows, word[1], Dialect::Table) : kNoField;
    return findFieldByName(rows, word, Dialect::Table);
}

/// By letter, small ones first, as Slurm has them.
FormatSpec everyColumn(const FieldRows& rows)
{
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    FormatSpec spec{.layout = Layout::Printf};
    for (const char letter : kLetters) {
        const std::size_t field = findFieldByCode(rows, letter, Dialect::Slurm);
        if (field == kNoField)
            continue;
        if (!spec.cells.empty())
            spec.cells.back().after = "|";
        add(spec, rows, OutputCell{.field = field});
    }
    return spec;
}

/// One "%..." at `at`, which moves behind it.
void readCode(std::string_view text, std::size_t& at, const FieldRows& rows, FormatSpec& spec)
{
    const std::size_t begin = at++;
    OutputCell cell;
    if (at < text.size() && text[at] == '#') {
        cell.grows = true;
        ++at;
    }
    if (at < text.size() && text[at] == '.') {
        cell.right = true;
        ++at;
    }
    cell.width = readWidth(text, at);
    if (at >= text.size()) {
        literal(spec) += text.substr(begin);
        return;
    }
    const char code = text[at++];
    if (code == '%' && at - begin == 2) {
        literal(spec) += '%';
        return;
    }
    cell.field = findFieldByCode(rows, code, Dialect::Slurm);
    if (cell.field == kNoField) {
        spec.unknown.emplace_back(1, code);
        literal(spec) += text.substr(begin, at - begin);
        return;
    }
    add(spec, rows, std::move(cell));
}
} // namespace

FormatSpec parsePrintfFormat(std::string_view text, const FieldRows& rows)
{
    if (text == "%all")
        return everyColumn(rows);
    FormatSpec spec{.layout = Layout::Printf};
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == '%') {
            readCode(text, at, rows, spec);
            continue;
        }
        const std::size_t next = std::min(text.find('%', at), text.size());
        literal(spec) += text.substr(at, next - at);
        at = next;
    }
    return spec;
}

Result<FormatSpec> parseOutputFormat(std::string_view text, const FieldRows& rows)
{
    FormatSpec spec{.layout = Layout::Table};
    std::string_view bad = text;
    const std::vector<std::string_view> words = splitAtCommas(text);
    const bool table = std::all_of(words.begin(), words.end(), [&](std::string_view word) {
        bad = word;
        const std::size_t field = findTableWord(word, rows);
        if (field != kNoField)
            add(spec, rows, OutputCell{.field = field});
        return field != kNoField;
    });
    if (table)
        return spec;
    if (text.find('%') == std::string_view::npos)
        return Error(Code::InvalidArgument, "Invalid job format specification: " + std::string(bad));
    return parsePrintfFormat(text, rows);
}

FormatSpec parseLongFormat(std::string_view text, const FieldRows& rows)
{
    constexpr int kDefaultWidth = 20;
    FormatSpec spec{.layout = Layout::Printf};
    for (const std::string_view word : splitAtCommas(text)) {
        const std::size_t colon = word.find(':');
        OutputCell cell{.field = findFieldByName(rows, word.substr(0, colon), Dialect::Slurm), .width = kDefaultWidth};
        if (cell.field == kNoField) {
            spec.unknown.emplace_back(word);
            continue;
        }
        if (colon != std::string_view::npos) {
            std::size_t at = colon + 1;
            if (at < word.size() && word[at] == '.') {
                cell.right = true;
                ++at;
            }
            cell.width = readWidth(word, at);
            cell.after = word.substr(at);
        }
        add(spec, rows, std::move(cell));
    }
    return spec;
}

namespace
{
/// "name%-20": the width as sacct means it, 0 when there is none; false when it is no number.
bool readAccountingWidth(std::string_view text, OutputCell& cell)
{
    cell.right = true;
    if (!text.empty() && text.front() == '-') {
        cell.right = false;
        text.remove_prefix(1);
    }
    std::size_t at = 0;
    cell.width = readWidth(text, at);
    return at == text.size() && cell.width > 0;
}
} // namespace

Result<FormatSpec> parseAccountingFormat(std::string_view text, const FieldRows& rows, bool columns)
{
    FormatSpec spec{.layout = columns ? Layout::Columns : Layout::Table};
    const auto addDefault = [&](std::size_t field) {
        const int width = rows[field]->width;
        add(spec, rows, OutputCell{.field = field, .width = std::abs(width), .right = width > 0});
    };
    for (const std::string_view word : splitAtCommas(text)) {
        if (word.empty() && !text.empty())
            continue;
        if (equalsIgnoringCase(word, "all")) {
            for (std::size_t i = 0; i < rows.size(); ++i)
                addDefault(i);
            continue;
        }
        const std::size_t percent = word.empty() || word.front() == '%' ? std::string_view::npos : word.find('%');
        const std::size_t field = findTableWord(word.substr(0, percent), rows);
        OutputCell cell{.field = field};
        const bool sized = percent != std::string_view::npos;
        if (field == kNoField || (sized && !readAccountingWidth(word.substr(percent + 1), cell)))
            return Error(Code::InvalidArgument, "Invalid field requested: \"" + std::string(word) + "\"");
        if (sized) {
            spec.layout = Layout::Columns;
            add(spec, rows, std::move(cell));
        } else {
            addDefault(field);
        }
    }
    if (spec.cells.empty())
        return Error(Code::InvalidArgument, "Invalid field requested: \"" + std::string(text) + "\"");
    return spec;
}

} // namespace slotd
