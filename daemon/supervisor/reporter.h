// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/launchplan.h"
#include "supervisor/controlsocket.h"

#include <poll.h>
#include <string>
#include <vector>

namespace slotd
{

/// Whom a supervision answers to: the attempt file of a batch job, or the link to a step's srun. Nothing here blocks but
/// finish().
class Reporter
{
public:
    virtual ~Reporter() = default;

    /// The job's folder, open; -1 = there is none, and no control socket.
    virtual int folder() const = 0;
    virtual std::string controlName() const = 0;
    /// What a result begins with: job, supervisor, start.
    virtual const AttemptFile& content() const = 0;

    virtual void started(const std::vector<int>& /*pids*/) {}
    virtual void rankEnded(std::size_t /*rank*/, ExitCode, bool /*coreDumped*/) {}
    virtual void ending(EndCause) {}
    virtual void finish(AttemptFile result) = 0;

    virtual void appendPolls(std::vector<pollfd>& /*polls*/) const {}
    virtual void serve(const std::vector<pollfd>& /*polls*/, const ControlSocket::Handler&) {}
};

} // namespace slotd
