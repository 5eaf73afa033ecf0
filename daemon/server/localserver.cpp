// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/localserver.h"

#include "base/version.h"
#include "server/dispatcher.h"
#include "server/listener.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::size_t kReadSize = 128U << 10; // about what a Unix socket's buffer holds
constexpr int kAcceptsPerTurn = 64;           // the sessions that are there already have their turn in between
constexpr std::chrono::milliseconds kAcceptPause{200};

std::size_t withinDescriptors(std::size_t wanted)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return wanted;
    return std::min<std::size_t>(wanted, std::max<std::size_t>(limit.rlim_cur / 10 * 9, 1));
}

int openSpare()
{
    return ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

void closeFd(int& fd)
{
    if (fd >= 0)
        ::close(fd);
    fd = -1;
}

} // namespace

Result<Peer> peerOf(int fd)
{
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0)
        return Error(Code::Io, std::string("peer credentials: ") + std::strerror(errno));
    return Peer{credentials.uid, credentials.gid, credentials.pid};
}

LocalServer::LocalServer(JobService& service, EventHub& events, Log& log, ServerLimits limits, QObject* parent)
    : QObject(parent), m_service(service), m_events(events), m_log(log), m_limits(limits), m_allowedUid(::geteuid()),
      m_scratch(kReadSize)
{
    m_greeting.daemonVersion = kVersion;
    m_expiry.setSingleShot(true);
    m_acceptPause.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, &LocalServer::checkExpired);
    connect(&m_acceptPause, &QTimer::timeout, this, [this] {
        if (m_acceptNotifier)
            m_acceptNotifier->setEnabled(true);
    });
}

LocalServer::~LocalServer()
{
    stopListening();
    close();
}

void LocalServer::setGreeting(std::string nodeName, bool compatSlurm)
{
    m_greeting.nodeName = std::move(nodeName);
    m_greeting.compatSlurm = compatSlurm;
}

Result<void> LocalServer::listen(const std::string& path, StaleSocket stale)
{
    const auto fd = bindListener(path, stale == StaleSocket::Remove, m_limits.backlog);
    if (!fd)
        return fd.error();
    m_listener = *fd;
    m_path = path;
    m_spare = openSpare();
    m_limits.connections = withinDescriptors(m_limits.connections);
    m_events.begin(m_service.nextEvent());
    m_acceptNotifier = std::make_unique<QSocketNotifier>(m_listener, QSocketNotifier::Read);
    connect(m_acceptNotifier.get(), &QSocketNotifier::activated, this, &LocalServer::acceptSome);
    return {};
}

void LocalServer::stopListening()
{
    if (m_listener < 0)
        return;
    m_acceptNotifier.reset();
    ::unlink(m_path.c_str()); // before the close: a client never finds a socket that nobody will serve
    closeFd(m_listener);
    closeFd(m_spare);
}

void LocalServer::close()
{
    const std::list<Session*> sessions = m_sessions;
    for (Session* session : sessions)
        session->endTurn();
    while (!m_sessions.empty())
        m_sessions.front()->close();
}

void LocalServer::acceptSome()
{
    for (int i = 0; i < kAcceptsPerTurn; ++i) {
        if (!acceptOne())
            return;
    }
}

bool LocalServer::acceptOne()
{
    const int fd = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd >= 0) {
        admit(fd);
        return true;
    }
    if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS) {
        outOfDescriptors();
        return false;
    }
    return errno == EINTR || errno == ECONNABORTED;
}

void LocalServer::outOfDescriptors()
{
    if (makeRoom())
        return; // the notifier comes again for whoever waits
    closeFd(m_spare);
    const int fd = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd >= 0)
        turnAway(fd, {Code::Busy, "the slotd daemon has no file descriptor left for another connection"});
    m_spare = openSpare();
    if (fd < 0 || m_spare < 0) {
        m_acceptNotifier->setEnabled(false);
        m_acceptPause.start(kAcceptPause);
    }
}

