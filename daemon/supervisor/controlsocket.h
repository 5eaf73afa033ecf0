// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/uniquefd.h"
#include "domain/launchplan.h"

#include <functional>
#include <poll.h>
#include <string>
#include <vector>

namespace slotd
{

/// The control socket in the job's folder. A peer gets one answer to one request; one that sends nothing holds a place
/// until a newer peer needs it, and nothing else.
class ControlSocket
{
public:
    using Handler = std::function<SupervisorReply(const SupervisorRequest&)>;

    ~ControlSocket() { close(); }

    /// Binds <folder>/<name> through the folder's descriptor: the path may be longer than a socket address.
    bool open(int folder, std::string name);
    void close();
    bool isOpen() const { return m_listener.valid(); }

    void appendPolls(std::vector<pollfd>& polls) const;
    /// Serves whoever has something to say among `polls`.
    void serve(const std::vector<pollfd>& polls, const Handler& handler);

private:
    void acceptPeer();
    static void answer(int peer, const Handler& handler);

    int m_folder = -1;
    std::string m_name;
    UniqueFd m_listener;
    std::vector<UniqueFd> m_peers; ///< Oldest first.
};

} // namespace slotd
