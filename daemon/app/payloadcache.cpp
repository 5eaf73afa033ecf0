// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/payloadcache.h"

namespace slotd
{

namespace
{

std::size_t sizeOf(const PayloadReply& payload)
{
    return payload.script.size() + payload.environment.size();
}

} // namespace

void PayloadCache::put(SubmissionId id, std::shared_ptr<const PayloadReply> payload)
{
    if (m_index.count(id) != 0)
        return;
    m_bytes += sizeOf(*payload);
    m_entries.push_back({id, std::move(payload)});
    m_index.emplace(id, std::prev(m_entries.end()));
    while (m_bytes > m_maxBytes && m_entries.size() > 1) {
        m_bytes -= sizeOf(*m_entries.front().payload);
        m_index.erase(m_entries.front().id);
        m_entries.pop_front();
    }
}

std::shared_ptr<const PayloadReply> PayloadCache::get(SubmissionId id) const
{
    const auto it = m_index.find(id);
    return it == m_index.end() ? nullptr : it->second->payload;
}

} // namespace slotd
