// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "fields/field.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// One key of -S/--sort.
struct SortKey
{
    std::size_t field = kNoField;
    bool descending = false;
    bool operator==(const SortKey&) const = default;
};

/// "-jobid,+P,t": keys joined by commas, each a column's name or its %-letter, several letters in a row too; "-" turns the
/// order. The error is "Invalid sort specification: x".
Result<std::vector<SortKey>> parseSortKeys(std::string_view text, const FieldRows& rows);

ColumnSet sortNeeds(const std::vector<SortKey>& keys, const FieldRows& rows);

namespace detail
{
/// The values of one key for all rows: numbers where the column has a rank, else texts.
struct KeyColumn
{
    std::vector<std::int64_t> ranks{};
    std::vector<std::string> texts{};
    bool descending = false;

    int compare(std::size_t a, std::size_t b) const
    {
        const int order = ranks.empty() ? texts[a].compare(texts[b]) : (ranks[a] > ranks[b]) - (ranks[a] < ranks[b]);
        return descending ? -order : order;
    }
};
} // namespace detail

/// Sorts by the keys in turn; rows that are equal keep their order.
template<class Row>
void sortRows(std::vector<Row>& rows, const std::vector<SortKey>& keys, std::span<const Field<Row>> table,
              const CellContext& context)
{
    if (keys.empty() || rows.size() < 2)
        return;
    std::vector<detail::KeyColumn> columns;
    for (const SortKey& key : keys) {
        const Field<Row>& field = table[key.field];
        detail::KeyColumn& column = columns.emplace_back();
        column.descending = key.descending;
        for (const Row& row : rows) {
            if (field.rank != nullptr)
                column.ranks.push_back(field.rank(row, context));
            else
                field.write(row, context, column.texts.emplace_back());
        }
    }
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto before = [&](std::size_t a, std::size_t b) {
        for (const detail::KeyColumn& column : columns) {
            if (const int result = column.compare(a, b); result != 0)
                return result < 0;
        }
        return false;
    };
    // The daemon's order is mostly the wanted one already, and rows are large.
    if (std::is_sorted(order.begin(), order.end(), before))
        return;
    std::stable_sort(order.begin(), order.end(), before);
    std::vector<Row> sorted;
    sorted.reserve(rows.size());
    for (const std::size_t index : order)
        sorted.push_back(std::move(rows[index]));
    rows = std::move(sorted);
}

} // namespace slotd
