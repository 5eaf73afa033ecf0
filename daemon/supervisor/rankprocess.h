// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"

#include <sys/resource.h>
#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

struct LimitRow
{
    int resource;
    rlimit value;
};
/// "NOFILE=1024:4096" ...; Code::LaunchFailure for what is none.
Result<std::vector<LimitRow>> parseResourceLimits(const std::vector<std::string>& texts);

/// The mask of sched_setaffinity(2); empty for no CPUs.
std::vector<unsigned long> cpuMask(const std::vector<std::uint32_t>& cpuIds);

/// What a new rank needs between vfork and exec, all of it made before: it runs in the supervisor's memory then and
/// allocates nothing. All pointers outlive start().
struct RankProcess
{
    const char* const* programs = nullptr; ///< Tried in this order, as execvp(3) does; null at the end.
    char* const* argv = nullptr;
    char* const* environment = nullptr;
    char* taskPid = nullptr;       ///< Room for its process id behind "SLURM_TASK_PID=".
    const char* workDir = nullptr; ///< Null: the supervisor's own.
    int input = -1;
    int output = -1;
    int errors = -1;
    int cgroupProcs = -1;
    bool terminal = false; ///< Input is a terminal that becomes the controlling one of a session of its own.
    const std::vector<LimitRow>* limits = nullptr;
    const std::vector<unsigned long>* mask = nullptr;

    /// Its process id; it leads a process group. -1 and errno where none could be made.
    pid_t start();

    // Afterwards:
    const char* failedStep = nullptr; ///< What failed before the exec; the rank has ended, nothing of the user's ran.
    const char* failedOn = "";
    int error = 0;     ///< Of failedStep.
    int execError = 0; ///< No program could be started: the rank ends with this as its status.

private:
    [[noreturn]] void become(pid_t supervisor);
    int runProgram();
    [[noreturn]] void giveUp(const char* step, const char* on = "");
};

/// "slurmstepd-NODE: error: TEXT"
std::string supervisorLine(const std::string& node, const std::string& text);

} // namespace slotd
