// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "notifications/notificationrules.h"
#include "notifications/notificationserver.h"

#include <chrono>
#include <functional>
#include <memory>
#include <QHash>
#include <QObject>
#include <QTimer>
#include <vector>

namespace slotd
{

/// Turns what happens to jobs into messages: single ones with buttons, and one message that counts for an array or for more than
/// three within five seconds. Nothing while paused, in quiet hours, or about a job whose output is on the screen.
class NotificationCenter : public QObject
{
    Q_OBJECT
public:
    NotificationCenter(JobFeed& feed, Preferences& preferences, QObject* parent = nullptr);

    void pauseFor(std::chrono::minutes time);
    void resume();
    bool paused() const { return m_pause.isActive(); }
    /// Whether the user looks at this job's output just now.
    void setOnScreen(std::function<bool(JobId)> onScreen) { m_onScreen = std::move(onScreen); }
    void tellPlain(const QString& title, const QString& text);
    /// What ended since `since` while this program did not run, as one message.
    void tellAway(const JobStore& store, Instant since);

Q_SIGNALS:
    void logWanted(slotd::JobId job);
    void jobWanted(slotd::JobId job);
    void requeueWanted(slotd::JobId job);
    void windowWanted();
    void pauseEnded();
    /// There is no notification service: something else may show it.
    void unsent(const QString& title, const QString& body, bool bad);

private:
    struct Group
    {
        NewsCount count;
        std::uint32_t id = 0;      ///< Of the message on the screen; 0 = none yet.
        bool sending = false;
        bool again = false;        ///< Changed while it was being sent.
        std::int64_t last = 0;     ///< Milliseconds on a clock that does not jump.
        QString title;
    };

    void onNews(const std::vector<JobNews>& news);
    void tell(NewsKind kind, const JobItem& job);
    void tellSingle(NewsKind kind, const JobItem& job);
    void addToGroup(const QString& key, const QString& title, NewsKind kind);
    void sendGroup(const QString& key);
    bool crowded();
    void mergeRecent(Group& group);
    void onAction(quint32 id, const QString& action);

    Preferences& m_preferences;
    NotificationServer m_server;
    QTimer m_pause;
    std::function<bool(JobId)> m_onScreen;
    /// A message about one job, for as long as it may still become part of one that counts.
    struct Recent
    {
        std::int64_t time = 0;
        NewsKind kind = NewsKind::Completed;
        std::uint32_t id = 0;   ///< 0 = not answered yet.
        bool merged = false;
    };

    QHash<quint32, JobId> m_single;
    QHash<QString, Group> m_groups;
    std::vector<std::shared_ptr<Recent>> m_recent;
};

} // namespace slotd
