// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commands/command.h"

#include <string>
#include <vector>

namespace slotd
{

/// scontrol wait_job ID: waits until the job has its resources. 0 then; 1 where it is unknown or has ended.
int runScontrolWait(const std::vector<std::string>& words, const Invocation& call, BlockingClient& client);

} // namespace slotd
