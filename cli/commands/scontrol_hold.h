// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commands/command.h"

#include <string>
#include <vector>

namespace slotd
{

/// scontrol hold, release, requeue, suspend ...: `words` follow the verb: ids and lists of them, with or without "job" in
/// front, "jobid=", or "jobname=NAME". `keyword` is the verb as it is named in messages. The exit code.
int runScontrolControl(ControlVerb verb, std::string_view keyword, const std::vector<std::string>& words,
                       const Invocation& call, BlockingClient& client, bool quiet);

/// Prints "<reason> for job <id>" for each job that could not be changed; the exit code. `hint` is the verb's own second
/// line ("slurm_suspend error"), "" for none.
int reportOutcomes(const Outcomes& outcomes, std::string_view hint, const Invocation& call, bool quiet);

/// The jobs of that name that have not ended.
Result<std::vector<JobRef>> jobsNamed(const std::string& name, BlockingClient& client);

} // namespace slotd
