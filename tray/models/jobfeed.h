// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "connection/daemonlink.h"
#include "models/jobstore.h"

#include <chrono>
#include <QObject>
#include <QTimer>
#include <string>
#include <unordered_set>
#include <vector>

namespace slotd
{

/// An event of a job, for those that want to tell the user (notifications, tray icon).
struct JobNews
{
    JobItem job;        ///< As it is after the event.
    std::string event;  ///< eventName()
    Instant time{};
};

/// Keeps the store as the daemon has it: on each new connection a subscription first, then everything that waits or runs and
/// what ended lately; after that events alone. Events of one turn of the loop become one step of the store. What an event
/// does not tell (why the other jobs wait, when they will start) is asked for after events, while somebody looks.
class JobFeed : public QObject
{
    Q_OBJECT
public:
    /// `past` is how far back ended jobs are listed.
    JobFeed(DaemonLink& link, JobStore& store, std::chrono::hours past, QObject* parent = nullptr);

    void setPast(std::chrono::hours past);
    /// Whether reasons and planned starts are to be kept up to date.
    void setWatched(bool watched);
    bool loaded() const { return m_loaded; }

Q_SIGNALS:
    /// The first list of this connection is complete.
    void listed();
    /// Live events, in order; never those of the first list.
    void news(const std::vector<slotd::JobNews>& news);

private:
    void begin();
    void subscribe();
    void onBegun(EventSeq next);
    void list();
    void take(Result<JobChunk> chunk);
    void finishListing();
    void onEvent(const EventPush& push, JobRecord* record);
    void loadArray(JobId first, std::uint32_t count);
    void flush();
    void planLook();
    void lookAtPending();

    DaemonLink& m_link;
    JobStore& m_store;
    std::chrono::hours m_past;
    bool m_watched = false;
    bool m_loaded = false;
    int m_openLists = 0;
    std::vector<JobItem> m_listing;
    std::unordered_set<JobId> m_fresher; ///< Told by events since the list was asked for: the list's row is older.
    std::vector<JobItem> m_changed;
    std::vector<JobNews> m_news;
    QTimer m_flush;
    QTimer m_look;
    bool m_looking = false;
    EventSeq m_next; ///< First event that was not told yet; none before the first connection.
    QObject* m_session = nullptr; ///< Context of what was asked on the present connection.
};

} // namespace slotd
