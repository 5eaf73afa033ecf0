// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/cancelselection.h"

#include "domain/hostlist.h"

#include <algorithm>

namespace slotd
{
namespace
{

bool recordedAs(const JobRecord& job, const std::string& key, const std::optional<std::string>& wanted)
{
    if (!wanted)
        return true;
    const auto found = job.recorded.find(key);
    return found != job.recorded.end() && found->second == *wanted;
}

} // namespace

bool needsListing(const ScancelOptions& options)
{
    return options.interactive || options.account || options.qos || options.wckey || options.reservation || options.nodes;
}

JobFilter cancelFilter(const ScancelOptions& options, const std::optional<std::string>& user)
{
    JobFilter filter;
    filter.states = options.state ? bit(*options.state) : kActiveStates;
    if (user)
        filter.users = {*user};
    if (options.name)
        filter.names = {*options.name};
    if (options.partition)
        filter.partitions = {*options.partition};
    return filter;
}

bool matchesListing(const ScancelOptions& options, const JobRecord& job)
{
    if (options.reservation) // there are no reservations, so no job is in one
        return false;
    if (options.nodes) {
        const std::vector<std::string> wanted = expandHostlist(*options.nodes);
        if (job.nodeList.empty() || std::find(wanted.begin(), wanted.end(), job.nodeList) == wanted.end())
            return false;
    }
    return recordedAs(job, "account", options.account) && recordedAs(job, "qos", options.qos) &&
           recordedAs(job, "wckey", options.wckey);
}

JobRef refOf(const JobRecord& job)
{
    JobRef ref;
    ref.job = job.id;
    if (job.arrayJobId) {
        ref.job = job.arrayJobId;
        ref.tasks = {job.arrayTask};
    }
    return ref;
}

CancelReport reportCancel(const ScancelOptions& options, const Outcomes& outcomes, bool mentionGone)
{
    CancelReport report;
    for (const Outcome& outcome : outcomes.list) {
        const std::string name = formatJobRef(outcome.ref);
        const bool isStep = outcome.ref.step != JobRef::kNoStep;
        if (options.verbose > 0) {
            const std::string act = options.signal != 0 ? "Signal " + std::to_string(options.signal) + " to" : "Terminating";
            report.lines.push_back("scancel: " + act + (isStep ? " step " : " job ") + name);
        }
        if (outcome.code == Code::None)
            continue;
        const bool gone = outcome.code == Code::InvalidJobId || outcome.code == Code::AlreadyDone ||
                          outcome.code == Code::JobFinished;
        const bool harmless = gone && options.signal == 0 && !isStep;
        if (!harmless)
            report.exitCode = 1;
        if (options.quiet > 0 ? !gone : (!harmless || mentionGone))
            report.lines.push_back("scancel: error: Kill job error on job " + std::string(isStep ? "step " : "") + "id " + name +
                                   ": " + outcome.message);
    }
    return report;
}

} // namespace slotd
