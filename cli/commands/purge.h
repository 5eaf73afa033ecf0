// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commands/command.h"

namespace slotd
{

/// `slotd purge BEFORE`: forgets jobs that ended before a moment (the grammar of sacct -S, "now-30days" for one), with
/// their accounting and their folders. Not one of Slurm's commands, so it has no name of its own. The exit code.
int runPurge(const Invocation& call);

} // namespace slotd
