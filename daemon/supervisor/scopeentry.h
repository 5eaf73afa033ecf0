// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <string>

namespace slotd
{

/// Moves this process into the group "supervisors" of the scope <base> ("…/slotd-jobs.scope"), from where the groups of jobs
/// can be entered. A process in the session of a terminal may not move itself there: systemd is asked to do it then. False
/// where neither works.
bool enterScope(const std::string& base);

} // namespace slotd
