// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/pidwatch.h"

#include "base/procfs.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace slotd
{

/// The descriptor is opened before the start time is compared, so a number given out again is never taken for the process.
UniqueFd openProcess(const ProcessIdentity& process, const std::string& bootId)
{
    if (process.pid <= 0 || process.bootId != bootId)
        return UniqueFd();
    UniqueFd pidfd(static_cast<int>(::syscall(SYS_pidfd_open, process.pid, 0)));
    const auto stat = pidfd.valid() ? readProcessStat(process.pid) : std::nullopt;
    return stat && stat->startTicks == process.startTicks ? std::move(pidfd) : UniqueFd();
}

PidWatch::PidWatch(QObject* parent)
    : QObject(parent),
      m_bootId(readBootId()),
      m_epoll(::epoll_create1(EPOLL_CLOEXEC)),
      m_ended(std::make_unique<QSocketNotifier>(m_epoll.get(), QSocketNotifier::Read))
{
    connect(m_ended.get(), &QSocketNotifier::activated, this, [this] { onEnded(); });
}

PidWatch::~PidWatch() = default;

std::optional<ProcessIdentity> PidWatch::identify(std::int32_t pid)
{
    const auto stat = pid > 0 ? readProcessStat(pid) : std::nullopt;
    if (!stat || !stat->alive())
        return std::nullopt;
    return ProcessIdentity{pid, stat->startTicks, m_bootId};
}

ProcessWatch::Ticket PidWatch::watch(const ProcessIdentity& process, std::function<void()> gone)
{
    const Ticket ticket = ++m_last;
    Watched& watched = m_watched[ticket];
    watched.gone = std::move(gone);
    watched.pidfd = openProcess(process, m_bootId);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = ticket;
    if (!watched.pidfd.valid() || ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, watched.pidfd.get(), &event) != 0)
        QMetaObject::invokeMethod(this, [this, ticket] { tell(ticket); }, Qt::QueuedConnection);
    return ticket;
}

void PidWatch::forget(Ticket ticket)
{
    m_watched.erase(ticket); // closing a pidfd takes it out of the epoll
}

void PidWatch::onEnded()
{
    std::array<epoll_event, 64> events{};
    const int count = ::epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), 0);
    for (int i = 0; i < count; ++i)
        tell(events[static_cast<std::size_t>(i)].data.u64);
}

void PidWatch::tell(Ticket ticket)
{
    auto node = m_watched.extract(ticket);
    if (!node.empty())
        node.mapped().gone();
}

} // namespace slotd
