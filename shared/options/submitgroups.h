// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "options/option.h"

namespace slotd::submitgroups
{

// Headings of --help, and the sets of commands that share rows.
inline constexpr std::string_view kJob = "The job";
inline constexpr std::string_view kResources = "Resources";
inline constexpr std::string_view kTime = "Time";
inline constexpr std::string_view kOrder = "Arrays and dependencies";
inline constexpr std::string_view kFiles = "Files and folders";
inline constexpr std::string_view kEnvironment = "Environment";
inline constexpr std::string_view kHelp = "The command itself";
inline constexpr std::string_view kKept = "Taken from cluster scripts and kept with the job";
inline constexpr std::string_view kElsewhere = "Refused with a clear line";

inline constexpr CommandId kSbatch = CommandId::Sbatch;
inline constexpr CommandId kSrun = CommandId::Srun;
inline constexpr CommandId kSalloc = CommandId::Salloc;
inline constexpr CommandSet kSbatchOnly = only(kSbatch);
inline constexpr CommandSet kBatchAndSrun = only(kSbatch) | only(kSrun);
inline constexpr CommandSet kBatchAndSalloc = only(kSbatch) | only(kSalloc);
inline constexpr CommandSet kInteractive = only(kSrun) | only(kSalloc);
inline constexpr CommandSet kAll = only(kSbatch) | only(kSrun) | only(kSalloc);

} // namespace slotd::submitgroups
