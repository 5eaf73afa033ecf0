// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "domain/cpubind.h"
#include "domain/job.h"
#include "domain/launchplan.h"
#include "domain/step.h"

#include <cstdint>
#include <vector>

namespace slotd
{

// How an allocation is shared by its steps (docs/architecture/steps.md). Pure.

/// Whether the job could ever give the step what it asks for: Code::StepCpus, StepMemory or StepGres. A message of two lines has
/// first what srun says before, then the reason.
Result<void> checkStep(const StepSpec& spec, const Allocation& job);

/// One waiting request that may start now, with what it gets.
struct StepStart
{
    std::size_t index = 0; ///< In `waiting`.
    Allocation allocation;
};

/// Which of the waiting requests start beside the steps that run. `waiting` in order of asking, all of them checked: one that does
/// not fit keeps for itself what is free of what it asks for, and later ones may pass it only without that.
std::vector<StepStart> stepsToStart(const Allocation& job, const std::vector<const Step*>& running,
                                    const std::vector<const StepSpec*>& waiting);

/// What --cpu-bind needs to know of the host and of what is bound already.
struct CpuRoom
{
    std::vector<std::uint32_t> lent;  ///< CPUs of the host, ascending.
    std::vector<std::uint32_t> bound; ///< To other jobs and steps; an id once for each.
};

/// The CPUs that a step is bound to, as Step::cpuIds keeps them: with Cores the rank-th cpusPerTask of them are a rank's, else
/// all that its ranks use. Cores takes the CPUs with the fewest bound to them. An id that the host does not lend is an error.
Result<std::vector<std::uint32_t>> chooseCpus(const CpuBind& bind, std::uint32_t ntasks, std::uint32_t cpusPerTask,
                                              const CpuRoom& room);

/// The affinity of each rank; an empty one = none. `chosen`: what chooseCpus() said. `eachItsOwn`: with map_cpu and one task the
/// task gets the first id (Slurm), else all of them.
std::vector<std::vector<std::uint32_t>> cpusByRank(const CpuBind& bind, std::uint32_t ntasks, std::uint32_t cpusPerTask,
                                                   const std::vector<std::uint32_t>& chosen, bool eachItsOwn);

/// GPUs of each rank where each has its own: of `gpus`, `perTask` for each in turn, from the front again where they run out.
std::vector<std::vector<std::uint32_t>> gpusByRank(const std::vector<std::uint32_t>& gpus, std::uint32_t ntasks,
                                                   std::uint32_t perTask);

/// How a step ended by its supervisor's last notice (docs/architecture/job-states.md, "How a step ended"). `towards`: what its job
/// is being ended towards, Pending = it is not; `asked`: somebody asked the step to end.
StepEnd judgeStep(const StepNotice& notice, JobState towards, bool asked, std::uint32_t byUid);

} // namespace slotd
