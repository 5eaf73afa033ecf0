// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

namespace slotd
{

/// The whole program: arguments, the one instance, the event loop. The exit status.
int runDesktop(int argc, char** argv);

} // namespace slotd
