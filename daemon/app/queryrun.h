// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/queries.h"

#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace slotd
{

/// One query under way: the store's history first, then what is in memory. No part is made before the one that came before it has
/// left for the client; while it does not read, nothing is read for it and the store's reader serves others. Lives as long as
/// somebody may still ask it for a part.
class QueryRun : public std::enable_shared_from_this<QueryRun>
{
public:
    QueryRun(const Queries& queries, JobStore& store, JobQuery query, Queries::Chunk chunk);

    /// Begins with the jobs in memory that the query means. `past`: what is asked of the store as well; none for the queue alone.
    void begin(std::vector<JobId> ids, std::optional<JobQuery> past);

private:
    void read();
    void came(Result<std::vector<JobRecord>> rows, bool last);
    void advance();
    void give(std::vector<JobRecord> rows, bool last);
    void sortOut();
    void readGone();
    void giveMemory();
    void addJob(JobId id, std::vector<JobRecord>& rows);

    const Queries& m_queries;
    JobStore& m_store;
    JobQuery m_query;
    Queries::Chunk m_chunk;
    RowChooser m_chooser;

    std::optional<JobQuery> m_past;
    std::optional<std::unordered_set<JobId>> m_only; ///< Of what is being read; none: all of it.
    std::shared_ptr<HistoryRead> m_reading;
    bool m_readEnded = false;
    std::deque<std::vector<JobRecord>> m_came; ///< Read, and waiting to be asked for.

    std::vector<JobId> m_ids;            ///< Ascending; in memory when it began.
    std::size_t m_next = 0;
    std::unordered_set<JobId> m_seen;    ///< Sent from the store.
    std::unordered_set<JobId> m_gone;    ///< Left memory meanwhile: they must be in the store now.
    std::optional<std::unordered_map<JobId, Instant>> m_starts;
    bool m_byRef = false;
    bool m_sorted = false;
    bool m_over = false;                 ///< An error was told.
    bool m_wanted = true;                ///< The receiver waits for a part.
};

} // namespace slotd
