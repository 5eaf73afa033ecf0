// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commands/command.h"

#include <memory>

namespace slotd
{

/// srun and salloc in a version that has neither: one clear line on stderr, exit code 1.
std::unique_ptr<Command> makeInteractiveGap(CommandId id);

} // namespace slotd
