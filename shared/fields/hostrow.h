// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/nodeinfo.h"
#include "fields/field.h"

#include <string>
#include <vector>

namespace slotd
{

/// What one line of sinfo shows: a partition's view of the host, or several partitions as one.
struct HostRow
{
    const NodeInfo* node = nullptr;
    std::string partitions{};    ///< "cpu*", "cpu,gpu*"
    std::string bareName{};      ///< Without the star.
    std::string state{};         ///< idle, mixed, allocated; "n/a" when no node of the row matches the filter.
    std::vector<std::string> features{};
    Cpus allocCpus{0};
    Megabytes allocMemory{0};
    bool gpu = false;            ///< Has a GPU partition in it.
    std::vector<std::uint32_t> gpusInUse{}; ///< Ascending.
    std::uint32_t running = 0;
    std::uint32_t pending = 0;

    bool present() const { return state != "n/a"; }
};

using HostField = Field<HostRow>;

/// The columns of sinfo.
std::span<const HostField> sinfoFields();

/// The host's state in Slurm's long words: idle when nothing is held, allocated when no CPU is left, mixed in between.
std::string_view hostState(const NodeInfo& node);
/// "mix" for "mixed", as %t prints it; what is no state comes back as it is.
std::string_view shortHostState(std::string_view state);

/// One row per partition, in configured order; `partitions` empty = all. The rows point into `node`.
std::vector<HostRow> partitionRows(const NodeInfo& node, const std::vector<std::string>& partitions);
/// The partitions as one row: capacity counted once, what jobs hold added up. None when no partition is left.
std::vector<HostRow> nodeRow(const NodeInfo& node, const std::vector<std::string>& partitions);

/// "gpu:2(IDX:0-1)", "gpu:0".
std::string gpusUsedText(const std::vector<std::uint32_t>& indices);
/// "gpu:2", "(null)" without GPUs; with the model where it is known: "gpu:tesla:2".
std::string gpusText(const NodeInfo& node);

} // namespace slotd
