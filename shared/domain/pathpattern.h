// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/arrayspec.h"
#include "base/strongid.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace slotd
{

/// What the tokens of an output path stand for (sbatch(1), FILENAME PATTERN).
struct PatternValues
{
    JobId jobId;
    JobId arrayJobId;                        ///< %A; the job id outside arrays.
    std::uint32_t arrayTask = kNoArrayTask;  ///< %a
    std::string jobName;                     ///< %x; '/' becomes '_' so that a name never walks folders.
    std::string user;                        ///< %u
    std::string host;                        ///< %N (short host name)
    std::string stepId = "batch";            ///< %s, and %J is "<job>.<step>" ("<job>" for batch)
    std::uint32_t rank = 0;                  ///< %t
    std::uint32_t nodeIndex = 0;             ///< %n
};

/// Expands %j %J %A %a %x %u %N %n %s %t %% and widths (%4j pads with zeros, at most 10). A backslash switches patterns
/// off and is dropped, as in Slurm. Unknown tokens stay as they are.
std::string expandPattern(std::string_view pattern, const PatternValues& values);

/// `path` made absolute against `workDir`.
std::string joinPath(std::string_view workDir, std::string_view path);

/// The default output pattern: slurm-%j.out, or slurm-%A_%a.out for arrays.
std::string_view defaultOutputPattern(bool arrayTask);

} // namespace slotd
