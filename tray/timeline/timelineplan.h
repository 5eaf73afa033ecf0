// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "models/jobstore.h"

#include <cstdint>
#include <vector>

namespace slotd
{

/// A job as a bar: when, and on how much of what. The bars of one band never overlap: a bar's lowest row is free for its
/// whole length, as far as the band has rows.
struct TimelineBar
{
    JobId job;
    JobId array;            ///< Of a task: its array; else none.
    QString id;             ///< "17", "12_3"
    QString name;
    ShownState state = ShownState::Pending;
    Instant from{};
    Instant until{};
    bool planned = false;   ///< It has not started: from the scheduler's plan.
    bool aside = false;     ///< Not what the user looks for: painted faintly.
    bool openEnd = false;   ///< No limit, so nobody knows when it ends.
    std::vector<std::pair<int, int>> cpuRows;    ///< First row and number of rows, in CPUs.
    std::vector<std::pair<int, int>> memoryRows; ///< The same in parts of the band's kMemoryRows.
    std::vector<std::pair<int, int>> gpuRows;
};

inline constexpr int kMemoryRows = 64;

struct TimelineHost
{
    int cpus = 1;
    std::int64_t memoryMb = 1;
    int gpus = 0;
};

/// Lays out what ran, runs, and is planned to run in [from, until]. Pure.
std::vector<TimelineBar> planTimeline(const JobStore& store, const TimelineHost& host, Instant from, Instant until, Instant now);

} // namespace slotd
