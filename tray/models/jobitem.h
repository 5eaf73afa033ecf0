// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/jobrecord.h"
#include "look/shownstate.h"

#include <cstdint>
#include <QString>

namespace slotd
{

/// A job as the lists keep it: what a table cell, a count or a bar may need, and no more (ten thousand are in memory).
struct JobItem
{
    JobId id;
    JobId arrayJobId;
    std::uint32_t arrayTask = kNoArrayTask;
    JobState state = JobState::Pending;
    Reason reason = Reason::None;
    bool held = false;
    JobKind kind = JobKind::Batch;
    std::uint16_t restarts = 0;
    Seconds timeLimit = kUnlimited;
    Instant submit{};
    Instant start{};          ///< Of a pending job: when the plan has it start, or kNoTime.
    Instant end{};
    Instant suspend{};
    Milliseconds suspended{0};
    std::int64_t priority = 0;
    std::int64_t memoryMb = 0;
    std::int64_t maxRssKb = 0;
    std::uint32_t cpus = 1;
    std::uint32_t gpus = 0;
    std::uint64_t gpuMask = 0; ///< Bit per GPU that it holds.
    ExitCode exit;
    QString name;
    QString partition;
    QString workDir;
    QString dependency;

    ShownState shown() const { return shownState(state, held); }
    bool ended() const { return isTerminal(state); }
    bool inArray() const { return arrayTask != kNoArrayTask; }
    bool operator==(const JobItem&) const = default;
};

/// What must be asked for to fill a JobItem.
ColumnSet jobItemColumns();
/// Texts that many jobs share (partition, folder) share their memory.
JobItem toJobItem(const JobRecord& record);

/// Time spent running up to `now`, without suspensions; zero for what never started.
Seconds elapsed(const JobItem& job, Instant now);
/// The moment on this machine's clock.
Instant currentTime();

} // namespace slotd
