// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/engine.h"
#include "app/programs.h"
#include "app/runtimeroot.h"
#include "app/unixsignals.h"
#include "base/paths.h"
#include "host/clockwatch.h"
#include "host/config.h"
#include "host/deadlinetimer.h"
#include "host/hostprobe.h"
#include "host/jobscope.h"
#include "host/sleepinhibitor.h"
#include "host/systemclock.h"
#include "launch/pidwatch.h"
#include "launch/processlauncher.h"
#include "notify/commandnotifier.h"
#include "notify/journallog.h"
#include "server/eventhub.h"
#include "server/localserver.h"
#include "store/sqlitestore.h"

#include <memory>
#include <optional>
#include <QObject>

namespace slotd
{

/// The daemon's composition root: builds the ports' real forms, ties them to the engine, and takes them down in order.
class DaemonApp : public QObject
{
    Q_OBJECT
public:
    DaemonApp(RuntimePaths paths, Config config, AppImage from, JournalLog& log);
    ~DaemonApp() override;

    /// Takes the root, opens the store and begins to look at the host; the socket opens when the host is known. An error
    /// is for stderr and a non-zero exit.
    Result<void> start();

signals:
    /// Cleanly stopped, or could not go on (then with a status other than 0).
    void finished(int status);

private:
    /// Where systemd runs this as a delegated unit, jobs get a place of their own; then lookAtHost().
    void openJobScope();
    void lookAtHost();
    /// Where jobs get cgroups; "" = nowhere.
    std::string cgroupBase() const;
    void hostKnown(HostSetup setup);
    Result<void> serve();
    void armDeadline();
    void deadlineReached();
    void reload();
    void stop();
    /// Removes what is older than SLOTD_HISTORY_DAYS, now and once a day.
    void retireHistory();
    DaemonSettings daemonSettings() const;

    RuntimePaths m_paths;
    Config m_config;
    AppImage m_appImage; ///< What the daemon came in.
    std::string m_serviceManager; ///< Socket of what started the daemon; "" = none.
    JournalLog& m_log;
    SystemClock m_clock;
    MachineFacts m_machine;
    Instant m_started;
    std::optional<RuntimeRoot> m_root;
    std::unique_ptr<SqliteStore> m_store;
    std::optional<LoadedState> m_loaded;
    std::unique_ptr<ProcessLauncher> m_launcher;
    PidWatch m_processes;
    std::unique_ptr<CommandNotifier> m_notifier;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<EventHub> m_hub;
    std::unique_ptr<LocalServer> m_server;
    Instant m_lookAgainAt = kNoTime; ///< The engine's deadline; kNoTime: none, as below.
    Instant m_retireAt = kNoTime;    ///< When history is looked through next.
    std::unique_ptr<JobScope> m_scope;
    JobScope::Place m_place; ///< Empty paths: none.
    HostProbe m_probe;
    SleepInhibitor m_sleep;
    DeadlineTimer m_deadline;
    ClockWatch m_clockWatch;
    UnixSignals m_signals;
};

} // namespace slotd
