// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gauges/hostusage.h"

#include "base/procfs.h"

#include <array>
#include <cstdlib>
#include <sstream>
#include <string>
#include <thread>
#include <utility>

namespace slotd
{

namespace
{

std::int64_t memoryField(const std::string& text, const std::string& name)
{
    const auto at = text.find(name);
    return at == std::string::npos ? 0 : std::strtoll(text.c_str() + at + name.size(), nullptr, 10);
}

} // namespace

std::optional<HostUsage::Sample> HostUsage::look()
{
    std::istringstream line(readSmallFile("/proc/stat"));
    std::string name;
    line >> name;
    // user nice system idle iowait irq softirq steal
    std::array<std::uint64_t, 8> ticks{};
    std::uint64_t all = 0;
    for (std::uint64_t& tick : ticks) {
        line >> tick;
        all += tick;
    }
    const std::uint64_t busy = all - ticks[3] - ticks[4];
    const std::uint64_t lastBusy = std::exchange(m_busy, busy);
    const std::uint64_t lastAll = std::exchange(m_all, all);
    if (lastAll == 0 || all <= lastAll)
        return std::nullopt;
    const std::string memory = readSmallFile("/proc/meminfo");
    Sample sample;
    sample.cpus = static_cast<double>(busy - lastBusy) / static_cast<double>(all - lastAll) * std::thread::hardware_concurrency();
    m_totalMb = memoryField(memory, "MemTotal:") / 1024;
    sample.memoryMb = m_totalMb - memoryField(memory, "MemAvailable:") / 1024;
    return sample;
}

} // namespace slotd
