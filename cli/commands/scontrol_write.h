// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commands/command.h"

#include <string>
#include <vector>

namespace slotd
{

/// scontrol write batch_script <job> [file|-]: the script as it was submitted; without a file into slurm-<job>.sh. The exit code.
int runScontrolWrite(const std::vector<std::string>& words, const Invocation& call, BlockingClient& client);

} // namespace slotd
