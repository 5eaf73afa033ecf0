// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstddef>
#include <string>

namespace slotd
{

/// Extends the write-ahead log of the open database at `path` with zeros, written and synced, so that commits overwrite a file
/// that does not grow. SQLite takes nothing after its last valid frame for content (sqlite.org/walformat.html). To be called by
/// the one thread that writes, between its transactions. False, and the file as it was, where there is no room.
bool growWal(const std::string& path, std::size_t bytes);

} // namespace slotd
