// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

namespace slotd
{

/// Names a place where the kill-matrix tests may end the supervisor with SIGKILL: it does so when its environment has
/// SLOTD_TEST_CRASH_SUPERVISOR_AT=<place>. Nothing at all unless built with SLOTD_CHECKPOINTS.
#ifdef SLOTD_CHECKPOINTS
void crashPoint(const char* place);
#else
inline void crashPoint(const char*) {}
#endif

} // namespace slotd
