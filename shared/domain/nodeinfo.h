// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/fieldlist.h"
#include "base/strongid.h"
#include "base/timefmt.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace slotd
{

/// A partition: a named view of the one host. GPU partitions default to one GPU per job.
struct PartitionInfo
{
    std::string name;
    bool gpu = false;
    bool isDefault = false;
    std::vector<std::string> features; ///< "cpu", and in GPU partitions the model and SLOTD_FEATURES.
    // What running jobs of this partition hold, and how many there are.
    Cpus allocCpus{0};
    Megabytes allocMemory{0};
    std::vector<std::uint32_t> gpusInUse;
    std::uint32_t running = 0;
    std::uint32_t pending = 0;

    bool operator==(const PartitionInfo&) const = default;
    static constexpr auto fields()
    {
        using S = PartitionInfo;
        return fieldList(field(1, "name", &S::name), field(2, "gpu", &S::gpu), field(3, "default", &S::isDefault),
                         field(4, "features", &S::features), field(5, "alloc_cpus", &S::allocCpus),
                         field(6, "alloc_memory", &S::allocMemory), field(7, "gpus_in_use", &S::gpusInUse),
                         field(8, "running", &S::running), field(9, "pending", &S::pending));
    }
};

/// The host as sinfo and scontrol show node see it.
struct NodeInfo
{
    std::string name;    ///< NodeName; SLOTD_NODE_NAME or the short host name.
    std::string address;
    Cpus cpus{0};
    Megabytes memory{0};
    std::uint32_t gpus = 0;
    std::string gpuModel;
    Cpus allocCpus{0};
    Megabytes allocMemory{0};
    std::vector<std::uint32_t> gpusInUse;
    std::vector<PartitionInfo> partitions; ///< CPU partitions first, in configured order.
    std::string version;
    Instant bootTime{};
    Instant daemonStart{};
    double load1 = 0;
    Megabytes freeMemory{0};
    std::string os;
    std::string arch;
    bool compatSlurm = false;  ///< SLOTD_COMPAT=slurm is on in the daemon.
    std::uint32_t sockets = 1;
    std::uint32_t coresPerSocket = 1;
    std::uint32_t threadsPerCore = 1;
    /// scontrol show config: key -> value, in print order by key.
    std::map<std::string, std::string> config;

    bool operator==(const NodeInfo&) const = default;
    static constexpr auto fields()
    {
        using S = NodeInfo;
        return fieldList(field(1, "name", &S::name), field(2, "address", &S::address), field(3, "cpus", &S::cpus),
                         field(4, "memory", &S::memory), field(5, "gpus", &S::gpus), field(6, "gpu_model", &S::gpuModel),
                         field(7, "alloc_cpus", &S::allocCpus), field(8, "alloc_memory", &S::allocMemory),
                         field(9, "gpus_in_use", &S::gpusInUse), field(10, "partitions", &S::partitions),
                         field(11, "version", &S::version), field(12, "boot_time", &S::bootTime),
                         field(13, "daemon_start", &S::daemonStart), field(14, "load1", &S::load1),
                         field(15, "free_memory", &S::freeMemory), field(16, "os", &S::os), field(17, "arch", &S::arch),
                         field(18, "compat_slurm", &S::compatSlurm), field(19, "sockets", &S::sockets),
                         field(20, "cores", &S::coresPerSocket), field(21, "threads", &S::threadsPerCore),
                         field(22, "config", &S::config));
    }
};

} // namespace slotd
