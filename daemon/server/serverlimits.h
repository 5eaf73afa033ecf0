// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "protocol/frame.h"

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace slotd
{

/// What one client can cost. docs/architecture/protocol.md explains each.
struct ServerLimits
{
    std::uint32_t helloFrame = 64U << 10;        ///< Payload before Hello was understood.
    std::uint32_t frame = kMaxFrame;
    std::chrono::milliseconds frameTime{10'000}; ///< From a frame's first byte to its last; also for a last reply to be read.
    std::size_t writeMark = 1U << 20;            ///< Queued bytes above which nothing more is read or produced for a client.
    std::size_t writeQueue = 64U << 20;          ///< Queued bytes that cost a client its connection.
    std::size_t outstanding = 1024;              ///< Requests of one client in work at once; more are read later.
    std::size_t connections = 4096;              ///< Also at most 90 % of RLIMIT_NOFILE.
    std::size_t recentEvents = 4096;             ///< Events kept in memory for subscribers that come back.
    int backlog = 4096;                          ///< listen(2); the kernel caps it at net.core.somaxconn.
};

} // namespace slotd
