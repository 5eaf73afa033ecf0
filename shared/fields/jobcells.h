// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "fields/celltext.h"
#include "fields/jobrow.h"

#include <string>
#include <string_view>

namespace slotd::cells
{

// Texts that several views show. Each appends to `out`.

void jobId(const JobRow& row, const CellContext& context, std::string& out);    ///< 5, 5_2, 5_[3-9%2], 5.0, 5.batch
void jobIdRaw(const JobRow& row, const CellContext& context, std::string& out); ///< The task's own id.
void arrayJobId(const JobRow& row, const CellContext& context, std::string& out);
void stateCode(const JobRow& row, const CellContext& context, std::string& out);
void stateName(const JobRow& row, const CellContext& context, std::string& out);
void reason(const JobRow& row, const CellContext& context, std::string& out);
void nodeListOrReason(const JobRow& row, const CellContext& context, std::string& out);
void elapsedShort(const JobRow& row, const CellContext& context, std::string& out);
void elapsedPadded(const JobRow& row, const CellContext& context, std::string& out);
void timeLimitShort(const JobRow& row, const CellContext& context, std::string& out);
void timeLimitPadded(const JobRow& row, const CellContext& context, std::string& out);
void dependency(const JobRow& row, const CellContext& context, std::string& out);
void command(const JobRow& row, const CellContext& context, std::string& out); ///< With the script's arguments.

/// Time from start to end, or to now, without what it spent suspended; zero for what never started.
Seconds elapsed(const JobRecord& job, Instant now);
/// Time spent suspended so far.
Milliseconds suspendedTime(const JobRecord& job, Instant now);
/// All the memory asked for: the part per CPU times the CPUs.
Megabytes requestedMemory(const JobRecord& job);
/// CPUs held, or asked for by what never held any.
Cpus cpus(const JobRecord& job);
/// True when the job holds, or held, resources.
bool allocated(const JobRecord& job);
/// What an option that slotd only keeps (account, qos ...) was set to; `fallback` when it was not.
std::string_view recorded(const JobRecord& job, std::string_view option, std::string_view fallback);
/// "cpu=4,gres/gpu=1,mem=1G,node=1" of what a step holds, in sacct's order.
void stepTres(const JobRow& row, const CellContext& context, std::string& out);
/// "cpu:2,gres:gpu:1" of what a step asked for.
void stepAsk(const JobRow& row, const CellContext& context, std::string& out);
/// Order of ids as people read them: arrays by their id, then the task.
std::int64_t idRank(const JobRow& row, const CellContext& context);

} // namespace slotd::cells
