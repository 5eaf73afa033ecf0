// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/procfs.h"
#include "supervisor/cgroup.h"

#include <initializer_list>
#include <vector>

namespace slotd
{

/// All processes of the job: its cgroup's, where it has one, and every descendant of this supervisor, which is a child
/// subreaper and so keeps what forks twice or starts a session of its own.
class ProcessTree
{
public:
    explicit ProcessTree(const Cgroup& cgroup) : m_cgroup(cgroup) {}

    /// Living processes now.
    std::vector<ProcessStat> living() const;
    /// Sends the signals, in order, once to each process that lived when the call began. What those processes start in
    /// answer (the commands of a shell's trap) is spared. Returns how many got them.
    std::uint32_t signal(std::initializer_list<int> signals) const;
    /// The same, but not to steps: their sruns, their supervisors and what runs below those, which are ended one by one with a
    /// grace of their own (an srun that is told to end takes none).
    std::uint32_t signalWithoutSteps(std::initializer_list<int> signals) const;
    /// Stops them all, also those that appear while it does; not the supervisors of steps below, which keep their own clocks.
    void stop() const;
    /// Ends every process it can find, also one that forks all the time: first nothing may move, then all is killed.
    void kill() const;

private:
    std::uint32_t signal(std::initializer_list<int> signals, bool spareSteps) const;

    const Cgroup& m_cgroup;
};

} // namespace slotd
