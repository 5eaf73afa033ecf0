// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/paths.h"
#include "base/result.h"

namespace slotd
{

/// The runtime root while this daemon owns it: folders of mode 0700 and the lock that makes it the only daemon there.
class RuntimeRoot
{
public:
    /// Makes the folders and takes the lock. Errors: another daemon holds it (its pid is named), a file system without
    /// working locks, no permission.
    static Result<RuntimeRoot> take(const RuntimePaths& paths);

    RuntimeRoot(RuntimeRoot&& other) noexcept;
    RuntimeRoot& operator=(RuntimeRoot&&) = delete;
    ~RuntimeRoot();

private:
    explicit RuntimeRoot(int fd) : m_fd(fd) {}
    int m_fd;
};

} // namespace slotd
