// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "host/config.h"
#include "ports/log.h"

#include <QObject>
#include <QTimer>
#include <string>

class QProcess;

namespace slotd
{

/// True on mains power, and on a machine that says nothing of its power: it has no battery.
bool onMainsPower(const std::string& powerFolder = "/sys/class/power_supply");

/// Keeps the machine from going to sleep by itself while jobs run: a logind lock (systemd-inhibit(1)) that ends with the
/// daemon. Best effort: where logind does not allow it, that is logged once, and tried again every minute (it depends on who is
/// logged in where). Nothing is held for jobs that are over within a second.
class SleepInhibitor : public QObject
{
public:
    explicit SleepInhibitor(Log& log, QObject* parent = nullptr);
    ~SleepInhibitor() override;

    /// With Auto, only while on mains power; looked at again every minute.
    void setMode(InhibitSleep mode);
    void setJobsRun(bool run);

private:
    void decide();
    void take();
    void letGo();

    Log& m_log;
    InhibitSleep m_mode = InhibitSleep::Auto;
    bool m_jobsRun = false;
    bool m_refused = false; ///< logind said no; not asked before the next look.
    bool m_told = false;    ///< That it said no.
    QProcess* m_holder = nullptr;
    QTimer m_soon;
    QTimer m_lookAgain;
};

} // namespace slotd
