// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/jobcells.h"
#include "fields/jobrow.h"

#include <algorithm>
#include <array>

namespace slotd
{

namespace
{
using R = JobRecord;
using Row = JobRow;
using Context = CellContext;
using Out = std::string;

constexpr ColumnSet kId = needs<&R::id, &R::arrayJobId, &R::arrayTask, &R::arrayLimit, &R::step>();
constexpr ColumnSet kStep = needs<&R::step>();
constexpr ColumnSet kElapsed = needs<&R::state, &R::start, &R::end, &R::suspend, &R::suspended>();
constexpr ColumnSet kState = needs<&R::state, &R::step, &R::cancelAsked, &R::cancelledBy>();
constexpr ColumnSet kCpus = needs<&R::state, &R::reqCpus, &R::allocCpus>();
constexpr ColumnSet kReqMemory = needs<&R::reqMemory, &R::memoryPerCpu, &R::reqCpus, &R::step>();
constexpr ColumnSet kUsage = needs<&R::usage>();
constexpr ColumnSet kTaskUsage = needs<&R::usage, &R::step, &R::ntasks, &R::nodeList>();
constexpr ColumnSet kRecorded = needs<&R::recorded, &R::step>();

bool isStep(const Row& row)
{
    return row.job.step != JobRef::kNoStep;
}

/// For what slotd does not measure: an empty cell, as Slurm prints without the plugin that would fill it.
void nothing(const Row&, const Context&, Out&) {}

void unknownText(const Row& row, const Context&, Out& out)
{
    if (!isStep(row))
        out += "Unknown";
}

void zero(const Row&, const Context&, Out& out)
{
    out += '0';
}

void one(const Row&, const Context&, Out& out)
{
    out += '1';
}

/// Steps leave what belongs to the job empty.
template<auto Member>
void jobText(const Row& row, const Context&, Out& out)
{
    if (!isStep(row))
        out += row.job.*Member;
}

template<auto Member>
void jobNumber(const Row& row, const Context&, Out& out)
{
    if (!isStep(row))
        appendNumber(out, row.job.*Member);
}

template<auto Member>
void text(const Row& row, const Context&, Out& out)
{
    out += row.job.*Member;
}

template<auto Member>
void time(const Row& row, const Context& context, Out& out)
{
    appendTime(out, row.job.*Member, context, "Unknown");
}

Instant shownStart(const JobRecord& job, const Context& context)
{
    if (job.state == JobState::Pending)
        return kNoTime;
    return job.start == kNoTime ? kNoTime : std::max(job.start, context.windowFrom);
}

Instant shownEnd(const JobRecord& job, const Context& context)
{
    // A running job's end is only its limit; sacct speaks of what was.
    if (!isTerminal(job.state) || job.end == kNoTime)
        return kNoTime;
    return context.windowUntil == kNoTime ? job.end : std::min(job.end, context.windowUntil);
}

void startTime(const Row& row, const Context& context, Out& out)
{
    appendTime(out, shownStart(row.job, context), context, "Unknown");
}

void endTime(const Row& row, const Context& context, Out& out)
{
    appendTime(out, shownEnd(row.job, context), context, "Unknown");
}

/// With sacct -T only what lies in the window counts.
Seconds elapsed(const Row& row, const Context& context)
{
    if (context.windowFrom == kNoTime && context.windowUntil == kNoTime)
        return cells::elapsed(row.job, context.now);
    JobRecord cut; // when within the window it was suspended is not known: that time counts
    cut.state = row.job.state;
    cut.start = shownStart(row.job, context);
    cut.end = shownEnd(row.job, context);
    const Instant now = context.windowUntil == kNoTime ? context.now : std::min(context.now, context.windowUntil);
    return cells::elapsed(cut, now);
}

void elapsedText(const Row& row, const Context& context, Out& out)
{
    out += formatDurationPadded(elapsed(row, context));
}

void elapsedRaw(const Row& row, const Context& context, Out& out)
{
    appendNumber(out, elapsed(row, context).count());
}

Seconds cpuTime(const Row& row, const Context& context)
{
    return elapsed(row, context) * cells::cpus(row.job).value;
}

void cpuTimeText(const Row& row, const Context& context, Out& out)
{
    out += formatDurationPadded(cpuTime(row, context));
}

void cpuTimeRaw(const Row& row, const Context& context, Out& out)
{
    appendNumber(out, cpuTime(row, context).count());
}

void state(const Row& row, const Context& context, Out& out)
{
    cells::stateName(row, context, out);
    const JobRecord& job = row.job;
    if (context.cancelledBy && job.state == JobState::Cancelled && job.cancelAsked) {
        out += " by ";
        appendNumber(out, job.cancelledBy);
    }
}

void arrayJobId(const Row& row, const Context& context, Out& out)
{
    if (row.job.arrayJobId)
        cells::arrayJobId(row, context, out);
}

void arrayTaskId(const Row& row, const Context&, Out& out)
{
    if (!row.pendingTasks.empty())
        out += row.pendingTasks;
    else if (row.job.arrayTask != kNoArrayTask)
        appendNumber(out, row.job.arrayTask);
}

void exitCode(const Row& row, const Context& context, Out& out)
{
    ExitCode code = row.job.exit;
    // A shell that saw a signal ends with 128 and the signal; Slurm's sacct takes the 128 away.
    if (context.slurm && code.status > 128)
        code.status -= 128;
    out += formatExitCode(code);
}

void derivedExitCode(const Row& row, const Context&, Out& out)
{
    if (!isStep(row))
        out += formatExitCode(row.job.derivedExit);
}

void cpuCount(const Row& row, const Context&, Out& out)
{
    appendNumber(out, cells::cpus(row.job).value);
}

void reqCpus(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.job.reqCpus.value);
}

void reqMemory(const Row& row, const Context& context, Out& out)
{
    if (!isStep(row))
        appendMemory(out, cells::requestedMemory(row.job), context);
}

/// sacct lists the parts by name: "billing=4,cpu=4,gres/gpu=1,mem=1G,node=1".
void appendTres(Out& out, Cpus cpus, Megabytes memory, std::int64_t gpus, bool billing, const Context& context)
{
    if (billing) {
        out += "billing=";
        appendNumber(out, cpus.value);
        out += ',';
    }
    out += "cpu=";
    appendNumber(out, cpus.value);
    if (gpus > 0) {
        out += ",gres/gpu=";
        appendNumber(out, gpus);
    }
    if (memory.value > 0) {
        out += ",mem=";
        appendMemory(out, memory, context);
    }
    out += ",node=1";
}

void reqTres(const Row& row, const Context& context, Out& out)
{
    const JobRecord& job = row.job;
    if (!isStep(row))
        appendTres(out, job.reqCpus, cells::requestedMemory(job), job.reqGpus.value, true, context);
}

void allocTres(const Row& row, const Context& context, Out& out)
{
    const JobRecord& job = row.job;
    if (cells::allocated(job))
        appendTres(out, job.allocCpus, job.allocMemory, static_cast<std::int64_t>(job.gpuIndices.size()), !isStep(row),
                   context);
}

void allocNodes(const Row& row, const Context&, Out& out)
{
    out += cells::allocated(row.job) ? '1' : '0';
}

void nodeList(const Row& row, const Context&, Out& out)
{
    if (row.job.nodeList.empty() || row.job.state == JobState::Pending)
        out += "None assigned";
    else
        out += row.job.nodeList;
}

void tasks(const Row& row, const Context&, Out& out)
{
    if (isStep(row))
        appendNumber(out, row.job.ntasks);
}

void timeLimit(const Row& row, const Context&, Out& out)
{
    if (!isStep(row))
        out += formatDurationPadded(row.job.timeLimit);
}

void timeLimitRaw(const Row& row, const Context&, Out& out)
{
    if (isStep(row))
        return;
    if (row.job.timeLimit == kUnlimited)
        out += "UNLIMITED";
    else
        appendNumber(out, (row.job.timeLimit.count() + 59) / 60);
}

void totalCpu(const Row& row, const Context&, Out& out)
{
    appendCpuTime(out, row.job.usage.userMs + row.job.usage.systemMs);
}

void userCpu(const Row& row, const Context&, Out& out)
{
    appendCpuTime(out, row.job.usage.userMs);
}

void systemCpu(const Row& row, const Context&, Out& out)
{
    appendCpuTime(out, row.job.usage.systemMs);
}

void maxRss(const Row& row, const Context& context, Out& out)
{
    if (row.job.usage.maxRssKb > 0)
        appendKilobytes(out, row.job.usage.maxRssKb, context);
}

void suspended(const Row& row, const Context& context, Out& out)
{
    out += formatDurationPadded(std::chrono::floor<Seconds>(cells::suspendedTime(row.job, context.now)));
}

// What Slurm measures per task. Here a step is measured as a whole: with one task that is the same; with more only averages
// of what adds up can be told.
void oneTask(const Row& row, const Context&, Out& out)
{
    if (isStep(row) && row.job.ntasks == 1 && row.job.usage != Usage{})
        out += '0';
}

void measuredNode(const Row& row, const Context&, Out& out)
{
    if (isStep(row) && row.job.usage != Usage{})
        out += row.job.nodeList;
}

void averageRss(const Row& row, const Context& context, Out& out)
{
    if (isStep(row) && row.job.ntasks == 1)
        maxRss(row, context, out);
}

void averageCpu(const Row& row, const Context&, Out& out)
{
    if (isStep(row) && row.job.usage != Usage{}) {
        const std::int64_t total = row.job.usage.userMs + row.job.usage.systemMs;
        out += formatDurationPadded(Seconds(total / 1000 / std::max<std::int64_t>(row.job.ntasks, 1)));
    }
}

void smallestCpu(const Row& row, const Context& context, Out& out)
{
    if (row.job.ntasks == 1)
        averageCpu(row, context, out);
}

/// How long it waited once it could have run.
Seconds reserved(const Row& row, const Context& context)
{
    const JobRecord& job = row.job;
    const Instant from = job.eligible == kNoTime ? job.submit : job.eligible;
    Instant until = job.state == JobState::Pending ? context.now : job.start;
    if (until == kNoTime)
        until = isTerminal(job.state) ? job.end : context.now;
    return until > from ? std::chrono::floor<Seconds>(until - from) : Seconds{0};
}

void reservedText(const Row& row, const Context& context, Out& out)
{
    if (!isStep(row))
        out += formatDurationPadded(reserved(row, context));
}

void reservedCpu(const Row& row, const Context& context, Out& out)
{
    if (!isStep(row))
        out += formatDurationPadded(reserved(row, context) * row.job.reqCpus.value);
}

void reservedCpuRaw(const Row& row, const Context& context, Out& out)
{
    if (!isStep(row))
        appendNumber(out, reserved(row, context).count() * row.job.reqCpus.value);
}

void account(const Row& row, const Context&, Out& out)
{
    if (!isStep(row))
        out += cells::recorded(row.job, "account", "");
}

void qos(const Row& row, const Context&, Out& out)
{
    if (!isStep(row))
        out += cells::recorded(row.job, "qos", "normal");
}

void wckey(const Row& row, const Context&, Out& out)
{
    if (!isStep(row))
        out += cells::recorded(row.job, "wckey", "");
}

void reservation(const Row& row, const Context&, Out& out)
{
    if (!isStep(row))
        out += cells::recorded(row.job, "reservation", "");
}

void reason(const Row& row, const Context& context, Out& out)
{
    if (!isStep(row))
        cells::reason(row, context, out);
}

void batchFlag(const Row& row, const Context&, Out& out)
{
    out += row.job.kind == JobKind::Batch ? '1' : '0';
}

/// Headers are the names; a negative width is left-aligned.
constexpr JobField col(std::string_view names, char code, int width, ColumnSet columns,
                       void (*write)(const Row&, const Context&, Out&), char otherCode = 0)
{
    JobField field;
    field.names = names;
    field.code = code;
    field.tableCode = otherCode;
    field.header = names.substr(0, names.find(' '));
    field.width = width;
    field.needs = columns;
    field.write = write;
    return field;
}

// clang-format off
const std::array kFields{
    col("Account", 0, 10, kRecorded, account),
    col("AdminComment", 0, 14, {}, nothing),
    col("AllocCPUS", 'C', 10, kCpus, cpuCount),
    col("AllocNodes", 0, 10, kCpus, allocNodes),
    col("AllocTRES", 'B', 10, kCpus | needs<&R::allocMemory, &R::gpuIndices, &R::step>(), allocTres),
    col("ArrayJobID", 'F', 12, kId, arrayJobId),
    col("ArrayTaskID", 'K', 12, kId, arrayTaskId),
    col("AssocID", 0, 7, {}, nothing),
    col("AveCPU", 0, 10, kTaskUsage, averageCpu),
    col("AveCPUFreq", 0, 10, {}, nothing),
    col("AveDiskRead", 0, 14, {}, nothing),
    col("AveDiskWrite", 0, 14, {}, nothing),
    col("AvePages", 0, 10, {}, nothing),
    col("AveRSS", 0, 10, kTaskUsage, averageRss),
    col("AveVMSize", 0, 10, {}, nothing),
    col("BatchFlag", 0, 9, needs<&R::kind>(), batchFlag),
    col("BlockID", 0, 16, {}, nothing),
    col("Cluster", 0, 10, {}, nothing),
    col("Comment", 0, 14, needs<&R::comment, &R::step>(), jobText<&R::comment>),
    col("Constraints", 0, 19, needs<&R::constraint, &R::step>(), jobText<&R::constraint>),
    col("ConsumedEnergy", 0, 14, {}, zero),
    col("ConsumedEnergyRaw", 0, 17, {}, zero),
    col("Container", 0, 20, {}, nothing),
    col("CPUTime", 0, 10, kElapsed | kCpus, cpuTimeText),
    col("CPUTimeRAW", 0, 10, kElapsed | kCpus, cpuTimeRaw),
    col("DBIndex", 0, 10, {}, nothing),
    col("DerivedExitCode", 0, 15, needs<&R::derivedExit, &R::step>(), derivedExitCode),
    col("Elapsed", 'M', 10, kElapsed, elapsedText),
    col("ElapsedRaw", 0, 10, kElapsed, elapsedRaw),
    col("Eligible", 0, 19, needs<&R::eligible>(), time<&R::eligible>),
    col("End", 'E', 19, kElapsed, endTime),
    col("ExitCode", 'X', 8, needs<&R::exit>(), exitCode),
    col("Flags", 0, 20, {}, nothing),
    col("GID", 0, 6, needs<&R::gid, &R::step>(), jobNumber<&R::gid>),
    col("Group", 0, 9, needs<&R::group, &R::step>(), jobText<&R::group>),
    col("JobID", 'i', -12, kId, cells::jobId),
    col("JobIDRaw", 0, -12, kId, cells::jobIdRaw),
    col("JobName Name", 'j', 10, needs<&R::name>(), text<&R::name>),
    col("Layout", 0, 9, kStep, [](const Row& row, const Context&, Out& out) { if (isStep(row)) out += "Unknown"; }),
    col("MaxDiskRead", 0, 12, {}, nothing),
    col("MaxDiskReadNode", 0, 15, {}, nothing),
    col("MaxDiskReadTask", 0, 15, {}, nothing),
    col("MaxDiskWrite", 0, 12, {}, nothing),
    col("MaxDiskWriteNode", 0, 16, {}, nothing),
    col("MaxDiskWriteTask", 0, 16, {}, nothing),
    col("MaxPages", 0, 8, {}, nothing),
    col("MaxPagesNode", 0, 12, {}, nothing),
    col("MaxPagesTask", 0, 14, {}, nothing),
    col("MaxRSS", 0, 10, kUsage, maxRss),
    col("MaxRSSNode", 0, 10, kTaskUsage, measuredNode),
    col("MaxRSSTask", 0, 10, kTaskUsage, oneTask),
    col("MaxVMSize", 0, 10, {}, nothing),
    col("MaxVMSizeNode", 0, 14, {}, nothing),
    col("MaxVMSizeTask", 0, 14, {}, nothing),
    col("McsLabel", 0, 9, {}, nothing),
    col("MinCPU", 0, 10, kTaskUsage, smallestCpu),
    col("MinCPUNode", 0, 10, kTaskUsage, measuredNode),
    col("MinCPUTask", 0, 10, kTaskUsage, oneTask),
    col("NCPUS", 0, 10, kCpus, cpuCount),
    col("NNodes", 0, 8, {}, one),
    col("NodeList", 'N', 15, needs<&R::nodeList, &R::state>(), nodeList),
    col("NTasks", 0, 8, needs<&R::ntasks, &R::step>(), tasks),
    col("Partition", 'P', 10, needs<&R::partition, &R::step>(), jobText<&R::partition>),
    col("Priority", 0, 10, needs<&R::priority, &R::step>(), jobNumber<&R::priority>),
    col("QOS", 0, 10, kRecorded, qos),
    col("QOSRAW", 0, 10, kStep, [](const Row& row, const Context&, Out& out) { if (!isStep(row)) out += '1'; }),
    col("Reason", 'R', 22, needs<&R::reason, &R::step>(), reason),
    col("ReqCPUFreq", 0, 10, kStep, unknownText),
    col("ReqCPUFreqGov", 0, 13, kStep, unknownText),
    col("ReqCPUFreqMax", 0, 13, kStep, unknownText),
    col("ReqCPUFreqMin", 0, 13, kStep, unknownText),
    col("ReqCPUS", 0, 8, needs<&R::reqCpus>(), reqCpus),
    col("ReqMem", 'm', 10, kReqMemory, reqMemory),
    col("ReqNodes", 0, 8, {}, one),
    col("ReqTRES", 'b', 10, kReqMemory | needs<&R::reqGpus>(), reqTres),
    col("Reservation", 0, 20, kRecorded, reservation),
    col("ReservationId", 0, 15, {}, nothing),
    col("Reserved Planned", 0, 10, kElapsed | needs<&R::eligible, &R::submit, &R::step>(), reservedText),
    col("ResvCPU PlannedCPU", 0, 10, kElapsed | needs<&R::eligible, &R::submit, &R::reqCpus, &R::step>(), reservedCpu),
    col("ResvCPURAW PlannedCPURAW", 0, 10, kElapsed | needs<&R::eligible, &R::submit, &R::reqCpus, &R::step>(), reservedCpuRaw),
    col("Restarts", 0, 8, needs<&R::restarts, &R::step>(), jobNumber<&R::restarts>),
    col("Start", 'S', 19, kElapsed, startTime),
    col("State", 'T', 10, kState, state, 't'),
    col("Submit", 'V', 19, needs<&R::submit>(), time<&R::submit>),
    col("SubmitLine", 0, 20, needs<&R::submitLine, &R::step>(), text<&R::submitLine>),
    col("Suspended", 0, 10, needs<&R::state, &R::suspend, &R::suspended>(), suspended),
    col("SystemComment", 0, 14, {}, nothing),
    col("SystemCPU", 0, 10, kUsage, systemCpu),
    col("Timelimit", 0, 10, needs<&R::timeLimit, &R::step>(), timeLimit),
    col("TimelimitRaw", 0, 12, needs<&R::timeLimit, &R::step>(), timeLimitRaw),
    col("TotalCPU", 0, 10, kUsage, totalCpu),
    col("TRESUsageInAve", 0, 14, {}, nothing),
    col("TRESUsageInMax", 0, 14, {}, nothing),
    col("TRESUsageInMaxNode", 0, 18, {}, nothing),
    col("TRESUsageInMaxTask", 0, 18, {}, nothing),
    col("TRESUsageInMin", 0, 14, {}, nothing),
    col("TRESUsageInMinNode", 0, 18, {}, nothing),
    col("TRESUsageInMinTask", 0, 18, {}, nothing),
    col("TRESUsageInTot", 0, 14, {}, nothing),
    col("TRESUsageOutAve", 0, 15, {}, nothing),
    col("TRESUsageOutMax", 0, 15, {}, nothing),
    col("TRESUsageOutMaxNode", 0, 19, {}, nothing),
    col("TRESUsageOutMaxTask", 0, 19, {}, nothing),
    col("TRESUsageOutMin", 0, 15, {}, nothing),
    col("TRESUsageOutMinNode", 0, 19, {}, nothing),
    col("TRESUsageOutMinTask", 0, 19, {}, nothing),
    col("TRESUsageOutTot", 0, 15, {}, nothing),
    col("UID", 0, 6, needs<&R::uid, &R::step>(), jobNumber<&R::uid>),
    col("User", 'u', 9, needs<&R::user, &R::step>(), jobText<&R::user>),
    col("UserCPU", 0, 10, kUsage, userCpu),
    col("WCKey", 0, 10, kRecorded, wckey),
    col("WCKeyID", 0, 8, {}, nothing),
    col("WorkDir", 'Z', 20, needs<&R::workDir, &R::step>(), jobText<&R::workDir>),
};
// clang-format on
} // namespace

std::span<const JobField> sacctFields()
{
    return kFields;
}

} // namespace slotd
