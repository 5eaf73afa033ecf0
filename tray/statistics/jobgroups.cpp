// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "statistics/jobgroups.h"

#include <algorithm>
#include <map>

namespace slotd
{

namespace
{

using namespace std::chrono_literals;

// Less than this is not worth advice.
constexpr std::int64_t kSmallMb = 1024;
constexpr Seconds kShort = 30min;

std::int64_t roundUp(std::int64_t value, std::int64_t step)
{
    return (value + step - 1) / step * step;
}

std::int64_t enoughMemory(std::int64_t peakKb)
{
    const std::int64_t roomy = peakKb * 13 / 10 / 1024 + 1;
    return roundUp(roomy, roomy < 1024 ? 128 : roomy < 8192 ? 512 : 1024);
}

Seconds enoughTime(Seconds longest)
{
    const Seconds roomy = longest * 3 / 2;
    return Seconds(roundUp(std::max<std::int64_t>(roomy.count(), 1), roomy < 2h ? 300 : 1800));
}

void add(JobGroup& group, const JobItem& job)
{
    const Seconds ran = elapsed(job, job.end);
    ++group.jobs;
    if (row(job.shown()).bad)
        ++group.failed;
    if (job.start == kNoTime)
        return;
    group.longest = std::max(group.longest, ran);
    group.limit = std::max(group.limit, job.timeLimit); // no limit is the greatest
    group.cpuSeconds += ran.count() * job.cpus;
    group.peakKb = std::max(group.peakKb, job.maxRssKb);
    group.askedMb = std::max(group.askedMb, job.memoryMb);
}

void advise(JobGroup& group)
{
    // What failed might have needed more had it gone on.
    if (group.failed > 0 || group.peakKb <= 0)
        return;
    if (const std::int64_t enough = enoughMemory(group.peakKb); group.askedMb >= kSmallMb && enough * 2 <= group.askedMb)
        group.enoughMb = enough;
    if (const Seconds enough = enoughTime(group.longest); group.limit != kUnlimited && group.limit >= kShort && enough * 2 <= group.limit)
        group.enoughTime = enough;
}

} // namespace

std::vector<JobGroup> groupJobs(const std::vector<JobItem>& jobs)
{
    std::map<QString, JobGroup> byName;
    for (const JobItem& job : jobs) {
        if (!job.ended())
            continue;
        JobGroup& group = byName[job.name];
        group.name = job.name;
        add(group, job);
    }
    std::vector<JobGroup> groups;
    for (auto& [name, group] : byName) {
        advise(group);
        groups.push_back(std::move(group));
    }
    std::stable_sort(groups.begin(), groups.end(), [](const JobGroup& a, const JobGroup& b) { return a.cpuSeconds > b.cpuSeconds; });
    return groups;
}

} // namespace slotd
