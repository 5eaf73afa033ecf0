// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/queryrun.h"

#include <algorithm>
#include <utility>

namespace slotd
{

namespace
{

constexpr std::size_t kRowsPerChunk = 100; // records are large: more would leave the processor's cache
constexpr std::size_t kRowsAtOnce = 4000;  // of what is in memory; about a megabyte on the wire
constexpr std::size_t kPartsKept = 2;      // read ahead of a client that is slower than the disk

} // namespace

QueryRun::QueryRun(const Queries& queries, JobStore& store, JobQuery query, Queries::Chunk chunk)
    : m_queries(queries), m_store(store), m_query(std::move(query)), m_chunk(std::move(chunk)), m_chooser(m_query)
{
}

void QueryRun::begin(std::vector<JobId> ids, std::optional<JobQuery> past)
{
    m_ids = std::move(ids);
    m_past = std::move(past);
    m_byRef = m_past && !m_past->filter.refs.empty();
    if (m_past)
        read();
    else
        advance();
}

void QueryRun::read()
{
    const JobId after = m_reading ? m_reading->after : JobId();
    m_reading = std::make_shared<HistoryRead>();
    m_reading->after = after;
    m_readEnded = false;
    m_store.readHistory(
        *m_past, [self = shared_from_this()](Result<std::vector<JobRecord>> rows, bool last) { self->came(std::move(rows), last); },
        m_reading);
}

void QueryRun::came(Result<std::vector<JobRecord>> rows, bool last)
{
    if (!rows.ok()) {
        m_came.clear();
        m_wanted = false;
        m_over = true;
        m_chunk(rows.error());
        return;
    }
    if (!rows->empty())
        m_reading->after = rows->back().id; // where it goes on, should it have to stop
    if (m_only)
        std::erase_if(*rows, [&](const JobRecord& row) { return !m_only->contains(row.id); }); // an array's id names all its tasks
    for (const JobRecord& row : *rows)
        m_seen.insert(row.id);
    if (!rows->empty())
        m_came.push_back(std::move(*rows));
    m_readEnded = last;
    if (m_came.size() > kPartsKept)
        m_reading->stop = true;
    advance();
}

void QueryRun::advance()
{
    if (!m_wanted)
        return;
    if (!m_came.empty()) {
        std::vector<JobRecord> rows = std::move(m_came.front());
        m_came.pop_front();
        give(std::move(rows), false);
        return;
    }
    if (m_reading && !m_readEnded)
        return;
    if (m_reading && !m_reading->complete) {
        read();
        return;
    }
    m_reading.reset();
    if (!std::exchange(m_sorted, true))
        sortOut();
    if (!m_gone.empty())
        readGone();
    else
        giveMemory();
}

void QueryRun::give(std::vector<JobRecord> rows, bool last)
{
    m_wanted = false;
    QueryChunk part{std::move(rows), last, m_queries.now(), {}};
    if (!last) {
        part.more = [self = shared_from_this()] {
            self->m_wanted = !self->m_over;
            self->advance();
        };
    }
    m_chunk(std::move(part));
}

// While the store was read, jobs may have ended and moved there from memory: each must come once, neither twice nor never.
void QueryRun::sortOut()
{
    std::erase_if(m_ids, [&](JobId id) {
        if (m_seen.contains(id))
            return true;
        if (m_queries.find(id) != nullptr)
            return false;
        if (m_past)
            m_gone.insert(id);
        return true;
    });
    if (m_query.limit > 0 && m_ids.size() > m_query.limit)
        m_ids.erase(m_ids.begin(), m_ids.end() - static_cast<std::ptrdiff_t>(m_query.limit));
}

void QueryRun::readGone()
{
    if (!m_byRef) { // else they stay: their step parts choose rows
        m_past->filter.refs.clear();
        for (const JobId id : m_gone) {
            JobRef ref;
            ref.job = id;
            m_past->filter.refs.push_back(ref);
        }
    }
    m_only = std::exchange(m_gone, {});
    m_reading.reset();
    read();
}

void QueryRun::giveMemory()
{
    const std::size_t until = std::min(m_ids.size(), m_next + kRowsAtOnce);
    std::vector<JobRecord> rows;
    while (m_next < until) {
        if (rows.empty())
            rows.reserve(std::min(kRowsPerChunk, until - m_next));
        addJob(m_ids[m_next++], rows);
        if (rows.size() >= kRowsPerChunk && m_next < until)
            m_chunk(QueryChunk{std::exchange(rows, {}), false, m_queries.now(), {}});
    }
    give(std::move(rows), m_next == m_ids.size() && m_gone.empty());
}

void QueryRun::addJob(JobId id, std::vector<JobRecord>& rows)
{
    const Job* job = m_queries.find(id);
    if (job == nullptr) {
        if (m_past)
            m_gone.insert(id);
        return;
    }
    if (!m_starts)
        m_starts = m_query.estimates ? m_queries.estimates(m_ids) : std::unordered_map<JobId, Instant>();
    JobRecord record = m_queries.record(*job, m_query.columns);
    if (const auto start = m_starts->find(id); start != m_starts->end() && job->pending())
        record.start = start->second;
    m_queries.addRows(std::move(record), m_chooser.of(job->id, job->arrayJobId, job->arrayTask), rows);
}

} // namespace slotd
