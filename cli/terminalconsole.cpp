// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "terminalconsole.h"

#include <array>
#include <cerrno>
#include <sys/ioctl.h>
#include <unistd.h>

namespace slotd
{
namespace
{

constexpr std::size_t kFlushAt = 64 * 1024;

/// All of `text`; 0 or the errno that stopped it.
int writeAll(int fd, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(fd, text.data(), text.size());
        if (written >= 0)
            text.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

} // namespace

TerminalConsole::~TerminalConsole()
{
    TerminalConsole::flush();
}

void TerminalConsole::out(std::string_view text)
{
    m_out += text;
    if (m_out.size() >= kFlushAt)
        flush();
}

void TerminalConsole::err(std::string_view text)
{
    flush();
    // There is nowhere left to say that stderr can't be written.
    writeAll(STDERR_FILENO, text);
}

void TerminalConsole::flush()
{
    if (m_outError == 0)
        m_outError = writeAll(STDOUT_FILENO, m_out);
    m_out.clear();
}

bool TerminalConsole::outIsTerminal() const
{
    return ::isatty(STDOUT_FILENO) == 1;
}

bool TerminalConsole::errIsTerminal() const
{
    return ::isatty(STDERR_FILENO) == 1;
}

int TerminalConsole::columns() const
{
    winsize size{};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool TerminalConsole::fill()
{
    std::array<char, 16384> block{};
    while (true) {
        const ssize_t got = ::read(STDIN_FILENO, block.data(), block.size());
        if (got > 0)
            m_in.append(block.data(), static_cast<std::size_t>(got));
        if (got >= 0 || errno != EINTR)
            return got > 0;
    }
}

std::optional<std::string> TerminalConsole::readLine()
{
    flush();
    std::size_t end = m_in.find('\n');
    while (end == std::string::npos && fill())
        end = m_in.find('\n');
    if (m_in.empty())
        return std::nullopt;
    std::string line = m_in.substr(0, end);
    m_in.erase(0, end == std::string::npos ? end : end + 1);
    return line;
}

std::string TerminalConsole::readAll()
{
    flush();
    while (fill()) {
    }
    return std::move(m_in);
}

} // namespace slotd
