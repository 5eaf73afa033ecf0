// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/clockwatch.h"

#include <cerrno>
#include <cstdint>
#include <QSocketNotifier>
#include <sys/timerfd.h>
#include <unistd.h>
#include <utility>

namespace slotd
{

namespace
{

/// Far off, so that the timer only ever becomes readable by being cancelled.
bool armFarAway(int fd)
{
    itimerspec when{};
    when.it_value.tv_sec = 7'258'118'400; // 2200-01-01
    return timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, nullptr) == 0;
}

} // namespace

ClockWatch::ClockWatch(QObject* parent)
    : QObject(parent), m_fd(timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC))
{
    if (m_fd.valid() && !armFarAway(m_fd.get()))
        m_fd.reset();
    watch();
}

ClockWatch::ClockWatch(UniqueFd fd, QObject* parent) : QObject(parent), m_fd(std::move(fd))
{
    watch();
}

ClockWatch::~ClockWatch() = default;

void ClockWatch::watch()
{
    if (!m_fd.valid())
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_fd.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ClockWatch::readable);
}

void ClockWatch::readable()
{
    std::uint64_t expirations = 0;
    if (read(m_fd.get(), &expirations, sizeof expirations) < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    armFarAway(m_fd.get());
    emit clockChanged();
}

} // namespace slotd
