// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/interactivesetters.h"
#include "options/submitgroups.h"

namespace slotd
{

std::vector<Option<SubmitOptions>> sallocOptions()
{
    using namespace submitgroups;
    return {
        {{.longName = "no-shell",
          .group = kJob,
          .help = "hold the resources without a command; scancel gives them back",
          .details = "salloc ends once the resources are granted. Steps are started with srun --jobid.",
          .badValueExit = 255},
         setters::interactive<&InteractiveOptions::noShell>},
        {{.shortName = 'K',
          .longName = "kill-command",
          .argument = ArgKind::Optional,
          .metavar = "signal",
          .group = kTime,
          .help = "signal for the command when the allocation is taken away",
          .details = "Without it the command gets SIGHUP when it runs on a terminal and SIGTERM otherwise; SIGKILL "
                     "follows after the grace period.",
          .environment = {{{kSalloc, "SALLOC_KILL_CMD"}}},
          .badValueExit = 255},
         setters::killCommand},
        {{.longName = "bell",
          .group = kHelp,
          .help = "ring the bell of the terminal when the resources are granted",
          .details = "Without the option it rings after a wait of more than ten seconds.",
          .environment = {{{kSalloc, "SALLOC_BELL"}}},
          .badValueExit = 255},
         setters::interactive<&InteractiveOptions::bell, InteractiveOptions::Bell::Always>},
        {{.longName = "no-bell",
          .group = kHelp,
          .help = "never ring the bell",
          .environment = {{{kSalloc, "SALLOC_NO_BELL"}}},
          .badValueExit = 255},
         setters::interactive<&InteractiveOptions::bell, InteractiveOptions::Bell::Never>},
        {{.longName = "uid",
          .argument = ArgKind::Required,
          .metavar = "user",
          .group = kJob,
          .help = "allocate for another user; for root on clusters",
          .badValueExit = 255},
         setters::onlyRoot},
        {{.longName = "gid",
          .argument = ArgKind::Required,
          .metavar = "group",
          .group = kJob,
          .help = "allocate for another group; for root on clusters",
          .badValueExit = 255},
         setters::onlyRoot},
        {{.longName = "x11",
          .argument = ArgKind::Optional,
          .metavar = "where",
          .group = kElsewhere,
          .help = "forward X11; the command has the DISPLAY of salloc",
          .badValueExit = 255},
         setters::notSupported},
    };
}

} // namespace slotd
