// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/terminalmode.h"

#include <csignal>

namespace slotd
{

namespace
{

/// From a background process group the change would stop us (SIGTTOU): the settings must come back all the same.
void setWithoutStopping(int fd, const termios& mode)
{
    sigset_t ttou;
    sigset_t before;
    ::sigemptyset(&ttou);
    ::sigaddset(&ttou, SIGTTOU);
    ::sigprocmask(SIG_BLOCK, &ttou, &before);
    ::tcsetattr(fd, TCSANOW, &mode);
    ::sigprocmask(SIG_SETMASK, &before, nullptr);
}

} // namespace

TerminalMode::TerminalMode(int fd) : m_fd(fd), m_terminal(::tcgetattr(fd, &m_original) == 0)
{
}

void TerminalMode::makeRaw()
{
    if (!m_terminal || m_raw)
        return;
    termios mode = m_original;
    ::cfmakeraw(&mode);
    ::tcsetattr(m_fd, TCSANOW, &mode); // in the background this stops us until we are in the foreground, as it should
    m_raw = true;
}

void TerminalMode::restore()
{
    if (m_raw)
        setWithoutStopping(m_fd, m_original);
    m_raw = false;
}

} // namespace slotd
