// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/jobtable.h"
#include "app/lifecycle.h"
#include "domain/rowchooser.h"
#include "ports/jobservice.h"

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace slotd
{

/// Answers what squeue, sacct, sinfo and scontrol show ask: what is in memory, and the store's history where it is meant.
class Queries
{
public:
    using Chunk = std::function<void(Result<QueryChunk>)>;

    Queries(const JobTable& table, const Scheduler& scheduler, JobStore& store, const Lifecycle& lifecycle, const Clock& clock);

    void setMinJobAge(Seconds age) { m_minJobAge = age; }
    /// Facts about the machine that do not change with the queue; the rest is filled in per call.
    void setNodeFacts(std::function<NodeInfo()> facts) { m_facts = std::move(facts); }

    void query(JobQuery query, Chunk chunk);
    NodeInfo node() const;
    /// The job as a row, with what only the scheduler knows of it.
    JobRecord record(const Job& job, ColumnSet columns) const;

    // For QueryRun.
    const Job* find(JobId id) const { return m_table.find(id); }
    Instant now() const { return m_clock.now(); }
    std::unordered_map<JobId, Instant> estimates(const std::vector<JobId>& ids) const;
    /// Those of the job's row and of its steps' that are meant.
    void addRows(JobRecord&& job, const RowChoice& choice, std::vector<JobRecord>& rows) const;

private:
    std::vector<JobId> inMemory(const JobQuery& query) const;

    const JobTable& m_table;
    const Scheduler& m_scheduler;
    JobStore& m_store;
    const Lifecycle& m_lifecycle;
    const Clock& m_clock;
    Seconds m_minJobAge{300};
    std::function<NodeInfo()> m_facts;
};

} // namespace slotd
