// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/jsonparts.h"

namespace slotd
{

using namespace jsonparts;

namespace
{
void identity(JsonWriter& json, const JobRow& row)
{
    const JobRecord& job = row.job;
    json.text("account", cells::recorded(job, "account", ""));
    json.number("accrue_time", unixTime(job.eligible));
    json.text("admin_comment", "");
    json.number("array_job_id", job.arrayJobId.value);
    if (job.arrayTask != kNoArrayTask && row.pendingTasks.empty())
        json.number("array_task_id", job.arrayTask);
    else
        json.null("array_task_id");
    json.number("array_max_tasks", job.arrayLimit);
    json.text("array_task_string", row.pendingTasks);
    json.number("association_id", 0);
    json.text("batch_features", "");
    json.flag("batch_flag", job.kind == JobKind::Batch);
    json.text("batch_host", hasRun(job) && job.kind == JobKind::Batch ? std::string_view(job.nodeList) : std::string_view());
    json.beginArray("flags");
    if (job.killOnInvalidDependency)
        json.item("KILL_INVALID_DEPENDENCY");
    json.endArray();
    empties(json, {"burst_buffer", "burst_buffer_state"});
    json.text("cluster", kCluster);
    json.text("cluster_features", "");
}

void request(JsonWriter& json, const JobRow& row, const CellContext& context)
{
    const JobRecord& job = row.job;
    std::string command;
    if (!job.command.empty())
        cells::command(row, context, command);
    json.text("command", command);
    json.text("comment", job.comment);
    json.text("container", "");
    json.flag("contiguous", false);
    nulls(json, {"core_spec", "thread_spec", "cores_per_socket"});
    json.real("billable_tres", static_cast<double>(cells::cpus(job).value));
    json.number("cpus_per_task", job.cpusPerTask);
    nulls(json, {"cpu_frequency_minimum", "cpu_frequency_maximum", "cpu_frequency_governor"});
    json.text("cpus_per_tres", "");
    zeros(json, {"deadline", "delay_boot"});
    json.text("dependency", job.dependency);
    json.number("derived_exit_code", waitStatus(job.derivedExit));
    json.number("eligible_time", unixTime(job.eligible));
    json.number("end_time", unixTime(job.end));
    json.text("excluded_nodes", cells::recorded(job, "exclude", ""));
    json.number("exit_code", waitStatus(job.exit));
    json.text("features", job.constraint);
    empties(json, {"federation_origin", "federation_siblings_active", "federation_siblings_viable"});
}

void heldResources(JsonWriter& json, const JobRecord& job)
{
    const bool holds = cells::allocated(job) && !isTerminal(job.state);
    json.beginArray("gres_detail");
    if (holds && heldGpus(job) > 0)
        json.item("gpu:" + std::to_string(heldGpus(job)) + "(IDX:" + formatIndexRanges(job.gpuIndices) + ')');
    json.endArray();
    json.number("group_id", job.gid);
    json.text("group_name", job.group);
}

void jobResources(JsonWriter& json, const JobRecord& job)
{
    json.beginObject("job_resources");
    if (cells::allocated(job)) {
        json.text("nodes", job.nodeList);
        json.number("allocated_cores", job.allocCpus.value);
        json.number("allocated_hosts", 1);
        json.beginArray("allocated_nodes");
        json.beginObject();
        // Which cores they are is the kernel's choice, so there is no list of them.
        json.beginObject("sockets");
        json.endObject();
        json.text("nodename", job.nodeList);
        zeros(json, {"cpus_used", "memory_used"});
        json.number("memory_allocated", job.allocMemory.value);
        json.endObject();
        json.endArray();
    }
    json.endObject();
}

void sizes(JsonWriter& json, const JobRecord& job)
{
    json.text("job_state", nameOf(job.state));
    json.number("last_sched_evaluation", unixTime(job.state == JobState::Pending ? job.eligible : job.start));
    json.text("licenses", cells::recorded(job, "licenses", ""));
    zeros(json, {"max_cpus", "max_nodes"});
    empties(json, {"mcs_label", "memory_per_tres"});
    json.text("name", job.name);
    json.text("nodes", hasRun(job) ? std::string_view(job.nodeList) : std::string_view());
    json.number("nice", job.nice);
    json.null("tasks_per_core");
    json.number("tasks_per_node", job.ntasksPerNode);
    json.null("tasks_per_socket");
    json.number("tasks_per_board", 0);
    json.number("cpus", cells::cpus(job).value);
    json.number("node_count", 1);
    json.number("tasks", job.ntasks);
    json.number("het_job_id", 0);
    json.text("het_job_id_set", "");
    json.number("het_job_offset", 0);
    json.text("partition", job.partition);
    json.text("prefer", "");
    if (job.memoryPerCpu)
        json.null("memory_per_node");
    else
        json.number("memory_per_node", job.reqMemory.value);
    if (job.memoryPerCpu)
        json.number("memory_per_cpu", job.reqMemory.value);
    else
        json.null("memory_per_cpu");
    json.number("minimum_cpus_per_node", job.cpusPerTask);
    zeros(json, {"minimum_tmp_disk_per_node", "preempt_time"});
}

void progress(JsonWriter& json, const JobRecord& job)
{
    json.number("pre_sus_time", std::chrono::floor<Seconds>(job.suspended).count());
    json.number("priority", job.priority);
    json.null("profile");
    json.text("qos", cells::recorded(job, "qos", "normal"));
    json.flag("reboot", false);
    json.text("required_nodes", cells::recorded(job, "nodelist", ""));
    json.flag("requeue", job.requeue == RequeueMode::Yes);
    json.number("resize_time", 0);
    json.number("restart_cnt", job.restarts);
    json.text("resv_name", cells::recorded(job, "reservation", ""));
    json.textOrNull("shared", job.exclusive ? "none" : "");
    json.beginArray("show_flags");
    for (const std::string_view word : {"SHOW_ALL", "SHOW_DETAIL", "SHOW_LOCAL"})
        json.item(word);
    json.endArray();
    json.number("sockets_per_board", 0);
    json.null("sockets_per_node");
    const bool waitsForBegin = job.state == JobState::Pending && job.start == kNoTime;
    json.number("start_time", unixTime(waitsForBegin ? job.begin : job.start));
    json.text("state_description", job.message);
    json.text("state_reason", nameOf(job.reason));
    json.text("standard_error", job.stderrPath);
    json.text("standard_input", job.stdinPath.empty() ? std::string_view("/dev/null") : std::string_view(job.stdinPath));
    json.text("standard_output", job.stdoutPath);
    json.number("submit_time", unixTime(job.submit));
    json.number("suspend_time", unixTime(job.suspend));
    json.text("system_comment", "");
    minutes(json, "time_limit", job.timeLimit);
    json.number("time_minimum", 0);
    json.null("threads_per_core");
}

void trackedResources(JsonWriter& json, const JobRecord& job)
{
    const bool has = cells::allocated(job);
    empties(json, {"tres_bind", "tres_freq"});
    std::string perJob;
    if (job.reqGpus.value > 0)
        perJob = "gres:gpu:" + (job.gpuType.empty() ? std::string() : job.gpuType + ':') + std::to_string(job.reqGpus.value);
    json.text("tres_per_job", perJob);
    empties(json, {"tres_per_node", "tres_per_socket", "tres_per_task"});
    json.text("tres_req_str", formatTres(job.reqCpus, cells::requestedMemory(job), job.reqGpus, true));
    json.text("tres_alloc_str", has ? formatTres(job.allocCpus, job.allocMemory, Gpus(heldGpus(job)), true) : std::string());
    json.number("user_id", job.uid);
    json.text("user_name", job.user);
    json.text("wckey", cells::recorded(job, "wckey", ""));
    json.text("current_working_directory", job.workDir);
}
} // namespace

void writeQueueJob(JsonWriter& json, const JobRow& row, const CellContext& context)
{
    json.beginObject();
    identity(json, row);
    request(json, row, context);
    heldResources(json, row.job);
    json.number("job_id", shownId(row));
    jobResources(json, row.job);
    sizes(json, row.job);
    progress(json, row.job);
    trackedResources(json, row.job);
    json.endObject();
}

} // namespace slotd
