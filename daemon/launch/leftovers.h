// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/job.h"

#include <cstdint>
#include <optional>
#include <string>

namespace slotd
{

/// What a killed supervisor left behind.
struct LeftoverQuestion
{
    JobId job;
    ProcessIdentity supervisor; ///< As its attempt file names it; it has ended.
    std::string root;           ///< SLOTD_ROOT of the jobs of this daemon.
    std::string cgroupBase;     ///< "" = no cgroups.
    std::optional<std::uint32_t> step = {}; ///< Of this step only; its supervisor may be unknown (pid 0).
};

/// Kills it: the job's cgroup, or the step's, where there is one, and the processes of the supervisor's session, those whose environment
/// names this job (and step) of this root, and their descendants.
void killLeftovers(const LeftoverQuestion& question);

} // namespace slotd
