// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/requests.h"

#include <list>
#include <optional>
#include <unordered_map>

namespace slotd
{

/// Scripts and environments of the latest submissions, bounded in bytes: a job that starts soon needs no read from the
/// store, and ten thousand waiting ones do not fill the memory. What is equal in submissions that follow each other is held once.
class PayloadCache
{
public:
    explicit PayloadCache(std::size_t maxBytes = 2U << 20) : m_maxBytes(maxBytes) {}

    /// The payload, as it is shared from now on.
    PayloadReply put(SubmissionId id, PayloadReply payload);
    std::optional<PayloadReply> get(SubmissionId id) const;

private:
    struct Entry
    {
        SubmissionId id;
        PayloadReply payload;
        std::size_t bytes = 0; ///< That it takes beside those before it.
    };

    std::size_t m_maxBytes;
    std::size_t m_bytes = 0;
    std::list<Entry> m_entries; ///< Oldest first.
    std::unordered_map<SubmissionId, std::list<Entry>::iterator> m_index;
};

} // namespace slotd
