// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/enumtable.h"
#include "domain/jobref.h"
#include "models/jobitem.h"

#include <cstdint>
#include <QString>
#include <vector>

namespace slotd
{

/// What can be done about selected jobs.
enum class JobAction : std::uint8_t {
    Cancel,
    Hold,
    Release,
    Requeue,
    Suspend,
    Resume,
    Signal,
    TimeLimit,
    Priority,
    Partition,
    Top,
    Resubmit,
    OpenLog,
    OpenFolder,
    CopyId,
    CopyCommand,
    Count
};

inline constexpr std::size_t kJobActions = static_cast<std::size_t>(JobAction::Count);

/// Whether an action makes sense, and for which of the selected jobs. The daemon decides in the end; this only keeps offers
/// that it is known to refuse from being made.
struct Verdict
{
    std::vector<JobItem> targets; ///< Those that it would be done to; empty = not offered.
    QString why;                  ///< Not offered: the reason, as a sentence.

    bool offered() const { return !targets.empty(); }
};

Verdict judge(JobAction action, const std::vector<JobItem>& selection, bool online);

/// How the daemon is told which job is meant: a task of an array by array and index, as its number alone may mean the array.
JobRef refOf(const JobItem& job);
/// "5 train", "12_2 sweep"
QString titleOf(const JobItem& job);

} // namespace slotd
