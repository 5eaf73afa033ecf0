// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/committer.h"

#include "ports/checkpoint.h"
#include "store/jobreader.h"
#include "store/walfile.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace slotd
{

namespace
{

constexpr int kWriterCacheKb = 2048;

void addJobs(const StoreBatch& batch, std::unordered_set<JobId>& jobs)
{
    for (const StoreOp& op : batch.ops) {
        if (const auto* insert = std::get_if<InsertSubmission>(&op)) {
            for (const Job& job : insert->jobs)
                jobs.insert(job.id);
        } else if (const auto* save = std::get_if<SaveJob>(&op)) {
            jobs.insert(save->job.id);
        }
    }
}

bool touches(const StoreBatch& batch, const std::unordered_set<JobId>& jobs)
{
    if (jobs.empty())
        return false;
    std::unordered_set<JobId> own;
    addJobs(batch, own);
    for (const JobId id : own) {
        if (jobs.count(id) != 0)
            return true;
    }
    return false;
}

Error refusal(const StoreBatch& batch, const SqlStatus& status)
{
    bool inserts = false;
    for (const StoreOp& op : batch.ops)
        inserts = inserts || std::holds_alternative<InsertSubmission>(op);
    return Error(Code::StorageFailure, status.words() + (inserts ? ": the job was not submitted" : ": nothing was changed"));
}

} // namespace

Committer::Committer(std::string path, SqliteStoreOptions options, Mailbox& mailbox, Hooks hooks)
    : m_path(std::move(path)), m_options(std::move(options)), m_mailbox(mailbox), m_hooks(std::move(hooks))
{
}

Committer::~Committer() = default;

Result<void> Committer::openConnection()
{
    auto connection = SqlConnection::open(m_path, SqlConnection::Mode::ReadWrite, kWriterCacheKb);
    if (!connection.ok())
        return connection.error();
    m_connection = std::move(*connection);
    const auto migration = migrate(*m_connection, m_path, allMigrations());
    if (!migration.ok())
        return migration.error();
    if (!migration->backup.empty())
        m_mailbox.log(LogLevel::Info, "store-upgraded",
                      "version " + std::to_string(migration->from) + " to " + std::to_string(migration->to) + ", copy in " +
                          migration->backup);
    if (const SqlStatus s = m_connection->useWriteAheadLog(); !s.ok())
        return Error(Code::StorageFailure, "cannot open " + m_path + ": " + s.words());
    if (m_options.maxDatabasePages > 0)
        static_cast<void>(m_connection->run("PRAGMA max_page_count = " + std::to_string(m_options.maxDatabasePages)));
    m_writer = std::make_unique<BatchWriter>(*m_connection, m_options);
    return {};
}

Result<LoadedState> Committer::open()
{
    if (auto opened = openConnection(); !opened.ok()) {
        m_writer.reset();
        m_connection.reset();
        return opened.error();
    }
    return JobReader(*m_connection, m_options).loadState();
}

SqlStatus Committer::fault(StoreStage stage) const
{
    const StoreFault f = m_options.fault ? m_options.fault(stage) : StoreFault::None;
    if (f == StoreFault::Full)
        return {kSqlFull, "injected"};
    if (f == StoreFault::Io)
        return {kSqlIoError, "injected"};
    return {};
}

SqlStatus Committer::attempt(const std::vector<const StoreBatch*>& batches, bool& outcomeUnknown)
{
    if (SqlStatus s = fault(StoreStage::Begin); !s.ok())
        return s;
    Transaction transaction(*m_connection);
    if (!transaction.status().ok())
        return transaction.status();
    for (const StoreBatch* batch : batches) {
        const bool submission = batch->kind == StoreBatch::Kind::Submission;
        if (SqlStatus s = fault(submission ? StoreStage::Submission : StoreStage::Transition); !s.ok())
            return s;
        if (SqlStatus s = m_writer->apply(*batch); !s.ok())
            return s;
    }
    checkpoint("store.before-commit");
    SqlStatus s = fault(StoreStage::Commit);
    if (s.ok())
        s = transaction.commit();
    if (s.ok())
        s = fault(StoreStage::Committed);
    // The log's last frame may or may not have reached the disk when its sync failed.
    outcomeUnknown = s.primary() == kSqlIoError;
    return s;
}

SqlStatus Committer::storeTogether(const std::vector<const StoreBatch*>& batches)
{
    if (!m_connection && !reopen())
        return {kSqlIoError, "the database is not open"};
    bool outcomeUnknown = false;
    SqlStatus s = attempt(batches, outcomeUnknown);
    if (outcomeUnknown)
        return lookForThem(batches, std::move(s));
    if (!s.ok()) {
        m_writer->rolledBack();
        return s;
    }
    m_writer->committed();
    m_pages += m_writer->takePagesWritten();
    checkpoint("store.after-commit");
    return s;
}

// Every connection must go first: with one left open SQLite would go on with its own view of the log, in which a transaction
// whose sync failed is absent, although it may be found there after a crash.
SqlStatus Committer::lookForThem(const std::vector<const StoreBatch*>& batches, SqlStatus failed)
{
    m_mailbox.log(LogLevel::Error, "store-commit-unknown", failed.text);
    while (!reopen()) {
        if (!m_hooks.pause(m_options.retryInterval))
            return failed;
    }
    for (const StoreBatch* batch : batches) { // one transaction: one of them tells for all
        if (m_writer->contains(*batch))
            return {};
    }
    return failed;
}

bool Committer::reopen()
{
    if (m_purger)
        m_purger->detach();
    m_writer.reset();
    m_connection.reset();
    m_hooks.closeReaders();
    SqlStatus s = fault(StoreStage::Reopen);
    if (s.ok()) {
        auto opened = openConnection();
        if (opened.ok())
            return true;
        s = {kSqlIoError, opened.error().message};
    }
    m_writer.reset();
    m_connection.reset();
    noteFailure(s);
    return false;
}

void Committer::process(Batches group)
{
    std::vector<const StoreBatch*> batches;
    batches.reserve(group.size());
    for (const PendingBatch& b : group)
        batches.push_back(&b.batch);
    if (m_kept.empty() && storeTogether(batches).ok()) {
        for (PendingBatch& b : group)
            answer(b, {});
        noteRecovery();
    } else {
        isolate(std::move(group));
    }
    deliver();
}

// Ends of jobs first: they can't be refused. A transition of a job that this very group submits follows its submission, and
// what comes after such a one stays after it.
void Committer::isolate(Batches group)
{
    Batches first = std::exchange(m_kept, {});
    Batches submissions;
    Batches last;
    std::unordered_set<JobId> submitted;
    for (PendingBatch& b : group) {
        if (b.batch.kind == StoreBatch::Kind::Submission) {
            addJobs(b.batch, submitted);
            submissions.push_back(std::move(b));
        } else if (!last.empty() || touches(b.batch, submitted)) {
            last.push_back(std::move(b));
        } else {
            first.push_back(std::move(b));
        }
    }
    storeTransitions(std::move(first));
    std::unordered_set<JobId> keptJobs;
    for (const PendingBatch& b : m_kept)
        addJobs(b.batch, keptJobs);
    for (PendingBatch& b : submissions)
        storeSubmission(std::move(b), keptJobs);
    if (m_kept.empty())
        storeTransitions(std::move(last));
    else
        std::move(last.begin(), last.end(), std::back_inserter(m_kept));
    if (m_kept.empty())
        noteRecovery();
}

void Committer::storeTransitions(Batches transitions)
{
    if (transitions.empty())
        return;
    std::vector<const StoreBatch*> all;
    for (const PendingBatch& b : transitions)
        all.push_back(&b.batch);
    SqlStatus s = storeTogether(all);
    const bool together = s.ok();
    for (std::size_t i = 0; i < transitions.size(); ++i) {
        PendingBatch& b = transitions[i];
        if (!together && transitions.size() > 1)
            s = storeTogether({&b.batch}); // little room may be enough for some, and one bad one must not hold up the rest
        if (s.ok()) {
            answer(b, {});
        } else if (s.permanent()) {
            m_mailbox.log(LogLevel::Error, "store-transition-refused", s.text);
            answer(b, refusal(b.batch, s));
        } else {
            noteFailure(s);
            m_keptFor = s;
            m_kept.assign(std::make_move_iterator(transitions.begin() + static_cast<std::ptrdiff_t>(i)),
                          std::make_move_iterator(transitions.end()));
            return;
        }
    }
}

void Committer::storeSubmission(PendingBatch submission, const std::unordered_set<JobId>& keptJobs)
{
    if (touches(submission.batch, keptJobs)) { // would overtake what waits
        answer(submission, refusal(submission.batch, m_keptFor));
        return;
    }
    const SqlStatus s = storeTogether({&submission.batch});
    if (s.ok()) {
        answer(submission, {});
        return;
    }
    noteFailure(s);
    answer(submission, refusal(submission.batch, s));
}

void Committer::answer(PendingBatch& batch, Result<void> result)
{
    m_answers.push_back({std::move(batch.done), std::move(result)});
}

void Committer::deliver()
{
    if (m_answers.empty())
        return;
    auto answers = std::make_shared<std::vector<Answer>>(std::exchange(m_answers, {}));
    m_mailbox.post([answers] {
        for (Answer& a : *answers) {
            if (a.done)
                a.done(std::move(a.result));
        }
    });
}

void Committer::noteFailure(const SqlStatus& status)
{
    if (m_failing)
        return; // said once, not at every attempt
    m_failing = true;
    m_mailbox.log(LogLevel::Error, "store-failing", m_path + ": " + status.words());
}

void Committer::noteRecovery()
{
    if (!std::exchange(m_failing, false))
        return;
    m_mailbox.log(LogLevel::Info, "store-recovered", m_path);
}

void Committer::beginPurge(Instant before, Purger::Removed removed, Purger::Done done)
{
    m_purger = std::make_unique<Purger>(before, m_options.purgeSlice, std::move(removed), std::move(done));
}

void Committer::purgeSlice()
{
    SqlStatus s = m_connection || reopen() ? m_purger->slice(*m_connection, *m_writer)
                                           : SqlStatus{kSqlIoError, "the database is not open"};
    m_pages += m_purger->takePagesWritten();
    if (auto ids = m_purger->takeRemovedIds(); !ids.empty())
        m_mailbox.post([removed = m_purger->onRemoved(), ids = std::move(ids)] { removed(ids); });
    if (s.ok() && !m_purger->finished())
        return;
    Result<std::uint64_t> result = m_purger->removed();
    if (!s.ok())
        result = Error(Code::StorageFailure, "history could not be removed: " + s.words());
    m_mailbox.post([done = m_purger->takeDone(), result = std::move(result)] { done(result); });
    m_purger.reset();
}

void Committer::checkpointLog()
{
    m_pages = 0;
    if (m_connection)
        static_cast<void>(m_connection->run("PRAGMA wal_checkpoint(PASSIVE)")); // what it leaves the next one takes
}

void Committer::growLog()
{
    if (m_connection && !growWal(m_path, m_options.walBytes))
        m_mailbox.log(LogLevel::Warning, "store-log-not-grown", m_path + "-wal");
}

void Committer::close()
{
    if (!m_kept.empty())
        m_mailbox.log(LogLevel::Error, "store-closed-with-unsaved-changes", std::to_string(m_kept.size()));
    m_purger.reset();
    if (m_connection)
        static_cast<void>(m_connection->run("UPDATE meta SET value = 1 WHERE key = 'clean' AND value = 0"));
    m_writer.reset();
    m_connection.reset();
}

} // namespace slotd
