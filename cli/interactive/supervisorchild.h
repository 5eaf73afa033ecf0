// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"
#include "domain/launchplan.h"
#include "interactive/pollloop.h"

#include <deque>
#include <functional>
#include <memory>
#include <string>

namespace slotd
{

/// The supervisor of this srun's step: its process, the link to it, and what it may leave behind.
class SupervisorChild
{
public:
    using NoticeHandler = std::function<void(const StepNotice&)>;

    explicit SupervisorChild(PollLoop& loop) : m_loop(loop) {}
    /// Closes the link; a step that runs is then ended by its supervisor.
    ~SupervisorChild();
    SupervisorChild(const SupervisorChild&) = delete;
    SupervisorChild& operator=(const SupervisorChild&) = delete;

    /// Starts `program`. The descriptors that the plan's ranks name are handed over; they stay open here. `handler` gets every
    /// notice; the last one is Finished, made up with EndCause::Lost where the supervisor died without it (after the
    /// processes that it left have been killed).
    Result<void> start(const std::string& program, LaunchPlan plan, NoticeHandler handler);
    void send(const SupervisorRequest& request);
    int pid() const { return m_pid; }

private:
    void onLink();
    void flush();
    void lost();

    PollLoop& m_loop;
    NoticeHandler m_handler;
    UniqueFd m_link;
    PollLoop::Id m_watch = 0;
    std::deque<std::string> m_requests; ///< That the link does not take yet.
    std::unique_ptr<char[]> m_buffer;
    int m_pid = 0;
    std::string m_group; ///< Cgroup of the step; "" = none. Its supervisor removes it, unless it is killed.
};

/// Beside this program, in ../libexec/slotd, or `granted`, which the daemon named.
std::string findSupervisor(const std::string& granted);

} // namespace slotd
