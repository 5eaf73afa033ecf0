// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/streamsink.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace slotd
{

StreamSink::StreamSink(PollLoop& loop, int fd, Of whose, Failed failed) : m_loop(loop), m_fd(fd), m_failed(std::move(failed))
{
    open(whose);
}

StreamSink::~StreamSink()
{
    m_loop.unwatch(m_watch);
}

void StreamSink::open(Of whose)
{
    struct stat info{};
    if (::fstat(m_fd, &info) != 0) {
        m_dead = true; // started with it closed: there is no reader
        return;
    }
    if (whose == Of::Us) {
        ::fcntl(m_fd, F_SETFL, ::fcntl(m_fd, F_GETFL) | O_NONBLOCK);
        m_kind = Kind::Own;
    } else if (S_ISSOCK(info.st_mode)) {
        m_kind = Kind::Socket;
    } else if (S_ISFIFO(info.st_mode) || ::isatty(m_fd) == 1) {
        // O_NONBLOCK belongs to the open file, which the shell and others share; so one of our own.
        const std::string path = "/proc/self/fd/" + std::to_string(m_fd);
        m_own.reset(::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
        m_kind = m_own.valid() ? Kind::Own : Kind::Blocking;
    }
    if (m_kind == Kind::File)
        return;
    m_watch = m_loop.watch(m_own.valid() ? m_own.get() : m_fd, POLLOUT, [this](short) { onWritable(); });
    m_loop.pause(m_watch, true);
}

bool StreamSink::writeSome()
{
    while (m_written < m_pending.size()) {
        const char* data = m_pending.data() + m_written;
        const std::size_t size = m_pending.size() - m_written;
        ssize_t sent = 0;
        if (m_kind == Kind::Socket)
            sent = ::send(m_fd, data, size, MSG_DONTWAIT | MSG_NOSIGNAL);
        else
            sent = ::write(m_own.valid() ? m_own.get() : m_fd, data, blocks() ? std::min<std::size_t>(size, PIPE_BUF) : size);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return false;
        if (sent < 0) {
            fail(errno);
            return true;
        }
        m_written += static_cast<std::size_t>(sent);
        if (blocks())
            return m_written == m_pending.size();
    }
    m_pending.clear();
    m_written = 0;
    return true;
}

void StreamSink::fail(int error)
{
    m_dead = true;
    m_pending.clear();
    m_written = 0;
    m_loop.pause(m_watch, true);
    if (m_failed)
        m_failed(error);
}

void StreamSink::detach()
{
    m_loop.unwatch(m_watch);
    m_dead = true;
    m_pending.clear();
    m_written = 0;
}

void StreamSink::write(std::string_view text)
{
    if (m_dead || text.empty())
        return;
    const bool waiting = pending() > 0;
    m_pending.append(text);
    if (waiting || (!blocks() && writeSome()))
        return;
    m_loop.pause(m_watch, false);
}

void StreamSink::onWritable()
{
    if (writeSome()) {
        m_pending.clear();
        m_written = 0;
        m_loop.pause(m_watch, true);
    } else if (m_written > m_pending.size() / 2) {
        m_pending.erase(0, m_written);
        m_written = 0;
    }
    for (const Handler& handler : m_progress)
        handler();
}

} // namespace slotd
