// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/job.h"
#include "store/rowtools.h"
#include "store/sqlconnection.h"

#include <memory>
#include <string>

namespace slotd
{

/// The columns of `job` that jobFrom() reads, in its order. `j` is the table's alias in the statement.
extern const char* const kJobColumns;
/// INSERT of a new job, and of what a job that never started has; see bindNewJob().
extern const char* const kInsertJob;
/// UPDATE of everything that can change; see bindSavedJob().
extern const char* const kUpdateJob;

/// For kInsertJob. False where the job has more than that statement stores: then kUpdateJob must follow.
bool bindNewJob(Statement& insert, const Job& job);
/// The texts that bindSavedJob() made and SQLite reads until exec().
struct SavedJobTexts
{
    std::string specOverride; ///< Encoded spec where it differs from the submission's, else "".
    std::string gpus;
};
/// For kUpdateJob. `texts.specOverride` is the caller's.
void bindSavedJob(Statement& update, const Job& job, SavedJobTexts& texts);

/// What jobFrom() needs to know of the row's submission.
struct SubmissionParts
{
    std::shared_ptr<const Submission> submission; ///< Without payload.
    std::shared_ptr<const JobSpec> spec;
};

/// The current row of a SELECT of kJobColumns. An Error where the row makes no sense.
Result<Job> jobFrom(const Statement& row, const SubmissionParts& parts);
/// submission_id of the current row of such a SELECT.
SubmissionId submissionIdOf(const Statement& row);

/// The columns of `submission` that submissionFrom() reads.
extern const char* const kSubmissionColumns;
/// What is equal in `like` is shared with it.
Result<SubmissionParts> submissionFrom(const Statement& row, const SubmissionParts& like);

/// `data` of job_event; empty for an event without data.
std::string encodeEventBody(const EventBody& body);
/// False for an unknown kind or bytes that don't decode.
bool decodeEventBody(std::int64_t kind, std::string_view data, EventBody& out);

} // namespace slotd