void LocalServer::admit(int fd)
{
    const auto peer = peerOf(fd);
    if (!peer || peer->uid != m_allowedUid) {
        m_log.warning("connection of another user refused", {{"uid", peer ? std::to_string(peer->uid) : "unknown"}});
        turnAway(fd, Error(Code::AccessDenied));
        return;
    }
    if (m_sessions.size() >= m_limits.connections && !makeRoom()) {
        turnAway(fd, {Code::Busy, "the slotd daemon serves " + std::to_string(m_sessions.size()) +
                                      " connections already: try again"});
        return;
    }
    auto* session = new Session(fd, *peer, *this, this);
    session->place = m_sessions.insert(m_sessions.end(), session);
}

bool LocalServer::makeRoom()
{
    const auto idle = std::find_if(m_sessions.begin(), m_sessions.end(), [](const Session* s) { return s->idle(); });
    if (idle == m_sessions.end())
        return false;
    m_log.warning("idle connection dropped", {{"pid", std::to_string((*idle)->peer().pid)},
                                              {"connections", std::to_string(m_sessions.size())}});
    (*idle)->close();
    return true;
}

void LocalServer::turnAway(int fd, const Error& why)
{
    // A new socket has room for one line; who does not read it learns from the hang-up.
    const std::string reply = frame(pack(MessageKind::ErrorReply, 0, ErrorReply{why.code, why.message}));
    [[maybe_unused]] const ssize_t sent = ::send(fd, reply.data(), reply.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    ::close(fd);
}

bool LocalServer::dispatch(Session& session, const Envelope& request)
{
    const ReplyHandle reply(session, request.requestId);
    const Handler handler = handlerFor(request.kind);
    if (!handler) {
        reply.fail({Code::UnknownRequest, "this slotd daemon (" + m_greeting.daemonVersion + ") does not know request " +
                                              std::to_string(static_cast<unsigned>(request.kind))});
        return true;
    }
    return handler(request, {m_service, m_events, session.peer(), reply});
}

void LocalServer::active(Session& session)
{
    m_sessions.splice(m_sessions.end(), m_sessions, session.place);
}

void LocalServer::touched(Session& session)
{
    if (std::exchange(session.dirty, true))
        return;
    m_dirty.push_back(&session);
    if (m_dirty.size() == 1)
        QMetaObject::invokeMethod(this, &LocalServer::endTurn, Qt::QueuedConnection);
}

void LocalServer::endTurn()
{
    std::vector<Session*> dirty;
    dirty.swap(m_dirty);
    for (Session* session : dirty)
        session->dirty = false;
    for (Session* session : dirty)
        session->endTurn();
}

void LocalServer::watch(Session& session)
{
    if (std::exchange(session.watched, true))
        return;
    m_watched.push_back(&session);
    if (!m_expiry.isActive())
        armExpiry();
}

void LocalServer::checkExpired()
{
    const auto now = std::chrono::steady_clock::now();
    std::vector<Session*> watched;
    watched.swap(m_watched);
    for (Session* session : watched) {
        session->watched = false;
        if (session->expired(now)) {
            m_log.warning("client too slow with a message", {{"pid", std::to_string(session->peer().pid)}});
            session->close();
        } else if (session->open() && session->expiry()) {
            session->watched = true;
            m_watched.push_back(session);
        }
    }
    armExpiry();
}

void LocalServer::armExpiry()
{
    std::optional<Session::TimePoint> first;
    for (const Session* session : m_watched) {
        const auto when = session->expiry();
        if (when && (!first || *when < *first))
            first = when;
    }
    if (!first)
        return;
    const auto left = *first - std::chrono::steady_clock::now();
    m_expiry.start(std::max(std::chrono::ceil<std::chrono::milliseconds>(left), std::chrono::milliseconds(1)));
}

void LocalServer::closed(Session& session)
{
    m_sessions.erase(session.place);
    if (session.dirty)
        std::erase(m_dirty, &session);
    if (session.watched)
        std::erase(m_watched, &session);
    if (session.subscribed())
        m_events.dropClosed();
}

} // namespace slotd
