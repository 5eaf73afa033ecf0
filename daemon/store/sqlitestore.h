// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "ports/jobstore.h"
#include "ports/log.h"
#include "store/storeoptions.h"

#include <memory>
#include <string>

namespace slotd
{

class Mailbox;
class ReaderThread;
class WriterThread;
class IntegrityCheck;

/// JobStore in one SQLite file (docs/architecture/storage.md). Needs a Qt event loop on the thread that makes it; the folder
/// of `databasePath` must exist. One store per file at a time (the daemon's lock file sees to that).
class SqliteStore : public JobStore
{
public:
    SqliteStore(std::string databasePath, Log& log, SqliteStoreOptions options = {});
    ~SqliteStore() override;

    Result<LoadedState> load() override;
    void commit(StoreBatch batch, std::function<void(Result<void>)> done) override;
    void readHistory(JobQuery query, std::function<void(Result<std::vector<JobRecord>>, bool last)> chunk,
                     std::shared_ptr<HistoryRead> reading = {}) override;
    void readPayload(JobId job, std::function<void(Result<PayloadReply>)> done) override;
    void readOutcomes(std::vector<JobId> ids, std::function<void(Result<std::vector<PastOutcome>>)> done) override;
    void readJob(JobId id, std::function<void(Result<std::optional<Job>>)> done) override;
    void findToken(std::string token, std::function<void(Result<std::optional<SubmitReply>>)> done) override;
    void readEvents(EventSeq from, std::size_t limit,
                    std::function<void(Result<std::vector<JobEvent>>)> done) override;
    void purge(Instant before, std::function<void(std::vector<JobId>)> removed,
               std::function<void(Result<std::uint64_t>)> done) override;
    void close() override;

private:
    template<class T, class Read>
    void read(Read read, std::function<void(Result<T>)> done);

    std::string m_path;
    std::unique_ptr<ReaderThread> m_reader; // outlives the mailbox: calls on their way still tell it what they took
    std::unique_ptr<Mailbox> m_mailbox;
    std::unique_ptr<WriterThread> m_writer;
    std::unique_ptr<IntegrityCheck> m_check;
};

} // namespace slotd
