// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/jobcells.h"
#include "fields/jobrow.h"

#include <array>
#include <cstdio>

namespace slotd
{

namespace
{
using R = JobRecord;
using Row = JobRow;
using Context = CellContext;
using Out = std::string;

constexpr ColumnSet kId = needs<&R::id, &R::arrayJobId, &R::arrayTask, &R::arrayLimit, &R::step>();
constexpr ColumnSet kElapsed = needs<&R::state, &R::start, &R::end, &R::suspend, &R::suspended>();
constexpr ColumnSet kNodes = needs<&R::state, &R::reason, &R::nodeList>();
constexpr ColumnSet kCpus = needs<&R::state, &R::reqCpus, &R::allocCpus>();
constexpr ColumnSet kMemory = needs<&R::reqMemory, &R::memoryPerCpu, &R::reqCpus>();
constexpr ColumnSet kRecorded = needs<&R::recorded>();

/// A column whose text is always the same on one host.
template<const char* Text>
void fixed(const Row&, const Context&, Out& out)
{
    out += Text;
}
constexpr char kNull[] = "(null)";
constexpr char kNotAvailable[] = "N/A";
constexpr char kAny[] = "*";
constexpr char kZero[] = "0";
constexpr char kOne[] = "1";
constexpr char kEmpty[] = "";
constexpr char kDelayBoot[] = "00:00:00";
constexpr char kAnyTopology[] = "*:*:*";

template<auto Member>
void text(const Row& row, const Context&, Out& out)
{
    out += row.job.*Member;
}

template<auto Member>
void textOrNull(const Row& row, const Context&, Out& out)
{
    const std::string& value = row.job.*Member;
    out += value.empty() ? std::string_view("(null)") : std::string_view(value);
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

template<auto Member>
std::int64_t rankOfTime(const Row& row, const Context&)
{
    const Instant when = row.job.*Member;
    // Unknown times come last, as in squeue --start.
    return when == kNoTime ? INT64_MAX : when.time_since_epoch().count();
}

template<auto Member>
std::int64_t rankOfAmount(const Row& row, const Context&)
{
    return (row.job.*Member).value;
}

template<auto Member>
void time(const Row& row, const Context& context, Out& out)
{
    appendTime(out, row.job.*Member, context, "N/A");
}

void startTime(const Row& row, const Context& context, Out& out)
{
    const bool waitsForBegin = row.job.state == JobState::Pending && row.job.start == kNoTime && row.job.begin > context.now;
    appendTime(out, waitsForBegin ? row.job.begin : row.job.start, context, "N/A");
}

std::int64_t startRank(const Row& row, const Context& context)
{
    const bool waitsForBegin = row.job.state == JobState::Pending && row.job.start == kNoTime && row.job.begin > context.now;
    const Instant when = waitsForBegin ? row.job.begin : row.job.start;
    return when == kNoTime ? INT64_MAX : when.time_since_epoch().count();
}

void endTime(const Row& row, const Context& context, Out& out)
{
    const bool ends = isTerminal(row.job.state) || row.job.timeLimit != kUnlimited;
    appendTime(out, row.job.end, context, ends || row.job.start == kNoTime ? "N/A" : "NONE");
}

Seconds timeLeft(const Row& row, const Context& context)
{
    if (row.job.timeLimit == kUnlimited)
        return kUnlimited;
    return std::max(Seconds{0}, row.job.timeLimit - cells::elapsed(row.job, context.now));
}

void timeLeftText(const Row& row, const Context& context, Out& out)
{
    out += formatDuration(timeLeft(row, context));
}

std::int64_t timeLeftRank(const Row& row, const Context& context)
{
    return timeLeft(row, context).count();
}

std::int64_t elapsedRank(const Row& row, const Context& context)
{
    return cells::elapsed(row.job, context.now).count();
}

void cpuCount(const Row& row, const Context&, Out& out)
{
    appendNumber(out, cells::cpus(row.job).value);
}

std::int64_t cpuRank(const Row& row, const Context&)
{
    return cells::cpus(row.job).value;
}

void minMemory(const Row& row, const Context& context, Out& out)
{
    appendMemory(out, row.job.reqMemory, context);
}

void allMemory(const Row& row, const Context& context, Out& out)
{
    appendMemory(out, cells::requestedMemory(row.job), context);
}

std::int64_t memoryRank(const Row& row, const Context&)
{
    return cells::requestedMemory(row.job).value;
}

void gpuCount(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.job.reqGpus.value);
}

void tresAlloc(const Row& row, const Context&, Out& out)
{
    const R& job = row.job;
    const bool has = cells::allocated(job);
    out += formatTres(cells::cpus(job), has ? job.allocMemory : cells::requestedMemory(job),
                      has ? Gpus(static_cast<std::int64_t>(job.gpuIndices.size())) : job.reqGpus, true);
}

void tresPerJob(const Row& row, const Context&, Out& out)
{
    if (row.job.reqGpus.value == 0) {
        out += "N/A";
        return;
    }
    out += "gres:gpu:";
    if (!row.job.gpuType.empty()) {
        out += row.job.gpuType;
        out += ':';
    }
    appendNumber(out, row.job.reqGpus.value);
}

void nodeList(const Row& row, const Context&, Out& out)
{
    if (row.job.state != JobState::Pending)
        out += row.job.nodeList;
}

void execHost(const Row& row, const Context&, Out& out)
{
    if (row.job.state == JobState::Pending || row.job.nodeList.empty())
        out += "n/a";
    else
        out += row.job.nodeList;
}

void arrayTaskId(const Row& row, const Context&, Out& out)
{
    if (!row.pendingTasks.empty())
        out += row.pendingTasks;
    else if (row.job.arrayTask != kNoArrayTask)
        appendNumber(out, row.job.arrayTask);
    else
        out += "N/A";
}

/// Slurm prints the priority as a share of 2^32.
void priorityShare(const Row& row, const Context&, Out& out)
{
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.14f", static_cast<double>(row.job.priority) / 4294967296.0);
    out += buffer;
}

void overSubscribe(const Row& row, const Context&, Out& out)
{
    out += row.job.exclusive ? "NO" : "OK";
}

void licenses(const Row& row, const Context&, Out& out)
{
    out += cells::recorded(row.job, "licenses", "(null)");
}

void account(const Row& row, const Context&, Out& out)
{
    out += cells::recorded(row.job, "account", "(null)");
}

void qos(const Row& row, const Context&, Out& out)
{
    out += cells::recorded(row.job, "qos", "normal");
}

void reservation(const Row& row, const Context&, Out& out)
{
    out += cells::recorded(row.job, "reservation", "(null)");
}

void requiredNodes(const Row& row, const Context&, Out& out)
{
    out += cells::recorded(row.job, "nodelist", "");
}

void excludedNodes(const Row& row, const Context&, Out& out)
{
    out += cells::recorded(row.job, "exclude", "");
}

void wckey(const Row& row, const Context&, Out& out)
{
    out += cells::recorded(row.job, "wckey", "(null)");
}

void exitCode(const Row& row, const Context&, Out& out)
{
    out += formatExitCode(row.job.exit);
}

void derivedExitCode(const Row& row, const Context&, Out& out)
{
    out += formatExitCode(row.job.derivedExit);
}

void requeue(const Row& row, const Context&, Out& out)
{
    out += row.job.requeue == RequeueMode::Yes ? '1' : '0';
}

void batchFlag(const Row& row, const Context&, Out& out)
{
    out += row.job.kind == JobKind::Batch ? '1' : '0';
}

void allocSid(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.job.sessionId);
}

void tasksPerNode(const Row& row, const Context&, Out& out)
{
    if (row.job.ntasksPerNode == 0)
        out += "N/A";
    else
        appendNumber(out, row.job.ntasksPerNode);
}

void pendingTime(const Row& row, const Context& context, Out& out)
{
    const bool started = row.job.state != JobState::Pending && row.job.start != kNoTime;
    const Instant until = started ? row.job.start : context.now;
    appendNumber(out, std::chrono::floor<Seconds>(until - row.job.submit).count());
}

// The order is that of the seed's columns, then Slurm's by letter, then those that only -O knows.
// clang-format off
const std::array kFields{
    JobField{{"JobID", "JobArrayID", 'i', 0, "JOBID", 20, kId}, cells::jobId, cells::idRank},
    JobField{{"Partition", "Partition", 'P', 0, "PARTITION", 20, needs<&R::partition>()}, text<&R::partition>},
    JobField{{"Name JobName", "Name", 'j', 0, "NAME", 20, needs<&R::name>()}, text<&R::name>},
    JobField{{"User", "UserName", 'u', 0, "USER", 20, needs<&R::user>()}, text<&R::user>},
    JobField{{"ST", "StateCompact", 't', 0, "ST", 20, needs<&R::state>()}, cells::stateCode},
    JobField{{"State", "State", 'T', 0, "STATE", 20, needs<&R::state>()}, cells::stateName},
    JobField{{"Time Elapsed", "TimeUsed", 'M', 0, "TIME", 20, kElapsed, true}, cells::elapsedShort, elapsedRank},
    JobField{{"TimeLimit Time_Limit", "TimeLimit", 'l', 0, "TIME_LIMIT", 20, needs<&R::timeLimit>(), true}, cells::timeLimitShort, [](const Row& r, const Context&) { return static_cast<std::int64_t>(r.job.timeLimit.count()); }},
    JobField{{"NTasks", "", 0, 0, "NTASKS", 20, needs<&R::ntasks>(), true}, number<&R::ntasks>, rankOf<&R::ntasks>},
    JobField{{"CPUS ReqCPUS", "NumCPUs", 'C', 0, "CPUS", 20, kCpus, true}, cpuCount, cpuRank},
    JobField{{"ReqMem", "", 0, 0, "REQ_MEM", 20, kMemory, true}, allMemory, memoryRank},
    JobField{{"ReqGPU ReqGPUS", "", 0, 0, "REQ_GPU", 20, needs<&R::reqGpus>(), true}, gpuCount, rankOfAmount<&R::reqGpus>},
    JobField{{"Start StartTime Start_Time", "StartTime", 'S', 0, "START_TIME", 20, needs<&R::start, &R::state, &R::begin>(), true}, startTime, startRank},
    JobField{{"NodeList(Reason) NodeListReason Reason NodeList", "ReasonList", 'R', 'N', "NODELIST(REASON)", 20, kNodes}, cells::nodeListOrReason},

    JobField{{"Account", "Account", 'a', 0, "ACCOUNT", 20, kRecorded}, account},
    JobField{{"", "JobID", 'A', 0, "JOBID", 20, kId}, cells::jobIdRaw, cells::idRank},
    JobField{{"", "tres-per-node gres", 'b', 0, "TRES_PER_NODE", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "BatchHost", 'B', 0, "EXEC_HOST", 20, needs<&R::state, &R::nodeList>()}, execHost},
    JobField{{"", "MinCpus", 'c', 0, "MIN_CPUS", 20, needs<&R::cpusPerTask>(), true}, number<&R::cpusPerTask>, rankOf<&R::cpusPerTask>},
    JobField{{"", "MinTmpDisk", 'd', 0, "MIN_TMP_DISK", 20, {}}, fixed<kZero>},
    JobField{{"Nodes NNodes", "NumNodes", 'D', 0, "NODES", 20, {}}, fixed<kOne>},
    JobField{{"", "EndTime", 'e', 0, "END_TIME", 20, needs<&R::state, &R::start, &R::end, &R::timeLimit>(), true}, endTime, rankOfTime<&R::end>},
    JobField{{"", "Dependency", 'E', 0, "DEPENDENCY", 20, needs<&R::dependency>()}, cells::dependency},
    JobField{{"Features Constraint", "Feature", 'f', 0, "FEATURES", 20, needs<&R::constraint>()}, textOrNull<&R::constraint>},
    JobField{{"", "ArrayJobID", 'F', 0, "ARRAY_JOB_ID", 20, kId}, cells::arrayJobId, cells::idRank},
    JobField{{"Group", "GroupName", 'g', 0, "GROUP", 20, needs<&R::group>()}, text<&R::group>},
    JobField{{"GID", "GroupID", 'G', 0, "GROUP", 20, needs<&R::gid>(), true}, number<&R::gid>, rankOf<&R::gid>},
    JobField{{"", "OverSubscribe", 'h', 0, "OVER_SUBSCRIBE", 20, needs<&R::exclusive>()}, overSubscribe},
    JobField{{"", "Sockets", 'H', 0, "SOCKETS_PER_NODE", 20, {}}, fixed<kAny>},
    JobField{{"", "Cores", 'I', 0, "CORES_PER_SOCKET", 20, {}}, fixed<kAny>},
    JobField{{"", "Threads", 'J', 0, "THREADS_PER_CORE", 20, {}}, fixed<kAny>},
    JobField{{"", "Comment", 'k', 0, "COMMENT", 20, needs<&R::comment>()}, textOrNull<&R::comment>},
    JobField{{"", "ArrayTaskID", 'K', 0, "ARRAY_TASK_ID", 20, kId}, arrayTaskId, cells::idRank},
    JobField{{"", "TimeLeft", 'L', 0, "TIME_LEFT", 20, kElapsed | needs<&R::timeLimit>(), true}, timeLeftText, timeLeftRank},
    JobField{{"", "MinMemory", 'm', 0, "MIN_MEMORY", 20, kMemory, true}, minMemory, memoryRank},
    JobField{{"", "ReqNodes", 'n', 0, "REQ_NODES", 20, kRecorded}, requiredNodes},
    JobField{{"", "NodeList", 'N', 0, "NODELIST", 20, needs<&R::state, &R::nodeList>()}, nodeList},
    JobField{{"", "Command", 'o', 0, "COMMAND", 20, needs<&R::command, &R::arguments>()}, cells::command},
    JobField{{"", "Contiguous", 'O', 0, "CONTIGUOUS", 20, {}}, fixed<kZero>},
    JobField{{"", "Priority", 'p', 0, "PRIORITY", 20, needs<&R::priority>(), true}, priorityShare, rankOf<&R::priority>},
    JobField{{"", "QOS", 'q', 0, "QOS", 20, kRecorded}, qos},
    JobField{{"Priority", "PriorityLong", 'Q', 0, "PRIORITY", 20, needs<&R::priority>(), true}, number<&R::priority>, rankOf<&R::priority>},
    JobField{{"", "Reason", 'r', 0, "REASON", 20, needs<&R::reason>()}, cells::reason},
    JobField{{"", "", 's', 0, "", 20, {}}, fixed<kEmpty>},
    JobField{{"UID", "UserID", 'U', 0, "UID", 20, needs<&R::uid>(), true}, number<&R::uid>, rankOf<&R::uid>},
    JobField{{"", "Reservation", 'v', 0, "RESERVATION", 20, kRecorded}, reservation},
    JobField{{"Submit", "SubmitTime", 'V', 0, "SUBMIT_TIME", 20, needs<&R::submit>(), true}, time<&R::submit>, rankOfTime<&R::submit>},
    JobField{{"", "WCKey", 'w', 0, "WCKEY", 20, kRecorded}, wckey},
    JobField{{"", "Licenses", 'W', 0, "LICENSES", 20, kRecorded}, licenses},
    JobField{{"", "ExcNodes", 'x', 0, "EXC_NODES", 20, kRecorded}, excludedNodes},
    JobField{{"", "CoreSpec", 'X', 0, "CORE_SPEC", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "Nice", 'y', 0, "NICE", 20, needs<&R::nice>(), true}, number<&R::nice>, rankOf<&R::nice>},
    JobField{{"", "SchedNodes", 'Y', 0, "SCHEDNODES", 20, {}}, fixed<kNull>},
    JobField{{"", "SCT", 'z', 0, "S:C:T", 20, {}}, fixed<kAnyTopology>},
    JobField{{"", "WorkDir", 'Z', 0, "WORK_DIR", 20, needs<&R::workDir>()}, text<&R::workDir>},

    JobField{{"", "NumTasks", 0, 0, "TASKS", 20, needs<&R::ntasks>(), true}, number<&R::ntasks>, rankOf<&R::ntasks>},
    JobField{{"", "cpus-per-task", 0, 0, "CPUS_PER_TASK", 20, needs<&R::cpusPerTask>(), true}, number<&R::cpusPerTask>, rankOf<&R::cpusPerTask>},
    JobField{{"", "NTPerNode", 0, 0, "TASKS_PER_NODE", 20, needs<&R::ntasksPerNode>()}, tasksPerNode},
    JobField{{"", "STDOUT", 0, 0, "STDOUT", 20, needs<&R::stdoutPath>()}, text<&R::stdoutPath>},
    JobField{{"", "STDERR", 0, 0, "STDERR", 20, needs<&R::stderrPath>()}, text<&R::stderrPath>},
    JobField{{"", "STDIN", 0, 0, "STDIN", 20, needs<&R::stdinPath>()}, text<&R::stdinPath>},
    JobField{{"", "tres-alloc tres", 0, 0, "TRES_ALLOC", 20, kCpus | kMemory | needs<&R::allocMemory, &R::reqGpus, &R::gpuIndices>()}, tresAlloc},
    JobField{{"", "tres-per-job", 0, 0, "TRES_PER_JOB", 20, needs<&R::reqGpus, &R::gpuType>()}, tresPerJob},
    JobField{{"", "tres-per-task", 0, 0, "TRES_PER_TASK", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "AccrueTime", 0, 0, "ACCRUE_TIME", 20, needs<&R::eligible>(), true}, time<&R::eligible>, rankOfTime<&R::eligible>},
    JobField{{"", "EligibleTime", 0, 0, "ELIGIBLE_TIME", 20, needs<&R::eligible>(), true}, time<&R::eligible>, rankOfTime<&R::eligible>},
    JobField{{"", "PendingTime", 0, 0, "PENDING_TIME", 20, needs<&R::state, &R::submit, &R::start>()}, pendingTime},
    JobField{{"", "RestartCnt", 0, 0, "RESTART_COUNT", 20, needs<&R::restarts>(), true}, number<&R::restarts>, rankOf<&R::restarts>},
    JobField{{"", "Requeue", 0, 0, "REQUEUE", 20, needs<&R::requeue>()}, requeue},
    JobField{{"", "BatchFlag", 0, 0, "BATCH_FLAG", 20, needs<&R::kind>()}, batchFlag},
    JobField{{"ExitCode", "exit_code", 0, 0, "EXIT_CODE", 20, needs<&R::exit>()}, exitCode},
    JobField{{"", "DerivedEC", 0, 0, "DERIVED_EXIT_CODE", 20, needs<&R::derivedExit>()}, derivedExitCode},
    JobField{{"", "AllocNodes", 0, 0, "ALLOC_NODES", 20, needs<&R::submitHost>()}, text<&R::submitHost>},
    JobField{{"", "AllocSID", 0, 0, "ALLOC_SID", 20, needs<&R::sessionId>(), true}, allocSid, rankOf<&R::sessionId>},
    JobField{{"", "Deadline", 0, 0, "DEADLINE", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "Cluster", 0, 0, "CLUSTER", 20, {}}, fixed<kNotAvailable>},

    // What is the same for every job on one host, so that formats from a cluster stay readable.
    JobField{{"", "admin_comment", 0, 0, "ADMIN_COMMENT", 20, {}}, fixed<kNull>},
    JobField{{"", "AssocID", 0, 0, "ASSOC_ID", 20, {}}, fixed<kZero>},
    JobField{{"", "BoardsPerNode", 0, 0, "BOARDS_PER_NODE", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "BurstBuffer", 0, 0, "BURST_BUFFER", 20, {}}, fixed<kNull>},
    JobField{{"", "BurstBufferState", 0, 0, "BURST_BUFFER_STATE", 20, {}}, fixed<kNull>},
    JobField{{"", "ClusterFeature", 0, 0, "CLUSTER_FEATURES", 20, {}}, fixed<kNull>},
    JobField{{"", "Container", 0, 0, "CONTAINER", 20, {}}, fixed<kNull>},
    JobField{{"", "cpus-per-tres", 0, 0, "CPUS_PER_TRES", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "DelayBoot", 0, 0, "DELAY_BOOT", 20, {}}, fixed<kDelayBoot>},
    JobField{{"", "HetJobID", 0, 0, "HET_JOB_ID", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "HetJobIDSet", 0, 0, "HET_JOB_ID_SET", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "HetJobOffset", 0, 0, "HET_JOB_OFFSET", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "MaxCPUs", 0, 0, "MAX_CPUS", 20, {}}, fixed<kZero>},
    JobField{{"", "MaxNodes", 0, 0, "MAX_NODES", 20, {}}, fixed<kZero>},
    JobField{{"", "MCSLabel", 0, 0, "MCSLABEL", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "mem-per-tres", 0, 0, "MEM_PER_TRES", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "MinTime", 0, 0, "MIN_TIME", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "Network", 0, 0, "NETWORK", 20, {}}, fixed<kNull>},
    JobField{{"", "NTPerBoard", 0, 0, "TASKS_PER_BOARD", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "NTPerCore", 0, 0, "TASKS_PER_CORE", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "NTPerSocket", 0, 0, "TASKS_PER_SOCKET", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "Origin", 0, 0, "ORIGIN", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "OriginRaw", 0, 0, "ORIGIN_RAW", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "PreemptTime", 0, 0, "PREEMPT_TIME", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "Prefer", 0, 0, "PREFER", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "Profile", 0, 0, "PROFILE", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "Reboot", 0, 0, "REBOOT", 20, {}}, fixed<kZero>},
    JobField{{"", "ReqSwitch", 0, 0, "REQ_SWITCH", 20, {}}, fixed<kZero>},
    JobField{{"", "ResizeTime", 0, 0, "RESIZE_TIME", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "SiblingsActive", 0, 0, "SIBLINGS_ACTIVE", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "SiblingsActiveRaw", 0, 0, "SIBLINGS_ACTIVE_RAW", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "SiblingsViable", 0, 0, "SIBLINGS_VIABLE", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "SiblingsViableRaw", 0, 0, "SIBLINGS_VIABLE_RAW", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "SPerBoard", 0, 0, "SOCKETS_PER_BOARD", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "system_comment", 0, 0, "SYSTEM_COMMENT", 20, {}}, fixed<kNull>},
    JobField{{"", "tres-bind", 0, 0, "TRES_BIND", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "tres-freq", 0, 0, "TRES_FREQ", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "tres-per-socket", 0, 0, "TRES_PER_SOCKET", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "tres-per-step", 0, 0, "TRES_PER_STEP", 20, {}}, fixed<kNotAvailable>},
    JobField{{"", "Wait4Switch", 0, 0, "WAIT4SWITCH", 20, {}}, fixed<kZero>},
    JobField{{"", "Nodes", 0, 0, "NODES", 20, needs<&R::state, &R::nodeList>()}, nodeList},
};
// clang-format on
} // namespace

std::span<const JobField> squeueFields()
{
    return kFields;
}

} // namespace slotd
