// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// The commands of all tasks from a --multi-prog file (srun(1), MULTIPLE PROGRAM CONFIGURATION): lines of task numbers
/// ("0-2,5", "*" for all others), a program and its arguments; '#' begins a comment, quotes and backslashes as in a shell,
/// a backslash at the end joins lines, %t is the task's number and %o its place within the line's numbers. Every task has
/// exactly one line. `fileName` is for the error's words.
Result<std::vector<std::vector<std::string>>> parseMultiProg(std::string_view text, const std::string& fileName,
                                                             std::uint32_t ntasks);

} // namespace slotd
