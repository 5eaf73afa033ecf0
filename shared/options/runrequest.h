// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/step.h"
#include "options/tojobspec.h"

namespace slotd
{

/// The options of one srun: its variables, then the command line. Inside a job the variables that tell what the job has
/// (SLURM_JOB_NAME, SLURM_MEM_PER_NODE, SLURM_GPUS ...) ask nothing of the step, and SLURM_CPUS_PER_TASK only together with
/// the job's own number of tasks. `uses` gets what was applied.
Parse parseRun(const std::vector<Option<SubmitOptions>>& table, const Scan& commandLine, const EnvVars& environment,
               Instant now, SubmitOptions& values, std::vector<OptionUse>& uses);

/// What one step asks of its job. `job` is toJobSpec() of the same options. Sharing is left for the caller where nothing was
/// asked for (the default is the daemon's). The command is the caller's, too.
StepSpec toStepSpec(const SubmitOptions& options, const JobSpec& job);

/// The last component of a path.
std::string baseName(std::string_view path);

} // namespace slotd
