// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "ports/jobstore.h"
#include "store/sqlconnection.h"
#include "store/contentcache.h"
#include "store/storeoptions.h"

#include <memory>
#include <unordered_map>

namespace slotd
{

/// Turns StoreOps into rows inside the transaction that the caller has open. One thread.
class BatchWriter
{
public:
    BatchWriter(SqlConnection& connection, const SqliteStoreOptions& options);

    /// On failure some of the batch may have been written: roll back.
    SqlStatus apply(const StoreBatch& batch);
    void committed();
    void rolledBack();

    /// True where the batch is in the database; for an unknown outcome of COMMIT. A batch that leaves no trace (no event, no
    /// token) counts as absent: writing it again changes nothing.
    bool contains(const StoreBatch& batch);
    /// `spec` is the one stored with the submission: its jobs need no copy of their own.
    void rememberSpec(SubmissionId submission, const std::shared_ptr<const JobSpec>& spec);
    void forgetContent(std::int64_t id) { m_contents.forget(id); }
    /// Estimate of the log pages written since the last call, for the timing of checkpoints.
    std::size_t takePagesWritten();

private:
    SqlStatus insert(const InsertSubmission& op, std::uint64_t submitSeq);
    SqlStatus insertSubmissionRow(const InsertSubmission& op, std::uint64_t submitSeq, std::int64_t script,
                                  std::int64_t environment);
    SqlStatus insertJobs(const InsertSubmission& op);
    SqlStatus store(const std::string& data, std::int64_t& id);
    SqlStatus save(const Job& job);
    SqlStatus differingSpec(const Job& job, std::string& encoded);
    SqlStatus save(JobId job, const Step& step);
    SqlStatus append(const JobEvent& event);
    SqlStatus markUnclean();

    SqliteStoreOptions m_options;
    ContentCache m_contents;
    std::unordered_map<SubmissionId, std::weak_ptr<const JobSpec>> m_specs;
    std::int64_t m_nextContent = 1;
    std::size_t m_bytesWritten = 0;
    bool m_marked = false;
    bool m_markedNow = false;

    Statement m_insertContent;
    Statement m_insertSubmission;
    Statement m_insertJob;
    Statement m_updateJob;
    Statement m_saveStep;
    Statement m_insertEvent;
    Statement m_findEvent;
    Statement m_findToken;
    Statement m_findSpec;
    Statement m_markUnclean;
};

} // namespace slotd
