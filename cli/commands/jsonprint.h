// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "client/blockingclient.h"
#include "console.h"
#include "domain/nodeinfo.h"
#include "fields/jobrow.h"

#include <vector>

namespace slotd
{

// The answers of --json. Long ones leave in parts, so that they are never held twice.

/// squeue --json and scontrol show job --json.
void printQueueJson(Console& console, const HelloReply& daemon, const std::vector<JobRow>& jobs, const CellContext& context);
/// sacct --json. `rows` are jobs, each followed by its steps; steps whose job is not there come under a job that has only their id.
void printAccountingJson(Console& console, const HelloReply& daemon, const std::vector<JobRow>& rows, const CellContext& context);
/// sinfo --json and scontrol show node --json; `shown` false: no host matches.
void printNodeJson(Console& console, const HelloReply& daemon, const NodeInfo& node, bool shown);
/// scontrol show partition --json.
void printPartitionJson(Console& console, const HelloReply& daemon, const NodeInfo& node,
                        const std::vector<const PartitionInfo*>& partitions);

} // namespace slotd
