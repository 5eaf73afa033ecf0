// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "ports/jobservice.h"
#include "ports/log.h"
#include "protocol/codec.h"
#include "server/serverlimits.h"

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <QObject>
#include <QPointer>
#include <QSocketNotifier>
#include <span>
#include <string>
#include <vector>

namespace slotd
{

class Session;

/// What sessions share: the server that holds them.
class SessionHost
{
public:
    virtual ~SessionHost() = default;
    virtual const ServerLimits& limits() const = 0;
    virtual const HelloReply& greeting() const = 0;
    virtual Log& log() = 0;
    /// Room for one read; valid until the next call.
    virtual std::span<char> scratch() = 0;
    /// False when the body is malformed.
    virtual bool dispatch(Session& session, const Envelope& request) = 0;
    /// Bytes came from the client.
    virtual void active(Session& session) = 0;
    /// Session::expired() is asked from now on, until it is neither inside a frame nor ending.
    virtual void watch(Session& session) = 0;
    /// endTurn() is called once this turn of the event loop is over.
    virtual void touched(Session& session) = 0;
    /// The connection is closed; the session deletes itself later.
    virtual void closed(Session& session) = 0;
};

/// One client: bytes to requests, replies to bytes. Nothing it does or leaves undone holds up another client.
/// The socket is read and written directly, without a QLocalSocket's second pair of buffers.
class Session : public QObject
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// Takes the fd.
    Session(int fd, Peer peer, SessionHost& host, QObject* parent);
    ~Session() override;

    const Peer& peer() const { return m_peer; }
    const ServerLimits& limits() const { return m_host.limits(); }
    bool open() const { return m_fd >= 0; }
    /// Nothing asked, nothing to say, no subscription: may be dropped when room is needed.
    bool idle() const { return m_outstanding == 0 && queued() == 0 && !m_subscribed; }
    void setSubscribed() { m_subscribed = true; }
    bool subscribed() const { return m_subscribed; }

    /// Queues one message; leaves with the others of this turn. Closes the connection when more than `bound` is queued.
    void send(std::string_view payload, std::size_t bound);
    std::size_t queued() const { return m_out.size() - m_outStart; }
    bool congested() const;
    /// Calls once, when not congested: later, or never when the client goes first. Never from inside the call.
    void whenDrained(std::function<void()> callback);
    /// A request has had its last reply.
    void finished();

    /// Says why, then closes once it is written.
    void refuse(const Error& error, std::uint64_t requestId = 0);
    /// At once; the object lives on until the event loop deletes it.
    void close();

    void endTurn();
    bool expired(TimePoint now) const;
    /// When expired() may become true; none: not before something happens.
    std::optional<TimePoint> expiry() const;

    bool dirty = false;                  ///< The host's: in its list of touched sessions.
    bool watched = false;                ///< The host's: in its list of watched sessions.
    std::list<Session*>::iterator place; ///< The host's: in its list by activity.

private:
    void readable();
    void drainFrames();
    void take(std::string_view payload);
    void takeHello(const Envelope& envelope);
    bool paused() const;
    void noteFrame(bool completedOne);
    void writeEarly();
    void flush();
    void tellDrained();

    int m_fd;
    Peer m_peer;
    SessionHost& m_host;
    QSocketNotifier m_readNotifier;
    std::unique_ptr<QSocketNotifier> m_writeNotifier;
    FrameDecoder m_decoder;
    std::string m_out;
    std::size_t m_outStart = 0;
    std::size_t m_outstanding = 0;
    std::vector<std::function<void()>> m_drained;
    std::optional<TimePoint> m_since; ///< First byte of the unfinished frame, or when the end began.
    std::string m_client;             ///< As it named itself.
    bool m_greeted = false;
    bool m_ending = false;
    bool m_subscribed = false;
    bool m_inDrain = false;
};

/// Where the replies to one request go. May be kept and used after the client has gone; then it does nothing.
class ReplyHandle
{
public:
    ReplyHandle(Session& session, std::uint64_t requestId) : m_session(&session), m_id(requestId) {}

    Session* session() const { return m_session && m_session->open() ? m_session.data() : nullptr; }

    /// One of several.
    template<class Body>
    void part(MessageKind kind, const Body& body) const
    {
        if (Session* s = session())
            s->send(pack(kind, m_id, body), s->limits().writeQueue);
    }
    /// The only one.
    template<class Body>
    void answer(MessageKind kind, const Body& body) const
    {
        part(kind, body);
        done();
    }
    void fail(const Error& error) const { answer(MessageKind::ErrorReply, ErrorReply{error.code, error.message}); }
    /// No more parts.
    void done() const
    {
        if (Session* s = session())
            s->finished();
    }

private:
    QPointer<Session> m_session;
    std::uint64_t m_id;
};

} // namespace slotd
