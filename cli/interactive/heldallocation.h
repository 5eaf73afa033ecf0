// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "console.h"
#include "domain/exportspec.h"
#include "interactive/foregroundcommand.h"
#include "interactive/leaseclient.h"
#include "options/interactiveoptions.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace slotd
{

/// What one salloc wants.
struct AllocationOrder
{
    SubmitRequest job;
    std::vector<std::string> command; ///< Or the shell; empty = --no-shell.
    bool isShell = false;
    EnvVars environment;              ///< The caller's; that of the allocation is laid over it.
    int killSignal = 0;               ///< --kill-command; 0 = as it is on a terminal or not.
    InteractiveOptions::Bell bell = InteractiveOptions::Bell::AfterWait;
    std::int64_t immediateMs = 0;     ///< --immediate with a time; 0 = wait for ever.
    bool quiet = false;
};

/// salloc: waits for its allocation, runs a command in it, gives it back.
class HeldAllocation
{
public:
    /// Prints why the submission was refused; the exit code.
    using Refused = std::function<int(const Error&)>;

    HeldAllocation(Console& console, RuntimePaths paths, std::string clientName, AllocationOrder order, Refused refused);

    /// The exit code of salloc.
    int run();

private:
    void onLease(const LeaseNews& news);
    void onGranted(const LeaseNews& news);
    void onRevoked();
    void onInterrupted();
    void onTooLate();
    void onCommandEnded(ExitCode exit);
    void announce();
    void startCommand(const LeaseNews& news);
    void watchLimit(const LeaseNews& news);
    void giveBack(ExitCode exit, int code);
    void say(const std::string& text) const;
    std::string jobText() const { return std::to_string(m_job.value); }

    Console& m_console;
    AllocationOrder m_order;
    Refused m_refused;
    PollLoop m_loop;
    LeaseClient m_client;
    ForegroundCommand m_command;
    JobId m_job;
    std::chrono::steady_clock::time_point m_begin;
    PollLoop::Id m_warning = 0;
    PollLoop::Id m_limit = 0;
    std::int64_t m_killWaitMs = 0;
    bool m_waited = false;
    bool m_granted = false;
    bool m_warned = false;
    bool m_revoked = false;
    bool m_ended = false; ///< The daemon says that the job is over.
    bool m_givenBack = false;
};

/// `caller` with a block of NAME=VALUE laid over it; a NAME without "=" is taken out.
EnvVars overlaid(EnvVars caller, const std::string& block);

} // namespace slotd
