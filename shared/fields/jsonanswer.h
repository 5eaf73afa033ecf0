// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/nodeinfo.h"
#include "fields/jobrow.h"
#include "fields/jsonwriter.h"

#include <span>
#include <string_view>

namespace slotd
{

// What --json prints: key names, types and nesting are those of Slurm 22.05 (openapi/v0.0.38 for the queue and the host,
// openapi/dbv0.0.38 for the accounting). Times are seconds since 1970, 0 where there is none; memory in megabytes; exit_code of a job of
// the queue is the status that wait(2) gives. A key that slotd has nothing for holds what Slurm has there when nothing is set.

/// The only layout there is a name for: "v0.0.38" (--json=v0.0.38).
inline constexpr std::string_view kJsonLayout = "v0.0.38";
enum class JsonSource : std::uint8_t { Queue, Accounting };

/// Opens the document, writes "meta" and "errors" and opens the list `key`; endJsonAnswer() closes both.
void beginJsonAnswer(JsonWriter& json, JsonSource source, std::string_view daemonVersion, std::string_view key);
void endJsonAnswer(JsonWriter& json);

/// One of "jobs" of squeue and scontrol show job.
void writeQueueJob(JsonWriter& json, const JobRow& row, const CellContext& context);
/// One of "jobs" of sacct, with its steps.
void writeAccountingJob(JsonWriter& json, const JobRow& row, std::span<const JobRow> steps, const CellContext& context);
/// The one of "nodes".
void writeNode(JsonWriter& json, const NodeInfo& node);
/// One of "partitions".
void writePartition(JsonWriter& json, const NodeInfo& node, const PartitionInfo& partition);

} // namespace slotd
