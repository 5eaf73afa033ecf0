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

/// srun --multi-prog (srun(1), MULTIPLE PROGRAM CONFIGURATION): "0-2,5 program arguments", "*" = all ranks not named before,
/// # comments, quotes and backslashes as in the shell, %t = rank, %o = place within the line's ranks. The command of each of
/// `ntasks` ranks; an error names the line that can't be read, or the rank that has no program.
Result<std::vector<std::vector<std::string>>> parseMultiProg(std::string_view content, std::uint32_t ntasks);

} // namespace slotd
