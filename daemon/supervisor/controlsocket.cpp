// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/controlsocket.h"

#include "wire/fieldcodec.h"

#include <algorithm>
#include <cstdio>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::size_t kMaxPeers = 8;
constexpr std::size_t kMaxRequest = 4096;

bool sameUser(int peer)
{
    ucred who{};
    socklen_t size = sizeof who;
    return ::getsockopt(peer, SOL_SOCKET, SO_PEERCRED, &who, &size) == 0 && (who.uid == ::geteuid() || who.uid == 0);
}

} // namespace

bool ControlSocket::open(int folder, std::string name)
{
    m_folder = folder;
    m_name = std::move(name);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::snprintf(address.sun_path, sizeof address.sun_path, "/proc/self/fd/%d/%s", folder, m_name.c_str());
    m_listener.reset(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!m_listener.valid())
        return false;
    // Left by an earlier attempt whose supervisor was killed; the lock says that none lives.
    ::unlinkat(folder, m_name.c_str(), 0);
    if (::bind(m_listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(m_listener.get(), kMaxPeers) != 0) {
        m_listener.reset();
        return false;
    }
    return true;
}

void ControlSocket::close()
{
    m_peers.clear();
    if (!m_listener.valid())
        return;
    m_listener.reset();
    ::unlinkat(m_folder, m_name.c_str(), 0);
}

void ControlSocket::appendPolls(std::vector<pollfd>& polls) const
{
    if (!m_listener.valid())
        return;
    polls.push_back({m_listener.get(), POLLIN, 0});
    for (const UniqueFd& peer : m_peers)
        polls.push_back({peer.get(), POLLIN, 0});
}

void ControlSocket::acceptPeer()
{
    UniqueFd peer(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!peer.valid() || !sameUser(peer.get()))
        return;
    if (m_peers.size() == kMaxPeers)
        m_peers.erase(m_peers.begin());
    m_peers.push_back(std::move(peer));
}

void ControlSocket::answer(int peer, const Handler& handler)
{
    char bytes[kMaxRequest];
    const ssize_t got = ::recv(peer, bytes, sizeof bytes, MSG_DONTWAIT);
    SupervisorRequest request;
    if (got <= 0 || !decodeFromString(std::string_view(bytes, static_cast<std::size_t>(got)), request))
        return;
    const std::string reply = encodeToString(handler(request));
    // An answer fits the buffer of a fresh socket; a peer that is gone by now is no concern.
    static_cast<void>(::send(peer, reply.data(), reply.size(), MSG_DONTWAIT | MSG_NOSIGNAL));
}

void ControlSocket::serve(const std::vector<pollfd>& polls, const Handler& handler)
{
    for (const pollfd& ready : polls) {
        if (ready.revents == 0)
            continue;
        if (ready.fd == m_listener.get()) {
            acceptPeer();
            continue;
        }
        const auto peer = std::find_if(m_peers.begin(), m_peers.end(),
                                       [&](const UniqueFd& fd) { return fd.get() == ready.fd; });
        if (peer == m_peers.end())
            continue;
        answer(ready.fd, handler);
        m_peers.erase(peer);
    }
}

} // namespace slotd
