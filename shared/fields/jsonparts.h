// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "fields/jobcells.h"
#include "fields/jsonanswer.h"

#include <initializer_list>

// What the two layouts of jobs share.
namespace slotd::jsonparts
{

inline constexpr std::string_view kCluster = "slotd";

inline std::int64_t unixTime(Instant when)
{
    return when == kNoTime ? 0 : std::chrono::floor<Seconds>(when.time_since_epoch()).count();
}

/// As wait(2) has it.
inline std::int32_t waitStatus(ExitCode code)
{
    return code.signal != 0 ? code.signal : code.status << 8;
}

inline void minutes(JsonWriter& json, std::string_view key, Seconds limit)
{
    if (limit == kUnlimited)
        json.null(key);
    else
        json.number(key, (limit.count() + 59) / 60);
}

inline void nulls(JsonWriter& json, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys)
        json.null(key);
}

inline void empties(JsonWriter& json, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys)
        json.text(key, "");
}

inline void zeros(JsonWriter& json, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys)
        json.number(key, 0);
}

inline std::int64_t heldGpus(const JobRecord& job)
{
    return static_cast<std::int64_t>(job.gpuIndices.size());
}

inline bool hasRun(const JobRecord& job)
{
    return job.state != JobState::Pending && !job.nodeList.empty();
}

inline std::uint32_t shownId(const JobRow& row)
{
    return row.pendingTasks.empty() ? row.job.id.value : row.job.arrayJobId.value;
}

} // namespace slotd::jsonparts
