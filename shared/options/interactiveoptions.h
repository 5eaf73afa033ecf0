// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/step.h"

#include <cstdint>
#include <optional>
#include <string>

namespace slotd
{

/// What srun and salloc are asked for beside the job or the step itself (srun(1), salloc(1)).
struct InteractiveOptions
{
    std::optional<std::uint32_t> immediateSeconds; ///< --immediate; 0 and 1 = now or not at all.

    // srun
    std::string jobId;   ///< --jobid or SLURM_JOB_ID as typed; "" = outside an allocation.
    std::optional<StepSharing> sharing; ///< --exact, --overlap, --whole; none = the default of the host.
    bool label = false;
    bool unbuffered = false;
    bool pty = false;
    bool noWait = false;
    bool multiProg = false;
    bool quitOnInterrupt = false;
    bool disableStatus = false;
    bool killOnBadExit = false;
    std::uint32_t waitSeconds = 0; ///< --wait; 0 = for ever.
    std::string mpi;               ///< --mpi; "" and "none" = no wish.

    // salloc
    bool noShell = false;
    int killSignal = 0; ///< --kill-command; 0 = HUP for a command on a terminal, else TERM.
    enum class Bell : std::uint8_t { AfterWait, Always, Never } bell = Bell::AfterWait;
};

} // namespace slotd
