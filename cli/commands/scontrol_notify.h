// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commands/command.h"

#include <string>
#include <vector>

namespace slotd
{

/// scontrol notify JOB TEXT...: a line to srun or salloc that holds the job, or to a batch job's stderr. The exit code.
int runScontrolNotify(const std::vector<std::string>& words, const Invocation& call, BlockingClient& client, bool quiet);

} // namespace slotd
