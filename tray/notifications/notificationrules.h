// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "models/jobfeed.h"
#include "settings/preferences.h"

#include <optional>
#include <QString>
#include <QTime>

namespace slotd
{

/// What the user is to be told of, of all that happens.
enum class NewsKind : std::uint8_t { Started, Completed, Failed, Cancelled };

/// None for what nobody asked to hear of. Pure: the time of day is given.
std::optional<NewsKind> worthTelling(const JobNews& news, const Preferences::Notifications& rules);
/// Whether the hours are quiet. They may go over midnight.
bool quietAt(QTime time, const Preferences::Notifications& rules);

/// Several pieces of news as one: how many of each kind.
struct NewsCount
{
    int started = 0;
    int completed = 0;
    int failed = 0;
    int cancelled = 0;

    int all() const { return started + completed + failed + cancelled; }
    void add(NewsKind kind);
};

QString summaryText(const NewsCount& count);      ///< "12 finished, 2 failed"
QString titleOf(NewsKind kind, const JobItem& job); ///< "Job 5 failed"
QString bodyOf(NewsKind kind, const JobItem& job);  ///< "train: exit code 1:0 after 0:42"

} // namespace slotd
