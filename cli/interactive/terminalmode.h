// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <termios.h>

namespace slotd
{

/// Puts a terminal into raw mode and back. Does nothing for a descriptor that is no terminal.
class TerminalMode
{
public:
    explicit TerminalMode(int fd);
    ~TerminalMode() { restore(); }
    TerminalMode(const TerminalMode&) = delete;
    TerminalMode& operator=(const TerminalMode&) = delete;

    bool isTerminal() const { return m_terminal; }
    bool raw() const { return m_raw; }
    /// Keys are passed on as they are typed, Ctrl-C and Ctrl-Z with them.
    void makeRaw();
    /// As it was when this object was made.
    void restore();

private:
    int m_fd;
    termios m_original{}; // read while m_terminal is made
    bool m_terminal;
    bool m_raw = false;
};

} // namespace slotd
