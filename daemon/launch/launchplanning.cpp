// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/launchplanning.h"

#include "core/steprules.h"
#include "domain/pathpattern.h"

#include <algorithm>

namespace slotd
{

namespace
{

constexpr std::int64_t kCpuPeriodUs = 100'000;

std::uint32_t rankCount(const JobSpec& spec, const LaunchSettings& settings)
{
    // Slurm runs a batch script once; the ranks come from srun or mpirun inside it. The seed starts what --wrap wraps
    // once per rank.
    const bool perRank = spec.kind == JobKind::Run || (!settings.compatSlurm && (spec.wrapped || settings.batchRanksAll));
    return perRank ? std::max(spec.ntasks.value_or(1), 1U) : 1;
}

PatternValues patternValues(const Job& job, const HostModel& host)
{
    PatternValues values;
    values.jobId = job.id;
    values.arrayJobId = job.inArray() ? job.arrayJobId : job.id;
    values.arrayTask = job.arrayTask;
    values.jobName = job.spec->name;
    values.user = job.submission->user;
    values.host = host.nodeName;
    return values;
}

void setPaths(LaunchPlan& plan, const Job& job, const HostModel& host)
{
    const JobSpec& spec = *job.spec;
    const PatternValues values = patternValues(job, host);
    const auto expanded = [&](std::string_view pattern) { return joinPath(spec.workDir, expandPattern(pattern, values)); };
    plan.stdinPath = spec.stdinPath.empty() ? "/dev/null" : expanded(spec.stdinPath);
    plan.stdoutPath = expanded(spec.stdoutPattern.empty() ? defaultOutputPattern(job.inArray()) : std::string_view(spec.stdoutPattern));
    plan.stderrPath = spec.stderrPattern.empty() ? plan.stdoutPath : expanded(spec.stderrPattern);
    plan.append = spec.openMode == OpenMode::Append;
}

void setLimits(LaunchPlan& plan, const Job& job, const LaunchSettings& settings)
{
    const JobSpec& spec = *job.spec;
    if (spec.timeLimit && *spec.timeLimit != kUnlimited)
        plan.timeLimitMs = std::chrono::duration_cast<Milliseconds>(*spec.timeLimit).count();
    plan.warnSignal = spec.signal.signal;
    plan.warnBeforeMs = static_cast<std::int64_t>(spec.signal.secondsBefore) * 1000;
    plan.warnBatchOnly = spec.signal.batchOnly;
    plan.killWaitMs = std::chrono::duration_cast<Milliseconds>(settings.killWait).count();
    plan.resourceLimits = spec.resourceLimits;
    const RunningPhase* running = job.running();
    if (settings.cgroupBase.empty() || !running)
        return;
    plan.cgroupBase = settings.cgroupBase;
    const CgroupLimits limits = cgroupLimits(spec, *running, settings);
    plan.memoryMaxBytes = limits.memoryMaxBytes;
    plan.swapOff = limits.swapOff;
    plan.cpuQuotaUs = limits.cpuQuotaUs;
}

/// What differs from rank to rank: the CPUs of --cpu-bind, and the GPUs of --gpus-per-task.
void setRanks(LaunchPlan& plan, const Job& job, const HostModel& host, const LaunchSettings& settings)
{
    const JobSpec& spec = *job.spec;
    const RunningPhase* running = job.running();
    if (!running || (spec.cpuBind.empty() && (plan.ranks == 1 || !spec.gpusPerTask)))
        return;
    Step all;
    all.spec.ntasks = plan.ranks;
    all.spec.cpusPerTask = spec.cpusPerTask.value_or(1);
    all.spec.gpusPerTask = plan.ranks == 1 ? std::nullopt : spec.gpusPerTask;
    all.spec.cpuBind = spec.cpuBind;
    all.allocation = running->allocation;
    if (const auto bind = parseCpuBind(spec.cpuBind)) {
        // A CPU that is not here any more: the job runs unbound rather than not at all.
        const auto chosen = chooseCpus(*bind, plan.ranks, all.spec.cpusPerTask, {host.cpuIds, settings.boundCpus});
        if (chosen)
            all.cpuIds = *chosen;
        else
            all.spec.cpuBind.clear();
    }
    for (RankGrant& grant : rankGrants(all, settings)) {
        RankPlan rank;
        rank.cpuIds = std::move(grant.cpuIds);
        rank.environment = std::move(grant.environment);
        plan.rankPlans.push_back(std::move(rank));
    }
}

/// Quoted for sh(1), whatever it holds.
std::string shellQuoted(const std::string& text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

} // namespace

CgroupLimits cgroupLimits(const JobSpec& spec, const RunningPhase& running, const LaunchSettings& settings)
{
    CgroupLimits limits;
    if (spec.memoryAsked || !settings.limitsOnlyAsked)
        limits.memoryMaxBytes = running.allocation.memory.value * 1024 * 1024;
    limits.swapOff = spec.memoryAsked;
    if (spec.cpusAsked || spec.ntasksAsked || !settings.limitsOnlyAsked)
        limits.cpuQuotaUs = running.allocation.cpus.value * kCpuPeriodUs;
    return limits;
}

LaunchPlan makeLaunchPlan(const Job& job, const std::string& submittedEnvironment, const HostModel& host,
                          const LaunchSettings& settings)
{
    const JobSpec& spec = *job.spec;
    LaunchPlan plan;
    plan.job = job.id;
    plan.attempt = job.attempt;
    plan.jobDir = settings.jobDir;
    plan.scriptPath = settings.jobDir + "/script.sh";
    plan.arguments = spec.arguments;
    plan.ranks = rankCount(spec, settings);
    plan.environment = jobEnvironment(job, submittedEnvironment, host, settings);
    plan.workDir = spec.workDir;
    plan.umask = spec.umask;
    plan.nodeName = host.nodeName;
    setPaths(plan, job, host);
    setLimits(plan, job, settings);
    setRanks(plan, job, host, settings);
    return plan;
}

std::string runnerText(const std::string& slotdProgram, const std::string& root)
{
    return "#!/bin/sh\n"
           "# Starts the job whose folder this script lies in once more, by hand and outside the queue: the supervisor gets\n"
           "# the same script, environment and files as at its last start. The number of the job is the folder's name.\n"
           "folder=$(CDPATH= cd -- \"$(dirname -- \"$0\")\" && pwd) || exit\n"
           "exec " +
           shellQuoted(slotdProgram) + " rerun " + shellQuoted(root) + " \"${folder##*/}\"\n";
}

} // namespace slotd
