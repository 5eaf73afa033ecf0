// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/exitcode.h"
#include "domain/launchplan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace slotd
{

/// How one rank stands.
struct TaskState
{
    bool started = false;
    std::optional<ExitCode> ended;
    bool coreDumped = false;
};

/// "0-1,3" for ascending numbers.
std::string rangeText(const std::vector<std::uint32_t>& numbers);
/// "task 0", "tasks 0-1,3".
std::string tasksText(const std::vector<std::uint32_t>& tasks);
/// "Exited with exit code 3", "Killed", "Segmentation fault (core dumped)"; "Completed" for success.
std::string exitText(ExitCode exit, bool coreDumped);
/// "task 1: running", "tasks 0,2: exited", "task 3: exited abnormally": one line per state that some task has.
std::vector<std::string> statusLines(const std::vector<TaskState>& tasks);
/// Highest of all, 128 + signal where a signal ended one; 0 when none has ended.
int highestStatus(const std::vector<TaskState>& tasks);

/// Tasks that ended alike, for one line about them.
struct EndedGroup
{
    ExitCode exit;
    bool coreDumped = false;
    std::vector<std::uint32_t> tasks; ///< Ascending.
};
/// `tasks` (ascending numbers of ended ones) by how they ended, in order of each group's first task.
std::vector<EndedGroup> groupEnded(const std::vector<TaskState>& states, const std::vector<std::uint32_t>& tasks);

/// Columns of the longest task number: labels are padded to it.
std::size_t labelWidth(std::uint32_t ntasks);
/// " 3: "
std::string labelText(std::uint32_t task, std::size_t width);

} // namespace slotd
