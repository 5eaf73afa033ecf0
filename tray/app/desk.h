// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "actions/jobactions.h"
#include "connection/daemoncontrol.h"
#include "models/jobfeed.h"

#include <memory>
#include <QObject>
#include <QString>

namespace slotd
{

class DetailsPane;
class GaugePanel;
class JobCommands;
class MainWindow;
class Preferences;
class QueuePage;
class SbatchRunner;
class StatisticsPage;
class Theme;
class TimelineView;

/// The window with all that is in it: puts the parts together and connects them. The parts don't know one another.
class Desk : public QObject
{
    Q_OBJECT
public:
    Desk(DaemonLink& link, DaemonControl& control, JobStore& store, JobFeed& feed, Preferences& preferences, Theme& theme);
    ~Desk() override;

    void bringUp();
    void putAway();
    void tellDaemonFailure(const QString& why);
    bool inFront() const;
    void showJob(JobId job);
    void showLog(JobId job);
    bool logInSight(JobId job) const;
    void cancelJob(JobId job);
    /// "" = an empty one.
    void openSubmit(const QString& script);
    void openSettings();
    void keepLayout();
    /// The program ends: layouts are kept, what waits to be cancelled is.
    void settle();
    JobCommands& commands() { return *m_commands; }

Q_SIGNALS:
    void seen();
    void pauseWanted();
    /// To be told once, as the program seems to be gone.
    void stayTold(const QString& title, const QString& text);
    void quitWanted();

private:
    void connectWindow();
    void connectQueue();
    void connectCommands();
    void selectSomething();
    void onSelection();
    void onNode(const NodeInfo& node);
    void describeLink();
    void describeCounts();
    void resubmit(JobId job);
    void openFiles(const QStringList& files);
    void runTestJob();
    void openAbout();
    void onClose();
    void onBack();
    void enterDetails();
    void restoreLayout();
    class SubmitDialog* newSubmitDialog();

    DaemonLink& m_link;
    DaemonControl& m_control;
    JobStore& m_store;
    JobFeed& m_feed;
    Preferences& m_preferences;
    JobActions m_actions;
    std::unique_ptr<MainWindow> m_window;
    JobCommands* m_commands;
    QueuePage* m_queue;
    TimelineView* m_timeline;
    StatisticsPage* m_statistics;
    DetailsPane* m_details;
    GaugePanel* m_gauges;
    SbatchRunner* m_runner;
    QStringList m_partitions;
    JobId m_wanted; ///< To be selected as soon as it is in the list.
};

} // namespace slotd
