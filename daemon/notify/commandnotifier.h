// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/timefmt.h"
#include "ports/log.h"
#include "ports/notifier.h"

#include <deque>
#include <QByteArray>
#include <QHash>
#include <QObject>
#include <string>
#include <utility>
#include <vector>

class QProcess;

namespace slotd
{

struct HookLimits
{
    int atOnce = 8;                       ///< Hooks that run at the same time; more wait in turn.
    std::size_t waiting = 100'000;        ///< Hooks that wait; more are dropped with a log line.
    Milliseconds time = Seconds(60);      ///< After this a hook is killed, with all it started in its session.
};

using HookVariables = std::vector<std::pair<const char*, std::string>>;
/// The SLOTD_JOB_* variables that a hook gets for a job that has ended; none is ever empty (seed). Pure.
HookVariables hookVariables(const Job& job);

/// Runs SLOTD_NOTIFY_CMD through /bin/sh for every job that has ended; never waited for, always reaped. A hook that fails
/// is one log line and nothing else.
class CommandNotifier : public QObject, public Notifier
{
    Q_OBJECT
public:
    /// `log` must live as long as this.
    CommandNotifier(std::string command, Log& log, HookLimits limits = {}, QObject* parent = nullptr);
    /// Ends what still runs.
    ~CommandNotifier() override;

    /// For jobs from now on; "" = no hook.
    void setCommand(std::string command) { m_command = std::move(command); }

    void jobEnded(const Job& job) override;

    bool idle() const { return m_running.isEmpty() && m_waiting.empty(); }

signals:
    /// The last hook has ended and none waits: at a stop of the daemon the moment to go.
    void becameIdle();

private:
    struct Hook
    {
        JobId job;
        std::string command;
        HookVariables variables;
    };
    struct Running
    {
        JobId job;
        QByteArray said; ///< Beginning of its stderr.
        bool timedOut = false;
    };

    void startWaiting();
    void start(const Hook& hook);
    void timeIsUp(QProcess* process);
    void ended(QProcess* process);
    void remove(QProcess* process, const std::string& trouble);
    void killGroup(QProcess* process) const;

    std::string m_command;
    Log& m_log;
    HookLimits m_limits;
    std::string m_setsid; ///< Path of setsid(1), "" where there is none.
    std::deque<Hook> m_waiting;
    QHash<QProcess*, Running> m_running;
    std::size_t m_dropped = 0;
};

} // namespace slotd
