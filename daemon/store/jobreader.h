// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/rowchooser.h"
#include "ports/jobstore.h"
#include "store/sqlconnection.h"
#include "store/filtering.h"
#include "store/rowmapping.h"
#include "store/storeoptions.h"

#include <functional>
#include <unordered_map>

namespace slotd
{

/// Everything that is read from the database, over one connection, synchronously. One thread.
class JobReader
{
public:
    /// False ends the reading.
    using RowsHandler = std::function<bool(std::vector<JobRecord> rows)>;

    JobReader(SqlConnection& connection, const SqliteStoreOptions& options);

    Result<LoadedState> loadState();
    /// Of the jobs behind `after`.
    Result<void> history(const JobQuery& query, JobId after, const RowsHandler& rows);
    Result<PayloadReply> payload(JobId job);
    Result<std::vector<PastOutcome>> outcomes(const std::vector<JobId>& ids);
    Result<std::optional<Job>> endedJob(JobId id);
    Result<std::optional<SubmitReply>> findToken(const std::string& token);
    Result<std::vector<JobEvent>> events(EventSeq from, std::size_t limit);

private:
    struct IdRange
    {
        JobId first;
        JobId last;
        bool isArray = false;
    };

    Result<SubmissionParts> submission(SubmissionId id);
    Result<std::vector<Job>> activeJobs();
    Result<std::vector<std::pair<JobId, Step>>> stepsOfActiveJobs();
    Result<std::vector<Step>> stepsOf(const Job& job);
    Result<void> addRows(const Job& job, const JobQuery& query, const RowChoice& choice, std::vector<JobRecord>& rows);
    Result<IdRange> rangeOf(JobId id);
    Result<std::optional<std::vector<JobId>>> resolve(const std::vector<JobRef>& refs);
    Result<void> addTasks(const IdRange& range, const std::vector<std::uint32_t>& tasks, std::vector<JobId>& ids);
    Error failure(const SqlStatus& status) const;

    SqlConnection& m_connection;
    const SqliteStoreOptions& m_options;
    /// Jobs of one submission are neighbours: few are needed at a time.
    std::unordered_map<SubmissionId, SubmissionParts> m_submissions;
    SubmissionParts m_latest;
    Statement m_selectSubmission;
    Statement m_selectArray;
    Statement m_selectTasks;
    Statement m_selectPayload;
    Statement m_selectOutcomes;
    Statement m_selectEnded;
    Statement m_selectSteps;
    Statement m_selectToken;
    Statement m_selectEvents;
};

} // namespace slotd
