// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "protocol/codec.h"
#include "protocol/frame.h"

#include <algorithm>
#include <cerrno>
#include <deque>
#include <optional>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace slotd
{

/// A peer that may do anything: writes any bytes and reads only when told to. Never blocks the test's event loop.
class RawClient
{
public:
    struct Message
    {
        MessageKind kind{};
        std::uint64_t id = 0;
        std::string payload;

        template<class Body>
        std::optional<Body> as() const
        {
            const auto envelope = openEnvelope(payload);
            Body body;
            return envelope && unpack(*envelope, body) ? std::optional<Body>(std::move(body)) : std::nullopt;
        }
    };

    explicit RawClient(const std::string& path)
    {
        m_fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        m_connected = m_fd >= 0 && ::connect(m_fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~RawClient() { hangUp(); }
    RawClient(RawClient&& other) noexcept
        : m_fd(std::exchange(other.m_fd, -1)), m_connected(other.m_connected), m_closed(other.m_closed)
    {
    }
    RawClient& operator=(RawClient&&) = delete;

    bool connected() const { return m_connected; }
    void hangUp()
    {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = -1;
    }

    /// What the socket takes at once; the number of bytes.
    std::size_t write(std::string_view bytes)
    {
        const ssize_t n = ::send(m_fd, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        return n > 0 ? static_cast<std::size_t>(n) : 0;
    }
    static std::string hello(std::uint32_t low = kProtocolMin, std::uint32_t high = kProtocolMax)
    {
        return frame(pack(MessageKind::Hello, 0, Hello{low, high, "test"}));
    }
    template<class Body>
    static std::string message(MessageKind kind, std::uint64_t id, const Body& body)
    {
        return frame(pack(kind, id, body));
    }

    /// Reads what is there.
    RawClient& read()
    {
        char buffer[65536];
        for (;;) {
            const ssize_t n = ::recv(m_fd, buffer, sizeof buffer, MSG_DONTWAIT);
            if (n <= 0) {
                m_closed = m_closed || n == 0 || (errno != EAGAIN && errno != EINTR);
                break;
            }
            m_decoder.append({buffer, static_cast<std::size_t>(n)});
            while (auto payload = m_decoder.next()) {
                const auto envelope = openEnvelope(*payload);
                messages.push_back({envelope->kind, envelope->requestId, *payload});
            }
        }
        return *this;
    }
    bool closed() { return read().m_closed; }
    std::size_t count(MessageKind kind)
    {
        read();
        return static_cast<std::size_t>(
            std::count_if(messages.begin(), messages.end(), [kind](const Message& m) { return m.kind == kind; }));
    }
    /// The first of its kind; also of one id where that is given.
    const Message* find(MessageKind kind, std::optional<std::uint64_t> id = {})
    {
        read();
        const auto it = std::find_if(messages.begin(), messages.end(),
                                     [&](const Message& m) { return m.kind == kind && (!id || m.id == *id); });
        return it == messages.end() ? nullptr : &*it;
    }

    std::deque<Message> messages;

private:
    int m_fd = -1;
    bool m_connected = false;
    bool m_closed = false;
    FrameDecoder m_decoder;
};

} // namespace slotd
