// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/steprows.h"

#include "store/rowtools.h"
#include "wire/fieldcodec.h"

#include <utility>

namespace slotd
{

namespace
{

// Positions in kStepColumns.
enum Col {
    cJob, cStep, cState, cReason, cStart, cEnd, cCpus, cMemory, cGpus, cExit, cSignal, cRss, cUser, cSystem, cSpec, cAttempt, cToken,
    cCpuIds, cClient, cSupervisor = cClient + 3, cEnding = cSupervisor + 3, cMessage, cByUid, cSuspendedBefore, cSuspended
};

StepEnd endFrom(const Statement& row, JobState state, Reason reason)
{
    StepEnd end;
    end.state = state;
    end.reason = reason;
    end.message = row.bytes(cMessage);
    end.exit = {as<std::int32_t>(row.integer(cExit)), as<std::int32_t>(row.integer(cSignal))};
    end.usage = {row.integer(cRss), row.integer(cUser), row.integer(cSystem)};
    end.end = fromMs(row.integer(cEnd));
    end.byUid = as<std::uint32_t>(row.integer(cByUid));
    end.suspended = Milliseconds(row.integer(cSuspended));
    return end;
}

} // namespace

const char* const kStepColumns =
    "t.job_id, t.step_id, t.state, t.reason, t.start_time, t.end_time, t.alloc_cpus, t.alloc_memory, CAST(t.alloc_gpus AS BLOB), "
    "t.exit_status, t.exit_signal, t.max_rss_kb, t.user_ms, t.system_ms, t.spec, t.attempt, t.token, CAST(t.cpu_ids AS BLOB), "
    "t.client_pid, t.client_start, CAST(t.client_boot AS BLOB), t.supervisor_pid, t.supervisor_start, "
    "CAST(t.supervisor_boot AS BLOB), t.ending, CAST(t.message AS BLOB), t.by_uid, t.suspended_before_ms, t.suspended_ms";

const char* const kSaveStep =
    "INSERT INTO step(job_id, step_id, name, state, reason, start_time, end_time, ntasks, alloc_cpus, alloc_memory, alloc_gpus, "
    "exit_status, exit_signal, max_rss_kb, user_ms, system_ms, spec, attempt, token, cpu_ids, client_pid, client_start, "
    "client_boot, supervisor_pid, supervisor_start, supervisor_boot, ending, message, by_uid, suspended_before_ms, suspended_ms) "
    "VALUES (?, ?, CAST(? AS TEXT), ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, "
    "CAST(? AS TEXT), ?, ?, CAST(? AS TEXT), ?, CAST(? AS TEXT), ?, ?, ?) "
    "ON CONFLICT(job_id, step_id) DO UPDATE SET state = excluded.state, reason = excluded.reason, "
    "start_time = excluded.start_time, end_time = excluded.end_time, exit_status = excluded.exit_status, "
    "exit_signal = excluded.exit_signal, max_rss_kb = excluded.max_rss_kb, user_ms = excluded.user_ms, "
    "system_ms = excluded.system_ms, client_pid = excluded.client_pid, client_start = excluded.client_start, "
    "client_boot = excluded.client_boot, supervisor_pid = excluded.supervisor_pid, "
    "supervisor_start = excluded.supervisor_start, supervisor_boot = excluded.supervisor_boot, ending = excluded.ending, "
    "message = excluded.message, by_uid = excluded.by_uid, suspended_ms = excluded.suspended_ms";

void bindStep(Statement& s, JobId job, const Step& step, StepTexts& texts)
{
    static const StepEnd kNotEnded;
    const StepEnd& end = step.ended ? *step.ended : kNotEnded;
    texts.spec = encodeToString(step.spec);
    texts.gpus = joinedIds(step.allocation.gpuIndices);
    texts.cpuIds = joinedIds(step.cpuIds);
    s.bind(job.value).bind(step.id).bindBytes(step.spec.name).bind(static_cast<int>(step.state()));
    s.bind(static_cast<int>(end.reason)).bind(toMs(step.start)).bind(toMs(end.end)).bind(step.spec.ntasks);
    s.bind(step.allocation.cpus.value).bind(step.allocation.memory.value);
    bindOptionalText(s, texts.gpus);
    s.bind(end.exit.status).bind(end.exit.signal).bind(end.usage.maxRssKb).bind(end.usage.userMs).bind(end.usage.systemMs);
    s.bindBytes(texts.spec).bind(step.attempt);
    bindOptionalText(s, step.token);
    bindOptionalText(s, texts.cpuIds);
    bindProcess(s, step.client);
    bindProcess(s, step.supervisor);
    s.bind(step.ending);
    bindOptionalText(s, end.message);
    s.bind(end.byUid).bind(step.suspendedBefore.count()).bind(end.suspended.count());
}

JobId stepsJob(const Statement& row)
{
    return JobId(as<std::uint32_t>(row.integer(cJob)));
}

Result<Step> stepFrom(const Statement& row)
{
    Step step;
    JobState state{};
    Reason reason{};
    step.id = as<std::uint32_t>(row.integer(cStep));
    const bool good = enumFrom(row.integer(cState), state) && enumFrom(row.integer(cReason), reason) &&
                      splitIds(row.bytes(cGpus), step.allocation.gpuIndices) && splitIds(row.bytes(cCpuIds), step.cpuIds) &&
                      decodeFromString(row.bytes(cSpec), step.spec);
    if (!good)
        return Error(Code::StorageFailure, "step " + std::to_string(stepsJob(row).value) + "." + std::to_string(step.id) +
                                               " cannot be read from the database");
    step.attempt = as<std::uint32_t>(row.integer(cAttempt));
    step.token = row.bytes(cToken);
    step.allocation.cpus = Cpus(row.integer(cCpus));
    step.allocation.memory = Megabytes(row.integer(cMemory));
    step.start = fromMs(row.integer(cStart));
    step.client = processFrom(row, cClient);
    step.supervisor = processFrom(row, cSupervisor);
    step.ending = row.integer(cEnding) != 0;
    step.suspendedBefore = Milliseconds(row.integer(cSuspendedBefore));
    if (isTerminal(state))
        step.ended = endFrom(row, state, reason);
    return step;
}

} // namespace slotd
