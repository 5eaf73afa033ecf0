// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/enumtable.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace slotd
{

/// Why a job waits, or why it ended as it did (squeue(1), JOB REASON CODES, and the seed's own). Stored: append only.
enum class Reason : std::uint8_t {
    None = 0,
    Priority = 1,
    Resources = 2,
    Dependency = 3,
    DependencyNeverSatisfied = 4,
    BeginTime = 5,
    JobHeldUser = 6,
    JobArrayTaskLimit = 7,
    PartitionConfig = 8,     ///< More than the host has now, but the cause can change.
    Requeued = 9,
    NonZeroExitCode = 10,
    RaisedSignal = 11,       ///< The script died of a signal.
    TimeLimit = 12,
    CancelledByUser = 13,
    OutOfMemory = 14,
    JobLaunchFailure = 15,   ///< Working folder, output file, script or cgroup could not be set up; the message says.
    SupervisorLost = 16,     ///< The supervisor was killed; what it left was ended.
    LostAfterReboot = 17,    ///< The machine went down under the running job.
    PartitionInactive = 18,  ///< Its partition is not configured any more.
    Completed = 19,
    ReqNodeNotAvail = 20,
    Count
};

struct ReasonRow
{
    Reason id;
    std::string_view name;
};

inline constexpr std::array<ReasonRow, static_cast<std::size_t>(Reason::Count)> kReasons{{
    {Reason::None, "None"},
    {Reason::Priority, "Priority"},
    {Reason::Resources, "Resources"},
    {Reason::Dependency, "Dependency"},
    {Reason::DependencyNeverSatisfied, "DependencyNeverSatisfied"},
    {Reason::BeginTime, "BeginTime"},
    {Reason::JobHeldUser, "JobHeldUser"},
    {Reason::JobArrayTaskLimit, "JobArrayTaskLimit"},
    {Reason::PartitionConfig, "PartitionConfig"},
    {Reason::Requeued, "Requeued"},
    {Reason::NonZeroExitCode, "NonZeroExitCode"},
    {Reason::RaisedSignal, "RaisedSignal"},
    {Reason::TimeLimit, "TimeLimit"},
    {Reason::CancelledByUser, "CancelledByUser"},
    {Reason::OutOfMemory, "OutOfMemory"},
    {Reason::JobLaunchFailure, "JobLaunchFailure"},
    {Reason::SupervisorLost, "SupervisorLost"},
    {Reason::LostAfterReboot, "LostAfterReboot"},
    {Reason::PartitionInactive, "PartitionInactive"},
    {Reason::Completed, "Completed"},
    {Reason::ReqNodeNotAvail, "ReqNodeNotAvail"},
}};
static_assert(rowsInOrder(kReasons));

constexpr std::string_view nameOf(Reason r) { return kReasons[static_cast<std::size_t>(r)].name; }

} // namespace slotd
