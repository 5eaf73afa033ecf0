// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <string_view>

namespace slotd::perf
{

/// Rows that look into the program: its real windows in this process, on the display and the bus of the environment.
bool isInsideRow(std::string_view row);
int runInside(std::string_view row, int argc, char** argv);

} // namespace slotd::perf
