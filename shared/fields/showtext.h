// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/nodeinfo.h"
#include "fields/jobrow.h"

#include <string>
#include <vector>

namespace slotd
{

/// How scontrol show prints a block.
struct ShowStyle
{
    bool oneLine = false; ///< -o
    int details = 0;      ///< -d
};

/// scontrol show job: Slurm's keys in Slurm's lines, and among them what slotd has besides (Message, BeginTime, ArrayTask,
/// ReqMem, ReqTRES, AllocTRES, MaxRSS, Exclusive, Signal, Steps). Ends with the empty line that parts blocks.
std::string showJobText(const JobRow& row, const CellContext& context, const ShowStyle& style);
/// What showJobText() needs to be asked for: everything.
ColumnSet showJobNeeds();

/// scontrol show step. `row` is a step.
std::string showStepText(const JobRow& row, const CellContext& context, const ShowStyle& style);
/// scontrol show node.
std::string showNodeText(const NodeInfo& node, const CellContext& context, const ShowStyle& style);
/// scontrol show partition.
std::string showPartitionText(const NodeInfo& node, const PartitionInfo& partition, const ShowStyle& style);
/// What the host's partitions offer, each once: "cpu,gpu_model".
std::string hostFeatures(const NodeInfo& node);
/// "cpu=8,mem=16000M,node=1,billing=8,gres/gpu=2", with or without two of its parts.
std::string configuredTres(const NodeInfo& node, bool billing, bool nodes);
/// The same of what jobs hold; "" when it is nothing.
std::string allocatedTres(const NodeInfo& node);
/// scontrol show config: keys padded, in order.
std::string showConfigText(const NodeInfo& node, const CellContext& context);

} // namespace slotd
