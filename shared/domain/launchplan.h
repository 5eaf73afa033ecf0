// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/fieldlist.h"
#include "base/strongid.h"
#include "base/timefmt.h"
#include "domain/exitcode.h"
#include "domain/job.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// One rank of a step.
struct RankPlan
{
    std::vector<std::string> command;  ///< Found through PATH of its environment; empty: the plan's.
    std::vector<std::uint32_t> cpuIds; ///< Affinity; empty = as inherited.
    std::string environment;           ///< NUL-joined NAME=VALUE, laid over the plan's.
    std::int32_t stdinFd = -1;         ///< As inherited by the supervisor; -1 = the plan's file. Ranks may share one.
    std::int32_t stdoutFd = -1;
    std::int32_t stderrFd = -1;
    bool operator==(const RankPlan&) const = default;
    static constexpr auto fields()
    {
        using S = RankPlan;
        return fieldList(field(1, "command", &S::command), field(2, "cpu_ids", &S::cpuIds),
                         field(3, "environment", &S::environment), field(4, "stdin_fd", &S::stdinFd),
                         field(5, "stdout_fd", &S::stdoutFd), field(6, "stderr_fd", &S::stderrFd));
    }
};

/// Everything a supervisor needs to run one attempt of one job; complete, so that the daemon may be gone by then.
/// The daemon hands it over on file descriptor 3 (a sealed memfd), encoded by wire/fieldcodec.h.
struct LaunchPlan
{
    std::uint32_t version = 1;
    JobId job;
    std::uint32_t attempt = 1;
    std::string jobDir;              ///< Absolute; exists. Lock, attempt file, control socket and exit_status lie here.
    std::string scriptPath;          ///< Started through its #! line.
    std::vector<std::string> arguments;
    std::uint32_t ranks = 1;         ///< Processes to start; each gets SLURM_PROCID, SLURM_LOCALID, SLURM_TASK_PID.
    std::string environment;         ///< NUL-joined NAME=VALUE, complete but for the per-rank names.
    std::string workDir;
    std::string stdinPath;           ///< Expanded and absolute, all three.
    std::string stdoutPath;
    std::string stderrPath;          ///< Equal to stdoutPath: both streams share one open file.
    bool append = false;
    std::uint32_t umask = 022;
    std::int64_t timeLimitMs = -1;   ///< From the start, awake time (CLOCK_MONOTONIC); -1 = none.
    std::int32_t warnSignal = 0;     ///< Sent warnBeforeMs before the limit; 0 = none.
    std::int64_t warnBeforeMs = 0;
    bool warnBatchOnly = false;      ///< Only to the batch shells, not to what runs below them.
    std::int64_t killWaitMs = 30000; ///< Between TERM and KILL.
    std::vector<std::uint32_t> cpuIds; ///< Affinity; empty = as inherited.
    /// "" = no cgroup. Else <base>/job_<id> is made; failing that the job fails. Of a step: <base>/job_<id>/step_<n>, if its
    /// supervisor can be moved into <base>; failing that it runs without limits.
    std::string cgroupBase;
    std::int64_t memoryMaxBytes = -1;
    bool swapOff = false;
    std::int64_t cpuQuotaUs = -1;    ///< Per period of 100000.
    std::string nodeName;            ///< For the "*** JOB 5 ON host CANCELLED AT ... ***" line in the job's stderr.
    std::vector<std::string> resourceLimits; ///< "NOFILE=1024:4096"


    // Of a step, run by srun's own child (docs/architecture/steps.md). No attempt file is made: the result goes over the link.
    std::int32_t step = -1;            ///< Its number; -1: a batch job.
    std::vector<std::string> command;  ///< Of all ranks; scriptPath is "".
    std::vector<RankPlan> rankPlans;   ///< One per rank; of a batch job affinity and environment alone, or none.
    std::int32_t linkFd = -1;          ///< SOCK_SEQPACKET to srun: StepNotice out, SupervisorRequest in. Its end ends the step.
    bool terminal = false;             ///< Rank 0's stdin is a terminal that becomes the controlling one of a new session.

