// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// Names as a host list, neighbours with running numbers in brackets: a1 a2 a3 b as "a[1-3],b" (scontrol(1), show hostlist).
/// The order stays; leading zeros are kept ("n[08-11]").
std::string joinHostnames(const std::vector<std::string>& names);
/// Sorts by prefix, then by number.
bool hostBefore(const std::string& a, const std::string& b);

} // namespace slotd
