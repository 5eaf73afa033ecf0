// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "store/jobreader.h"
#include "store/storeoptions.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace slotd
{

/// The thread that reads, with a connection of its own that can't write: a long report waits for no commit, and no commit
/// for it. Started by the first read.
class ReaderThread
{
public:
    /// Runs on the thread; an Error instead of a reader where the database can't be opened.
    using Task = std::function<void(Result<JobReader*> reader)>;

    ReaderThread(std::string path, SqliteStoreOptions options);
    ~ReaderThread();

    void post(Task task);
    /// Closes the connection, once the task that runs has ended; blocks. The next task opens another.
    void closeConnection();
    /// Drops the tasks that have not begun.
    void stop();

    // Bounds the chunks of history that the receiver has not taken yet.
    /// On the thread: waits for room; false = stop reading.
    bool takeChunk();
    void chunkDone();

private:
    void run();
    Result<JobReader*> reader();

    std::string m_path;
    SqliteStoreOptions m_options;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Task> m_tasks;
    std::size_t m_chunksOut = 0;
    bool m_closeWanted = false;
    bool m_stop = false;
    // The thread's own.
    std::unique_ptr<SqlConnection> m_connection;
    std::unique_ptr<JobReader> m_reader;
    std::thread m_thread;
};

} // namespace slotd
