// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "actions/jobrules.h"
#include "connection/daemonlink.h"
#include "settings/preferences.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QWidget>
#include <vector>

namespace slotd
{

/// Carries actions out: asks once where something is lost by it, sends one request for all jobs, and says which of them
/// it did not work for, and why. Questions are windows of their own kind, never nested loops.
class JobCommands : public QObject
{
    Q_OBJECT
public:
    JobCommands(DaemonLink& link, Preferences& preferences, QWidget& window);

    void run(JobAction action, const std::vector<JobItem>& targets);
    /// Without a question: from a notification or the tray's menu.
    void cancelNow(const std::vector<JobItem>& targets);
    void requeueNow(const std::vector<JobItem>& targets);
    /// What was put aside to be cancelled is let free again.
    void undo();
    /// What was put aside is cancelled now: nobody is there any more to change their mind.
    void settle() { finishCancel(); }
    void setPartitions(QStringList partitions) { m_partitions = std::move(partitions); }

Q_SIGNALS:
    void logWanted(slotd::JobId job);
    void resubmitWanted(slotd::JobId job);
    /// Waiting jobs were put aside and will be cancelled when the time is over.
    void undoOffered(int jobs, int milliseconds);
    void undoOver();
    void told(const QString& message);
    void failed(const QString& title, const QStringList& lines);

private:
    void cancel(const std::vector<JobItem>& targets);
    void cancelWaiting(const std::vector<JobItem>& targets);
    void finishCancel();
    void control(ControlVerb verb, const std::vector<JobItem>& targets);
    void update(const UpdatedEvent& changes, const std::vector<JobItem>& targets);
    void sendSignal(const std::vector<JobItem>& targets);
    void askTimeLimit(const std::vector<JobItem>& targets);
    void askPriority(const std::vector<JobItem>& targets);
    void askPartition(const std::vector<JobItem>& targets);
    void copyIds(const std::vector<JobItem>& targets);
    void copyCommands(const std::vector<JobItem>& targets);
    DaemonLink::Done<Outcomes> report(const std::vector<JobItem>& targets);

    DaemonLink& m_link;
    Preferences& m_preferences;
    QWidget& m_window;
    QStringList m_partitions;
    std::vector<JobItem> m_putAside;
    QTimer m_undoTime;
};

} // namespace slotd
