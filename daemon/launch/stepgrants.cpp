// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/stepgrants.h"

#include "core/steprules.h"

#include <algorithm>

namespace slotd
{

namespace
{

std::int64_t leftMs(Instant start, Milliseconds suspended, const std::optional<Seconds>& limit, Instant now)
{
    if (!limit || *limit == kUnlimited)
        return -1;
    const auto spent = std::chrono::duration_cast<Milliseconds>(now - start) - suspended;
    return std::max<std::int64_t>(0, (std::chrono::duration_cast<Milliseconds>(*limit) - spent).count());
}

std::int64_t shorter(std::int64_t a, std::int64_t b)
{
    return a < 0 ? b : b < 0 ? a : std::min(a, b);
}

/// Only into the scope of a delegated unit: a process can't be moved from its terminal into just any group.
void setLimits(StepGrant& grant, const Job& job, const LaunchSettings& settings)
{
    const RunningPhase* running = job.running();
    if (running == nullptr || !job.leased() || !settings.limitsOnlyAsked || settings.cgroupBase.empty())
        return;
    const CgroupLimits limits = cgroupLimits(*job.spec, *running, settings);
    if (!limits.any())
        return; // being moved takes time
    grant.cgroupBase = settings.cgroupBase;
    grant.memoryMaxBytes = limits.memoryMaxBytes;
    grant.swapOff = limits.swapOff;
    grant.cpuQuotaUs = limits.cpuQuotaUs;
}

} // namespace

Milliseconds suspendedUntil(const RunningPhase& running, Instant now)
{
    Milliseconds spent = running.suspended;
    if (running.suspendedSince != kNoTime)
        spent += std::chrono::duration_cast<Milliseconds>(now - running.suspendedSince);
    return spent;
}

std::int64_t limitLeftMs(const Job& job, Instant now)
{
    const RunningPhase* running = job.running();
    return running == nullptr ? -1 : leftMs(running->start, suspendedUntil(*running, now), job.spec->timeLimit, now);
}

StepGrant makeStepGrant(const Job& job, const Step& step, const HostModel& host, const LaunchSettings& settings, Instant now)
{
    StepGrant grant;
    grant.job = job.id;
    grant.step = step;
    grant.environment = stepEnvironment(job, step, host, settings);
    grant.ranks = rankGrants(step, settings);
    grant.jobDir = settings.jobDir;
    grant.nodeName = host.nodeName;
    grant.supervisor = settings.supervisorProgram;
    const RunningPhase* running = job.running();
    const Milliseconds suspended = running == nullptr ? Milliseconds(0) : suspendedUntil(*running, now) - step.suspendedBefore;
    grant.timeLimitMs = shorter(leftMs(step.start, suspended, step.spec.timeLimit, now), limitLeftMs(job, now));
    grant.killWaitMs = std::chrono::duration_cast<Milliseconds>(settings.killWait).count();
    grant.arrayJobId = job.inArray() ? job.arrayJobId : job.id;
    grant.arrayTask = job.arrayTask;
    grant.jobName = job.spec->name;
    grant.user = job.submission->user;
    setLimits(grant, job, settings);
    return grant;
}

} // namespace slotd
