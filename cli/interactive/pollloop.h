// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/uniquefd.h"

#include <csignal>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace slotd
{

/// Waits for descriptors, signals and times with one poll(2), and calls back. One per process, on its only thread. Handlers
/// may add and remove anything, themselves included.
class PollLoop
{
public:
    using Id = std::uint64_t; ///< Never 0, never used twice.
    /// Gets poll(2)'s revents, error bits included.
    using FdHandler = std::function<void(short)>;
    using Handler = std::function<void()>;

    PollLoop();
    /// Gives the signals back to whoever had them: mask as before, nothing blocked that was not.
    ~PollLoop();
    PollLoop(const PollLoop&) = delete;
    PollLoop& operator=(const PollLoop&) = delete;

    /// Watches `fd`, which must stay open until unwatch(). `events`: POLLIN, POLLOUT; 0 = errors and hang-ups only.
    Id watch(int fd, short events, FdHandler handler);
    void setEvents(Id id, short events);
    /// While paused not even errors are reported (a hung-up peer must not spin the loop).
    void pause(Id id, bool paused);
    void unwatch(Id id);

    /// Calls once, `ms` (>= 0, awake time) from now.
    Id after(std::int64_t ms, Handler handler);
    void cancel(Id id); ///< A timer; one that has fired or is unknown is no error.

    /// From now on signal `number` is delivered by the loop instead of its disposition. A later handler replaces an earlier.
    void onSignal(int number, Handler handler);
    /// The signal does again what it did before.
    void releaseSignal(int number);
    /// The mask before the first onSignal(): what a child is to start with.
    const sigset_t& originalMask() const { return m_originalMask; }

    /// Until stop(); the value given to it.
    int run();
    void stop(int result = 0);
    /// One wait and what it brings; at most `ms` (-1 = as long as it takes).
    void turn(std::int64_t ms = -1);

private:
    struct Watch
    {
        int fd = -1;
        short events = 0;
        bool paused = false;
        FdHandler handler;
    };
    struct Timer
    {
        std::int64_t due = 0;
        Handler handler;
    };

    void applyMask();
    void readSignals();
    void fireTimers();
    std::int64_t waitTime(std::int64_t limit) const;

    std::map<Id, Watch> m_watches;
    std::map<Id, Timer> m_timers;
    std::map<int, Handler> m_signalHandlers;
    sigset_t m_originalMask{};
    UniqueFd m_signals;
    Id m_lastId = 0;
    std::optional<int> m_stopped;
};

} // namespace slotd
