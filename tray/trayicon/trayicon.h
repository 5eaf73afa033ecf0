// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "connection/daemonlink.h"
#include "models/jobfeed.h"
#include "models/jobstore.h"
#include "trayicon/iconart.h"
#include "trayicon/panelwatch.h"

#include <memory>
#include <optional>
#include <vector>
#include <QMenu>
#include <QObject>
#include <QStringList>
#include <QSystemTrayIcon>
#include <QTimer>

namespace slotd
{

/// The icon in the panel: how things are by its shape, counts in its tool tip, the most needed commands in its menu. It is shown
/// as soon as there is a panel, at the start or later; the menu is made when something has changed, not on a clock.
class TrayIcon : public QObject
{
    Q_OBJECT
public:
    TrayIcon(DaemonLink& link, JobStore& store, JobFeed& feed, QObject* parent = nullptr);
    ~TrayIcon() override;

    /// The failures so far were seen.
    void markSeen();
    /// Whether a panel shows it (it may come later).
    static bool panelThere();
    /// A message the old way, for desktops without a notification service.
    void showMessage(const QString& title, const QString& text, bool bad);
    void setNotificationsPaused(bool paused);
    QMenu& menu() { return m_menu; }
    QString toolTip() const;
    TrayLook look() const;

Q_SIGNALS:
    void windowWanted();
    void windowToggled();
    void jobWanted(slotd::JobId job);
    void logWanted(slotd::JobId job);
    void cancelWanted(slotd::JobId job);
    void submitWanted();
    void holdNewWanted(bool hold);
    void daemonStartWanted();
    void daemonStopWanted();
    void pauseWanted(bool pause);
    void settingsWanted();
    void quitWanted();

private:
    void onNews(const std::vector<JobNews>& news);
    void planRefresh();
    void appear();
    void refresh();
    std::vector<const JobItem*> newestJobs() const;
    QStringList menuWords(const std::vector<const JobItem*>& newest) const;
    void buildMenu();
    void addJob(const JobItem& job);

    DaemonLink& m_link;
    JobStore& m_store;
    JobFeed& m_feed;
    QMenu m_menu;
    PanelWatch m_panel;
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< None before there is a panel.
    QTimer m_soon;
    int m_unseenFailures = 0;
    bool m_paused = false;
    std::optional<TrayLook> m_shownLook;
    int m_shownCount = -1;
    QStringList m_menuWords; ///< What the menu was made of.
};

} // namespace slotd
