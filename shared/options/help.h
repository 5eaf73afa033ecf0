// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "options/parser.h"

#include <string>

namespace slotd
{

/// What --help prints: usage line, summary, options under their groups. Ends with a newline.
std::string helpText(const CommandRow& command, const OptionRows& rows);
/// What --usage prints: all options in brackets, wrapped at 79 columns.
std::string usageText(const CommandRow& command, const OptionRows& rows);
/// "sbatch (slotd) 0.1.0"
std::string versionText(const CommandRow& command);

} // namespace slotd
