// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/endsignals.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::array<int, 3> kSignals{SIGTERM, SIGINT, SIGHUP};

/// A signal handler can reach nothing else than this.
volatile std::sig_atomic_t writeEnd = -1;

void onSignal(int)
{
    const int keep = errno;
    const char byte = 0;
    if (::write(static_cast<int>(writeEnd), &byte, 1) < 0) {
        // The pipe is full: somebody has been told already.
    }
    errno = keep;
}

} // namespace

EndSignals::EndSignals(QObject* parent) : QObject(parent)
{
    if (::pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    writeEnd = m_pipe[1];
    m_notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT came();
    });
    struct sigaction action{};
    action.sa_handler = &onSignal;
    action.sa_flags = SA_RESTART;
    for (const int signal : kSignals)
        ::sigaction(signal, &action, nullptr);
}

EndSignals::~EndSignals()
{
    for (const int signal : kSignals)
        ::signal(signal, SIG_DFL);
    for (const int end : m_pipe) {
        if (end >= 0)
            ::close(end);
    }
}

} // namespace slotd
