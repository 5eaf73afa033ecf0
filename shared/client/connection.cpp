// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "client/connection.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace slotd
{

namespace
{

constexpr std::size_t kReadSize = 64U << 10;

Error noDaemon(const std::string& socket, int cause)
{
    return {Code::NoDaemon, std::string("io error: ") + std::strerror(cause) + " (os error " + std::to_string(cause) +
                                "): no slotd daemon answers on " + socket + "; start it with: slotd daemon"};
}

Error lost(int cause)
{
    return {Code::ConnectionLost,
            std::string("lost the connection to the slotd daemon: ") + std::strerror(cause)};
}

int connectOnce(int fd, const sockaddr_un& address)
{
    while (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        if (errno == EISCONN)
            return 0;
        if (errno != EINTR)
            return errno;
    }
    return 0;
}

void waitWritable(int fd)
{
    pollfd p{fd, POLLOUT, 0};
    ::poll(&p, 1, -1); // an error or a signal shows at the next write
}

/// Drops the first `n` bytes from the parts.
void advance(iovec*& part, std::size_t& parts, std::size_t n)
{
    while (parts > 0 && n >= part->iov_len) {
        n -= part->iov_len;
        ++part;
        --parts;
    }
    if (parts > 0) {
        part->iov_base = static_cast<char*>(part->iov_base) + n;
        part->iov_len -= n;
    }
}

int sendAll(int fd, iovec* part, std::size_t parts)
{
    advance(part, parts, 0);
    while (parts > 0) {
        msghdr message{};
        message.msg_iov = part;
        message.msg_iovlen = parts;
        const ssize_t n = ::sendmsg(fd, &message, MSG_NOSIGNAL);
        if (n >= 0)
            advance(part, parts, static_cast<std::size_t>(n));
        else if (errno == EAGAIN)
            waitWritable(fd);
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

iovec part(std::string_view bytes)
{
    return {const_cast<char*>(bytes.data()), bytes.size()}; // sendmsg only reads
}

} // namespace

Result<Connection> Connection::open(const RuntimePaths& paths, const std::string& clientName)
{
    const std::string path = paths.socket();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return noDaemon(path, ENAMETOOLONG);
    path.copy(address.sun_path, path.size());
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return noDaemon(path, errno);
    Connection connection(fd);
    if (const int cause = connectOnce(fd, address))
        return noDaemon(path, cause);
    Hello hello;
    hello.client = clientName;
    connection.m_pending = frame(pack(MessageKind::Hello, 0, hello));
    return connection;
}

Connection::Connection(Connection&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_lastId(other.m_lastId), m_pending(std::move(other.m_pending)),
      m_decoder(std::move(other.m_decoder))
{
}

Connection& Connection::operator=(Connection&& other) noexcept
{
    std::swap(m_fd, other.m_fd);
    m_lastId = other.m_lastId;
    m_pending.swap(other.m_pending);
    std::swap(m_decoder, other.m_decoder);
    return *this;
}

Connection::~Connection()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

bool Connection::alive() const
{
    char byte = 0;
    const ssize_t n = ::recv(m_fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR));
}

Result<void> Connection::send(std::string_view payload)
{
    if (payload.size() > kMaxFrame)
        return Error(Code::RequestTooLarge, "request of " + std::to_string(payload.size()) + " bytes is larger than the " +
                                                std::to_string(kMaxFrame) + " that the slotd daemon takes");
    const auto header = frameHeader(payload.size());
    std::array<iovec, 3> parts{part(m_pending), part({header.data(), header.size()}), part(payload)};
    const int cause = sendAll(m_fd, parts.data(), parts.size());
    m_pending.clear();
    if (cause != 0)
        return lost(cause);
    return {};
}

Result<bool> Connection::readSome()
{
    std::array<char, kReadSize> buffer;
    for (;;) {
        const ssize_t n = ::recv(m_fd, buffer.data(), buffer.size(), 0);
        if (n > 0) {
            m_decoder.append({buffer.data(), static_cast<std::size_t>(n)});
            return true;
        }
        if (n == 0 || errno == ECONNRESET)
            return false;
        if (errno == EAGAIN)
            return true;
        if (errno != EINTR)
            return lost(errno);
    }
}

} // namespace slotd
