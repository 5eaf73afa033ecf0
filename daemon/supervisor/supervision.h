// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/uniquefd.h"
#include "domain/launchplan.h"
#include "supervisor/attemptrecord.h"
#include "supervisor/cgroup.h"
#include "supervisor/controlsocket.h"
#include "supervisor/processtree.h"
#include "supervisor/rankstarter.h"

#include <cstdint>
#include <string>
#include <vector>

namespace slotd
{

/// Runs one attempt from its first process to its result.
class Supervision
{
public:
    Supervision(const LaunchPlan& plan, AttemptRecord& record);

    /// Starts the ranks, waits until nothing of the job lives, writes the result.
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
    void meetDeadlines();
    std::int64_t nextDeadline() const;

    void warn();
    void terminate(EndCause cause);
    void beginKilling();
    void announce(EndCause cause);
    SupervisorReply handle(const SupervisorRequest& request);
    SupervisorReply handleSignal(const SupervisorRequest& request);
    SupervisorReply handleLimit(const SupervisorRequest& request);
    std::uint32_t signalRanks(int number);
    AttemptFile result() const;

    const LaunchPlan& m_plan;
    AttemptRecord& m_record;
    Cgroup m_cgroup;
    ProcessTree m_tree;
    RankStarter m_starter;
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
    std::int64_t m_graceEndMs = -1;
    std::int64_t m_nextKillMs = -1;
    std::int64_t m_killPauseMs = 0;
    std::int64_t m_controlMs = -1; ///< When the control socket is to be opened.
};

} // namespace slotd
