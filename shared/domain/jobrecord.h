// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/job.h"
#include "domain/jobref.h"
#include "domain/step.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace slotd
{

/// One row as the query commands and the tray see it: a job, or a step of one. Flat, so that a query can ask for columns
/// by field number and get nothing else. Times are kNoTime when there is none.
struct JobRecord
{
    JobId id;
    JobId arrayJobId;
    std::uint32_t arrayTask = kNoArrayTask;
    std::uint32_t arrayLimit = 0;
    std::int32_t step = JobRef::kNoStep; ///< Which step this row is; kNoStep = the job itself.
    JobKind kind = JobKind::Batch;
    std::string name;
    std::string user;
    std::string group;
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::string partition;
    JobState state = JobState::Pending;
    Reason reason = Reason::None;
    std::string message;         ///< Explains a launch failure.
    std::int64_t priority = 0;
    std::int32_t nice = 0;
    bool held = false;
    Instant submit{};
    Instant eligible{};
    Instant start{};             ///< Pending: the estimate where one was asked for.
    Instant end{};               ///< Running with a limit: when the limit comes.
    Seconds timeLimit = kUnlimited;
    std::uint32_t ntasks = 1;
    std::uint32_t cpusPerTask = 1;
    Cpus reqCpus{1};
    Megabytes reqMemory{0};      ///< As asked: per CPU where memoryPerCpu, else per node.
    bool memoryPerCpu = false;
    Gpus reqGpus{0};
    std::string gpuType;
    Cpus allocCpus{0};
    Megabytes allocMemory{0};
    std::vector<std::uint32_t> gpuIndices;
    ExitCode exit;               ///< 0:0 of what was cancelled or came to its time limit.
    ExitCode scriptExit;         ///< How the script itself ended, also then.
    ExitCode derivedExit;
    Usage usage;
    std::string nodeList;        ///< Host name once it ran, else "".
    std::string dependency;
    Instant begin{};
    std::string constraint;
    bool exclusive = false;
    RequeueMode requeue = RequeueMode::Default;
    std::uint32_t restarts = 0;
    std::string workDir;
    std::string command;
    std::vector<std::string> arguments;
    std::string stdinPath;
    std::string stdoutPath;      ///< Expanded, absolute.
    std::string stderrPath;
    OpenMode openMode = OpenMode::Default;
    std::string signal;          ///< "USR1@60"
    std::string comment;
    std::map<std::string, std::string> recorded;
    std::string submitHost;
    std::string submitLine;
    std::uint32_t sessionId = 0;
    std::uint32_t cancelledBy = 0; ///< uid; meaningful when the state is CANCELLED and it was asked for.
    bool cancelAsked = false;
    std::uint32_t minNodes = 1;
    bool wrapped = false;
    bool killOnInvalidDependency = false;
    std::string stepSummary;     ///< scontrol show: "0:COMPLETED:cmd, ..."
    std::int32_t supervisorPid = 0;
    std::uint32_t ntasksPerNode = 0;
    Instant suspend{};           ///< Since when it is suspended, else kNoTime.
    Milliseconds suspended{0};   ///< Spent suspended before; not part of the elapsed time.
    std::uint32_t attempt = 0;   ///< Number of launches; of a step: the one that it belongs to.
    std::int32_t clientPid = 0;  ///< Of a step: its srun.

    bool operator==(const JobRecord&) const = default;
    static constexpr auto fields()
    {
        using S = JobRecord;
        return fieldList(
            field(1, "id", &S::id), field(2, "array_job_id", &S::arrayJobId), field(3, "array_task", &S::arrayTask),
            field(4, "array_limit", &S::arrayLimit), field(5, "step", &S::step), field(6, "kind", &S::kind),
            field(7, "name", &S::name), field(8, "user", &S::user), field(9, "group", &S::group), field(10, "uid", &S::uid),
            field(11, "gid", &S::gid), field(12, "partition", &S::partition), field(13, "state", &S::state),
            field(14, "reason", &S::reason), field(15, "message", &S::message), field(16, "priority", &S::priority),
            field(17, "nice", &S::nice), field(18, "held", &S::held), field(19, "submit", &S::submit),
            field(20, "eligible", &S::eligible), field(21, "start", &S::start), field(22, "end", &S::end),
            field(23, "time_limit", &S::timeLimit), field(24, "ntasks", &S::ntasks),
            field(25, "cpus_per_task", &S::cpusPerTask), field(26, "req_cpus", &S::reqCpus),
            field(27, "req_memory", &S::reqMemory), field(28, "memory_per_cpu", &S::memoryPerCpu),
            field(29, "req_gpus", &S::reqGpus), field(30, "gpu_type", &S::gpuType), field(31, "alloc_cpus", &S::allocCpus),
            field(32, "alloc_memory", &S::allocMemory), field(33, "gpu_indices", &S::gpuIndices),
            field(34, "exit", &S::exit), field(35, "derived_exit", &S::derivedExit), field(36, "usage", &S::usage),
            field(37, "node_list", &S::nodeList), field(38, "dependency", &S::dependency), field(39, "begin", &S::begin),
            field(40, "constraint", &S::constraint), field(41, "exclusive", &S::exclusive),
            field(42, "requeue", &S::requeue), field(43, "restarts", &S::restarts), field(44, "work_dir", &S::workDir),
            field(45, "command", &S::command), field(46, "arguments", &S::arguments), field(47, "stdin", &S::stdinPath),
            field(48, "stdout", &S::stdoutPath), field(49, "stderr", &S::stderrPath), field(50, "open_mode", &S::openMode),
            field(51, "signal", &S::signal), field(52, "comment", &S::comment), field(53, "recorded", &S::recorded),
            field(54, "submit_host", &S::submitHost), field(55, "submit_line", &S::submitLine),
            field(56, "session_id", &S::sessionId), field(57, "cancelled_by", &S::cancelledBy),
            field(58, "cancel_asked", &S::cancelAsked), field(59, "min_nodes", &S::minNodes),
            field(60, "wrapped", &S::wrapped), field(61, "kill_on_invalid_dependency", &S::killOnInvalidDependency),
            field(62, "step_summary", &S::stepSummary), field(63, "supervisor_pid", &S::supervisorPid),
            field(64, "ntasks_per_node", &S::ntasksPerNode), field(65, "suspend", &S::suspend),
            field(66, "suspended", &S::suspended), field(67, "attempt", &S::attempt), field(68, "client_pid", &S::clientPid),
            field(69, "script_exit", &S::scriptExit));
    }
};

/// Set of JobRecord field numbers, as bits 1 << number of a 128-bit set in two words.
struct ColumnSet
{
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    constexpr ColumnSet& add(int number)
    {
        (number < 64 ? low : high) |= std::uint64_t{1} << (number & 63);
        return *this;
    }
    constexpr bool has(int number) const { return ((number < 64 ? low : high) >> (number & 63)) & 1; }
    constexpr ColumnSet operator|(ColumnSet o) const { return {low | o.low, high | o.high}; }
    static constexpr ColumnSet all() { return {~std::uint64_t{1}, ~std::uint64_t{0}}; }
    bool operator==(const ColumnSet&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "low", &ColumnSet::low), field(2, "high", &ColumnSet::high));
    }
};

/// The record of a job whose submission is at hand; `host` is the node's name. Reason and estimate of a pending job are
/// the scheduler's to add. Members that cost something to make (paths, texts) are filled in only where `columns` has them.
JobRecord toRecord(const Job& job, const std::string& host, Megabytes hostMemory, ColumnSet columns = ColumnSet::all());
/// The record of a step; `job` is its job's. What a step has of its own replaces the job's, what it shares (ids, user, partition)
/// stays, what only jobs have is left out.
JobRecord toRecord(const Step& step, const JobRecord& job);
/// The record of a batch script as a step of its job ("5.batch"); none for what is no batch job or has not started.
std::optional<JobRecord> batchStepRecord(const JobRecord& job);
/// Appends one step to JobRecord::stepSummary.
void addToStepSummary(std::string& summary, const Step& step);
/// Number of JobRecord::stepSummary, which only who has the steps at hand can fill.
inline constexpr int kStepSummaryColumn = 62;

} // namespace slotd
