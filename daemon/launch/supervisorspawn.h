// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"
#include "domain/launchplan.h"

#include <string>

namespace slotd
{

/// A supervisor just started, or found again.
struct LivingSupervisor
{
    ProcessIdentity identity;
    UniqueFd pidfd; ///< Readable once it has ended.
};

/// Starts `program` with the plan on file descriptor 3, in a session of its own. posix_spawn: a fork of a daemon that has
/// grown would copy its page tables.
Result<LivingSupervisor> spawnSupervisor(const std::string& program, const LaunchPlan& plan, const std::string& bootId);

} // namespace slotd
