// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/submitgroups.h"
#include "options/submitsetters.h"

namespace slotd
{

std::vector<Option<SubmitOptions>> sbatchOptions()
{
    using namespace submitgroups;
    return {
        {{.shortName = 'a',
          .longName = "array",
          .argument = ArgKind::Required,
          .metavar = "tasks",
          .group = kOrder,
          .help = "a job for each task: 0-7, 1,3,5, 0-15:2; 0-31%4 runs four at a time",
          .environment = {{{kSbatch, "SBATCH_ARRAY_INX"}}},
          .badValueExit = 255},
         setters::specText<&JobSpec::array>},
        {{.longName = "export-file",
          .argument = ArgKind::Required,
          .metavar = "file",
          .group = kEnvironment,
          .help = "take the environment from a file of NAME=VALUE lines",
          .details = "Lines may be separated by NUL characters instead. What --export names comes on top.",
          .environment = {{{kSbatch, "SBATCH_EXPORT_FILE"}}},
          .badValueExit = 255},
         setters::text<&SubmitOptions::exportFile>},
        {{.longName = "wrap",
          .argument = ArgKind::Required,
          .metavar = "command",
          .group = kJob,
          .help = "submit this shell command instead of a script",
          .directive = false,
          .badValueExit = 255},
         setters::text<&SubmitOptions::wrap>},
        {{.longName = "parsable", .group = kHelp, .help = "print the job id and nothing else", .badValueExit = 255},
         setters::flag<&SubmitOptions::parsable>},
        {{.shortName = 'W',
          .longName = "wait",
          .group = kHelp,
          .help = "wait until the job has ended and exit with its exit code",
          .details = "For an array that is the highest exit code of its tasks; 1 when the job was ended by a signal or "
                     "cancelled while it ran.",
          .environment = {{{kSbatch, "SBATCH_WAIT"}}},
          .badValueExit = 255},
         setters::flag<&SubmitOptions::wait>},
        {{.longName = "requeue",
          .group = kJob,
          .help = "requeue the job once when it fails, runs out of time or memory",
          .environment = {{{kSbatch, "SBATCH_REQUEUE"}}},
          .badValueExit = 255},
         setters::specValue<&JobSpec::requeue, RequeueMode::Yes>},
        {{.longName = "no-requeue",
          .group = kJob,
          .help = "never requeue the job by itself",
          .environment = {{{kSbatch, "SBATCH_NO_REQUEUE"}}},
          .badValueExit = 255},
         setters::specValue<&JobSpec::requeue, RequeueMode::No>},
        {{.longName = "uid",
          .argument = ArgKind::Required,
          .metavar = "user",
          .group = kJob,
          .help = "submit for another user; for root on clusters",
          .badValueExit = 255},
         setters::onlyRoot},
        {{.longName = "gid",
          .argument = ArgKind::Required,
          .metavar = "group",
          .group = kJob,
          .help = "submit for another group; for root on clusters",
          .badValueExit = 255},
         setters::onlyRoot},
    };
}

} // namespace slotd
