// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/session.h"

#include <algorithm>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace slotd
{

namespace
{

/// A long answer begins to leave while it is still being made: its reader works on another processor meanwhile.
constexpr std::size_t kEarlyBytes = 32U << 10;
constexpr std::size_t kKeptCapacity = 256U << 10; // of a write buffer, between bursts

Error noCommonVersion(const Hello& hello)
{
    const auto range = [](std::uint32_t low, std::uint32_t high) {
        return low == high ? std::to_string(low) : std::to_string(low) + " to " + std::to_string(high);
    };
    return {Code::ProtocolVersion, "the slotd daemon speaks protocol version " + range(kProtocolMin, kProtocolMax) +
                                       ", this program " + range(hello.minVersion, hello.maxVersion) +
                                       ": restart the daemon, or install the same version of both"};
}

} // namespace

Session::Session(int fd, Peer peer, SessionHost& host, QObject* parent)
    : QObject(parent), m_fd(fd), m_peer(peer), m_host(host), m_readNotifier(fd, QSocketNotifier::Read),
      m_decoder(host.limits().helloFrame)
{
    connect(&m_readNotifier, &QSocketNotifier::activated, this, &Session::readable);
}

Session::~Session()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

bool Session::congested() const
{
    return queued() > limits().writeMark;
}

bool Session::paused() const
{
    return congested() || m_outstanding >= limits().outstanding;
}

void Session::readable()
{
    const std::span<char> room = m_host.scratch();
    const ssize_t n = ::recv(m_fd, room.data(), room.size(), MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n <= 0) {
        close();
        return;
    }
    m_host.active(*this);
    m_decoder.append({room.data(), static_cast<std::size_t>(n)});
    drainFrames();
    if (open())
        flush();
}

void Session::drainFrames()
{
    bool completedOne = false;
    m_inDrain = true;
    while (open() && !m_ending && !paused()) {
        const auto payload = m_decoder.nextView();
        if (!payload)
            break;
        completedOne = true;
        take(*payload);
    }
    m_inDrain = false;
    if (open() && !m_ending && m_decoder.failed())
        refuse({Code::Malformed, "a message is larger than this connection may send"});
    if (!open())
        return;
    m_readNotifier.setEnabled(!m_ending && !paused());
    if (!m_ending)
        noteFrame(completedOne);
}

void Session::noteFrame(bool completedOne)
{
    if (paused() || !m_decoder.inFrame()) {
        m_since.reset();
        return;
    }
    if (completedOne || !m_since)
        m_since = std::chrono::steady_clock::now();
    m_host.watch(*this);
}

void Session::take(std::string_view payload)
{
    const auto envelope = openEnvelope(payload);
    if (!envelope) {
        refuse({Code::Malformed, "bytes that are no message"});
        return;
    }
    if (!m_greeted) {
        takeHello(*envelope);
        return;
    }
    ++m_outstanding;
    if (!m_host.dispatch(*this, *envelope) && open())
        refuse({Code::Malformed, "a request that does not make sense"}, envelope->requestId);
}

void Session::takeHello(const Envelope& envelope)
{
    Hello hello;
    if (envelope.kind != MessageKind::Hello || !unpack(envelope, hello) || hello.minVersion > hello.maxVersion) {
        refuse({Code::Malformed, "the first message is not a greeting"});
        return;
    }
    m_client = std::move(hello.client);
    if (hello.minVersion > kProtocolMax || hello.maxVersion < kProtocolMin) {
        refuse(noCommonVersion(hello));
        return;
    }
    m_greeted = true;
    m_decoder.setCap(limits().frame);
    HelloReply reply = m_host.greeting();
    reply.version = std::min(hello.maxVersion, kProtocolMax);
    send(pack(MessageKind::HelloReply, envelope.requestId, reply), limits().writeQueue);
}

void Session::send(std::string_view payload, std::size_t bound)
{
    if (!open() || m_ending)
        return;
    if (queued() + payload.size() > bound) {
        m_host.log().warning("slow client dropped", {{"pid", std::to_string(m_peer.pid)}, {"client", m_client}});
        close();
        return;
    }
    if (m_outStart > m_out.size() / 2) {
        m_out.erase(0, m_outStart);
        m_outStart = 0;
    }
    const auto header = frameHeader(payload.size());
    m_out.append(header.data(), header.size());
    m_out.append(payload);
    if (queued() >= kEarlyBytes)
        writeEarly();
    m_host.touched(*this);
}

void Session::writeEarly()
{
    // What fails here fails again in flush(), which may close; a handler in the middle of its answer is no place for that.
    const ssize_t n = ::send(m_fd, m_out.data() + m_outStart, queued(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n > 0)
        m_outStart += static_cast<std::size_t>(n);
}

void Session::finished()
{
    --m_outstanding;
    m_host.touched(*this); // reading may go on
}

void Session::whenDrained(std::function<void()> callback)
{
    m_drained.push_back(std::move(callback));
    m_host.touched(*this);
}

void Session::refuse(const Error& error, std::uint64_t requestId)
{
    if (!open() || m_ending)
        return;
    m_host.log().warning("client refused", {{"pid", std::to_string(m_peer.pid)},
                                            {"uid", std::to_string(m_peer.uid)},
                                            {"client", m_client},
                                            {"why", error.message}});
    send(pack(MessageKind::ErrorReply, requestId, ErrorReply{error.code, error.message}), limits().writeQueue);
    if (!open())
        return;
    m_ending = true;
    m_readNotifier.setEnabled(false);
    m_since = std::chrono::steady_clock::now();
    m_host.watch(*this);
}

void Session::close()
{
    if (!open())
        return;
    m_readNotifier.setEnabled(false);
    if (m_writeNotifier)
        m_writeNotifier->setEnabled(false);
    ::close(m_fd);
    m_fd = -1;
    m_since.reset();
    m_drained.clear();
    m_host.closed(*this);
    deleteLater();
}

void Session::flush()
{
    while (queued() > 0) {
        const ssize_t n = ::send(m_fd, m_out.data() + m_outStart, queued(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno != EAGAIN) {
            close();
            return;
        }
        if (n < 0)
            break;
        m_outStart += static_cast<std::size_t>(n);
    }
    const bool blocked = queued() > 0;
    if (blocked && !m_writeNotifier) {
        m_writeNotifier = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Write);
        connect(m_writeNotifier.get(), &QSocketNotifier::activated, this, &Session::endTurn);
    } else if (m_writeNotifier) {
        m_writeNotifier->setEnabled(blocked);
    }
    if (blocked)
        return;
    m_out.clear();
    m_outStart = 0;
    if (m_out.capacity() > kKeptCapacity)
        m_out.shrink_to_fit();
    if (m_ending)
        close();
}

void Session::tellDrained()
{
    // A callback may produce enough to be congested again: the rest waits for its turn.
    std::vector<std::function<void()>> waiting;
    waiting.swap(m_drained);
    for (auto& callback : waiting) {
        if (open() && !congested())
            callback();
        else
            m_drained.push_back(std::move(callback));
    }
}

void Session::endTurn()
{
    if (!open() || m_inDrain)
        return;
    flush();
    if (open() && !m_drained.empty() && !congested())
        tellDrained();
    if (open() && !m_ending && !m_readNotifier.isEnabled() && !paused()) {
        drainFrames();
        if (open())
            flush();
    }
}

std::optional<Session::TimePoint> Session::expiry() const
{
    if (!m_since)
        return std::nullopt;
    return *m_since + limits().frameTime;
}

bool Session::expired(TimePoint now) const
{
    const auto when = expiry();
    return when && *when <= now;
}

} // namespace slotd
