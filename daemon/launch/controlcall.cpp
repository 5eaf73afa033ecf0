// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/controlcall.h"

#include "base/procfs.h"
#include "wire/fieldcodec.h"

#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr int kLongestPauseMs = 100;
constexpr int kUnreachableMs = 2000;
constexpr int kReplyTimeoutMs = 10'000;
constexpr std::size_t kMaxReply = 4096;

ProcessIdentity peerOf(int socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return {};
    const auto stat = readProcessStat(peer.pid);
    return stat ? ProcessIdentity{peer.pid, stat->startTicks, readBootId()} : ProcessIdentity{};
}

} // namespace

ControlCall::ControlCall(std::string folder, std::string socket, SupervisorRequest request, Alive alive, Done done,
                         QObject* parent)
    : QObject(parent),
      m_folder(std::move(folder)),
      m_name(std::move(socket)),
      m_request(request),
      m_alive(std::move(alive)),
      m_done(std::move(done))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_sent)
            finish(Error(Code::ConnectionLost, "the job's supervisor does not answer"));
        else
            attempt();
    });
}

ControlCall::~ControlCall() = default;

void ControlCall::begin()
{
    m_timer.start(0);
}

void ControlCall::attempt()
{
    if (!m_alive()) {
        finish(Error(Code::NotRunning));
        return;
    }
    const std::string bytes = encodeToString(m_request);
    if (!tryConnect() || ::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT) < 0) {
        retry();
        return;
    }
    m_sent = true;
    awaitReply();
}

bool ControlCall::tryConnect()
{
    // Through the folder's descriptor: its path may be longer than a socket address.
    const UniqueFd folder(::open(m_folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    m_socket.reset(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!folder.valid() || !m_socket.valid())
        return false;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::snprintf(address.sun_path, sizeof address.sun_path, "/proc/self/fd/%d/%s", folder.get(), m_name.c_str());
    return ::connect(m_socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

void ControlCall::awaitReply()
{
    m_readable = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, [this] { readReply(); });
    m_timer.start(kReplyTimeoutMs);
}

void ControlCall::readReply()
{
    char bytes[kMaxReply];
    const ssize_t got = ::recv(m_socket.get(), bytes, sizeof bytes, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    SupervisorReply reply;
    if (got > 0 && decodeFromString(std::string_view(bytes, static_cast<std::size_t>(got)), reply)) {
        reply.supervisor = peerOf(m_socket.get());
        finish(std::move(reply));
    } else {
        finish(Error(Code::NotRunning)); // it closed the socket: the job ended before the request was read
    }
}

void ControlCall::retry()
{
    m_socket.reset();
    m_waitedMs += m_pauseMs;
    if (m_unreachable && m_waitedMs >= kUnreachableMs && m_unreachable())
        m_unreachable = {};
    m_timer.start(m_pauseMs);
    m_pauseMs = std::min(m_pauseMs * 2, kLongestPauseMs);
}

void ControlCall::finish(Result<SupervisorReply> result)
{
    m_timer.stop();
    if (m_readable)
        m_readable->setEnabled(false);
    const Done done = std::move(m_done);
    deleteLater();
    done(std::move(result));
}

} // namespace slotd
