// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "ports/clock.h"

#include <QObject>
#include <QTimer>

namespace slotd
{

/// The one timer of the daemon: waits for a wall-clock moment. A QTimer counts int milliseconds of awake time and is coarse
/// unless told otherwise; here a deadline may be any time off, and is met to the millisecond.
class DeadlineTimer : public QObject
{
    Q_OBJECT
public:
    explicit DeadlineTimer(const Clock& clock, QObject* parent = nullptr);

    /// Waits for `deadline` instead of what was waited for before; kNoTime waits for nothing. A moment that has passed is
    /// reached in the next turn of the event loop.
    void arm(Instant deadline);
    void disarm() { arm(kNoTime); }
    Instant deadline() const { return m_deadline; }

    /// The clock was set: looks at it again (connect ClockWatch::clockChanged here).
    void recheck();

signals:
    /// Once per arm(), never early.
    void reached();

private:
    void startTimer();
    void expired();

    const Clock& m_clock;
    QTimer m_timer;
    Instant m_deadline = kNoTime;
};

} // namespace slotd
