// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/jobcells.h"
#include "fields/jobrow.h"

#include <array>

namespace slotd
{

namespace
{
using R = JobRecord;
using Row = JobRow;
using Context = CellContext;
using Out = std::string;

constexpr ColumnSet kId = needs<&R::id, &R::arrayJobId, &R::arrayTask, &R::step>();
constexpr ColumnSet kElapsed = needs<&R::state, &R::start, &R::end, &R::suspend, &R::suspended>();

template<auto Member>
void text(const Row& row, const Context&, Out& out)
{
    out += row.job.*Member;
}

template<auto Member>
void number(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.job.*Member);
}

template<auto Member>
std::int64_t rankOf(const Row& row, const Context&)
{
    return static_cast<std::int64_t>(row.job.*Member);
}

void startTime(const Row& row, const Context& context, Out& out)
{
    appendTime(out, row.job.start, context, "N/A");
}

std::int64_t startRank(const Row& row, const Context&)
{
    return row.job.start.time_since_epoch().count();
}

std::int64_t elapsedRank(const Row& row, const Context& context)
{
    return cells::elapsed(row.job, context.now).count();
}

std::int64_t limitRank(const Row& row, const Context&)
{
    return row.job.timeLimit.count();
}

void arrayTaskId(const Row& row, const Context&, Out& out)
{
    if (row.job.arrayTask == kNoArrayTask)
        out += "N/A";
    else
        appendNumber(out, row.job.arrayTask);
}

void stepNumber(const Row& row, const Context&, Out& out)
{
    if (row.job.step == JobRef::kBatchStep)
        out += "batch";
    else
        appendNumber(out, row.job.step);
}

void cpus(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.job.allocCpus.value);
}

void jobIdRaw(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.job.id.value);
}

void one(const Row&, const Context&, Out& out)
{
    out += '1';
}

// squeue(1), the letters and names that --steps knows.
// clang-format off
const std::array kFields{
    JobField{{"StepID", "StepId JobArrayID", 'i', 0, "STEPID", 20, kId}, cells::jobId, cells::idRank},
    JobField{{"Name JobName", "StepName Name", 'j', 0, "NAME", 20, needs<&R::name>()}, text<&R::name>},
    JobField{{"Partition", "Partition", 'P', 0, "PARTITION", 20, needs<&R::partition>()}, text<&R::partition>},
    JobField{{"User", "UserName", 'u', 0, "USER", 20, needs<&R::user>()}, text<&R::user>},
    JobField{{"Time Elapsed", "TimeUsed", 'M', 0, "TIME", 20, kElapsed, true}, cells::elapsedShort, elapsedRank},
    JobField{{"NodeList Nodes", "NodeList Nodes", 'N', 0, "NODELIST", 20, needs<&R::nodeList>()}, text<&R::nodeList>},
    JobField{{"NTasks Tasks", "NumTasks", 'A', 0, "TASKS", 20, needs<&R::ntasks>(), true}, number<&R::ntasks>, rankOf<&R::ntasks>},
    JobField{{"ReqTRES", "tres-per-step", 'b', 0, "TRES_PER_STEP", 20, needs<&R::reqCpus, &R::reqGpus>()}, cells::stepAsk},
    JobField{{"TimeLimit", "TimeLimit", 'l', 0, "TIME_LIMIT", 20, needs<&R::timeLimit>(), true}, cells::timeLimitShort, limitRank},
    JobField{{"Start StartTime", "StartTime", 'S', 0, "START_TIME", 20, needs<&R::start>(), true}, startTime, startRank},
    JobField{{"ST", "StepStateCompact", 't', 0, "ST", 20, needs<&R::state>()}, cells::stateCode},
    JobField{{"State", "StepState State", 'T', 0, "STATE", 20, needs<&R::state>()}, cells::stateName},
    JobField{{"UID", "UserID", 'U', 0, "UID", 20, needs<&R::uid>(), true}, number<&R::uid>, rankOf<&R::uid>},
    JobField{{"CPUS NumCPUs", "NumCPUs", 'C', 0, "CPUS", 20, needs<&R::allocCpus>(), true}, cpus},
    JobField{{"AllocTRES", "tres-alloc", 0, 0, "TRES_ALLOC", 20, needs<&R::allocCpus, &R::allocMemory, &R::gpuIndices>()}, cells::stepTres},
    JobField{{"JobID", "JobID", 0, 0, "JOBID", 20, kId}, jobIdRaw, cells::idRank},
    JobField{{"ArrayJobID", "ArrayJobID", 'F', 0, "ARRAY_JOB_ID", 20, kId}, cells::arrayJobId, cells::idRank},
    JobField{{"ArrayTaskID", "ArrayTaskID", 'K', 0, "ARRAY_TASK_ID", 20, kId}, arrayTaskId},
    JobField{{"Step", "Step", 0, 0, "STEP", 20, kId}, stepNumber},
    JobField{{"NNodes", "NumNodes", 'D', 0, "NODES", 20, {}}, one},
};
// clang-format on
} // namespace

std::span<const JobField> stepFields()
{
    return kFields;
}

} // namespace slotd
