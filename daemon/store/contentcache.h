// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace slotd
{

/// Remembers the scripts and environments stored last, so that equal ones are stored once. Bounded in bytes; equality is of
/// all bytes, the hash only finds candidates.
class ContentCache
{
public:
    explicit ContentCache(std::size_t maxBytes) : m_maxBytes(maxBytes) {}

    /// Row id of equal content; 0 = not known.
    std::int64_t find(std::string_view data);
    /// `data` was inserted as row `id` by the open transaction.
    void add(std::string data, std::int64_t id);
    /// The open transaction is durable, or undone: then what it added is forgotten.
    void committed() { m_fresh.clear(); }
    void rolledBack();
    /// The row was removed.
    void forget(std::int64_t id);

private:
    struct Entry
    {
        std::string data;
        std::int64_t id;
        std::size_t hash;
    };
    using Entries = std::list<Entry>; // most recently used first

    void erase(Entries::iterator entry);

    std::size_t m_maxBytes;
    std::size_t m_bytes = 0;
    Entries m_entries;
    std::unordered_multimap<std::size_t, Entries::iterator> m_byHash;
    std::vector<std::int64_t> m_fresh;
};

} // namespace slotd
