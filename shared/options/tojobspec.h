// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "options/parser.h"
#include "options/submitoptions.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace slotd
{

/// What the command knows beside its options.
struct SubmitContext
{
    std::string currentFolder;   ///< Absolute.
    std::string host;
    std::string submitLine;
    std::string scriptPath;      ///< Absolute; "" for --wrap and for a script on the standard input.
    std::vector<std::string> arguments;
    std::uint32_t umask = 022;
    std::uint32_t sessionId = 0;
    std::vector<std::string> resourceLimits;
};

/// Merges the options of one submission: #SBATCH lines of `script`, then the command's variables, then the command line as
/// scanned; later ones win. `uses` gets all of them in that order.
Parse parseSubmission(CommandId command, const std::vector<Option<SubmitOptions>>& table, const Scan& commandLine,
                      std::string_view script, const EnvVars& environment, Instant now, SubmitOptions& values,
                      std::vector<OptionUse>& uses);

/// The job that the options ask for, or why they don't go together.
std::variant<JobSpec, Refusal> toJobSpec(const SubmitOptions& options, const SubmitContext& context);

} // namespace slotd
