// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/event.h"
#include "domain/jobrecord.h"
#include "domain/nodeinfo.h"
#include "domain/step.h"

#include <cstdint>
#include <string>
#include <vector>

namespace slotd
{

// What a client may ask of the daemon, and what comes back. The protocol gives each a number and bytes (protocol/messages.h);
// the daemon's handlers pass them to JobService as they are.

struct SubmitRequest
{
    std::string token;        ///< 16 bytes, time-ordered (UUIDv7 layout); the same for every retry of one submission.
    bool retry = false;       ///< Asked before: the answer may have been lost.
    JobSpec spec;
    std::string script;
    std::string environment;  ///< packEnvironment form.
    bool testOnly = false;    ///< --test-only: check, estimate, submit nothing.
    /// srun outside an allocation: the step that starts with its job, in the same commit. Only with spec.lease.
    std::optional<StepSpec> step;
    bool unheld = false;      ///< With spec.lease: bound to no process (salloc --no-shell); scancel or its limit ends it.
    bool operator==(const SubmitRequest&) const = default;
    static constexpr auto fields()
    {
        using S = SubmitRequest;
        return fieldList(field(1, "token", &S::token), field(2, "retry", &S::retry), field(3, "spec", &S::spec),
                         field(4, "script", &S::script), field(5, "environment", &S::environment),
                         field(6, "test_only", &S::testOnly), field(7, "step", &S::step), field(8, "unheld", &S::unheld));
    }
};

struct SubmitReply
{
    JobId job;                ///< First id; of an array also the array's id.
    std::uint32_t count = 1;
    EventSeq seq;             ///< Of the SubmittedEvent: subscribe from here to miss nothing.
    Instant estimatedStart{}; ///< --test-only
    std::string partition;    ///< --test-only
    bool operator==(const SubmitReply&) const = default;
    static constexpr auto fields()
    {
        using S = SubmitReply;
        return fieldList(field(1, "job", &S::job), field(2, "count", &S::count), field(3, "seq", &S::seq),
                         field(4, "estimated_start", &S::estimatedStart), field(5, "partition", &S::partition));
    }
};

/// Which jobs. Empty lists mean "any". All given conditions must hold.
struct JobFilter
{
    std::vector<JobRef> refs;            ///< Whole arrays, single tasks, steps (the step part selects rows of sacct).
    std::vector<std::string> names;
    std::vector<std::string> users;      ///< Names; the client turns ids into names.
    std::vector<std::string> partitions;
    StateSet states = kAllStates;
    Instant from{};                      ///< sacct -S: was not ended before this. kNoTime = open.
    Instant until{};                     ///< sacct -E: was submitted (with states: was in it) before this.
    bool operator==(const JobFilter&) const = default;
    static constexpr auto fields()
    {
        using S = JobFilter;
        return fieldList(field(1, "refs", &S::refs), field(2, "names", &S::names), field(3, "users", &S::users),
                         field(4, "partitions", &S::partitions), field(5, "states", &S::states), field(6, "from", &S::from),
                         field(7, "until", &S::until));
    }
};

enum class QueryScope : std::uint8_t {
    Queue = 0,      ///< squeue: what waits or runs, from memory.
    Recent = 1,     ///< squeue -t all, scontrol show job: also what ended.
    Accounting = 2, ///< sacct: everything, with steps.
};

struct JobQuery
{
    QueryScope scope = QueryScope::Queue;
    JobFilter filter;
    ColumnSet columns = ColumnSet::all();
    bool estimates = false;  ///< squeue --start: JobRecord::start of pending jobs.
    std::uint32_t limit = 0; ///< At most so many jobs, the newest; 0 = all.
    bool steps = false;      ///< Rows of steps too, each after its job; implied by Accounting. A ref with a step part then names
                             ///< that step's row and not the job's; without steps it names the job.
    bool batchSteps = false; ///< With steps: a row of the batch script too ("5.batch"), for batch jobs that started. A ref that names
                             ///< one gets it anyway.
    bool jobsOnly = false;   ///< sacct -X: no rows of steps after all.
    bool operator==(const JobQuery&) const = default;
    static constexpr auto fields()
    {
        using S = JobQuery;
        return fieldList(field(1, "scope", &S::scope), field(2, "filter", &S::filter), field(3, "columns", &S::columns),
                         field(4, "estimates", &S::estimates), field(5, "limit", &S::limit), field(6, "steps", &S::steps),
                         field(7, "batch_steps", &S::batchSteps), field(8, "jobs_only", &S::jobsOnly));
    }
};

/// scancel.
struct CancelRequest
{
    std::vector<JobRef> refs;   ///< With none, the filter alone chooses (scancel -u ...).
    JobFilter filter;
    std::int32_t signal = 0;    ///< 0 = cancel; else send only this.
    bool batchOnly = false;     ///< -b
    bool full = false;          ///< -f
    bool operator==(const CancelRequest&) const = default;
    static constexpr auto fields()
    {
        using S = CancelRequest;
        return fieldList(field(1, "refs", &S::refs), field(2, "filter", &S::filter), field(3, "signal", &S::signal),
                         field(4, "batch", &S::batchOnly), field(5, "full", &S::full));
    }
};

/// Append only.
constexpr std::size_t kMaxNotice = 2048;

enum class ControlVerb : std::uint8_t { Hold = 0, Release = 1, Requeue = 2, RequeueHold = 3, Suspend = 4, Resume = 5, Top = 6, Notify = 7 };

/// scontrol hold, release, requeue ...
struct ControlRequest
{
    ControlVerb verb = ControlVerb::Hold;
    std::vector<JobRef> refs;
    std::string text{}; ///< Notify: what is said, at most kMaxNotice bytes.
    bool operator==(const ControlRequest&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "verb", &ControlRequest::verb), field(2, "refs", &ControlRequest::refs),
                         field(3, "text", &ControlRequest::text));
    }
};

