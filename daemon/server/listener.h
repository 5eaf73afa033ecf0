// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"

#include <string>

namespace slotd
{

/// A listening Unix stream socket at `path`: mode 0600 from its first moment on, close-on-exec, non-blocking. What stands at
/// the path is removed first where `replace` says so and it is a socket.
Result<int> bindListener(const std::string& path, bool replace, int backlog);

} // namespace slotd
