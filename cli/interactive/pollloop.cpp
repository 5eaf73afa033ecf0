// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/pollloop.h"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>
#include <utility>

namespace slotd
{

namespace
{

std::int64_t nowMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

} // namespace

PollLoop::PollLoop()
{
    ::sigprocmask(SIG_SETMASK, nullptr, &m_originalMask);
}

PollLoop::~PollLoop()
{
    ::sigprocmask(SIG_SETMASK, &m_originalMask, nullptr);
}

PollLoop::Id PollLoop::watch(int fd, short events, FdHandler handler)
{
    m_watches.emplace(++m_lastId, Watch{fd, events, false, std::move(handler)});
    return m_lastId;
}

void PollLoop::setEvents(Id id, short events)
{
    if (const auto found = m_watches.find(id); found != m_watches.end())
        found->second.events = events;
}

void PollLoop::pause(Id id, bool paused)
{
    if (const auto found = m_watches.find(id); found != m_watches.end())
        found->second.paused = paused;
}

void PollLoop::unwatch(Id id)
{
    m_watches.erase(id);
}

PollLoop::Id PollLoop::after(std::int64_t ms, Handler handler)
{
    m_timers.emplace(++m_lastId, Timer{nowMs() + ms, std::move(handler)});
    return m_lastId;
}

void PollLoop::cancel(Id id)
{
    m_timers.erase(id);
}

void PollLoop::onSignal(int number, Handler handler)
{
    m_signalHandlers[number] = std::move(handler);
    applyMask();
}

void PollLoop::releaseSignal(int number)
{
    m_signalHandlers.erase(number);
    applyMask();
}

void PollLoop::applyMask()
{
    sigset_t handled;
    ::sigemptyset(&handled);
    sigset_t mask = m_originalMask;
    for (const auto& [number, handler] : m_signalHandlers) {
        ::sigaddset(&handled, number);
        ::sigaddset(&mask, number);
    }
    ::sigprocmask(SIG_SETMASK, &mask, nullptr);
    const int fd = ::signalfd(m_signals.get(), &handled, SFD_CLOEXEC | SFD_NONBLOCK);
    if (!m_signals.valid())
        m_signals.reset(fd);
}

void PollLoop::readSignals()
{
    signalfd_siginfo info{};
    while (::read(m_signals.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
        const auto found = m_signalHandlers.find(static_cast<int>(info.ssi_signo));
        if (found == m_signalHandlers.end())
            continue;
        const Handler handler = found->second; // it may replace itself
        handler();
    }
}

void PollLoop::fireTimers()
{
    const std::int64_t now = nowMs();
    std::vector<std::pair<std::int64_t, Id>> due;
    for (const auto& [id, timer] : m_timers) {
        if (timer.due <= now)
            due.emplace_back(timer.due, id);
    }
    std::sort(due.begin(), due.end());
    for (const auto& [when, id] : due) {
        auto node = m_timers.extract(id); // empty when an earlier handler cancelled it
        if (!node.empty())
            node.mapped().handler();
    }
}

std::int64_t PollLoop::waitTime(std::int64_t limit) const
{
    const std::int64_t now = nowMs();
    std::int64_t wait = limit;
    for (const auto& [id, timer] : m_timers) {
        const std::int64_t left = std::max<std::int64_t>(timer.due - now, 0);
        wait = wait < 0 ? left : std::min(wait, left);
    }
    return wait;
}

void PollLoop::turn(std::int64_t ms)
{
    std::vector<pollfd> polls;
    std::vector<Id> ids;
    if (m_signals.valid()) {
        polls.push_back({m_signals.get(), POLLIN, 0});
        ids.push_back(0);
    }
    for (const auto& [id, watch] : m_watches) {
        if (watch.paused)
            continue;
        polls.push_back({watch.fd, watch.events, 0});
        ids.push_back(id);
    }
    const std::int64_t wait = waitTime(ms);
    const timespec timeout{wait / 1000, wait % 1000 * 1'000'000};
    const int ready = ::ppoll(polls.data(), polls.size(), wait < 0 ? nullptr : &timeout, nullptr);
    for (std::size_t i = 0; ready > 0 && i < polls.size(); ++i) {
        if (polls[i].revents == 0)
            continue;
        if (ids[i] == 0) {
            readSignals();
            continue;
        }
        // An earlier handler may have removed or paused it.
        const auto found = m_watches.find(ids[i]);
        if (found == m_watches.end() || found->second.paused)
            continue;
        const FdHandler handler = found->second.handler;
        handler(polls[i].revents);
    }
    fireTimers();
}

int PollLoop::run()
{
    m_stopped.reset();
    while (!m_stopped)
        turn();
    return *m_stopped;
}

void PollLoop::stop(int result)
{
    m_stopped = result;
}

} // namespace slotd
