// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// "n[1-3,7],m" as single names (scontrol(1), show hostnames). Empty on malformed brackets. At most 65536 names.
std::vector<std::string> expandHostlist(std::string_view list);

} // namespace slotd
