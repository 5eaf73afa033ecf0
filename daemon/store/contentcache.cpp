// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/contentcache.h"

#include <algorithm>
#include <functional>

namespace slotd
{

std::int64_t ContentCache::find(std::string_view data)
{
    const auto [first, last] = m_byHash.equal_range(std::hash<std::string_view>{}(data));
    for (auto it = first; it != last; ++it) {
        if (it->second->data != data)
            continue;
        m_entries.splice(m_entries.begin(), m_entries, it->second);
        return it->second->id;
    }
    return 0;
}

void ContentCache::add(std::string data, std::int64_t id)
{
    if (data.size() > m_maxBytes / 2)
        return;
    m_bytes += data.size();
    const std::size_t hash = std::hash<std::string_view>{}(data);
    m_entries.push_front({std::move(data), id, hash});
    m_byHash.emplace(hash, m_entries.begin());
    m_fresh.push_back(id);
    while (m_bytes > m_maxBytes)
        erase(std::prev(m_entries.end()));
}

void ContentCache::rolledBack()
{
    for (const std::int64_t id : m_fresh)
        forget(id);
    m_fresh.clear();
}

void ContentCache::forget(std::int64_t id)
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(), [id](const Entry& e) { return e.id == id; });
    if (entry != m_entries.end())
        erase(entry);
}

void ContentCache::erase(Entries::iterator entry)
{
    const auto [first, last] = m_byHash.equal_range(entry->hash);
    const auto index = std::find_if(first, last, [entry](const auto& pair) { return pair.second == entry; });
    m_byHash.erase(index);
    m_bytes -= entry->data.size();
    m_entries.erase(entry);
}

} // namespace slotd
