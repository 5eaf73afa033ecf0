// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/jobusage.h"

#include "base/descendants.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <unistd.h>
#include <utility>

namespace slotd
{

namespace
{

std::string pathOf(int pid, const char* file)
{
    return "/proc/" + std::to_string(pid) + '/' + file;
}

/// Clock ticks on a processor, in the program and in the kernel.
std::uint64_t ticksOf(int pid)
{
    const std::string text = readSmallFile(pathOf(pid, "stat"));
    const auto name = text.rfind(')');
    if (name == std::string::npos)
        return 0;
    std::istringstream rest(text.substr(name + 1));
    std::string skipped;
    for (int i = 0; i < 11; ++i) // fields 3 to 13
        rest >> skipped;
    std::uint64_t user = 0;
    std::uint64_t system = 0;
    rest >> user >> system;
    return user + system;
}

std::int64_t residentKb(int pid)
{
    std::istringstream text(readSmallFile(pathOf(pid, "statm")));
    std::int64_t whole = 0;
    std::int64_t resident = 0;
    text >> whole >> resident;
    return resident * (::sysconf(_SC_PAGESIZE) / 1024);
}

} // namespace

std::optional<JobUsage::Sample> JobUsage::look(const std::vector<int>& supervisors)
{
    std::set<int> found;
    for (const int supervisor : supervisors) {
        for (const ProcessStat& process : readDescendants(supervisor))
            found.insert(process.pid);
    }
    Sample sample{.when = std::chrono::steady_clock::now()};
    std::unordered_map<int, std::uint64_t> ticks;
    std::uint64_t spent = 0;
    for (const int pid : found) {
        const std::uint64_t now = ticksOf(pid);
        const auto before = m_ticks.find(pid);
        spent += now - std::min(now, before == m_ticks.end() ? 0 : before->second);
        ticks[pid] = now;
        sample.memoryKb += residentKb(pid);
    }
    const bool first = m_ticks.empty();
    m_ticks = std::move(ticks);
    const std::chrono::duration<double> passed = sample.when - std::exchange(m_when, sample.when);
    if (first || found.empty())
        return std::nullopt;
    sample.cpus = static_cast<double>(spent) / static_cast<double>(::sysconf(_SC_CLK_TCK)) / std::max(passed.count(), 0.01);
    return sample;
}

} // namespace slotd
