// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "ports/jobservice.h"
#include "ports/log.h"
#include "server/eventhub.h"
#include "server/serverlimits.h"
#include "server/session.h"

#include <functional>
#include <list>
#include <memory>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <string>
#include <vector>

namespace slotd
{

/// What may stand at the socket's path. Only the holder of the root's lock knows that a socket found there is nobody's.
enum class StaleSocket { Refuse, Remove };

/// Who is at the other end of a connected Unix socket (SO_PEERCRED, unix(7)).
Result<Peer> peerOf(int fd);

/// The daemon's door: listens on one Unix socket, lets only its own user in, holds the sessions and their limits.
/// Not a QLocalServer: that one closes for good when a single accept(2) fails (docs/decisions/0004-own-listener.md).
class LocalServer : public QObject, private SessionHost
{
public:
    LocalServer(JobService& service, EventHub& events, Log& log, ServerLimits limits = {}, QObject* parent = nullptr);
    ~LocalServer() override;

    /// What HelloReply says; for connections from now on.
    void setGreeting(std::string nodeName, bool compatSlurm);
    /// Only this uid is served. Default: the daemon's own.
    void setAllowedUid(std::uint32_t uid) { m_allowedUid = uid; }

    /// Binds with mode 0600; the folder (0700) is the caller's. The service must be ready.
    Result<void> listen(const std::string& path, StaleSocket stale);
    /// No new connections, and the socket's file is gone; those that are open go on.
    void stopListening();
    /// Writes what can be written at once, then closes every connection.
    void close();

    bool listening() const { return m_listener >= 0; }
    std::size_t connectionCount() const { return m_sessions.size(); }

private:
    const ServerLimits& limits() const override { return m_limits; }
    const HelloReply& greeting() const override { return m_greeting; }
    Log& log() override { return m_log; }
    std::span<char> scratch() override { return m_scratch; }
    bool dispatch(Session& session, const Envelope& request) override;
    void active(Session& session) override;
    void watch(Session& session) override;
    void touched(Session& session) override;
    void closed(Session& session) override;

    void acceptSome();
    bool acceptOne();
    void outOfDescriptors();
    void admit(int fd);
    bool makeRoom();
    void turnAway(int fd, const Error& why);
    void endTurn();
    void checkExpired();
    void armExpiry();

    JobService& m_service;
    EventHub& m_events;
    Log& m_log;
    ServerLimits m_limits;
    HelloReply m_greeting;
    std::uint32_t m_allowedUid;
    std::string m_path;
    int m_listener = -1;
    int m_spare = -1; ///< Given up for a moment to turn a client away when no other descriptor is left.
    std::unique_ptr<QSocketNotifier> m_acceptNotifier;
    std::list<Session*> m_sessions; ///< Least recently active first. QObject children.
    std::vector<Session*> m_dirty;
    std::vector<Session*> m_watched;
    QTimer m_expiry;      ///< Runs only while some client is inside a frame or ending.
    QTimer m_acceptPause; ///< Runs only while no descriptor can be had.
    std::vector<char> m_scratch;
};

} // namespace slotd
