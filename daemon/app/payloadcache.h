// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/requests.h"

#include <list>
#include <memory>
#include <unordered_map>

namespace slotd
{

/// Scripts and environments of the latest submissions, bounded in bytes: a job that starts soon needs no read from the
/// store, and ten thousand waiting ones do not fill the memory.
class PayloadCache
{
public:
    explicit PayloadCache(std::size_t maxBytes = 4U << 20) : m_maxBytes(maxBytes) {}

    void put(SubmissionId id, std::shared_ptr<const PayloadReply> payload);
    std::shared_ptr<const PayloadReply> get(SubmissionId id) const;

private:
    struct Entry
    {
        SubmissionId id;
        std::shared_ptr<const PayloadReply> payload;
    };

    std::size_t m_maxBytes;
    std::size_t m_bytes = 0;
    std::list<Entry> m_entries; ///< Oldest first.
    std::unordered_map<SubmissionId, std::list<Entry>::iterator> m_index;
};

} // namespace slotd
