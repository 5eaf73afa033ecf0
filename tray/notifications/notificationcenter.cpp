// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "notifications/notificationcenter.h"

#include "models/jobtexts.h"

#include <algorithm>

namespace slotd
{

namespace
{

constexpr std::int64_t kCrowdMilliseconds = 5000;
constexpr std::size_t kCrowd = 3;
constexpr std::int64_t kGroupMilliseconds = 60'000; ///< A group without news for so long is over.
/// A message that counts is brought up to date no more often than can be read.
constexpr std::chrono::milliseconds kGroupPause{400};
const QString kBurst = QStringLiteral("burst");

std::int64_t steadyNow()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

NotificationCenter::NotificationCenter(JobFeed& feed, Preferences& preferences, QObject* parent) : QObject(parent), m_preferences(preferences)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &NotificationCenter::pauseEnded);
    connect(&feed, &JobFeed::news, this, &NotificationCenter::onNews);
    connect(&m_server, &NotificationServer::invoked, this, &NotificationCenter::onAction);
    connect(&m_server, &NotificationServer::closed, this, [this](quint32 id) {
        m_single.remove(id);
        for (Group& group : m_groups) {
            if (group.id == id)
                group.id = 0; // the next news of it is a message of its own again
        }
    });
}

void NotificationCenter::pauseFor(std::chrono::minutes time)
{
    m_pause.start(time);
}

void NotificationCenter::resume()
{
    m_pause.stop();
}

void NotificationCenter::onNews(const std::vector<JobNews>& news)
{
    const Preferences::Notifications& rules = m_preferences.notifications();
    if (paused() || quietAt(QTime::currentTime(), rules))
        return;
    for (const JobNews& one : news) {
        const auto kind = worthTelling(one, rules);
        if (kind && !(m_onScreen && m_onScreen(one.job.id)))
            tell(*kind, one.job);
    }
}

bool NotificationCenter::crowded()
{
    const std::int64_t now = steadyNow();
    std::erase_if(m_recent, [now](const auto& one) { return now - one->time > kCrowdMilliseconds; });
    return m_recent.size() >= kCrowd;
}

void NotificationCenter::mergeRecent(Group& group)
{
    for (const auto& one : m_recent) {
        if (std::exchange(one->merged, true))
            continue;
        group.count.add(one->kind);
        if (one->id != 0)
            m_server.close(one->id);
    }
}

void NotificationCenter::tell(NewsKind kind, const JobItem& job)
{
    if (job.inArray())
        addToGroup(QStringLiteral("array ") + QString::number(job.arrayJobId.value),
                   tr("Array %1 %2").arg(QString::number(job.arrayJobId.value), job.name), kind);
    else if (!crowded())
        tellSingle(kind, job);
    else {
        addToGroup(kBurst, tr("Jobs"), kind);
        mergeRecent(m_groups[kBurst]);
        // What comes now belongs to the same burst.
        m_recent.push_back(std::make_shared<Recent>(Recent{steadyNow(), kind, 0, true}));
    }
}

void NotificationCenter::tellSingle(NewsKind kind, const JobItem& job)
{
    const bool bad = kind == NewsKind::Failed;
    Notification n;
    n.title = titleOf(kind, job);
    n.body = bodyOf(kind, job);
    n.urgency = bad ? Notification::Urgency::Critical : kind == NewsKind::Started ? Notification::Urgency::Low : Notification::Urgency::Normal;
    n.sticky = bad;
    n.icon = bad ? QStringLiteral("dialog-error") : QStringLiteral("slotd");
    n.actions = {QStringLiteral("default"), tr("Show"), QStringLiteral("log"), tr("Open log")};
    if (bad && job.kind == JobKind::Batch)
        n.actions += {QStringLiteral("requeue"), tr("Requeue")};
    const JobId id = job.id;
    const auto recent = std::make_shared<Recent>(Recent{steadyNow(), kind, 0, false});
    m_recent.push_back(recent);
    m_server.notify(n, [this, n, id, bad, recent](std::uint32_t number) {
        recent->id = number;
        if (number == 0)
            Q_EMIT unsent(n.title, n.body, bad);
        else if (recent->merged)
            m_server.close(number);
        else
            m_single.insert(number, id);
    });
}

void NotificationCenter::addToGroup(const QString& key, const QString& title, NewsKind kind)
{
    Group& group = m_groups[key];
    const std::int64_t now = steadyNow();
    if (now - group.last > kGroupMilliseconds) {
        group.count = {};
        group.id = 0;
    }
    group.last = now;
    group.title = title;
    group.count.add(kind);
    if (group.sending) {
        group.again = true;
        return;
    }
    group.sending = true;
    QTimer::singleShot(kGroupPause, this, [this, key] { sendGroup(key); });
}

void NotificationCenter::sendGroup(const QString& key)
{
    Group& group = m_groups[key];
    group.sending = true;
    group.again = false;
    Notification n;
    n.title = group.title;
    n.body = summaryText(group.count);
    n.replaces = group.id;
    n.urgency = group.count.failed > 0 ? Notification::Urgency::Critical : Notification::Urgency::Normal;
    n.sticky = group.count.failed > 0;
    n.actions = {QStringLiteral("default"), tr("Show")};
    m_server.notify(n, [this, key, n](std::uint32_t number) {
        Group& sent = m_groups[key];
        sent.id = number;
        sent.sending = false;
        if (number == 0)
            Q_EMIT unsent(n.title, n.body, n.sticky);
        if (sent.again) {
            sent.sending = true;
            QTimer::singleShot(kGroupPause, this, [this, key] { sendGroup(key); });
        }
    });
}

void NotificationCenter::tellAway(const JobStore& store, Instant since)
{
    if (!m_preferences.notifications().awaySummary || since == kNoTime)
        return;
    NewsCount count;
    for (JobSlot slot = 0; slot < store.slotEnd(); ++slot) {
        if (!store.alive(slot) || !store.at(slot).ended() || store.at(slot).end <= since)
            continue;
        const ShownState state = store.at(slot).shown();
        count.add(row(state).bad ? NewsKind::Failed : state == ShownState::Completed ? NewsKind::Completed : NewsKind::Cancelled);
    }
    if (count.all() > 0)
        tellPlain(tr("While you were away"), summaryText(count));
}

void NotificationCenter::tellPlain(const QString& title, const QString& text)
{
    Notification n;
    n.title = title;
    n.body = text;
    n.actions = {QStringLiteral("default"), tr("Show")};
    m_server.notify(n, [this, n](std::uint32_t number) {
        if (number == 0)
            Q_EMIT unsent(n.title, n.body, false);
    });
}

void NotificationCenter::onAction(quint32 id, const QString& action)
{
    const auto job = m_single.constFind(id);
    if (job == m_single.constEnd()) {
        Q_EMIT windowWanted();
        m_server.close(id);
        return;
    }
    const JobId wanted = *job;
    if (action == QLatin1String("log"))
        Q_EMIT logWanted(wanted);
    else if (action == QLatin1String("requeue"))
        Q_EMIT requeueWanted(wanted);
    else
        Q_EMIT jobWanted(wanted);
    m_server.close(id);
}

} // namespace slotd
