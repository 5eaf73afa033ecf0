// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/jobrecord.h"

#include "domain/pathpattern.h"

#include <algorithm>

namespace slotd
{

namespace
{

// Numbers of the members that cost something to make (JobRecord::fields()).
enum Column { kDependency = 38, kArguments = 46, kStdin = 47, kStdout = 48, kStderr = 49, kSignal = 51, kRecorded = 53, kSubmitLine = 55 };

void fillIdentity(JobRecord& r, const Job& job)
{
    const Submission& submission = *job.submission;
    r.id = job.id;
    r.arrayJobId = job.arrayJobId;
    r.arrayTask = job.arrayTask;
    r.arrayLimit = job.arrayLimit();
    r.user = submission.user;
    r.group = submission.group;
    r.uid = submission.uid;
    r.gid = submission.gid;
    r.state = job.state();
    r.priority = job.priority;
    r.submit = job.submitTime;
    r.eligible = job.eligibleTime;
    r.restarts = job.restarts;
    r.attempt = job.attempt;
    r.derivedExit = job.derivedExit;
}

void fillRequest(JobRecord& r, const JobSpec& spec, Megabytes hostMemory)
{
    const ResourceAsk ask = resourceAsk(spec, hostMemory);
    r.kind = spec.kind;
    r.name = spec.name;
    r.partition = spec.partition.value_or("");
    r.nice = spec.nice;
    r.timeLimit = spec.timeLimit.value_or(kUnlimited);
    r.ntasks = spec.ntasks.value_or(1);
    r.cpusPerTask = spec.cpusPerTask.value_or(1);
    r.minNodes = spec.minNodes.value_or(1);
    r.ntasksPerNode = spec.ntasksPerNode.value_or(0);
    r.reqCpus = ask.cpus;
    r.memoryPerCpu = spec.memPerCpu && spec.memPerCpu->value > 0;
    r.reqMemory = r.memoryPerCpu ? *spec.memPerCpu : ask.memory;
    r.reqGpus = ask.gpus;
    r.gpuType = spec.gpuType;
    r.begin = spec.begin.value_or(kNoTime);
    r.constraint = spec.constraint;
    r.exclusive = spec.exclusive;
    r.requeue = spec.requeue;
    r.workDir = spec.workDir;
    r.command = spec.command;
    r.openMode = spec.openMode;
    r.comment = spec.comment;
    r.submitHost = spec.submitHost;
    r.sessionId = spec.sessionId;
    r.wrapped = spec.wrapped;
    r.killOnInvalidDependency = spec.killOnInvalidDependency;
}

void fillTexts(JobRecord& r, const JobSpec& spec, ColumnSet columns)
{
    if (columns.has(kDependency))
        r.dependency = formatDependency(spec.dependency);
    if (columns.has(kArguments))
        r.arguments = spec.arguments;
    if (columns.has(kSignal))
        r.signal = formatWarnSignal(spec.signal);
    if (columns.has(kRecorded))
        r.recorded = spec.recorded;
    if (columns.has(kSubmitLine))
        r.submitLine = spec.submitLine;
}

// srun and salloc have no files of their own unless asked for: they write to their terminal.
void fillPaths(JobRecord& r, const Job& job, const std::string& host, ColumnSet columns)
{
    if (!columns.has(kStdin) && !columns.has(kStdout) && !columns.has(kStderr))
        return;
    const JobSpec& spec = *job.spec;
    const bool batch = spec.kind == JobKind::Batch;
    PatternValues values;
    values.jobId = job.id;
    values.arrayJobId = job.arrayJobId;
    values.arrayTask = job.arrayTask;
    values.jobName = spec.name;
    values.user = job.submission->user;
    values.host = host;
    const auto expanded = [&](std::string_view pattern) {
        return pattern.empty() ? std::string() : joinPath(spec.workDir, expandPattern(pattern, values));
    };
    std::string_view out = spec.stdoutPattern;
    if (out.empty() && batch)
        out = defaultOutputPattern(job.inArray());
    r.stdoutPath = expanded(out);
    r.stderrPath = spec.stderrPattern.empty() ? r.stdoutPath : expanded(spec.stderrPattern);
    r.stdinPath = spec.stdinPath.empty() && batch ? "/dev/null" : expanded(spec.stdinPath);
}

void fillAllocation(JobRecord& r, const Allocation& allocation, const std::string& host)
{
    r.allocCpus = allocation.cpus;
    r.allocMemory = allocation.memory;
    r.gpuIndices = allocation.gpuIndices;
    r.nodeList = host;
}

/// What only the phase knows.
struct PhaseFiller
{
    JobRecord& r;
    const std::string& host;

    void operator()(const PendingPhase& pending) const
    {
        r.held = pending.held;
        r.reason = pending.held ? Reason::JobHeldUser : pending.note;
    }

    void operator()(const RunningPhase& running) const
    {
        r.start = running.start;
        if (r.timeLimit != kUnlimited)
            r.end = running.start + r.timeLimit + running.suspended;
        r.supervisorPid = running.supervisor.pid;
        r.suspend = running.suspendedSince;
        r.suspended = running.suspended;
        fillAllocation(r, running.allocation, host);
    }

    void operator()(const CompletingPhase& completing) const
    {
        (*this)(completing.running);
        fillCancel(completing.target, completing.cause, completing.byUid);
    }

