// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "store/committer.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace slotd
{

/// The thread that writes. What gathers while a commit is in flight is the next transaction. Sleeps without a timer when
/// nothing waits.
class WriterThread
{
public:
    WriterThread(std::string path, SqliteStoreOptions options, Mailbox& mailbox, std::function<void()> closeReaders);
    ~WriterThread();

    /// Starts the thread and waits until the database is open.
    Result<LoadedState> start();
    void commit(StoreBatch batch, std::function<void(Result<void>)> done);
    void purge(Instant before, Purger::Removed removed, Purger::Done done);
    /// Writes what waits, closes the database, ends the thread.
    void stop();

private:
    using Clock = std::chrono::steady_clock;
    struct Purge
    {
        Instant before;
        Purger::Removed removed;
        Purger::Done done;
    };

    void run();
    std::vector<PendingBatch> takeGroup();
    bool mustWork(Clock::time_point now) const;
    Clock::time_point wakeTime() const;
    void maintain();
    bool pause(Milliseconds time);

    SqliteStoreOptions m_options;
    Committer m_committer;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<PendingBatch> m_queue;
    std::deque<Purge> m_purges;
    std::size_t m_urgent = 0;        ///< Batches in m_queue that wait for nobody.
    Clock::time_point m_oldest{};    ///< Arrival of the first in m_queue.
    bool m_stop = false;

    // The thread's own.
    Clock::time_point m_retryAt = Clock::time_point::max();
    Clock::time_point m_checkpointAt = Clock::time_point::max();
    bool m_grown = false;

    std::thread m_thread;
};

} // namespace slotd
