// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/payloadcache.h"

#include <utility>

namespace slotd
{

namespace
{

constexpr std::size_t kEntryBytes = 128; // of list and index, with malloc's own

std::size_t bytesBeside(const SharedText& text, const SharedText& previous)
{
    return text.shares(previous) ? 0 : text->size();
}

} // namespace

PayloadReply PayloadCache::put(SubmissionId id, PayloadReply payload)
{
    if (const auto known = m_index.find(id); known != m_index.end())
        return known->second->payload;
    const PayloadReply previous = m_entries.empty() ? PayloadReply{} : m_entries.back().payload;
    shareEqualParts(payload, previous);
    const std::size_t bytes = kEntryBytes + bytesBeside(payload.script, previous.script) +
                              bytesBeside(payload.environment, previous.environment);
    m_bytes += bytes;
    m_entries.push_back({id, payload, bytes});
    m_index.emplace(id, std::prev(m_entries.end()));
    while (m_bytes > m_maxBytes && m_entries.size() > 1) {
        m_bytes -= m_entries.front().bytes;
        m_index.erase(m_entries.front().id);
        m_entries.pop_front();
    }
    return payload;
}

std::optional<PayloadReply> PayloadCache::get(SubmissionId id) const
{
    const auto it = m_index.find(id);
    return it == m_index.end() ? std::nullopt : std::optional(it->second->payload);
}

} // namespace slotd