    bool operator==(const LaunchPlan&) const = default;
    static constexpr auto fields()
    {
        using S = LaunchPlan;
        return fieldList(
            field(1, "version", &S::version), field(2, "job", &S::job), field(3, "attempt", &S::attempt),
            field(4, "job_dir", &S::jobDir), field(5, "script", &S::scriptPath), field(6, "arguments", &S::arguments),
            field(7, "ranks", &S::ranks), field(8, "environment", &S::environment), field(9, "work_dir", &S::workDir),
            field(10, "stdin", &S::stdinPath), field(11, "stdout", &S::stdoutPath), field(12, "stderr", &S::stderrPath),
            field(13, "append", &S::append), field(14, "umask", &S::umask), field(15, "time_limit_ms", &S::timeLimitMs),
            field(16, "warn_signal", &S::warnSignal), field(17, "warn_before_ms", &S::warnBeforeMs),
            field(18, "warn_batch_only", &S::warnBatchOnly), field(19, "kill_wait_ms", &S::killWaitMs),
            field(20, "cpu_ids", &S::cpuIds), field(21, "cgroup_base", &S::cgroupBase),
            field(22, "memory_max", &S::memoryMaxBytes), field(23, "swap_off", &S::swapOff),
            field(24, "cpu_quota_us", &S::cpuQuotaUs), field(25, "node", &S::nodeName),
            field(26, "resource_limits", &S::resourceLimits), field(27, "step", &S::step), field(28, "command", &S::command),
            field(29, "rank_plans", &S::rankPlans), field(30, "link_fd", &S::linkFd), field(31, "terminal", &S::terminal));
    }
};

/// Why an attempt ended. Append only.
enum class EndCause : std::uint8_t {
    Exited = 0,        ///< By itself, status or signal.
    Cancelled = 1,
    TimeLimit = 2,
    Requeue = 3,       ///< Ended so that it can be queued again.
    LaunchFailure = 4, ///< Nothing of the user's ran; message says why.
    Lost = 5,          ///< The supervisor died before it could write a result.
};

/// The attempt file <jobDir>/attempt.<n>: made by the supervisor with O_EXCL before the user's first instruction, while it
/// holds the lock on the folder; filled in place (its blocks are allocated from the start) and synced when the job ends.
struct AttemptFile
{
    JobId job;
    std::uint32_t attempt = 1;
    ProcessIdentity supervisor;
    Instant start{};
    bool ended = false;
    EndCause cause = EndCause::Exited;
    ExitCode exit;          ///< Highest status of the ranks; a signal where one ended a rank and no rank had a status.
    bool oomKilled = false; ///< The cgroup reported an OOM kill.
    std::string message;
    Usage usage;
    Instant end{};
    bool operator==(const AttemptFile&) const = default;
};

/// AttemptFile::message of an attempt that is EndCause::Lost because the machine went down under it.
inline constexpr std::string_view kLostByReboot = "reboot";

std::string attemptFileName(std::uint32_t attempt); ///< "attempt.1"
inline constexpr std::size_t kAttemptFileSize = 4096;
std::string stepControlName(std::uint32_t step); ///< "step.0.control": control socket of a step's supervisor, in the job's folder.
/// "step.0.result": left by an srun that could not tell the daemon how its step ended; an EndStepRequest (wire/fieldcodec.h),
/// whole or not there.
std::string stepResultName(std::uint32_t step);

/// "key=value" lines, closed by an "end" line with a checksum, so that a half-written record is never taken for a whole one.
std::string formatAttemptFile(const AttemptFile& file);
Result<AttemptFile> parseAttemptFile(std::string_view text);

// How slotd-supervisor exits, for whoever started it. Its job's result is in the attempt file alone.
inline constexpr int kSupervisorDone = 0;       ///< The attempt file has the result.
inline constexpr int kSupervisorBadPlan = 2;    ///< Nothing readable on file descriptor 3.
inline constexpr int kSupervisorTaken = 3;      ///< The attempt file exists: somebody else runs or ran this attempt.
inline constexpr int kSupervisorErrnoBase = 64; ///< + errno: the attempt file could not be made; nothing was started.

