// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/job.h"
#include "domain/launchplan.h"
#include "domain/leases.h"
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
    bool limitsOnlyAsked = false; ///< In the cgroup: only what the job asked for itself is a limit, no default is.
    bool batchRanksAll = false;
    bool compatSlurm = false;
    std::string slotdRoot;
    std::vector<std::uint32_t> boundCpus; ///< That other jobs and steps are bound to; an id once for each.
    std::string supervisorProgram; ///< For sruns that have none beside them.
};

/// The plan that runs `job` (which is running with its allocation; its submission has its environment). Pure.
LaunchPlan makeLaunchPlan(const Job& job, const std::string& submittedEnvironment, const HostModel& host,
                          const LaunchSettings& settings);

/// How the cgroup of a running job is limited; -1 = not.
struct CgroupLimits
{
    std::int64_t memoryMaxBytes = -1;
    bool swapOff = false;
    std::int64_t cpuQuotaUs = -1;
    bool any() const { return memoryMaxBytes >= 0 || swapOff || cpuQuotaUs >= 0; }
};
CgroupLimits cgroupLimits(const JobSpec& spec, const RunningPhase& running, const LaunchSettings& settings);

/// The SLURM_* names a batch job gets, one table (environment.cpp); added to the submitted environment, which loses names of
/// ours that must not leak (SLURM_* of an outer job that do not apply).
std::string jobEnvironment(const Job& job, const std::string& submittedEnvironment, const HostModel& host,
                           const LaunchSettings& settings);

/// What the table gives the command of salloc, and a step: to be laid over the environment of salloc or srun. NUL-joined NAME=VALUE; a
/// NAME alone is to be taken out.
std::string allocationEnvironment(const Job& job, const HostModel& host, const LaunchSettings& settings);
std::string stepEnvironment(const Job& job, const Step& step, const HostModel& host, const LaunchSettings& settings);
/// What each rank of a step gets beside it: its CPUs, and its own GPUs where the step gives each some.
std::vector<RankGrant> rankGrants(const Step& step, const LaunchSettings& settings);

/// One name of the table, for the documentation.
struct EnvironmentName
{
    std::string name;
    bool batch = false;
    bool allocation = false;
    bool step = false;
    std::string meaning;
};
std::vector<EnvironmentName> environmentNames();

/// runner.sh: a readable sh script that starts this job's supervisor by hand.
std::string runnerText(const std::string& slotdProgram, const std::string& root);

} // namespace slotd
