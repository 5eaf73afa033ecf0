// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

namespace slotd
{

/// A named point at which a test may kill the process: with SLOTD_TEST_CRASH_AT=<name>[:<n>] in the environment the n-th
/// arrival (default: the first) ends it by SIGKILL. Does nothing unless built with SLOTD_CHECKPOINTS. Any thread.
void checkpoint(const char* name);

} // namespace slotd
