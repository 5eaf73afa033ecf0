// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/jobcells.h"

namespace slotd::cells
{

void arrayJobId(const JobRow& row, const CellContext&, std::string& out)
{
    appendNumber(out, row.job.arrayJobId ? row.job.arrayJobId.value : row.job.id.value);
}

namespace
{
void step(const JobRecord& job, std::string& out)
{
    if (job.step == JobRef::kNoStep)
        return;
    out += '.';
    if (job.step == JobRef::kBatchStep)
        out += "batch";
    else if (job.step == JobRef::kExternStep)
        out += "extern";
    else
        appendNumber(out, job.step);
}
} // namespace

void jobId(const JobRow& row, const CellContext& context, std::string& out)
{
    arrayJobId(row, context, out);
    if (!row.pendingTasks.empty()) {
        out += "_[";
        out += row.pendingTasks;
        out += ']';
    } else if (row.job.arrayTask != kNoArrayTask) {
        out += '_';
        appendNumber(out, row.job.arrayTask);
    }
    step(row.job, out);
}

void jobIdRaw(const JobRow& row, const CellContext& context, std::string& out)
{
    // The pending rest of an array goes by the array's id.
    if (!row.pendingTasks.empty())
        arrayJobId(row, context, out);
    else
        appendNumber(out, row.job.id.value);
    step(row.job, out);
}

void stateCode(const JobRow& row, const CellContext&, std::string& out)
{
    out += codeOf(row.job.state);
}

void stateName(const JobRow& row, const CellContext&, std::string& out)
{
    out += nameOf(row.job.state);
}

void reason(const JobRow& row, const CellContext& context, std::string& out)
{
    const Reason why = row.job.reason;
    if (context.slurm && why == Reason::CancelledByUser)
        out += nameOf(Reason::None);
    else if (context.slurm && why == Reason::RaisedSignal)
        out += nameOf(Reason::JobLaunchFailure);
    else
        out += nameOf(why);
}

void nodeListOrReason(const JobRow& row, const CellContext& context, std::string& out)
{
    const JobRecord& job = row.job;
    const bool onNode = job.state == JobState::Running || job.state == JobState::Completing ||
                        job.state == JobState::Suspended || job.state == JobState::Completed;
    if (onNode || (isTerminal(job.state) && job.reason == Reason::None)) {
        out += job.nodeList;
        return;
    }
    out += '(';
    reason(row, context, out);
    out += ')';
}

Milliseconds suspendedTime(const JobRecord& job, Instant now)
{
    const bool still = job.suspend != kNoTime && !isTerminal(job.state) && now > job.suspend;
    return job.suspended + (still ? now - job.suspend : Milliseconds{0});
}

Seconds elapsed(const JobRecord& job, Instant now)
{
    if (job.state == JobState::Pending || job.start == kNoTime)
        return Seconds{0};
    const Instant until = isTerminal(job.state) ? job.end : now;
    const Milliseconds ran = until - job.start - suspendedTime(job, now);
    return ran > Milliseconds{0} ? std::chrono::floor<Seconds>(ran) : Seconds{0};
}

void elapsedShort(const JobRow& row, const CellContext& context, std::string& out)
{
    out += formatDuration(elapsed(row.job, context.now));
}

void elapsedPadded(const JobRow& row, const CellContext& context, std::string& out)
{
    out += formatDurationPadded(elapsed(row.job, context.now));
}

void timeLimitShort(const JobRow& row, const CellContext&, std::string& out)
{
    out += formatDuration(row.job.timeLimit);
}

void timeLimitPadded(const JobRow& row, const CellContext&, std::string& out)
{
    out += formatDurationPadded(row.job.timeLimit);
}

void dependency(const JobRow& row, const CellContext& context, std::string& out)
{
    if (row.job.dependency.empty())
        out += "(null)";
    for (const char c : row.job.dependency) {
        // What is met is not listed any more, so every term is one that is not.
        if (context.slurm && (c == ',' || c == '?'))
            out += "(unfulfilled)";
        out += c;
    }
    if (context.slurm && !row.job.dependency.empty())
        out += "(unfulfilled)";
}

void command(const JobRow& row, const CellContext&, std::string& out)
{
    if (row.job.command.empty()) {
        out += "(null)";
        return;
    }
    out += row.job.command;
    for (const std::string& argument : row.job.arguments) {
        out += ' ';
        out += argument;
    }
}

Megabytes requestedMemory(const JobRecord& job)
{
    return job.memoryPerCpu ? Megabytes(job.reqMemory.value * job.reqCpus.value) : job.reqMemory;
}

bool allocated(const JobRecord& job)
{
    return job.state != JobState::Pending && job.allocCpus.value > 0;
}

Cpus cpus(const JobRecord& job)
{
    return allocated(job) ? job.allocCpus : job.reqCpus;
}

std::string_view recorded(const JobRecord& job, std::string_view option, std::string_view fallback)
{
    const auto found = job.recorded.find(std::string(option));
    return found == job.recorded.end() || found->second.empty() ? fallback : std::string_view(found->second);
}

void stepTres(const JobRow& row, const CellContext& context, std::string& out)
{
    const JobRecord& job = row.job;
    out += "cpu=";
    appendNumber(out, job.allocCpus.value);
    if (!job.gpuIndices.empty()) {
        out += ",gres/gpu=";
        appendNumber(out, job.gpuIndices.size());
    }
    if (job.allocMemory.value > 0) {
        out += ",mem=";
        appendMemory(out, job.allocMemory, context);
    }
    out += ",node=1";
}

void stepAsk(const JobRow& row, const CellContext&, std::string& out)
{
    out += "cpu:";
    appendNumber(out, row.job.reqCpus.value);
    if (row.job.reqGpus.value > 0) {
        out += ",gres:gpu:";
        appendNumber(out, row.job.reqGpus.value);
    }
}

std::int64_t idRank(const JobRow& row, const CellContext&)
{
    const JobRecord& job = row.job;
    const std::uint32_t base = job.arrayJobId ? job.arrayJobId.value : job.id.value;
    const std::uint32_t within = job.arrayTask == kNoArrayTask ? 0 : job.arrayTask;
    return (static_cast<std::int64_t>(base) << 31) + within;
}

} // namespace slotd::cells
