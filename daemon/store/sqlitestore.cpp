// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/sqlitestore.h"

#include "store/integritycheck.h"
#include "store/mailbox.h"
#include "store/readerthread.h"
#include "store/writerthread.h"

namespace slotd
{

SqliteStore::SqliteStore(std::string databasePath, Log& log, SqliteStoreOptions options)
    : m_path(std::move(databasePath)),
      m_reader(std::make_unique<ReaderThread>(m_path, options)),
      m_mailbox(std::make_unique<Mailbox>(log)),
      m_writer(std::make_unique<WriterThread>(m_path, std::move(options), *m_mailbox,
                                              [this] { m_reader->closeConnection(); }))
{
}

SqliteStore::~SqliteStore()
{
    close();
}

Result<LoadedState> SqliteStore::load()
{
    auto state = m_writer->start();
    if (state.ok() && !state->cleanShutdown)
        m_check = std::make_unique<IntegrityCheck>(m_path, *m_mailbox);
    return state;
}

void SqliteStore::commit(StoreBatch batch, std::function<void(Result<void>)> done)
{
    m_writer->commit(std::move(batch), std::move(done));
}

void SqliteStore::readHistory(JobQuery query, std::function<void(Result<std::vector<JobRecord>>, bool last)> chunk,
                              std::shared_ptr<HistoryRead> reading)
{
    using Rows = Result<std::vector<JobRecord>>;
    auto receiver = std::make_shared<decltype(chunk)>(std::move(chunk));
    const auto send = [this, receiver](Rows rows, bool last) {
        auto carried = std::make_shared<Rows>(std::move(rows));
        m_mailbox->post([this, receiver, carried, last] {
            m_reader->chunkDone();
            (*receiver)(std::move(*carried), last);
        });
    };
    const JobId after = reading ? reading->after : JobId();
    m_reader->post([this, query = std::move(query), reading = std::move(reading), after, send](Result<JobReader*> reader) {
        Result<void> result;
        std::vector<JobRecord> held; // one chunk is held back, so that the last one says so
        if (!reader.ok()) {
            result = reader.error();
        } else {
            result = (*reader)->history(query, after, [&](std::vector<JobRecord> rows) {
                if (!held.empty() && reading && reading->stop) {
                    reading->complete = false;
                    return false;
                }
                if (!held.empty()) {
                    if (!m_reader->takeChunk())
                        return false;
                    send(std::exchange(held, {}), false);
                }
                held = std::move(rows);
                return true;
            });
        }
        if (!m_reader->takeChunk())
            return;
        send(result.ok() ? Rows(std::move(held)) : Rows(result.error()), true);
    });
}

template<class T, class Read>
void SqliteStore::read(Read read, std::function<void(Result<T>)> done)
{
    auto receiver = std::make_shared<decltype(done)>(std::move(done));
    m_reader->post([this, read = std::move(read), receiver](Result<JobReader*> reader) {
        auto result = std::make_shared<Result<T>>(reader.ok() ? read(**reader) : Result<T>(reader.error()));
        m_mailbox->post([receiver, result] { (*receiver)(std::move(*result)); });
    });
}

void SqliteStore::readPayload(JobId job, std::function<void(Result<PayloadReply>)> done)
{
    read<PayloadReply>([job](JobReader& r) { return r.payload(job); }, std::move(done));
}

void SqliteStore::readOutcomes(std::vector<JobId> ids, std::function<void(Result<std::vector<PastOutcome>>)> done)
{
    read<std::vector<PastOutcome>>([ids = std::move(ids)](JobReader& r) { return r.outcomes(ids); }, std::move(done));
}

void SqliteStore::readJob(JobId id, std::function<void(Result<std::optional<Job>>)> done)
{
    read<std::optional<Job>>([id](JobReader& r) { return r.endedJob(id); }, std::move(done));
}

void SqliteStore::findToken(std::string token, std::function<void(Result<std::optional<SubmitReply>>)> done)
{
    read<std::optional<SubmitReply>>([token = std::move(token)](JobReader& r) { return r.findToken(token); },
                                     std::move(done));
}

void SqliteStore::readEvents(EventSeq from, std::size_t limit, std::function<void(Result<std::vector<JobEvent>>)> done)
{
    read<std::vector<JobEvent>>([from, limit](JobReader& r) { return r.events(from, limit); }, std::move(done));
}

void SqliteStore::purge(Instant before, std::function<void(std::vector<JobId>)> removed,
                        std::function<void(Result<std::uint64_t>)> done)
{
    m_writer->purge(before, std::move(removed), std::move(done));
}

// The writer last: when its connection goes as the last one, SQLite empties the log into the database.
void SqliteStore::close()
{
    m_reader->stop();
    m_check.reset();
    m_writer->stop();
}

} // namespace slotd
