// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/jsonparts.h"

#include <cstring>

namespace slotd
{

using namespace jsonparts;

namespace
{
void exitObject(JsonWriter& json, std::string_view key, const JobRecord& job, ExitCode code)
{
    json.beginObject(key);
    if (job.state == JobState::Pending) {
        json.text("status", "PENDING");
        json.number("return_code", 0);
    } else if (code.signal != 0) {
        json.text("status", "SIGNALED");
        json.number("return_code", code.status);
        json.beginObject("signal");
        json.number("signal_id", code.signal);
        const char* name = ::sigabbrev_np(code.signal);
        json.text("name", name != nullptr ? std::string_view(name) : std::string_view());
        json.endObject();
    } else {
        json.text("status", code.status == 0 ? "SUCCESS" : "ERROR");
        json.number("return_code", code.status);
    }
    json.endObject();
}

void cpuSeconds(JsonWriter& json, std::string_view key, std::int64_t milliseconds)
{
    json.beginObject(key);
    json.number("seconds", milliseconds / 1000);
    json.number("microseconds", milliseconds % 1000 * 1000);
    json.endObject();
}

/// Elapsed, start and end as sacct shows them: what has not ended has no end.
void times(JsonWriter& json, const JobRecord& job, const CellContext& context, bool ofStep)
{
    json.beginObject("time");
    json.number("elapsed", cells::elapsed(job, context.now).count());
    if (!ofStep)
        json.number("eligible", unixTime(job.eligible));
    json.number("end", isTerminal(job.state) ? unixTime(job.end) : 0);
    json.number("start", job.state == JobState::Pending ? 0 : unixTime(job.start));
    if (!ofStep)
        json.number("submission", unixTime(job.submit));
    json.number("suspended", std::chrono::floor<Seconds>(job.suspended).count());
    cpuSeconds(json, "system", job.usage.systemMs);
    if (!ofStep)
        minutes(json, "limit", job.timeLimit);
    cpuSeconds(json, "total", job.usage.userMs + job.usage.systemMs);
    cpuSeconds(json, "user", job.usage.userMs);
    json.endObject();
}

void tres(JsonWriter& json, std::string_view type, std::string_view name, int id, std::int64_t count)
{
    json.beginObject();
    json.text("type", type);
    json.textOrNull("name", name);
    json.number("id", id);
    json.number("count", count);
    json.endObject();
}

// The ids are those of Slurm's accounting; a site's own GRES begin at 1001.
void tresList(JsonWriter& json, std::string_view key, Cpus cpus, Megabytes memory, std::int64_t gpus, bool billing)
{
    json.beginArray(key);
    if (cpus.value > 0) {
        tres(json, "cpu", "", 1, cpus.value);
        tres(json, "mem", "", 2, memory.value);
        tres(json, "node", "", 4, 1);
        if (billing)
            tres(json, "billing", "", 5, cpus.value);
        if (gpus > 0)
            tres(json, "gres", "gpu", 1001, gpus);
    }
    json.endArray();
}

void killer(JsonWriter& json, const JobRecord& job)
{
    if (job.state == JobState::Cancelled && job.cancelAsked)
        json.text("kill_request_user", job.cancelledBy == job.uid ? job.user : std::to_string(job.cancelledBy));
    else
        json.null("kill_request_user");
}

void stepIdentity(JsonWriter& json, const JobRecord& step)
{
    json.beginObject("step");
    json.number("job_id", step.id.value);
    json.beginObject("het");
    json.null("component");
    json.endObject();
    if (step.step == JobRef::kBatchStep)
        json.text("id", "batch");
    else if (step.step == JobRef::kExternStep)
        json.text("id", "extern");
    else
        json.number("id", step.step);
    json.text("name", step.name);
    json.endObject();
}

/// Of what a step used only the largest resident set is measured; "consumed.max" has it, in bytes, as Slurm's mem is there.
void stepUsage(JsonWriter& json, const JobRecord& step)
{
    json.beginObject("tres");
    for (const std::string_view part : {"requested", "consumed"}) {
        json.beginObject(part);
        for (const std::string_view kind : {"max", "min", "average", "total"}) {
            json.beginArray(kind);
            if (part == "consumed" && kind == "max" && step.usage.maxRssKb > 0)
                tres(json, "mem", "", 2, step.usage.maxRssKb * 1024);
            json.endArray();
        }
        json.endObject();
    }
    tresList(json, "allocated", step.allocCpus, step.allocMemory, heldGpus(step), false);
    json.endObject();
}

void writeStep(JsonWriter& json, const JobRecord& step, const CellContext& context)
{
    json.beginObject();
    times(json, step, context, true);
    exitObject(json, "exit_code", step, step.exit);
    json.beginObject("nodes");
    json.number("count", 1);
    json.text("range", step.nodeList);
    json.beginArray("list");
    if (!step.nodeList.empty())
        json.item(step.nodeList);
    json.endArray();
    json.endObject();
    json.beginObject("tasks");
    json.number("count", step.ntasks);
    json.endObject();
    json.null("pid");
    json.beginObject("CPU");
    json.beginObject("requested_frequency");
    zeros(json, {"min", "max"});
    json.endObject();
    json.beginArray("governor");
    json.endArray();
    json.endObject();
    killer(json, step);
    json.text("state", nameOf(step.state));
    json.beginObject("statistics");
    json.beginObject("CPU");
    json.number("actual_frequency", 0);
    json.endObject();
    json.beginObject("energy");
    json.number("consumed", 0);
    json.endObject();
    json.endObject();
    stepIdentity(json, step);
    json.beginObject("task");
    json.text("distribution", "Unknown");
    json.endObject();
    stepUsage(json, step);
    json.endObject();
}

void comments(JsonWriter& json, const JobRecord& job)
{
    json.beginObject("comment");
    json.null("administrator");
    json.textOrNull("job", job.comment);
    json.null("system");
    json.endObject();
}

void arrayObject(JsonWriter& json, const JobRow& row)
{
    json.beginObject("array");
    json.number("job_id", row.job.arrayJobId.value);
    json.beginObject("limits");
    json.beginObject("max");
    json.beginObject("running");
    json.number("tasks", row.job.arrayLimit);
    json.endObject();
    json.endObject();
    json.endObject();
    json.textOrNull("task", row.pendingTasks);
    if (row.job.arrayTask != kNoArrayTask && row.pendingTasks.empty())
        json.number("task_id", row.job.arrayTask);
    else
        json.null("task_id");
    json.endObject();
}

void accountingRequest(JsonWriter& json, const JobRecord& job)
{
    json.beginObject("required");
    json.number("CPUs", job.reqCpus.value);
    json.number("memory", cells::requestedMemory(job).value);
    json.endObject();
    killer(json, job);
    json.beginObject("reservation");
    json.number("id", 0);
    json.textOrNull("name", cells::recorded(job, "reservation", ""));
    json.endObject();
    json.beginObject("state");
    json.text("current", nameOf(job.state));
    json.text("reason", nameOf(job.reason));
    json.endObject();
}

void accountingEnd(JsonWriter& json, const JobRecord& job)
{
    json.beginObject("tres");
    tresList(json, "allocated", cells::allocated(job) ? job.allocCpus : Cpus{0}, job.allocMemory, heldGpus(job), true);
    tresList(json, "requested", job.reqCpus, cells::requestedMemory(job), job.reqGpus.value, true);
    json.endObject();
    json.text("user", job.user);
    json.beginObject("wckey");
    json.text("wckey", cells::recorded(job, "wckey", ""));
    json.beginArray("flags");
    json.endArray();
    json.endObject();
    json.text("working_directory", job.workDir);
}
} // namespace

void writeAccountingJob(JsonWriter& json, const JobRow& row, std::span<const JobRow> steps, const CellContext& context)
{
    const JobRecord& job = row.job;
    json.beginObject();
    json.textOrNull("account", cells::recorded(job, "account", ""));
    comments(json, job);
    json.number("allocation_nodes", cells::allocated(job) ? 1 : 0);
    arrayObject(json, row);
    json.null("association");
    json.text("cluster", kCluster);
    json.text("constraints", job.constraint);
    json.null("container");
    exitObject(json, "derived_exit_code", job, job.derivedExit);
    times(json, job, context, false);
    exitObject(json, "exit_code", job, job.exit);
    json.beginArray("flags");
    json.endArray();
    json.text("group", job.group);
    json.beginObject("het");
    json.number("job_id", 0);
    json.null("job_offset");
    json.endObject();
    json.number("job_id", shownId(row));
    json.text("name", job.name);
    json.beginObject("mcs");
    json.text("label", "");
    json.endObject();
    json.text("nodes", hasRun(job) ? std::string_view(job.nodeList) : std::string_view("None assigned"));
    json.text("partition", job.partition);
    json.number("priority", job.priority);
    json.text("qos", cells::recorded(job, "qos", "normal"));
    accountingRequest(json, job);
    json.beginArray("steps");
    for (const JobRow& step : steps)
        writeStep(json, step.job, context);
    json.endArray();
    accountingEnd(json, job);
    json.endObject();
}

} // namespace slotd
