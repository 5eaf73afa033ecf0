// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/deadlinetimer.h"

#include <algorithm>

namespace slotd
{

namespace
{

// Below QTimer's int milliseconds (24.8 days) and above any wait that should cost a wake-up of its own.
constexpr Milliseconds kLongestWait = std::chrono::hours(24 * 7);

} // namespace

DeadlineTimer::DeadlineTimer(const Clock& clock, QObject* parent) : QObject(parent), m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DeadlineTimer::expired);
}

void DeadlineTimer::arm(Instant deadline)
{
    if (deadline == m_deadline && (m_timer.isActive() || deadline == kNoTime))
        return;
    m_deadline = deadline;
    startTimer();
}

void DeadlineTimer::recheck()
{
    startTimer();
}

void DeadlineTimer::startTimer()
{
    if (m_deadline == kNoTime) {
        m_timer.stop();
        return;
    }
    const Instant now = m_clock.now();
    m_timer.start(m_deadline <= now ? Milliseconds(0) : std::min(m_deadline - now, kLongestWait));
}

void DeadlineTimer::expired()
{
    if (m_clock.now() < m_deadline) {
        startTimer();
        return;
    }
    m_deadline = kNoTime;
    emit reached();
}

} // namespace slotd
