// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "protocol/rowcodec.h"

#include "protocol/check.h"
#include "wire/fieldcodec.h"

#include <array>
#include <bit>
#include <tuple>
#include <utility>

namespace slotd
{

namespace
{

using EncodeColumn = void (*)(CborWriter&, const JobRecord&);
using DecodeColumn = bool (*)(CborReader&, JobRecord&);

struct Column
{
    EncodeColumn encode = nullptr;
    DecodeColumn decode = nullptr;
};

constexpr std::size_t kColumnNumbers = 128; // as many as a ColumnSet has bits
constexpr std::size_t kColumnCount = std::tuple_size_v<decltype(JobRecord::fields())>;

template<std::size_t I>
constexpr auto kRow = std::get<I>(JobRecord::fields());

template<std::size_t I>
void encodeColumn(CborWriter& w, const JobRecord& record)
{
    encode(w, record.*(kRow<I>.member));
}

template<std::size_t I>
bool decodeColumn(CborReader& r, JobRecord& record)
{
    return decode(r, record.*(kRow<I>.member));
}

// By field number, so that a row costs one indirect call per column and no search through the list of fields.
template<std::size_t... I>
constexpr auto makeColumns(std::index_sequence<I...>)
{
    std::array<Column, kColumnNumbers> columns{};
    ((columns[static_cast<std::size_t>(kRow<I>.number)] = Column{&encodeColumn<I>, &decodeColumn<I>}), ...);
    return columns;
}

constexpr auto kColumns = makeColumns(std::make_index_sequence<kColumnCount>{});

template<std::size_t... I>
constexpr ColumnSet makeKnown(std::index_sequence<I...>)
{
    ColumnSet known;
    (known.add(kRow<I>.number), ...);
    return known;
}

constexpr ColumnSet kKnown = makeKnown(std::make_index_sequence<kColumnCount>{});

constexpr std::size_t size(ColumnSet set)
{
    return static_cast<std::size_t>(std::popcount(set.low) + std::popcount(set.high));
}

static_assert(size(kKnown) == kColumnCount, "field numbers of JobRecord are unique");

constexpr ColumnSet intersection(ColumnSet a, ColumnSet b)
{
    return {a.low & b.low, a.high & b.high};
}

/// Calls `f` with each column in ascending number until it returns false.
template<class F>
bool forEachColumn(ColumnSet set, F&& f)
{
    std::size_t base = 0;
    for (std::uint64_t word : {set.low, set.high}) {
        for (; word != 0; word &= word - 1) {
            if (!f(kColumns[base + static_cast<std::size_t>(std::countr_zero(word))]))
                return false;
        }
        base += 64;
    }
    return true;
}

bool decodeRow(CborReader& r, ColumnSet columns, std::size_t width, JobRecord& row)
{
    std::uint64_t items = 0;
    if (!r.beginArray(items) || items != width)
        return false;
    return forEachColumn(columns, [&](const Column& column) { return column.decode(r, row); }) && check(row);
}

} // namespace

ColumnSet knownColumns()
{
    return kKnown;
}

void encodeRow(CborWriter& w, const JobRecord& record, ColumnSet columns)
{
    const ColumnSet written = intersection(columns, kKnown);
    w.beginArray(size(written));
    forEachColumn(written, [&](const Column& column) {
        column.encode(w, record);
        return true;
    });
}

bool decodeRows(std::string_view bytes, ColumnSet columns, std::uint32_t count, std::vector<JobRecord>& out)
{
    out.clear();
    // Every row has at least one byte, so a count past the bytes is a lie; it is found before anything is allocated.
    if (intersection(columns, kKnown) != columns || count > bytes.size())
        return false;
    CborReader r(bytes);
    const std::size_t width = size(columns);
    if (!r.claim(count, sizeof(JobRecord)))
        return false;
    out.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        if (!decodeRow(r, columns, width, out.emplace_back()))
            return false;
    }
    return r.atEnd();
}

} // namespace slotd
