// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/hostrow.h"

#include "domain/modelfeature.h"
#include "domain/resources.h"

#include <algorithm>

namespace slotd
{

namespace
{
bool wanted(const PartitionInfo& partition, const std::vector<std::string>& names)
{
    return names.empty() || std::find(names.begin(), names.end(), partition.name) != names.end();
}

/// Adds what a partition's jobs hold to the row.
void join(HostRow& row, const PartitionInfo& partition)
{
    if (!row.partitions.empty()) {
        row.partitions += ',';
        row.bareName += ',';
    }
    row.partitions += partition.name;
    row.bareName += partition.name;
    if (partition.isDefault)
        row.partitions += '*';
    for (const std::string& feature : partition.features) {
        if (std::find(row.features.begin(), row.features.end(), feature) == row.features.end())
            row.features.push_back(feature);
    }
    row.allocCpus += partition.allocCpus;
    row.allocMemory += partition.allocMemory;
    row.gpu = row.gpu || partition.gpu;
    row.gpusInUse.insert(row.gpusInUse.end(), partition.gpusInUse.begin(), partition.gpusInUse.end());
    std::sort(row.gpusInUse.begin(), row.gpusInUse.end());
    row.gpusInUse.erase(std::unique(row.gpusInUse.begin(), row.gpusInUse.end()), row.gpusInUse.end());
    row.running += partition.running;
    row.pending += partition.pending;
}

HostRow emptyRow(const NodeInfo& node)
{
    HostRow row;
    row.node = &node;
    row.state = hostState(node);
    return row;
}
} // namespace

std::string_view hostState(const NodeInfo& node)
{
    if (node.cpus.value > 0 && node.allocCpus >= node.cpus)
        return "allocated";
    const bool held = node.allocCpus.value > 0 || node.allocMemory.value > 0 || !node.gpusInUse.empty();
    return held ? "mixed" : "idle";
}

std::string_view shortHostState(std::string_view state)
{
    if (state == "mixed")
        return "mix";
    if (state == "allocated")
        return "alloc";
    return state;
}

std::vector<HostRow> partitionRows(const NodeInfo& node, const std::vector<std::string>& partitions)
{
    std::vector<HostRow> rows;
    for (const PartitionInfo& partition : node.partitions) {
        if (!wanted(partition, partitions))
            continue;
        HostRow row = emptyRow(node);
        join(row, partition);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<HostRow> nodeRow(const NodeInfo& node, const std::vector<std::string>& partitions)
{
    HostRow row = emptyRow(node);
    for (const PartitionInfo& partition : node.partitions) {
        if (wanted(partition, partitions))
            join(row, partition);
    }
    if (row.partitions.empty())
        return {};
    return {std::move(row)};
}

std::string gpusUsedText(const std::vector<std::uint32_t>& indices)
{
    std::string text = "gpu:" + std::to_string(indices.size());
    if (!indices.empty())
        text += "(IDX:" + formatIndexRanges(indices) + ')';
    return text;
}

std::string gpusText(const NodeInfo& node)
{
    if (node.gpus == 0)
        return "(null)";
    // One word, as Slurm's types are: programs split at blanks, and it can be asked for with --gres.
    const std::string type = node.gpuModel.empty() ? std::string() : modelFeature(node.gpuModel) + ':';
    return "gpu:" + type + std::to_string(node.gpus);
}

} // namespace slotd
