// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/paths.h"
#include "base/result.h"
#include "protocol/codec.h"
#include "protocol/frame.h"

#include <cstdint>
#include <optional>
#include <string>

namespace slotd
{

/// Framed messages over one connected socket; plain POSIX, no event loop. The fd may be watched by any loop: call
/// readSome() when it is readable and take messages with next(). Not thread-safe. SIGPIPE never comes (MSG_NOSIGNAL).
class Connection
{
public:
    /// Connects (blocking, without limit on a local socket that accepts) and queues Hello, which leaves with the first
    /// send(). Hello has request id 0. Code::NoDaemon with one line that names the socket, the cause and the command that
    /// starts the daemon.
    static Result<Connection> open(const RuntimePaths& paths, const std::string& clientName);

    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    int fd() const { return m_fd; }
    /// False once the peer has closed and everything it sent was read.
    bool alive() const;
    /// Writes one frame (and Hello before the first one, in the same write); blocks until the kernel took all of it, also on
    /// a non-blocking fd. Code::RequestTooLarge past kMaxFrame, Code::ConnectionLost when the peer has gone.
    Result<void> send(std::string_view payload);
    /// One read(2); false when the peer has gone. Blocks on a blocking fd; on a non-blocking one true may mean no bytes.
    Result<bool> readSome();
    std::optional<std::string> next() { return m_decoder.next(); }
    bool malformed() const { return m_decoder.failed(); }
    std::uint64_t newRequestId() { return ++m_lastId; }

private:
    explicit Connection(int fd) : m_fd(fd) {}
    int m_fd = -1;
    std::uint64_t m_lastId = 0;
    std::string m_pending; ///< Hello, sent together with the first request.
    FrameDecoder m_decoder;
};

} // namespace slotd
