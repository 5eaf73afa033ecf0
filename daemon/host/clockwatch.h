// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/uniquefd.h"

#include <memory>
#include <QObject>

class QSocketNotifier;

namespace slotd
{

/// Tells when the wall clock was set, or the machine woke from sleep, which sets it too (timerfd_create(2),
/// TFD_TIMER_CANCEL_ON_SET). Costs no wake-ups in between. Deaf, and silent about it, on a kernel without it.
class ClockWatch : public QObject
{
    Q_OBJECT
public:
    explicit ClockWatch(QObject* parent = nullptr);
    /// Watches a descriptor of the caller's (tests).
    explicit ClockWatch(UniqueFd fd, QObject* parent = nullptr);
    ~ClockWatch() override;

    bool active() const { return m_fd.valid(); }

signals:
    void clockChanged();

private:
    void watch();
    void readable();

    UniqueFd m_fd;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace slotd