    void operator()(const EndedPhase& ended) const
    {
        r.reason = ended.reason;
        r.message = ended.message;
        r.scriptExit = ended.exit;
        if (ended.state != JobState::Cancelled && ended.state != JobState::Timeout)
            r.exit = ended.exit;
        r.usage = ended.usage;
        r.start = ended.start;
        r.end = ended.end;
        r.suspended = ended.suspended;
        if (ended.start != kNoTime)
            fillAllocation(r, ended.allocation, host);
        fillCancel(ended.state, ended.reason, ended.byUid);
    }

    void fillCancel(JobState state, Reason reason, std::uint32_t uid) const
    {
        r.cancelAsked = state == JobState::Cancelled && reason == Reason::CancelledByUser;
        r.cancelledBy = r.cancelAsked ? uid : 0;
    }
};

} // namespace

JobRecord toRecord(const Job& job, const std::string& host, Megabytes hostMemory, ColumnSet columns)
{
    JobRecord record;
    fillIdentity(record, job);
    fillRequest(record, *job.spec, hostMemory);
    fillTexts(record, *job.spec, columns);
    fillPaths(record, job, host, columns);
    std::visit(PhaseFiller{record, host}, job.phase);
    return record;
}

namespace
{

// What a step and its job have in common.
JobRecord stepOf(const JobRecord& job, std::int32_t step)
{
    JobRecord r;
    r.id = job.id;
    r.arrayJobId = job.arrayJobId;
    r.arrayTask = job.arrayTask;
    r.arrayLimit = job.arrayLimit;
    r.step = step;
    r.kind = job.kind;
    r.user = job.user;
    r.group = job.group;
    r.uid = job.uid;
    r.gid = job.gid;
    r.partition = job.partition;
    r.nodeList = job.nodeList;
    r.submitHost = job.submitHost;
    r.attempt = job.attempt;
    return r;
}

void fillEnd(JobRecord& r, const StepEnd& end)
{
    r.reason = end.reason;
    r.message = end.message;
    r.exit = end.exit;
    r.usage = end.usage;
    r.end = end.end;
    r.suspended = end.suspended;
    r.cancelAsked = end.state == JobState::Cancelled && end.reason == Reason::CancelledByUser;
    r.cancelledBy = r.cancelAsked ? end.byUid : 0;
}

// Slurm's, from what the script left: a signal counts as CANCELLED, and a trap may well have turned a time limit into success.
JobState batchState(const JobRecord& job)
{
    if (!isTerminal(job.state) || job.state == JobState::OutOfMemory)
        return job.state;
    if (job.scriptExit.signal != 0)
        return JobState::Cancelled;
    return job.scriptExit.status != 0 || job.state == JobState::Failed ? JobState::Failed : JobState::Completed;
}

} // namespace

JobRecord toRecord(const Step& step, const JobRecord& job)
{
    JobRecord r = stepOf(job, static_cast<std::int32_t>(step.id));
    r.name = step.spec.name;
    r.state = step.state();
    r.submit = r.eligible = r.start = step.start;
    r.timeLimit = step.spec.timeLimit.value_or(kUnlimited);
    r.ntasks = step.spec.ntasks;
    r.cpusPerTask = step.spec.cpusPerTask;
    r.reqCpus = Cpus(std::int64_t{step.spec.ntasks} * step.spec.cpusPerTask);
    r.reqMemory = step.spec.memory.value_or(Megabytes(0));
    r.reqGpus = Gpus(step.spec.gpus.value_or(0));
    r.allocCpus = step.allocation.cpus;
    r.allocMemory = step.allocation.memory;
    r.gpuIndices = step.allocation.gpuIndices;
    r.workDir = step.spec.workDir;
    if (!step.spec.command.empty()) {
        r.command = step.spec.command.front();
        r.arguments.assign(step.spec.command.begin() + 1, step.spec.command.end());
    }
    r.submitLine = step.spec.submitLine;
    r.supervisorPid = step.supervisor.pid;
    r.clientPid = step.client.pid;
    r.attempt = step.attempt;
    if (step.ended) {
        fillEnd(r, *step.ended);
        return r;
    }
    if (r.state == JobState::Running && job.state == JobState::Suspended)
        r.state = JobState::Suspended;
    r.suspended = std::max(Milliseconds(0), job.suspended - step.suspendedBefore);
    r.suspend = job.suspend;
    if (r.timeLimit != kUnlimited)
        r.end = r.start + r.timeLimit + r.suspended;
    return r;
}

std::optional<JobRecord> batchStepRecord(const JobRecord& job)
{
    if (job.kind != JobKind::Batch || job.nodeList.empty())
        return std::nullopt;
    JobRecord r = stepOf(job, JobRef::kBatchStep);
    r.name = "batch";
    r.state = batchState(job);
    r.submit = r.eligible = r.start = job.start;
    r.end = isTerminal(job.state) ? job.end : kNoTime;
    r.suspend = job.suspend;
    r.suspended = job.suspended;
    r.reqCpus = r.allocCpus = job.allocCpus;
    r.allocMemory = job.allocMemory;
    r.gpuIndices = job.gpuIndices;
    r.exit = r.scriptExit = job.scriptExit;
    r.usage = job.usage;
    r.workDir = job.workDir;
    r.command = job.command;
    r.supervisorPid = job.supervisorPid;
    return r;
}

void addToStepSummary(std::string& summary, const Step& step)
{
    if (!summary.empty())
        summary += ", ";
    summary += std::to_string(step.id) + ':' + std::string(nameOf(step.state())) + ':' + step.spec.name;
}

} // namespace slotd
