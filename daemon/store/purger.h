// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "base/timefmt.h"
#include "store/batchwriter.h"
#include "store/sqlconnection.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace slotd
{

/// Removes what ended before a moment, a slice per transaction, so that commits come between. First jobs, with submissions
/// and content that nothing needs any more; then the events of jobs that are gone.
class Purger
{
public:
    using Removed = std::function<void(std::vector<JobId>)>;
    using Done = std::function<void(Result<std::uint64_t>)>;
    Purger(Instant before, std::uint32_t sliceSize, Removed onRemoved, Done done);
    ~Purger();

    SqlStatus slice(SqlConnection& connection, BatchWriter& writer);
    bool finished() const { return m_phase == Phase::Finished; }
    std::uint64_t removed() const { return m_removed; }
    /// Of the slices done since the last call: gone for good.
    std::vector<JobId> takeRemovedIds() { return std::exchange(m_removedIds, {}); }
    const Removed& onRemoved() const { return m_onRemoved; }
    Done takeDone() { return std::move(m_done); }
    std::size_t takePagesWritten() { return std::exchange(m_pages, 0); }
    /// The connection goes; the next slice brings another.
    void detach();

private:
    enum class Phase { Jobs, Events, Finished };
    struct Statements;

    SqlStatus saveMarks(SqlConnection& connection);
    SqlStatus removeJobs(BatchWriter& writer, std::vector<JobId>& jobs);
    SqlStatus removeSubmission(std::int64_t id, BatchWriter& writer);
    SqlStatus removeContent(std::int64_t id, BatchWriter& writer);
    SqlStatus removeEvents();

    Instant m_before;
    std::uint32_t m_sliceSize;
    Removed m_onRemoved;
    Done m_done;
    Phase m_phase = Phase::Jobs;
    std::uint64_t m_removed = 0;
    std::vector<JobId> m_removedIds;
    std::int64_t m_nextEvent = 0;
    std::int64_t m_lastEvent = 0;
    std::size_t m_pages = 0;
    std::unique_ptr<Statements> m_statements;
};

} // namespace slotd
