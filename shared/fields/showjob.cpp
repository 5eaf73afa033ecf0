// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/jobcells.h"
#include "fields/showblock.h"

#include <algorithm>

namespace slotd
{

namespace
{
std::string_view orNull(std::string_view text)
{
    return text.empty() ? "(null)" : text;
}

template<class T>
ShowBlock& numberPair(ShowBlock& block, std::string_view name, T value)
{
    appendNumber(block.key(name), value);
    return block;
}

ShowBlock& timePair(ShowBlock& block, std::string_view name, Instant when, const CellContext& context,
                    std::string_view none = "Unknown")
{
    appendTime(block.key(name), when, context, none);
    return block;
}

ShowBlock& account(ShowBlock& block, std::string_view name, std::string_view text, std::uint32_t id)
{
    std::string& out = block.key(name);
    out += text;
    out += '(';
    appendNumber(out, id);
    out += ')';
    return block;
}

void identity(ShowBlock& block, const JobRow& row, const CellContext& context)
{
    const JobRecord& job = row.job;
    cells::jobIdRaw(row, context, block.key("JobId"));
    if (job.arrayTask != kNoArrayTask) {
        cells::arrayJobId(row, context, block.key("ArrayJobId"));
        if (row.pendingTasks.empty())
            numberPair(block, "ArrayTaskId", job.arrayTask);
        else
            block.pair("ArrayTaskId", row.pendingTasks);
        if (job.arrayLimit > 0)
            numberPair(block, "ArrayTaskThrottle", job.arrayLimit);
        cells::jobId(row, context, block.key("ArrayTask"));
    }
    block.pair("JobName", job.name).endLine();
    account(block, "UserId", job.user, job.uid);
    account(block, "GroupId", job.group, job.gid).pair("MCS_label", "N/A").endLine();
    numberPair(block, "Priority", job.priority);
    numberPair(block, "Nice", job.nice);
    block.pair("Account", cells::recorded(job, "account", "(null)"));
    block.pair("QOS", cells::recorded(job, "qos", "normal")).endLine();
}

/// How long it ran before it was suspended.
std::int64_t suspendedBefore(const JobRecord& job)
{
    return job.suspend == kNoTime ? 0 : cells::elapsed(job, job.suspend).count();
}

void stateAndTimes(ShowBlock& block, const JobRow& row, const CellContext& context, const ShowStyle& style)
{
    const JobRecord& job = row.job;
    block.pair("JobState", nameOf(job.state));
    cells::reason(row, context, block.key("Reason"));
    cells::dependency(row, context, block.key("Dependency"));
    block.endLine();
    if (!job.message.empty())
        block.pair("Message", job.message).endLine();
    block.pair("Requeue", job.requeue == RequeueMode::Yes ? "1" : "0");
    numberPair(block, "Restarts", job.restarts);
    block.pair("BatchFlag", job.kind == JobKind::Batch ? "1" : "0").pair("Reboot", "0");
    block.pair("ExitCode", formatExitCode(context.slurm ? job.scriptExit : job.exit)).endLine();
    if (style.details > 0)
        block.pair("DerivedExitCode", formatExitCode(job.derivedExit)).endLine();
    cells::elapsedPadded(row, context, block.key("RunTime"));
    cells::timeLimitPadded(row, context, block.key("TimeLimit"));
    block.pair("TimeMin", "N/A").endLine();
    timePair(block, "SubmitTime", job.submit, context);
    timePair(block, "EligibleTime", job.eligible, context).endLine();
    timePair(block, "AccrueTime", job.eligible, context);
    timePair(block, "BeginTime", job.begin, context).endLine();
    const bool waitsForBegin = job.state == JobState::Pending && job.start == kNoTime;
    timePair(block, "StartTime", waitsForBegin ? job.begin : job.start, context);
    timePair(block, "EndTime", job.end, context).pair("Deadline", "N/A").endLine();
    timePair(block, "SuspendTime", job.suspend, context, "None");
    numberPair(block, "SecsPreSuspend", suspendedBefore(job)).endLine();
}

void place(ShowBlock& block, const JobRecord& job)
{
    block.pair("Partition", job.partition);
    std::string& origin = block.key("AllocNode:Sid");
    origin += job.submitHost;
    origin += ':';
    appendNumber(origin, job.sessionId);
    block.endLine();
    block.pair("ReqNodeList", cells::recorded(job, "nodelist", "(null)"));
    block.pair("ExcNodeList", cells::recorded(job, "exclude", "(null)")).endLine();
    block.pair("NodeList", job.nodeList).endLine();
    if (!job.nodeList.empty() && job.kind == JobKind::Batch)
        block.pair("BatchHost", job.nodeList).endLine();
}

void gpuDetails(ShowBlock& block, const JobRecord& job)
{
    if (!cells::allocated(job))
        return;
    const std::string count = std::to_string(job.gpuIndices.size());
    if (!job.gpuIndices.empty())
        block.pair("JOB_GRES", "gpu:" + count).endLine();
    block.pair("  Nodes", job.nodeList);
    numberPair(block, "CPUs", job.allocCpus.value);
    numberPair(block, "Mem", job.allocMemory.value);
    std::string gres;
    if (!job.gpuIndices.empty())
        gres = "gpu:" + count + "(IDX:" + formatIndexRanges(job.gpuIndices) + ')';
    block.pair("GRES", gres).endLine();
}

void resources(ShowBlock& block, const JobRecord& job, const CellContext& context, const ShowStyle& style)
{
    const bool has = cells::allocated(job);
    const Gpus heldGpus(static_cast<std::int64_t>(job.gpuIndices.size()));
    const std::string asked = formatTres(job.reqCpus, cells::requestedMemory(job), job.reqGpus, true);
    const std::string held = has ? formatTres(job.allocCpus, job.allocMemory, heldGpus, true) : std::string();
    numberPair(block, "NumNodes", job.minNodes);
    numberPair(block, "NumCPUs", cells::cpus(job).value);
    numberPair(block, "NumTasks", job.ntasks);
    numberPair(block, "CPUs/Task", job.cpusPerTask).pair("ReqB:S:C:T", "0:0:*:*").endLine();
    block.pair("TRES", has ? held : asked).endLine();
    block.pair("ReqTRES", asked).endLine();
    block.pair("AllocTRES", has ? std::string_view(held) : std::string_view("(null)")).endLine();
    std::string& perNode = block.pair("Socks/Node", "*").key("NtasksPerN:B:S:C");
    appendNumber(perNode, job.ntasksPerNode);
    perNode += ":0:*:*";
    block.pair("CoreSpec", "*").endLine();
    if (style.details > 0)
        gpuDetails(block, job);
    numberPair(block, "MinCPUsNode", job.cpusPerTask);
    appendMemory(block.key(job.memoryPerCpu ? "MinMemoryCPU" : "MinMemoryNode"), job.reqMemory, context);
    block.pair("MinTmpDiskNode", "0");
    appendMemory(block.key("ReqMem"), cells::requestedMemory(job), context);
    block.endLine();
    std::string& rss = block.key("MaxRSS");
    if (job.usage.maxRssKb > 0)
        appendKilobytes(rss, job.usage.maxRssKb, context);
    else
        rss += "N/A";
    appendCpuTime(block.key("UserCPU"), job.usage.userMs);
    appendCpuTime(block.key("SystemCPU"), job.usage.systemMs);
    block.endLine();
    block.pair("Features", orNull(job.constraint)).pair("DelayBoot", "00:00:00").endLine();
    block.pair("OverSubscribe", job.exclusive ? "NO" : "OK").pair("Exclusive", job.exclusive ? "Yes" : "No");
    block.pair("Contiguous", "0").pair("Licenses", cells::recorded(job, "licenses", "(null)"));
    block.pair("Network", "(null)").endLine();
}

void files(ShowBlock& block, const JobRow& row, const CellContext& context)
{
    const JobRecord& job = row.job;
    cells::command(row, context, block.key("Command"));
    block.endLine();
    block.pair("WorkDir", job.workDir).endLine();
    if (!job.comment.empty())
        block.pair("Comment", job.comment).endLine();
    if (!job.stderrPath.empty())
        block.pair("StdErr", job.stderrPath).endLine();
    if (!job.stdinPath.empty())
        block.pair("StdIn", job.stdinPath).endLine();
    if (!job.stdoutPath.empty())
        block.pair("StdOut", job.stdoutPath).endLine();
    if (!job.signal.empty())
        block.pair("Signal", job.signal).endLine();
    if (job.killOnInvalidDependency)
        block.pair("KillOnInvalidDependent", "Yes").endLine();
    if (!job.stepSummary.empty())
        block.pair("Steps", job.stepSummary).endLine();
    block.pair("Power", "").endLine();
    if (job.reqGpus.value > 0) {
        std::string& tres = block.key("TresPerJob");
        tres += "gres:gpu:";
        if (!job.gpuType.empty())
            tres += job.gpuType + ':';
        appendNumber(tres, job.reqGpus.value);
        block.endLine();
    }
}
} // namespace

std::string showJobText(const JobRow& row, const CellContext& context, const ShowStyle& style)
{
    ShowBlock block(style);
    identity(block, row, context);
    stateAndTimes(block, row, context, style);
    place(block, row.job);
    resources(block, row.job, context, style);
    files(block, row, context);
    return block.finish(true);
}

ColumnSet showJobNeeds()
{
    return ColumnSet::all();
}

std::string showStepText(const JobRow& row, const CellContext& context, const ShowStyle& style)
{
    const JobRecord& job = row.job;
    const bool batch = job.step == JobRef::kBatchStep; // has no srun, and what it holds is its job's
    ShowBlock block(style);
    cells::jobId(row, context, block.key("StepId"));
    numberPair(block, "UserId", job.uid);
    timePair(block, "StartTime", job.start, context);
    cells::timeLimitPadded(row, context, block.key("TimeLimit"));
    block.endLine();
    block.pair("State", nameOf(job.state)).pair("Partition", job.partition).pair("NodeList", job.nodeList).endLine();
    block.pair("Nodes", "1");
    numberPair(block, "CPUs", batch ? 0 : job.allocCpus.value);
    numberPair(block, "Tasks", job.ntasks).pair("Name", job.name).pair("Network", "(null)").endLine();
    if (batch)
        block.pair("TRES", "(null)");
    else
        cells::stepTres(row, context, block.key("TRES"));
    block.endLine().pair("ResvPorts", "(null)").endLine();
    block.pair("CPUFreqReq", "Default");
    if (!batch)
        block.pair("Dist", "Block");
    block.endLine();
    std::string& client = block.key("SrunHost:Pid");
    client += job.clientPid == 0 ? std::string_view("(null)") : std::string_view(job.submitHost);
    client += ':';
    appendNumber(client, job.clientPid);
    block.endLine();
    if (!batch) {
        cells::stepAsk(row, context, block.key("TresPerStep"));
        block.endLine();
    }
    return block.finish(true);
}

} // namespace slotd
