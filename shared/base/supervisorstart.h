// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// Starts a slotd-supervisor in a session of its own: its encoded plan on descriptor 3 (sealed), the descriptors `passed` under their
/// own numbers (none of them 0 to 3), all signals blocked until it reads them. Its environment is the time zone, for its messages,
/// and the tests' crash points: what it starts has one of its own. The pid, a child; Code::LaunchFailure.
Result<int> startSupervisor(const std::string& program, std::string_view plan, const std::vector<int>& passed);

} // namespace slotd
