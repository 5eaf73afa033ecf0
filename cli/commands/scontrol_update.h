// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commands/command.h"

#include <string>
#include <vector>

namespace slotd
{

/// scontrol update <words...>. The exit code.
int runScontrolUpdate(const std::vector<std::string>& words, const Invocation& call, BlockingClient& client, bool quiet);

} // namespace slotd
