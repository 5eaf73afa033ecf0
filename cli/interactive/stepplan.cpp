// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/stepplan.h"

#include "interactive/steprunner.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace slotd
{

namespace
{

template<class Use>
void eachEntry(std::string_view block, Use use)
{
    for (std::size_t at = 0; at < block.size();) {
        const std::size_t end = std::min(block.find('\0', at), block.size());
        if (end > at)
            use(block.substr(at, end - at));
        at = end + 1;
    }
}

} // namespace

std::string overlaidEnvironment(std::string_view base, std::string_view over)
{
    std::unordered_set<std::string_view> names;
    eachEntry(over, [&names](std::string_view entry) { names.insert(entry.substr(0, entry.find('='))); });
    std::string joined;
    const auto add = [&joined](std::string_view entry) { joined.append(entry).push_back('\0'); };
    eachEntry(base, [&](std::string_view entry) {
        if (!names.count(entry.substr(0, entry.find('='))))
            add(entry);
    });
    eachEntry(over, [&](std::string_view entry) {
        if (entry.find('=') != std::string_view::npos)
            add(entry);
    });
    if (!joined.empty())
        joined.pop_back();
    return joined;
}

LaunchPlan makeStepPlan(const StepGrant& grant, const StreamPlan& plan)
{
    LaunchPlan launch;
    launch.job = grant.job;
    launch.attempt = grant.step.attempt;
    launch.step = static_cast<std::int32_t>(grant.step.id);
    launch.jobDir = grant.jobDir;
    launch.ranks = std::max(grant.step.spec.ntasks, 1U);
    launch.environment = overlaidEnvironment(plan.environment, grant.environment);
    launch.workDir = plan.workDir;
    launch.command = plan.command;
    launch.umask = plan.umask;
    launch.timeLimitMs = grant.timeLimitMs;
    launch.warnSignal = plan.warnSignal;
    launch.warnBeforeMs = plan.warnBeforeMs;
    launch.killWaitMs = grant.killWaitMs;
    launch.nodeName = grant.nodeName;
    launch.resourceLimits = grant.resourceLimits;
    launch.terminal = plan.pty;
    launch.cgroupBase = grant.cgroupBase;
    launch.memoryMaxBytes = grant.memoryMaxBytes;
    launch.swapOff = grant.swapOff;
    launch.cpuQuotaUs = grant.cpuQuotaUs;
    launch.rankPlans.resize(launch.ranks);
    for (std::size_t rank = 0; rank < launch.rankPlans.size(); ++rank) {
        RankPlan& own = launch.rankPlans[rank];
        if (rank < plan.rankCommands.size())
            own.command = plan.rankCommands[rank];
        if (rank < grant.ranks.size()) {
            own.cpuIds = grant.ranks[rank].cpuIds;
            own.environment = grant.ranks[rank].environment;
        }
    }
    return launch;
}

} // namespace slotd
