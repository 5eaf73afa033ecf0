// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/fieldlist.h"
#include "base/strongid.h"
#include "base/timefmt.h"
#include "domain/exitcode.h"
#include "domain/jobstate.h"
#include "domain/processidentity.h"
#include "domain/reason.h"
#include "domain/resources.h"
#include "domain/usage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace slotd
{

/// How a step shares its job's resources with the job's other steps.
enum class StepSharing : std::uint8_t {
    Exact = 0,   ///< Takes what it asks for, waits until that is free (the default here; srun --exact).
    Whole = 1,   ///< Takes all CPUs of the allocation (Slurm's default: SLOTD_COMPAT=slurm).
    Overlap = 2, ///< Takes nothing from others and waits for nobody (srun --overlap; also a step started from within a step).
};

/// What one srun asks of its allocation.
struct StepSpec
{
    std::string name;                      ///< The command's file name, or srun -J.
    std::uint32_t ntasks = 1;
    std::uint32_t cpusPerTask = 1;
    std::optional<Megabytes> memory;       ///< --mem, or --mem-per-cpu times CPUs. None: shares what the job has.
    std::optional<std::uint32_t> gpus;     ///< --gpus, --gres=gpu, --gpus-per-task times tasks. None: sees all of the job's, shared.
    std::optional<std::uint32_t> gpusPerTask; ///< Each rank sees its own.
    StepSharing sharing = StepSharing::Exact;
    std::optional<Seconds> timeLimit;      ///< None: the job's.
    std::string cpuBind;                   ///< --cpu-bind as typed; "" = none.
    std::string submitLine;
    std::vector<std::string> command;
    std::string workDir;
    bool immediate = false;                ///< --immediate: an error instead of waiting.
    bool pty = false;
    bool overcommit = false;               ///< srun -O: more tasks than CPUs.

    bool operator==(const StepSpec&) const = default;
    static constexpr auto fields()
    {
        using S = StepSpec;
        return fieldList(field(1, "name", &S::name), field(2, "ntasks", &S::ntasks), field(3, "cpus_per_task", &S::cpusPerTask),
                         field(4, "memory", &S::memory), field(5, "gpus", &S::gpus), field(6, "gpus_per_task", &S::gpusPerTask),
                         field(7, "sharing", &S::sharing), field(8, "time_limit", &S::timeLimit),
                         field(9, "cpu_bind", &S::cpuBind), field(10, "submit_line", &S::submitLine),
                         field(11, "command", &S::command), field(12, "work_dir", &S::workDir),
                         field(13, "immediate", &S::immediate), field(14, "pty", &S::pty),
                         field(15, "overcommit", &S::overcommit));
    }
};

/// How a step ended.
struct StepEnd
{
    JobState state = JobState::Completed; ///< A terminal one.
    Reason reason = Reason::None;
    std::string message;
    ExitCode exit;  ///< Highest status of the ranks; a signal where one ended a rank and no rank had a status.
    Usage usage;    ///< All ranks and what they started.
    Instant end{};
    std::uint32_t byUid = 0;
    Milliseconds suspended{0}; ///< Of the time between start and end.

    bool operator==(const StepEnd&) const = default;
    static constexpr auto fields()
    {
        using S = StepEnd;
        return fieldList(field(1, "state", &S::state), field(2, "reason", &S::reason), field(3, "message", &S::message),
                         field(4, "exit", &S::exit), field(5, "usage", &S::usage), field(6, "end", &S::end),
                         field(7, "uid", &S::byUid), field(8, "suspended", &S::suspended));
    }
};

/// A step: one srun inside a job. A value; lives in memory until its job has ended, in the store for ever. One that still
/// waits for its part of the allocation is a request, not a step, and has no number.
struct Step
{
    std::uint32_t id = 0;        ///< 0, 1, 2 ... within its job, over all attempts of it.
    std::uint32_t attempt = 1;   ///< Of the job.
    std::string token;           ///< Of the request; asked again with the same one, the daemon answers with this step.
    StepSpec spec;
    Allocation allocation;       ///< CPUs, memory and GPUs of the job that are this step's. With Overlap they are shared.
    std::vector<std::uint32_t> cpuIds; ///< CPUs bound to, ascending by rank for --cpu-bind=cores; empty = none.
    Instant start{};
    ProcessIdentity client;      ///< The srun.
    ProcessIdentity supervisor;  ///< pid 0 until it is told.
    bool ending = false;         ///< Asked to end: COMPLETING.
    std::optional<StepEnd> ended;
    Milliseconds suspendedBefore{0}; ///< What its job had spent suspended when the step started.

    JobState state() const { return ended ? ended->state : ending ? JobState::Completing : JobState::Running; }
    bool operator==(const Step&) const = default;
    static constexpr auto fields()
    {
        using S = Step;
        return fieldList(field(1, "id", &S::id), field(2, "attempt", &S::attempt), field(3, "token", &S::token),
                         field(4, "spec", &S::spec), field(5, "allocation", &S::allocation), field(6, "cpu_ids", &S::cpuIds),
                         field(7, "start", &S::start), field(8, "client", &S::client), field(9, "supervisor", &S::supervisor),
                         field(10, "ending", &S::ending), field(11, "ended", &S::ended),
                         field(12, "suspended_before", &S::suspendedBefore));
    }
};

} // namespace slotd
