// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "connection/daemoncontrol.h"
#include "connection/daemonlink.h"
#include "look/theme.h"
#include "models/jobfeed.h"
#include "models/jobstore.h"
#include "notifications/notificationcenter.h"
#include "settings/preferences.h"
#include "trayicon/trayicon.h"

#include <memory>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace slotd
{

class Desk;

/// The composition root: what lives as long as the program (connection, jobs, icon, notifications), and the window, which is
/// made when it is first wanted.
class TrayApp : public QObject
{
    Q_OBJECT
public:
    TrayApp(const RuntimePaths& paths, Preferences& preferences);
    ~TrayApp() override;

    /// Words as from another start: "show", "hidden" or "quit", then scripts.
    void start(const QStringList& words);
    void obey(const QStringList& words);

private:
    void connectIcon();
    void connectNotifications();
    Desk& desk();
    void toggleWindow();
    void holdWaiting(bool hold);
    void pause(bool on);
    void onListed();
    void quit();
    std::vector<JobItem> jobsOf(JobId job) const;

    Preferences& m_preferences;
    Theme m_theme;
    DaemonLink m_link;
    DaemonControl m_control;
    JobStore m_store;
    JobFeed m_feed;
    TrayIcon m_icon;
    NotificationCenter m_notifications;
    std::unique_ptr<Desk> m_desk;
    QTimer m_noteSeen;
    bool m_summed = false;
};

} // namespace slotd