// The control socket <jobDir>/control: SOCK_SEQPACKET, one request, one reply (wire/fieldcodec.h). Daemons and supervisors
// of different versions talk to each other: append only.

enum class ControlKind : std::uint8_t {
    Ping = 0,
    Terminate = 1, ///< CONT, TERM, grace, KILL; ends with `cause`.
    Signal = 2,    ///< `signal` to all processes of the job, or to the batch shells alone.
    SetLimit = 3,  ///< timeLimitMs counted from the attempt's start; -1 = none.
    Suspend = 4,   ///< STOP to all processes; the limit's clock stands still.
    Resume = 5,
    Notify = 6,    ///< `text` to the job's stderr.
};

struct SupervisorRequest
{
    std::uint32_t version = 1;
    ControlKind kind = ControlKind::Ping;
    EndCause cause = EndCause::Cancelled;
    std::int32_t signal = 0;
    bool batchOnly = false;
    std::int64_t timeLimitMs = -1;
    bool atOnce = false; ///< Terminate: KILL now. A step's link may give cause Exited then: the exit codes decide.
    std::string text;
    bool operator==(const SupervisorRequest&) const = default;
    static constexpr auto fields()
    {
        using S = SupervisorRequest;
        return fieldList(field(1, "version", &S::version), field(2, "kind", &S::kind), field(3, "cause", &S::cause),
                         field(4, "signal", &S::signal), field(5, "batch", &S::batchOnly),
                         field(6, "time_limit_ms", &S::timeLimitMs), field(7, "at_once", &S::atOnce),
                         field(8, "text", &S::text));
    }
};

struct SupervisorReply
{
    std::uint32_t version = 1;
    bool ok = true;
    std::string message;
    std::uint32_t processes = 0; ///< Alive in the job now.
    // Of a Ping:
    EndCause ending = EndCause::Exited; ///< Why it is being ended; Exited = it is not.
    std::int64_t limitInMs = -1;        ///< Time left until the limit; -1 = there is none, or it is being ended.
    ProcessIdentity supervisor;         ///< Who answered: filled in by the asker from the socket's peer, not sent.
    bool operator==(const SupervisorReply&) const = default;
    static constexpr auto fields()
    {
        using S = SupervisorReply;
        return fieldList(field(1, "version", &S::version), field(2, "ok", &S::ok), field(3, "message", &S::message),
                         field(4, "processes", &S::processes), field(5, "ending", &S::ending),
                         field(6, "limit_in_ms", &S::limitInMs));
    }
};

// The link of a step's supervisor to its srun (fd LaunchPlan::linkFd): one message per packet, wire/fieldcodec.h. srun and
// supervisor may be of different versions: append only.

enum class StepNoticeKind : std::uint8_t {
    Started = 0,   ///< All ranks run; `supervisor` and `pids` are set.
    RankEnded = 1, ///< `rank`, `exit`.
    Finished = 2,  ///< Nothing of the step lives: `cause`, `exit`, `usage`, `oomKilled`, `message`, `end`. The last one.
    Ending = 3,    ///< Is being ended: `cause`.
};

struct StepNotice
{
    StepNoticeKind kind = StepNoticeKind::Started;
    ProcessIdentity supervisor;
    std::vector<std::int32_t> pids; ///< By rank.
    std::uint32_t rank = 0;
    EndCause cause = EndCause::Exited;
    ExitCode exit;
    Usage usage;
    bool oomKilled = false;
    std::string message;
    Instant end{};
    bool coreDumped = false; ///< RankEnded.
    bool operator==(const StepNotice&) const = default;
    static constexpr auto fields()
    {
        using S = StepNotice;
        return fieldList(field(1, "kind", &S::kind), field(2, "supervisor", &S::supervisor), field(3, "pids", &S::pids),
                         field(4, "rank", &S::rank), field(5, "cause", &S::cause), field(6, "exit", &S::exit),
                         field(7, "usage", &S::usage), field(8, "oom", &S::oomKilled), field(9, "message", &S::message),
                         field(10, "end", &S::end), field(11, "core", &S::coreDumped));
    }
};

} // namespace slotd
