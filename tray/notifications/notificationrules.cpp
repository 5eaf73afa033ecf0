// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "notifications/notificationrules.h"

#include "models/jobtexts.h"

#include <QCoreApplication>
#include <QStringList>

namespace slotd
{

namespace
{

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Notifications)
};

std::optional<NewsKind> kindOf(const JobNews& news)
{
    if (news.event == "started")
        return NewsKind::Started;
    if (news.event != "finished")
        return std::nullopt;
    const ShownState state = news.job.shown();
    if (row(state).bad)
        return NewsKind::Failed;
    if (state == ShownState::Completed)
        return NewsKind::Completed;
    return state == ShownState::Cancelled ? std::optional(NewsKind::Cancelled) : std::nullopt;
}

} // namespace

std::optional<NewsKind> worthTelling(const JobNews& news, const Preferences::Notifications& rules)
{
    const auto kind = kindOf(news);
    if (!kind)
        return std::nullopt;
    bool wanted = false;
    switch (*kind) {
    case NewsKind::Started: wanted = rules.started; break;
    case NewsKind::Completed: wanted = rules.completed && elapsed(news.job, news.time).count() >= rules.minSeconds; break;
    case NewsKind::Failed: wanted = rules.failed; break;
    case NewsKind::Cancelled: wanted = rules.cancelled; break;
    }
    return wanted ? kind : std::nullopt;
}

bool quietAt(QTime time, const Preferences::Notifications& rules)
{
    if (!rules.quiet || rules.quietFrom == rules.quietUntil)
        return false;
    if (rules.quietFrom < rules.quietUntil)
        return time >= rules.quietFrom && time < rules.quietUntil;
    return time >= rules.quietFrom || time < rules.quietUntil;
}

void NewsCount::add(NewsKind kind)
{
    switch (kind) {
    case NewsKind::Started: ++started; break;
    case NewsKind::Completed: ++completed; break;
    case NewsKind::Failed: ++failed; break;
    case NewsKind::Cancelled: ++cancelled; break;
    }
}

QString summaryText(const NewsCount& count)
{
    QStringList parts;
    if (count.completed > 0)
        parts.append(Words::tr("%n finished", "jobs", count.completed));
    if (count.failed > 0)
        parts.append(Words::tr("%n failed", "jobs", count.failed));
    if (count.cancelled > 0)
        parts.append(Words::tr("%n cancelled", "jobs", count.cancelled));
    if (count.started > 0)
        parts.append(Words::tr("%n started", "jobs", count.started));
    return parts.join(QStringLiteral(", "));
}

QString titleOf(NewsKind kind, const JobItem& job)
{
    const QString id = idText(job);
    switch (kind) {
    case NewsKind::Started: return Words::tr("Job %1 started").arg(id);
    case NewsKind::Completed: return Words::tr("Job %1 finished").arg(id);
    case NewsKind::Cancelled: return Words::tr("Job %1 was cancelled").arg(id);
    case NewsKind::Failed: break;
    }
    if (job.state == JobState::Timeout)
        return Words::tr("Job %1 ran out of time").arg(id);
    if (job.state == JobState::OutOfMemory)
        return Words::tr("Job %1 ran out of memory").arg(id);
    return Words::tr("Job %1 failed").arg(id);
}

QString bodyOf(NewsKind kind, const JobItem& job)
{
    if (kind == NewsKind::Started)
        return job.name;
    const QString spent = durationText(elapsed(job, job.end));
    if (kind == NewsKind::Failed && job.state == JobState::Failed)
        return Words::tr("%1: exit code %2 after %3").arg(job.name, exitText(job), spent);
    return Words::tr("%1, after %2").arg(job.name, spent);
}

} // namespace slotd
