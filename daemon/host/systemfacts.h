// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/strongid.h"
#include "base/timefmt.h"

#include <cstdint>
#include <string>
#include <vector>

namespace slotd
{

/// Where the kernel tells of itself; tests point it at folders of their own. No trailing slashes.
struct SystemPaths
{
    std::string proc = "/proc";
    std::string sys = "/sys";
};

/// CPUs that this process may run on (sched_getaffinity(2)), ascending; {0} should the kernel not say.
std::vector<std::uint32_t> affinityCpuIds();

inline constexpr Megabytes kFallbackMemory{16384};
/// MemTotal of /proc/meminfo, kB / 1024 rounded down; kFallbackMemory where it can't be read.
Megabytes totalMemory(const SystemPaths& paths = {});
/// MemFree of /proc/meminfo; 0 where it can't be read.
Megabytes freeMemory(const SystemPaths& paths = {});
/// Load average of the last minute; 0 where it can't be read.
double load1(const SystemPaths& paths = {});

/// What does not change while the machine is up; best effort, every part has a harmless fallback.
struct MachineFacts
{
    std::string os;             ///< "Linux 6.1.0-18-amd64"
    std::string arch;           ///< "x86_64"
    Instant bootTime{};         ///< kNoTime where /proc/stat does not say.
    std::uint32_t sockets = 1;  ///< Of the CPUs that are online, whatever the affinity.
    std::uint32_t coresPerSocket = 1;
    std::uint32_t threadsPerCore = 1;
};
MachineFacts machineFacts(const SystemPaths& paths = {});

} // namespace slotd
