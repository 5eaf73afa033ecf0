// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/uniquefd.h"
#include "domain/launchplan.h"
#include "supervisor/cgroup.h"
#include "supervisor/controlsocket.h"
#include "supervisor/processtree.h"
#include "supervisor/rankstarter.h"
#include "supervisor/reporter.h"

#include <cstdint>
#include <string>
#include <vector>

namespace slotd
{

/// Runs one attempt, or one step, from its first process to its result.
class Supervision
{
public:
    Supervision(const LaunchPlan& plan, RankStarter& starter, Reporter& reporter);

    /// Starts the ranks, waits until nothing of the job lives, reports the result.
    void run();

private:
    enum class Phase {
        Running,
        Grace,   ///< Has been asked to end; killed when the grace is over.
        Killing, ///< Is killed again and again until nothing is left.
    };

    void openSignals();
    Result<void> start();
    void failLaunch(const std::string& message);
    void watch();
    /// Reaps what has ended; false once there is no child left, so nothing of the job.
    bool reap();
    void noteRank(std::size_t index, int status);
    void waitForEvents();
    void readSignals();
    void endWithMachine();
    void awaitServiceManager();
    void meetDeadlines();
    std::int64_t nextDeadline() const;

    void warn();
    /// `atOnce`: KILL instead of CONT, TERM and the grace; then the cause may be Exited: the exit codes decide.
    void terminate(EndCause cause, bool atOnce = false);
    void suspend();
    void resume();
    void endPause();
    bool suspended() const { return m_pausedSinceMs >= 0; }
    void beginKilling();
    void announce(EndCause cause);
    SupervisorReply handle(const SupervisorRequest& request);
    SupervisorReply handlePing() const;
    void handleTerminate(const SupervisorRequest& request);
    SupervisorReply handleSignal(const SupervisorRequest& request);
    SupervisorReply handleLimit(const SupervisorRequest& request);
    std::uint32_t signalRanks(int number);
    AttemptFile result() const;

    const LaunchPlan& m_plan;
    Reporter& m_reporter;
    RankStarter& m_starter;
    Cgroup m_cgroup;
    ProcessTree m_tree;
    ControlSocket m_control;
    UniqueFd m_signals;
    std::vector<int> m_ranks; ///< Process ids; 0 = has ended.
    std::size_t m_ranksAlive = 0;
    ExitCode m_exit;
    Usage m_usage;
    std::string m_message;

    Phase m_phase = Phase::Running;
    EndCause m_cause = EndCause::Exited;
    std::int64_t m_startMs = 0; ///< All on the monotonic clock; -1 = never.
    std::int64_t m_limitMs = -1;
    std::int64_t m_warnMs = -1;
    bool m_warned = false;
    std::int64_t m_pausedSinceMs = -1; ///< Suspended: the clocks of limit and warning stand still.
    std::int64_t m_pausedMs = 0;       ///< Earlier pauses, together.
    std::int64_t m_graceEndMs = -1;
    std::int64_t m_nextKillMs = -1;
    std::int64_t m_killPauseMs = 0;
    std::int64_t m_controlMs = -1; ///< When the control socket is to be opened.
};

} // namespace slotd