/// scontrol update job: all of it or nothing.
struct UpdateRequest
{
    std::vector<JobRef> refs;
    UpdatedEvent changes;
    bool operator==(const UpdateRequest&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "refs", &UpdateRequest::refs), field(2, "changes", &UpdateRequest::changes));
    }
};

/// What became of one of the named jobs. code None = done.
struct Outcome
{
    JobRef ref;             ///< As the user named it.
    Code code = Code::None;
    std::string message;
    bool operator==(const Outcome&) const = default;
    static constexpr auto fields()
    {
        using S = Outcome;
        return fieldList(field(1, "ref", &S::ref), field(2, "code", &S::code), field(3, "message", &S::message));
    }
};

struct Outcomes
{
    std::vector<Outcome> list;
    bool operator==(const Outcomes&) const = default;
    static constexpr auto fields() { return fieldList(field(1, "list", &Outcomes::list)); }
};

/// Events from a sequence number on, then as they come.
struct SubscribeRequest
{
    EventSeq from;               ///< First wanted; none = only new ones.
    std::vector<JobRef> refs;    ///< Only of these jobs (an array id means all its tasks); empty = all.
    ColumnSet columns;           ///< Columns of the record sent with each event.
    bool operator==(const SubscribeRequest&) const = default;
    static constexpr auto fields()
    {
        using S = SubscribeRequest;
        return fieldList(field(1, "from", &S::from), field(2, "refs", &S::refs), field(3, "columns", &S::columns));
    }
};

struct PayloadRequest
{
    JobId job;
    bool operator==(const PayloadRequest&) const = default;
    static constexpr auto fields() { return fieldList(field(1, "job", &PayloadRequest::job)); }
};

struct PayloadReply
{
    SharedText script;
    SharedText environment;
    bool operator==(const PayloadReply&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "script", &PayloadReply::script), field(2, "environment", &PayloadReply::environment));
    }
};

} // namespace slotd
