// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/rowmapping.h"

#include "wire/fieldcodec.h"

#include <utility>

namespace slotd
{

namespace
{

// A phase laid flat: the columns of the table. Members that a phase lacks stay at their defaults, as in the table.
struct PhaseRow
{
    JobState state = JobState::Pending;
    Reason reason = Reason::None;
    bool held = false;
    RunningPhase running;
    JobState target = JobState::Pending;
    Instant since{};
    Instant end{};
    std::uint32_t byUid = 0;
    ExitCode exit;
    std::string_view message;
    Usage usage;
};

PhaseRow flatten(const PendingPhase& p)
{
    PhaseRow r;
    r.state = JobState::Pending;
    r.reason = p.note;
    r.held = p.held;
    return r;
}

PhaseRow flatten(const RunningPhase& p)
{
    PhaseRow r;
    r.state = p.suspendedSince == kNoTime ? JobState::Running : JobState::Suspended;
    r.running = p;
    return r;
}

PhaseRow flatten(const CompletingPhase& p)
{
    PhaseRow r;
    r.state = JobState::Completing;
    r.reason = p.cause;
    r.running = p.running;
    r.target = p.target;
    r.since = p.since;
    r.byUid = p.byUid;
    r.exit = p.exit;
    return r;
}

PhaseRow flatten(const EndedPhase& p)
{
    PhaseRow r;
    r.state = p.state;
    r.reason = p.reason;
    r.running.start = p.start;
    r.running.allocation = p.allocation;
    r.running.suspended = p.suspended;
    r.end = p.end;
    r.byUid = p.byUid;
    r.exit = p.exit;
    r.message = p.message;
    r.usage = p.usage;
    return r;
}

void bindTask(Statement& s, std::uint32_t task)
{
    if (task == kNoArrayTask)
        s.bindNull();
    else
        s.bind(task);
}

std::string_view partitionOf(const JobSpec& spec)
{
    return spec.partition ? std::string_view(*spec.partition) : std::string_view();
}

// Positions in kJobColumns.
enum Col {
    cId, cSubmission, cArrayJob, cArrayTask, cArrayLimit, cState, cReason, cHeld, cSubmit, cEligible, cStart, cEnd, cPriority,
    cAttempt, cRestarts, cAutoRequeues, cSpec, cTarget, cSince, cByUid, cCpus, cMemory, cGpus, cPid, cPidStart, cPidBoot,
    cIntentBoot, cExit, cSignal, cMessage, cRss, cUser, cSystem, cNextStep, cDerivedStatus, cDerivedSignal, cSuspendedSince,
    cSuspended
};

RunningPhase runningFrom(const Statement& row)
{
    RunningPhase p;
    p.start = fromMs(row.integer(cStart));
    p.allocation.cpus = Cpus(row.integer(cCpus));
    p.allocation.memory = Megabytes(row.integer(cMemory));
    p.supervisor = processFrom(row, cPid);
    p.intentBootId = row.bytes(cIntentBoot);
    p.suspendedSince = fromMs(row.integer(cSuspendedSince));
    p.suspended = Milliseconds(row.integer(cSuspended));
    return p;
}

ExitCode exitFrom(const Statement& row)
{
    return {as<std::int32_t>(row.integer(cExit)), as<std::int32_t>(row.integer(cSignal))};
}

EndedPhase endedFrom(const Statement& row, JobState state, Reason reason, RunningPhase running)
{
    EndedPhase p;
    p.state = state;
    p.reason = reason;
    p.message = row.bytes(cMessage);
    p.exit = exitFrom(row);
    p.start = running.start;
    p.end = fromMs(row.integer(cEnd));
    p.allocation = std::move(running.allocation);
    p.usage = {row.integer(cRss), row.integer(cUser), row.integer(cSystem)};
    p.byUid = as<std::uint32_t>(row.integer(cByUid));
    p.suspended = running.suspended;
    return p;
}

bool phaseFrom(const Statement& row, Phase& out)
{
    JobState state{};
    JobState target{};
    Reason reason{};
    RunningPhase running = runningFrom(row);
    if (!enumFrom(row.integer(cState), state) || !enumFrom(row.integer(cTarget), target) ||
        !enumFrom(row.integer(cReason), reason) || !splitIds(row.bytes(cGpus), running.allocation.gpuIndices))
        return false;
    if (isTerminal(state))
        out = endedFrom(row, state, reason, std::move(running));
    else if (state == JobState::Pending)
        out = PendingPhase{row.integer(cHeld) != 0, reason};
    else if (state == JobState::Completing)
        out = CompletingPhase{std::move(running), target, reason, fromMs(row.integer(cSince)),
                              as<std::uint32_t>(row.integer(cByUid)), exitFrom(row)};
    else
        out = std::move(running);
    return true;
}

} // namespace

const char* const kJobColumns =
    "j.id, j.submission_id, j.array_job_id, j.array_task, j.array_limit, j.state, j.reason, j.held, j.submit_time, "
    "j.eligible_time, j.start_time, j.end_time, j.priority, j.attempt, j.restarts, j.auto_requeues, j.spec_override, "
    "j.target_state, j.ending_since, j.by_uid, j.alloc_cpus, j.alloc_memory, CAST(j.alloc_gpus AS BLOB), j.supervisor_pid, "
    "j.supervisor_start, CAST(j.supervisor_boot AS BLOB), CAST(j.intent_boot AS BLOB), j.exit_status, j.exit_signal, "
    "CAST(j.message AS BLOB), j.max_rss_kb, j.user_ms, j.system_ms, j.next_step, j.derived_status, j.derived_signal, "
    "j.suspended_since, j.suspended_ms";

const char* const kInsertJob =
    "INSERT INTO job(id, submission_id, array_job_id, array_task, array_limit, name, partition, state, active, reason, held, "
    "submit_time, eligible_time, priority) "
    "VALUES (?, ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), 0, 1, ?, ?, ?, ?, ?)";

const char* const kUpdateJob =
    "UPDATE job SET name = CAST(? AS TEXT), partition = CAST(? AS TEXT), state = ?, active = ?, reason = ?, held = ?, "
    "array_limit = ?, submit_time = ?, eligible_time = ?, start_time = ?, end_time = ?, priority = ?, attempt = ?, "
    "restarts = ?, auto_requeues = ?, spec_override = ?, target_state = ?, ending_since = ?, by_uid = ?, alloc_cpus = ?, "
    "alloc_memory = ?, alloc_gpus = CAST(? AS TEXT), supervisor_pid = ?, supervisor_start = ?, "
    "supervisor_boot = CAST(? AS TEXT), intent_boot = CAST(? AS TEXT), exit_status = ?, exit_signal = ?, "
    "message = CAST(? AS TEXT), max_rss_kb = ?, user_ms = ?, system_ms = ?, next_step = ?, derived_status = ?, "
    "derived_signal = ?, suspended_since = ?, suspended_ms = ? WHERE id = ?";

const char* const kSubmissionColumns =
    "s.id, s.token, s.uid, s.gid, CAST(s.user AS BLOB), CAST(s.group_name AS BLOB), s.first_job, s.task_count, s.is_array, "
    "s.array_min, s.array_max, s.array_step, s.array_limit, s.spec";

bool bindNewJob(Statement& insert, const Job& job)
{
    const auto* pending = std::get_if<PendingPhase>(&job.phase);
    const PendingPhase phase = pending ? *pending : PendingPhase{};
    insert.bind(job.id.value).bind(static_cast<std::int64_t>(job.submission->id.value)).bind(job.arrayJobId.value);
    bindTask(insert, job.arrayTask);
    insert.bind(job.submission->arrayLimit).bindBytes(job.spec->name).bindBytes(partitionOf(*job.spec));
    insert.bind(static_cast<int>(phase.note)).bind(phase.held).bind(toMs(job.submitTime)).bind(toMs(job.eligibleTime));
    insert.bind(job.priority);
    return pending && job.attempt == 0 && job.restarts == 0 && job.autoRequeues == 0 && job.nextStep == 0;
}

void bindSavedJob(Statement& u, const Job& job, SavedJobTexts& texts)
{
    const PhaseRow p = std::visit([](const auto& phase) { return flatten(phase); }, job.phase);
    texts.gpus = joinedIds(p.running.allocation.gpuIndices);
    const bool active = !isTerminal(p.state);
    u.bindBytes(job.spec->name).bindBytes(partitionOf(*job.spec)).bind(static_cast<int>(p.state)).bind(active);
    u.bind(static_cast<int>(p.reason)).bind(p.held).bind(job.submission->arrayLimit).bind(toMs(job.submitTime));
    u.bind(toMs(job.eligibleTime)).bind(toMs(p.running.start)).bind(toMs(p.end)).bind(job.priority).bind(job.attempt);
    u.bind(job.restarts).bind(job.autoRequeues);
    bindOptionalText(u, texts.specOverride);
    u.bind(static_cast<int>(p.target)).bind(toMs(p.since)).bind(p.byUid);
    u.bind(p.running.allocation.cpus.value).bind(p.running.allocation.memory.value);
    bindOptionalText(u, texts.gpus);
    u.bind(p.running.supervisor.pid).bind(static_cast<std::int64_t>(p.running.supervisor.startTicks));
    // p is a copy that dies here, the job does not: SQLite reads the texts at exec().
    const RunningPhase* running = job.running();
    bindOptionalText(u, running ? std::string_view(running->supervisor.bootId) : std::string_view());
    bindOptionalText(u, running ? std::string_view(running->intentBootId) : std::string_view());
    u.bind(p.exit.status).bind(p.exit.signal);
    bindOptionalText(u, p.message);
    u.bind(p.usage.maxRssKb).bind(p.usage.userMs).bind(p.usage.systemMs).bind(job.nextStep);
    u.bind(job.derivedExit.status).bind(job.derivedExit.signal).bind(toMs(p.running.suspendedSince));
    u.bind(p.running.suspended.count()).bind(job.id.value);
}

Result<Job> jobFrom(const Statement& row, const SubmissionParts& parts)
{
    Job job;
    job.id = JobId(as<std::uint32_t>(row.integer(cId)));
    job.arrayJobId = JobId(as<std::uint32_t>(row.integer(cArrayJob)));
    job.arrayTask = row.isNull(cArrayTask) ? kNoArrayTask : as<std::uint32_t>(row.integer(cArrayTask));
    job.submission = parts.submission;
    job.spec = parts.spec;
    job.submitTime = fromMs(row.integer(cSubmit));
    job.eligibleTime = fromMs(row.integer(cEligible));
    job.priority = row.integer(cPriority);
    job.attempt = as<std::uint32_t>(row.integer(cAttempt));
    job.restarts = as<std::uint32_t>(row.integer(cRestarts));
    job.autoRequeues = as<std::uint32_t>(row.integer(cAutoRequeues));
    job.nextStep = as<std::uint32_t>(row.integer(cNextStep));
    job.derivedExit = {as<std::int32_t>(row.integer(cDerivedStatus)), as<std::int32_t>(row.integer(cDerivedSignal))};
    bool good = phaseFrom(row, job.phase);
    if (good && !row.isNull(cSpec)) {
        auto spec = std::make_shared<JobSpec>();
        good = decodeFromString(row.bytes(cSpec), *spec);
        job.spec = std::move(spec);
    }
    if (const auto limit = as<std::uint32_t>(row.integer(cArrayLimit)); limit != parts.submission->arrayLimit) {
        auto changed = std::make_shared<Submission>(*parts.submission); // an update of the limit is kept per task
        changed->arrayLimit = limit;
        job.submission = std::move(changed);
    }
    if (!good)
        return Error(Code::StorageFailure, "job " + std::to_string(job.id.value) + " cannot be read from the database");
    return job;
}

SubmissionId submissionIdOf(const Statement& row)
{
    return SubmissionId(as<std::uint64_t>(row.integer(cSubmission)));
}

Result<SubmissionParts> submissionFrom(const Statement& row, const SubmissionParts& like)
{
    auto s = std::make_shared<Submission>();
    s->id = SubmissionId(as<std::uint64_t>(row.integer(0)));
    s->token = row.bytes(1);
    s->uid = as<std::uint32_t>(row.integer(2));
    s->gid = as<std::uint32_t>(row.integer(3));
    s->user = row.bytes(4);
    s->group = row.bytes(5);
    s->firstJob = JobId(as<std::uint32_t>(row.integer(6)));
    s->taskCount = as<std::uint32_t>(row.integer(7));
    s->isArray = row.integer(8) != 0;
    s->arrayMin = as<std::uint32_t>(row.integer(9));
    s->arrayMax = as<std::uint32_t>(row.integer(10));
    s->arrayStep = as<std::uint32_t>(row.integer(11));
    s->arrayLimit = as<std::uint32_t>(row.integer(12));
    auto spec = std::make_shared<JobSpec>();
    if (!decodeFromString(row.bytes(13), *spec))
        return Error(Code::StorageFailure, "submission " + std::to_string(s->id.value) + " cannot be read from the database");
    if (like.submission) {
        shareIfEqual(s->user, like.submission->user);
        shareIfEqual(s->group, like.submission->group);
    }
    if (like.spec)
        shareEqualParts(*spec, *like.spec);
    return SubmissionParts{std::move(s), std::move(spec)};
}

std::string encodeEventBody(const EventBody& body)
{
    static const std::string kEmptyMap = encodeToString(SubmittedEvent{});
    std::string data = std::visit([](const auto& event) { return encodeToString(event); }, body);
    return data == kEmptyMap ? std::string() : data;
}

namespace
{

template<std::size_t I>
bool decodeAlternative(std::size_t kind, std::string_view data, EventBody& out)
{
    if constexpr (I < std::variant_size_v<EventBody>) {
        if (kind != I)
            return decodeAlternative<I + 1>(kind, data, out);
        std::variant_alternative_t<I, EventBody> event{};
        if (!data.empty() && !decodeFromString(data, event))
            return false;
        out = std::move(event);
        return true;
    } else {
        return false;
    }
}

} // namespace

bool decodeEventBody(std::int64_t kind, std::string_view data, EventBody& out)
{
    return kind >= 0 && decodeAlternative<0>(static_cast<std::size_t>(kind), data, out);
}

} // namespace slotd
