// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

namespace slotd
{

/// `slotd shellenv [fish]`: prints what a shell evaluates to have the command names on PATH.
int printShellEnvironment(int argc, char** argv);
/// `slotd root`: prints the runtime root.
int printRoot();

} // namespace slotd
