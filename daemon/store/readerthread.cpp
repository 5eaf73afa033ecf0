// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/readerthread.h"

namespace slotd
{

namespace
{

constexpr int kReaderCacheKb = 1024;
constexpr std::size_t kChunksOut = 3;

} // namespace

ReaderThread::ReaderThread(std::string path, SqliteStoreOptions options)
    : m_path(std::move(path)), m_options(std::move(options))
{
}

ReaderThread::~ReaderThread()
{
    stop();
}

void ReaderThread::post(Task task)
{
    const std::lock_guard lock(m_mutex);
    if (m_stop)
        return;
    m_tasks.push_back(std::move(task));
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_changed.notify_all();
}

void ReaderThread::closeConnection()
{
    std::unique_lock lock(m_mutex);
    if (!m_thread.joinable() || m_stop)
        return;
    m_closeWanted = true;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return !m_closeWanted; });
}

void ReaderThread::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool ReaderThread::takeChunk()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stop || m_chunksOut < kChunksOut; });
    ++m_chunksOut;
    return !m_stop;
}

void ReaderThread::chunkDone()
{
    const std::lock_guard lock(m_mutex);
    --m_chunksOut;
    m_changed.notify_all();
}

void ReaderThread::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_stop || m_closeWanted || !m_tasks.empty(); });
        if (m_stop || m_closeWanted) {
            m_reader.reset();
            m_connection.reset();
            m_closeWanted = false;
            m_changed.notify_all();
        }
        if (m_stop)
            return;
        if (m_tasks.empty())
            continue;
        const Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task(reader());
        lock.lock();
    }
}

Result<JobReader*> ReaderThread::reader()
{
    if (!m_reader) {
        auto connection = SqlConnection::open(m_path, SqlConnection::Mode::ReadOnly, kReaderCacheKb);
        if (!connection.ok())
            return connection.error();
        m_connection = std::move(*connection);
        m_reader = std::make_unique<JobReader>(*m_connection, m_options);
    }
    return m_reader.get();
}

} // namespace slotd
