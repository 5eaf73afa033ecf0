// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/writerthread.h"

#include <algorithm>
#include <future>
#include <iterator>

namespace slotd
{

namespace
{

// A group is bounded so that its first answer does not wait for the whole of a flood.
constexpr std::size_t kBatchesPerGroup = 256;
// Log pages at which a checkpoint is made at once, and those at which it is made when the store has been idle for a moment.
constexpr std::size_t kBusyCheckpointPages = 4000;
constexpr std::size_t kIdleCheckpointPages = 500;
constexpr Milliseconds kIdleMoment{200};

} // namespace

WriterThread::WriterThread(std::string path, SqliteStoreOptions options, Mailbox& mailbox,
                           std::function<void()> closeReaders)
    : m_options(options),
      m_committer(std::move(path), std::move(options), mailbox,
                  {std::move(closeReaders), [this](Milliseconds time) { return pause(time); }})
{
}

WriterThread::~WriterThread()
{
    stop();
}

Result<LoadedState> WriterThread::start()
{
    std::promise<Result<LoadedState>> loaded;
    auto result = loaded.get_future();
    // The connection belongs to the thread that opens it, so the thread opens it, and the caller waits.
    m_thread = std::thread([this, &loaded] {
        auto state = m_committer.open();
        const bool opened = state.ok();
        loaded.set_value(std::move(state));
        if (opened)
            run();
        m_committer.close();
    });
    return result.get();
}

void WriterThread::commit(StoreBatch batch, std::function<void(Result<void>)> done)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        const bool urgent = batch.urgent || batch.kind == StoreBatch::Kind::Submission;
        if (m_queue.empty())
            m_oldest = Clock::now();
        wake = m_queue.empty() || urgent;
        m_urgent += urgent;
        m_queue.push_back({std::move(batch), std::move(done)});
    }
    if (wake)
        m_wake.notify_one();
}

void WriterThread::purge(Instant before, Purger::Removed removed, Purger::Done done)
{
    {
        const std::lock_guard lock(m_mutex);
        m_purges.push_back({before, std::move(removed), std::move(done)});
    }
    m_wake.notify_one();
}

void WriterThread::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool WriterThread::mustWork(Clock::time_point now) const
{
    return m_stop || m_urgent > 0 || !m_purges.empty() || m_committer.purging() || !m_grown || now >= wakeTime();
}

WriterThread::Clock::time_point WriterThread::wakeTime() const
{
    const auto company = m_queue.empty() ? Clock::time_point::max() : m_oldest + m_options.companyWait;
    return std::min({company, m_retryAt, m_checkpointAt});
}

void WriterThread::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        while (!mustWork(Clock::now())) {
            if (const auto until = wakeTime(); until == Clock::time_point::max())
                m_wake.wait(lock);
            else
                m_wake.wait_until(lock, until);
        }
        if (m_stop && m_queue.empty())
            break;
        auto group = takeGroup();
        if (!m_committer.purging() && !m_purges.empty()) {
            Purge& next = m_purges.front();
            m_committer.beginPurge(next.before, std::move(next.removed), std::move(next.done));
            m_purges.pop_front();
        }
        lock.unlock();
        const bool idle = group.empty();
        if (!idle || (m_committer.hasKept() && Clock::now() >= m_retryAt))
            m_committer.process(std::move(group));
        if (m_committer.purging())
            m_committer.purgeSlice();
        maintain();
        lock.lock();
    }
    lock.unlock();
    if (m_committer.hasKept())
        m_committer.process({}); // the last chance
}

std::vector<PendingBatch> WriterThread::takeGroup()
{
    const auto count = static_cast<std::ptrdiff_t>(std::min(m_queue.size(), kBatchesPerGroup));
    const auto end = m_queue.begin() + count;
    for (auto it = m_queue.begin(); it != end; ++it)
        m_urgent -= it->batch.urgent || it->batch.kind == StoreBatch::Kind::Submission;
    std::vector<PendingBatch> group(std::make_move_iterator(m_queue.begin()), std::make_move_iterator(end));
    m_queue.erase(m_queue.begin(), end);
    if (!m_queue.empty())
        m_oldest = Clock::now(); // later than the truth by one commit at most
    return group;
}

void WriterThread::maintain()
{
    const auto now = Clock::now();
    if (!m_grown) {
        m_grown = true;
        m_committer.growLog();
    }
    if (!m_committer.hasKept())
        m_retryAt = Clock::time_point::max();
    else if (m_retryAt == Clock::time_point::max() || now >= m_retryAt)
        m_retryAt = now + m_options.retryInterval;
    const std::size_t pages = m_committer.pagesInLog();
    if (pages >= kBusyCheckpointPages || now >= m_checkpointAt) {
        m_committer.checkpointLog();
        m_checkpointAt = Clock::time_point::max();
    } else if (pages >= kIdleCheckpointPages) {
        m_checkpointAt = now + kIdleMoment;
    }
}

bool WriterThread::pause(Milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, time, [this] { return m_stop; });
}

} // namespace slotd
