// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/systemfacts.h"

#include "base/procfs.h"
#include "base/units.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <optional>
#include <sched.h>
#include <set>
#include <sstream>
#include <sys/utsname.h>
#include <utility>

namespace slotd
{

namespace
{

struct FreeCpuSet
{
    void operator()(cpu_set_t* set) const { CPU_FREE(set); }
};

std::string firstLine(const std::string& path)
{
    const std::string text = readSmallFile(path);
    return text.substr(0, text.find('\n'));
}

/// The number after `key` at the start of a line: "MemTotal:       32768 kB".
std::optional<std::uint64_t> numberAfter(const std::string& path, const std::string& key)
{
    std::istringstream lines(readSmallFile(path));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(key))
            continue;
        const auto from = line.find_first_not_of(" \t", key.size());
        if (from == std::string::npos)
            return std::nullopt;
        return parseUnsigned(line.substr(from, line.find_first_of(" \t", from) - from));
    }
    return std::nullopt;
}

/// "0-3,8" as the kernel lists CPUs.
std::vector<std::uint64_t> parseCpuList(const std::string& text)
{
    std::vector<std::uint64_t> ids;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');) {
        const auto dash = part.find('-');
        const auto first = parseUnsigned(part.substr(0, dash));
        const auto last = dash == std::string::npos ? first : parseUnsigned(part.substr(dash + 1));
        if (!first || !last || *last < *first || *last - *first > 65'536)
            return {};
        for (auto id = *first; id <= *last; ++id)
            ids.push_back(id);
    }
    return ids;
}

void readTopology(const SystemPaths& paths, MachineFacts& facts)
{
    std::set<std::string> packages;
    std::set<std::pair<std::string, std::string>> cores;
    const auto cpus = parseCpuList(firstLine(paths.sys + "/devices/system/cpu/online"));
    for (const auto cpu : cpus) {
        const std::string topology = paths.sys + "/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/";
        const std::string package = firstLine(topology + "physical_package_id");
        const std::string core = firstLine(topology + "core_id");
        if (package.empty() || core.empty())
            return;
        packages.insert(package);
        cores.emplace(package, core);
    }
    if (cpus.empty())
        return;
    const auto atLeastOne = [](std::size_t n) { return static_cast<std::uint32_t>(std::max<std::size_t>(1, n)); };
    facts.sockets = atLeastOne(packages.size());
    facts.coresPerSocket = atLeastOne(cores.size() / packages.size());
    facts.threadsPerCore = atLeastOne(cpus.size() / cores.size());
}

} // namespace

std::vector<std::uint32_t> affinityCpuIds()
{
    // A mask that is too small for the machine is refused with EINVAL (sched_setaffinity(2)): ask again with a larger one.
    for (std::size_t count = CPU_SETSIZE; count <= 1U << 20; count *= 2) {
        const std::unique_ptr<cpu_set_t, FreeCpuSet> set(CPU_ALLOC(count));
        const std::size_t size = CPU_ALLOC_SIZE(count);
        if (!set)
            break;
        CPU_ZERO_S(size, set.get());
        if (sched_getaffinity(0, size, set.get()) != 0) {
            if (errno == EINVAL)
                continue;
            break;
        }
        std::vector<std::uint32_t> ids;
        for (std::uint32_t id = 0; id < count; ++id) {
            if (CPU_ISSET_S(id, size, set.get()))
                ids.push_back(id);
        }
        return ids;
    }
    return {0};
}

Megabytes totalMemory(const SystemPaths& paths)
{
    const auto kb = numberAfter(paths.proc + "/meminfo", "MemTotal:");
    if (!kb || *kb < 1024)
        return kFallbackMemory;
    return Megabytes(static_cast<std::int64_t>(*kb / 1024));
}

Megabytes freeMemory(const SystemPaths& paths)
{
    return Megabytes(static_cast<std::int64_t>(numberAfter(paths.proc + "/meminfo", "MemFree:").value_or(0) / 1024));
}

double load1(const SystemPaths& paths)
{
    const std::string text = firstLine(paths.proc + "/loadavg");
    return text.empty() ? 0.0 : std::strtod(text.c_str(), nullptr);
}

MachineFacts machineFacts(const SystemPaths& paths)
{
    MachineFacts facts;
    utsname name{};
    if (uname(&name) == 0) {
        facts.os = std::string(name.sysname) + " " + name.release;
        facts.arch = name.machine;
    }
    if (const auto seconds = numberAfter(paths.proc + "/stat", "btime "))
        facts.bootTime = Instant(Seconds(*seconds));
    readTopology(paths, facts);
    return facts;
}

} // namespace slotd
