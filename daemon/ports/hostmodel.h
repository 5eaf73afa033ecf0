// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/nodeinfo.h"
#include "domain/resources.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace slotd
{

struct PartitionModel
{
    std::string name;
    bool gpu = false;
    std::vector<std::string> features; ///< Lower case, without doubles; what --constraint may name.
};

/// What the host lends and how it is divided: the outcome of probe and configuration, as the pure core sees it.
struct HostModel
{
    std::string nodeName = "localhost";
    Capacity capacity;
    std::vector<std::uint32_t> cpuIds;  ///< CPUs of the daemon's affinity, ascending.
    std::string gpuModel;               ///< As detected ("NVIDIA RTX A2000"); "" = unknown.
    std::vector<PartitionModel> partitions;
    std::string defaultPartition;
    std::uint32_t maxArraySize = 1'000'001; ///< Task ids are below it (Slurm's MaxArraySize).
    std::uint32_t maxJobCount = 1'000'000;  ///< Pending and running jobs at once.
    std::uint32_t maxScriptBytes = 4U << 20;
    bool wholeMinutes = false;          ///< Time limits are rounded up to the minute, as Slurm does (SLOTD_COMPAT=slurm).

    bool oneWaitsForResources = false;  ///< The first job without room waits for it, the others for their turn (the same).

    const PartitionModel* find(std::string_view partition) const;
};

} // namespace slotd
