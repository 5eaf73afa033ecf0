// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/scontrol_listpids.h"

#include "base/paths.h"
#include "base/procfs.h"
#include "domain/jobref.h"

#include <algorithm>
#include <map>

namespace slotd
{
namespace
{

constexpr std::size_t kMaxEnvironment = std::size_t{4} << 20U;

std::string_view valueIn(std::string_view environment, std::string_view name)
{
    while (!environment.empty()) {
        const std::size_t end = std::min(environment.find('\0'), environment.size());
        const std::string_view entry = environment.substr(0, end);
        if (entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name))
            return entry.substr(name.size() + 1);
        environment.remove_prefix(std::min(end + 1, environment.size()));
    }
    return {};
}

std::string padded(std::string text)
{
    constexpr std::size_t kWidth = 8;
    text.append(text.size() < kWidth ? kWidth - text.size() : 0, ' ');
    return text + ' ';
}

std::string lineOf(const JobProcess& process)
{
    std::string line = padded(std::to_string(process.pid)) + padded(process.job) + padded(process.step);
    return line + padded(process.local).substr(0, 8) + process.global;
}

/// All processes of jobs, the first of each task with its number: what such a process starts inherits the number.
std::vector<JobProcess> jobProcesses(const std::string& root)
{
    std::map<int, JobProcess> found;
    std::map<int, int> parents;
    for (const ProcessStat& stat : readProcessTable()) {
        if (!stat.alive())
            continue;
        const std::string environment = readSmallFile("/proc/" + std::to_string(stat.pid) + "/environ", kMaxEnvironment);
        JobProcess process = describeProcess(stat.pid, environment, root);
        if (process.job.empty())
            continue;
        parents[stat.pid] = stat.parent;
        found.emplace(stat.pid, std::move(process));
    }
    std::vector<JobProcess> list;
    for (const auto& [pid, process] : found) {
        list.push_back(process);
        const auto parent = found.find(parents[pid]);
        const bool inherited = parent != found.end() && parent->second.job == process.job && parent->second.step == process.step &&
                               parent->second.global == process.global;
        if (inherited)
            list.back().local = list.back().global = "-";
    }
    return list;
}

bool wanted(const JobProcess& process, const std::optional<JobRef>& ref)
{
    if (!ref)
        return true;
    if (process.job != std::to_string(ref->job.value))
        return false;
    if (ref->step == JobRef::kNoStep)
        return true;
    return ref->step == JobRef::kBatchStep ? process.step == "batch" : process.step == std::to_string(ref->step);
}

} // namespace

JobProcess describeProcess(int pid, std::string_view environment, const std::string& root)
{
    JobProcess process;
    const std::string_view job = valueIn(environment, "SLURM_JOB_ID");
    if (job.empty() || valueIn(environment, "SLOTD_ROOT") != root)
        return process;
    // A supervisor and what salloc started carry the job's id too, but are no task.
    const std::string_view task = valueIn(environment, "SLURM_PROCID");
    if (task.empty())
        return process;
    const std::string_view step = valueIn(environment, "SLURM_STEP_ID");
    process.pid = pid;
    process.job = job;
    process.step = step.empty() ? std::string_view("batch") : step;
    process.local = valueIn(environment, "SLURM_LOCALID");
    process.global = task;
    return process;
}

int runScontrolListpids(const std::vector<std::string>& words, const Invocation& call, BlockingClient& client)
{
    std::optional<JobRef> ref;
    if (!words.empty()) {
        const Result<JobRef> parsed = parseJobRef(words.front());
        if (!parsed) {
            call.console.errLine("Invalid job id specified: " + words.front());
            return 1;
        }
        ref = *parsed;
    }
    const Result<RuntimePaths> paths = runtimePathsFromEnvironment();
    if (!paths) {
        call.console.errLine("scontrol: error: " + paths.error().message);
        return 1;
    }
    // A task of an array is known to its processes by its own id.
    if (ref && !ref->tasks.empty()) {
        JobQuery query;
        query.filter.refs = {*ref};
        query.columns = ColumnSet().add(1);
        const Result<std::vector<JobRecord>> jobs = client.jobs(query);
        if (jobs.ok() && !jobs->empty())
            ref->job = jobs->front().id;
    }
    call.console.outLine("PID      JOBID    STEPID   LOCALID GLOBALID");
    bool any = false;
    for (const JobProcess& process : jobProcesses(paths->root())) {
        if (!wanted(process, ref))
            continue;
        any = true;
        call.console.outLine(lineOf(process));
    }
    if (any || !ref)
        return 0;
    call.console.errLine("There are no steps for job " + words.front() + " on this node.");
    return 1;
}

} // namespace slotd
