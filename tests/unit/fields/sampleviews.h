// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "fields/hostrow.h"
#include "fields/jobrow.h"

#include <string>
#include <vector>

namespace slotd::samples
{

/// 2026-11-23 12:00:00 UTC; the tests set TZ to UTC.
inline constexpr Instant kNow{Milliseconds{1795435200000}};

inline JobRecord job(std::uint32_t id, JobState state)
{
    JobRecord r;
    r.id = JobId(id);
    r.name = "wrap";
    r.user = "ada";
    r.uid = 1000;
    r.group = "staff";
    r.gid = 100;
    r.partition = "cpu";
    r.state = state;
    r.submit = kNow - Seconds{100};
    r.eligible = r.submit;
    r.reqMemory = Megabytes(512);
    r.workDir = "/home/ada";
    r.submitHost = "box";
    r.sessionId = 604;
    r.stdoutPath = r.stderrPath = "/home/ada/slurm-" + std::to_string(id) + ".out";
    r.stdinPath = "/dev/null";
    if (state != JobState::Pending) {
        r.start = kNow - Seconds{65};
        r.nodeList = "box";
        r.allocCpus = r.reqCpus;
        r.allocMemory = r.reqMemory;
        if (isTerminal(state))
            r.end = kNow - Seconds{5};
    }
    return r;
}

inline JobRecord task(std::uint32_t id, std::uint32_t array, std::uint32_t number, JobState state = JobState::Pending)
{
    JobRecord r = job(id, state);
    r.arrayJobId = JobId(array);
    r.arrayTask = number;
    r.name = "arr";
    r.reason = state == JobState::Pending ? Reason::JobArrayTaskLimit : Reason::None;
    r.arrayLimit = 2;
    return r;
}

/// A job of every kind.
inline std::vector<JobRecord> queue()
{
    std::vector<JobRecord> all{job(1, JobState::Running), job(2, JobState::Pending), job(3, JobState::Completed),
                               job(4, JobState::Failed), job(5, JobState::Cancelled)};
    all[0].name = "a_quite_long_job_name_here";
    all[0].timeLimit = Seconds{93840};
    all[0].end = all[0].start + all[0].timeLimit;
    all[0].ntasks = 2;
    all[0].cpusPerTask = 2;
    all[0].reqCpus = all[0].allocCpus = Cpus(4);
    all[0].reqMemory = all[0].allocMemory = Megabytes(1024);
    all[0].reqGpus = Gpus(1);
    all[0].gpuIndices = {0};
    all[0].comment = "my comment";
    all[1].name = "waits\nhere";
    all[1].reason = Reason::Resources;
    all[1].exclusive = true;
    all[1].begin = kNow + Seconds{3600};
    all[2].command = "/home/ada/run.sh";
    all[2].arguments = {"a", "b"};
    all[2].usage = Usage{204800, 17, 8};
    all[3].exit = ExitCode{3, 0};
    all[3].reason = Reason::NonZeroExitCode;
    all[4].reason = Reason::CancelledByUser;
    all[4].cancelAsked = true;
    all[4].cancelledBy = 1000;
    for (std::uint32_t t = 3; t <= 9; ++t)
        all.push_back(task(20 + t, 20, t));
    all.push_back(task(20, 20, 0, JobState::Running));
    return all;
}

inline NodeInfo node()
{
    NodeInfo n;
    n.name = "localhost";
    n.cpus = Cpus(8);
    n.memory = Megabytes(16000);
    n.gpus = 2;
    n.gpuModel = "generic_gpu";
    n.allocCpus = Cpus(6);
    n.allocMemory = Megabytes(1224);
    n.gpusInUse = {0, 1};
    n.version = "0.1.0";
    n.freeMemory = Megabytes(9000);
    n.load1 = 1.794;
    n.os = "Linux 6.1";
    n.arch = "x86_64";
    n.coresPerSocket = 8;
    n.config = {{"ClusterName", "slotd"}, {"MaxArraySize", "1001"}};
    PartitionInfo cpu{"cpu", false, true, {"cpu"}, Cpus(4), Megabytes(1000), {}, 2, 1};
    PartitionInfo gpu{"gpu", true, false, {"cpu", "generic_gpu"}, Cpus(2), Megabytes(224), {0, 1}, 1, 3};
    n.partitions = {cpu, gpu};
    return n;
}

} // namespace slotd::samples
