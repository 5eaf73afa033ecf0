// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/job.h"
#include "domain/launchplan.h"
#include "ports/hostmodel.h"

#include <string>

namespace slotd
{

struct LaunchSettings
{
    std::string jobDir;
    std::string clusterName = "slotd";
    std::string daemonVersion;
    Seconds killWait{30};
    std::string cgroupBase;
    bool batchRanksAll = false;
    bool compatSlurm = false;
    std::string slotdRoot;
};

/// The plan that runs `job` (which is running with its allocation; its submission has its environment). Pure.
LaunchPlan makeLaunchPlan(const Job& job, const std::string& submittedEnvironment, const HostModel& host,
                          const LaunchSettings& settings);

/// The SLURM_* names a batch job gets, one table (environment.cpp); added to the submitted environment, which loses names of
/// ours that must not leak (SLURM_* of an outer job that do not apply).
std::string jobEnvironment(const Job& job, const std::string& submittedEnvironment, const HostModel& host,
                           const LaunchSettings& settings);

/// runner.sh: a readable sh script that starts this job's supervisor by hand.
std::string runnerText(const std::string& slotdProgram, const std::string& root);

} // namespace slotd
