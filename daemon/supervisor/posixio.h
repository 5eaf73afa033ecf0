// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/timefmt.h"
#include "base/uniquefd.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace slotd
{

/// strerror without translation tables, and safe between vfork and exec.
const char* errorText(int error);
/// "/a/b: No such file or directory"
std::string pathError(const std::string& path, int error);

std::int64_t monotonicMs();
Instant wallNow();

/// Writes all of `text` to a file that exists; errno of the first failure, 0 if none.
int writeExisting(int dirFd, const char* path, std::string_view text);

/// Writes a short text where that does not block (a FIFO that nobody empties, a terminal that is stopped): a line lost is
/// better than a job that does not end.
void writeNow(int fd, std::string_view text);

/// The folders above `path`, as far as they are missing; whether that worked shows when `path` is used.
void makeParents(const std::string& path);

/// Opens for appending; makes the file and the folders above it where they are missing. Never blocks on a FIFO without a
/// reader. -1 and errno on failure.
UniqueFd openOutput(const std::string& path, bool append);

} // namespace slotd
