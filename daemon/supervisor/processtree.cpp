// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/processtree.h"

#include "base/descendants.h"

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

/// srun, supervisor and processes of every step among those.
std::set<int> ofSteps(const std::vector<ProcessStat>& living)
{
    std::set<int> spared;
    for (const ProcessStat& p : living) {
        if (!isSupervisor(p.pid))
            continue;
        spared.insert({p.pid, p.parent});
        for (const ProcessStat& child : livingDescendants(living, p.pid))
            spared.insert(child.pid);
    }
    return spared;
}

} // namespace

std::vector<ProcessStat> ProcessTree::living() const
{
    auto found = readDescendants(::getpid());
    for (const int pid : m_cgroup.processes()) {
        if (std::any_of(found.begin(), found.end(), [pid](const ProcessStat& p) { return p.pid == pid; }))
            continue;
        if (const auto stat = readProcessStat(pid); stat && stat->alive())
            found.push_back(*stat);
    }
    return found;
}

std::uint32_t ProcessTree::signal(std::initializer_list<int> signals) const
{
    return signal(signals, false);
}

std::uint32_t ProcessTree::signalWithoutSteps(std::initializer_list<int> signals) const
{
    return signal(signals, true);
}

std::uint32_t ProcessTree::signal(std::initializer_list<int> signals, bool spareSteps) const
{
    const std::uint64_t began = ticksSinceBoot();
    std::set<int> reached;
    for (int sweep = 0; sweep < kSignalSweeps; ++sweep) {
        bool fresh = false;
        const std::vector<ProcessStat> all = living();
        const std::set<int> spared = spareSteps ? ofSteps(all) : std::set<int>();
        for (const ProcessStat& p : all) {
            if (spared.count(p.pid) != 0)
                continue;
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
