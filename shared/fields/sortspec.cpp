// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/sortspec.h"

namespace slotd
{

namespace
{
/// Adds the keys of one word; false when it is none.
bool addWord(std::string_view word, const FieldRows& rows, std::vector<SortKey>& keys)
{
    bool descending = false;
    if (!word.empty() && (word.front() == '-' || word.front() == '+')) {
        descending = word.front() == '-';
        word.remove_prefix(1);
    }
    if (word.size() > 1) {
        if (const std::size_t field = findFieldByName(rows, word, Dialect::Table); field != kNoField) {
            keys.push_back({field, descending});
            return true;
        }
    }
    for (const char letter : word) {
        const std::size_t field = findFieldByCode(rows, letter, Dialect::Slurm);
        if (field == kNoField)
            return false;
        keys.push_back({field, descending});
    }
    return !word.empty();
}
} // namespace

Result<std::vector<SortKey>> parseSortKeys(std::string_view text, const FieldRows& rows)
{
    std::vector<SortKey> keys;
    for (;;) {
        const std::size_t comma = text.find(',');
        const std::string_view word = text.substr(0, comma);
        if (!addWord(word, rows, keys))
            return Error(Code::InvalidArgument, "Invalid sort specification: " + std::string(word));
        if (comma == std::string_view::npos)
            return keys;
        text.remove_prefix(comma + 1);
    }
}

ColumnSet sortNeeds(const std::vector<SortKey>& keys, const FieldRows& rows)
{
    ColumnSet set;
    for (const SortKey& key : keys)
        set = set | rows[key.field]->needs;
    return set;
}

} // namespace slotd
