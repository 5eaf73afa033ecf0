// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commandpage.h"

#include "launch/launchplanning.h"

namespace slotd::docs
{

std::string environmentPage()
{
    std::string page = "# Environment of jobs and steps\n\n"
                       "What a batch script (also of `srun --no-wait`), the command of salloc and the tasks of a step find set, where it "
                       "applies. Made from the table in the code. "
                       "What Slurm sets for its own network (`SLURM_SRUN_COMM_HOST` and the like) is not set.\n\n"
                       "| name | batch | salloc | step | value |\n|---|---|---|---|---|\n";
    const auto mark = [](bool set) { return set ? "x" : " "; };
    for (const EnvironmentName& name : environmentNames())
        page += "| `" + name.name + "` | " + mark(name.batch) + " | " + mark(name.allocation) + " | " + mark(name.step) + " | " +
                name.meaning + " |\n";
    return page;
}

} // namespace slotd::docs
