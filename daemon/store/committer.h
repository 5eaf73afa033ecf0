// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "ports/jobstore.h"
#include "store/batchwriter.h"
#include "store/sqlconnection.h"
#include "store/mailbox.h"
#include "store/migrator.h"
#include "store/purger.h"
#include "store/storeoptions.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace slotd
{

struct PendingBatch
{
    StoreBatch batch;
    std::function<void(Result<void>)> done;
};

/// Makes groups of batches durable, and keeps a failure to those it belongs to (docs/architecture/storage.md, "Failures").
/// Lives on the writer's thread; answers go through the mailbox, one call per group.
class Committer
{
public:
    struct Hooks
    {
        std::function<void()> closeReaders;          ///< No other connection is open after it.
        std::function<bool(Milliseconds)> pause;     ///< Waits; false = the store is being closed.
    };

    Committer(std::string path, SqliteStoreOptions options, Mailbox& mailbox, Hooks hooks);
    ~Committer();

    /// Opens, upgrades, reads what a start needs.
    Result<LoadedState> open();
    /// Kept transitions first, then the group, in its order.
    void process(std::vector<PendingBatch> group);
    /// Transitions that wait for room on the disk.
    bool hasKept() const { return !m_kept.empty(); }

    void beginPurge(Instant before, Purger::Removed removed, Purger::Done done);
    bool purging() const { return m_purger != nullptr; }
    void purgeSlice();

    /// Log pages since the last checkpoint, estimated.
    std::size_t pagesInLog() const { return m_pages; }
    void checkpointLog();
    void growLog();
    /// Marks the database as closed in order, closes it.
    void close();

private:
    using Batches = std::vector<PendingBatch>;

    Result<void> openConnection();
    SqlStatus attempt(const std::vector<const StoreBatch*>& batches, bool& outcomeUnknown);
    SqlStatus storeTogether(const std::vector<const StoreBatch*>& batches);
    SqlStatus lookForThem(const std::vector<const StoreBatch*>& batches, SqlStatus failed);
    bool reopen();
    void isolate(Batches group);
    void storeTransitions(Batches transitions);
    void storeSubmission(PendingBatch submission, const std::unordered_set<JobId>& keptJobs);
    void answer(PendingBatch& batch, Result<void> result);
    void deliver();
    void noteFailure(const SqlStatus& status);
    void noteRecovery();
    SqlStatus fault(StoreStage stage) const;

    std::string m_path;
    SqliteStoreOptions m_options;
    Mailbox& m_mailbox;
    Hooks m_hooks;
    std::unique_ptr<SqlConnection> m_connection;
    std::unique_ptr<BatchWriter> m_writer;
    std::unique_ptr<Purger> m_purger;
    Batches m_kept;
    SqlStatus m_keptFor;
    std::size_t m_pages = 0;
    bool m_failing = false;

    struct Answer
    {
        std::function<void(Result<void>)> done;
        Result<void> result;
    };
    std::vector<Answer> m_answers;
};

} // namespace slotd
