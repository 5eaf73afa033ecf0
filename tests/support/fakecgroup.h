// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "support/tempnode.h"

#include <QDir>

namespace slotd::test
{

/// A folder of the node made to look like a cgroup to SLOTD_CGROUP_BASE: plain files where the kernel would put its own.
inline QString cgroupBase(const TempNode& node)
{
    return node.workDir() + "/cgroup";
}

/// Makes the group that the supervisor of `job` will find, and gives its path. `events` is what the kernel would count there.
inline QString makeCgroup(const TempNode& node, quint32 job, const QByteArray& events = "oom 0\noom_kill 0\n")
{
    const QString group = cgroupBase(node) + QString("/job_%1").arg(job);
    QDir().mkpath(group);
    for (const char* name : {"cgroup.procs", "memory.max", "memory.swap.max", "memory.oom.group", "cpu.max"})
        node.write(group + "/" + name, "");
    node.write(group + "/memory.events", events);
    return group;
}

} // namespace slotd::test
