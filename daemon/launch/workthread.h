// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace slotd
{

/// One thread that does what may block. Tasks run in order; those put in the background only when no other waits.
class WorkThread
{
public:
    using Task = std::function<void()>;

    WorkThread();
    ~WorkThread(); ///< Ends after the tasks that wait; those in the background are dropped.

    void post(Task task);
    void postInBackground(Task task);

private:
    void run();
    bool takeTask(Task& task);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    std::deque<Task> m_background;
    bool m_stopping = false;
    std::thread m_thread; ///< Last: it uses all of the above.
};

} // namespace slotd
