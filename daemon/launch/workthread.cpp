// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/workthread.h"

#include <csignal>

namespace slotd
{

WorkThread::WorkThread()
{
    // The new thread inherits the mask: signals are the main thread's business.
    sigset_t all;
    sigset_t before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    m_thread = std::thread([this] { run(); });
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

WorkThread::~WorkThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void WorkThread::post(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void WorkThread::postInBackground(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_background.push_back(std::move(task));
    }
    m_wake.notify_one();
}

bool WorkThread::takeTask(Task& task)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopping || !m_tasks.empty() || !m_background.empty(); });
    std::deque<Task>& from = m_tasks.empty() ? m_background : m_tasks;
    if (from.empty() || (m_stopping && m_tasks.empty()))
        return false;
    task = std::move(from.front());
    from.pop_front();
    return true;
}

void WorkThread::run()
{
    Task task;
    while (takeTask(task)) {
        task();
        task = nullptr;
    }
}

} // namespace slotd
