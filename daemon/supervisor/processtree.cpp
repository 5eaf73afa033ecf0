// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/processtree.h"

#include <algorithm>
#include <csignal>
#include <set>
#include <string>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr int kSignalSweeps = 5;
constexpr int kStopSweeps = 100;

bool isSupervisor(int pid)
{
    // The kernel keeps 15 characters of a program's name.
    return readSmallFile("/proc/" + std::to_string(pid) + "/comm", 32) == "slotd-superviso\n";
}

} // namespace

std::vector<ProcessStat> ProcessTree::living() const
{
    const auto table = readProcessTable();
    auto found = livingDescendants(table, ::getpid());
    for (const int pid : m_cgroup.processes()) {
        const auto samePid = [pid](const ProcessStat& p) { return p.pid == pid; };
        const auto row = std::find_if(table.begin(), table.end(), samePid);
        if (row != table.end() && row->alive() && std::none_of(found.begin(), found.end(), samePid))
            found.push_back(*row);
    }
    return found;
}

std::uint32_t ProcessTree::signal(std::initializer_list<int> signals) const
{
    const std::uint64_t began = ticksSinceBoot();
    std::set<int> reached;
    for (int sweep = 0; sweep < kSignalSweeps; ++sweep) {
        bool fresh = false;
        for (const ProcessStat& p : living()) {
            // A later sweep finds what hid behind a parent that ended meanwhile, and must not hit what is new.
            if ((sweep > 0 && p.startTicks >= began) || !reached.insert(p.pid).second)
                continue;
            fresh = true;
            for (const int number : signals)
                ::kill(p.pid, number);
        }
        if (!fresh)
            break;
    }
    return static_cast<std::uint32_t>(reached.size());
}

void ProcessTree::stop() const
{
    std::set<int> reached;
    for (int sweep = 0; sweep < kStopSweeps; ++sweep) {
        bool fresh = false;
        for (const ProcessStat& p : living()) {
            if (!reached.insert(p.pid).second || isSupervisor(p.pid))
                continue;
            fresh = true;
            ::kill(p.pid, SIGSTOP);
        }
        if (!fresh)
            break;
    }
}

void ProcessTree::kill() const
{
    m_cgroup.killAll();
    killEach([this] { return living(); });
}

} // namespace slotd
