// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/queryfilter.h"

#include "base/units.h"
#include "commands/userlookup.h"
#include "fields/celltext.h"
#include "fields/jobcells.h"

#include <algorithm>
#include <ctime>
#include <optional>

namespace slotd
{

namespace
{
bool contains(const std::vector<std::string>& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool passes(const std::vector<std::string>& wanted, std::string_view value)
{
    return wanted.empty() || contains(wanted, value);
}
} // namespace

UserNames lookUpUsers(const std::vector<std::string>& words)
{
    UserNames result;
    for (const std::string& word : words) {
        std::optional<std::string> name = userName(word);
        if (const auto number = parseUnsigned(word); !name && number && *number <= 0xffffffffU)
            name = word; // A user without a name is known by the number alone.
        if (!name && word == ownUserName())
            name = word;
        if (name)
            result.names.push_back(std::move(*name));
        else
            result.unknown.push_back(word);
    }
    return result;
}

bool RecordedFilter::empty() const
{
    return accounts.empty() && qos.empty() && reservations.empty() && licenses.empty() && nodes.empty() && groups.empty() &&
           wckeys.empty() && reasons.empty() && cpus.open() && nodeCount.open() && minutes.open();
}

bool RecordedFilter::keepsNumbers(const JobRecord& job) const
{
    const std::int64_t limit = job.timeLimit == kUnlimited ? INT64_MAX : (job.timeLimit.count() + 59) / 60;
    // Slurm's -k alone names one limit.
    const NumberRange wanted{minutes.least, minutes.most ? minutes.most : minutes.least};
    return cpus.holds(cells::cpus(job).value) && nodeCount.holds(1) && wanted.holds(limit);
}

bool RecordedFilter::keeps(const JobRecord& job) const
{
    if (!nodes.empty() && (job.state == JobState::Pending || !contains(nodes, job.nodeList)))
        return false;
    if (!groups.empty() && !contains(groups, job.group) && !contains(groups, std::to_string(job.gid)))
        return false;
    if (!keepsNumbers(job))
        return false;
    const auto named = [&](const std::string& reason) { return equalsIgnoringCase(reason, nameOf(job.reason)); };
    if (!reasons.empty() && std::none_of(reasons.begin(), reasons.end(), named))
        return false;
    return passes(wckeys, cells::recorded(job, "wckey", "")) && passes(accounts, cells::recorded(job, "account", "")) && passes(qos, cells::recorded(job, "qos", "normal")) &&
           passes(reservations, cells::recorded(job, "reservation", "")) &&
           passes(licenses, cells::recorded(job, "licenses", ""));
}

ColumnSet RecordedFilter::needs() const
{
    using R = JobRecord;
    ColumnSet set;
    if (!accounts.empty() || !qos.empty() || !reservations.empty() || !licenses.empty() || !wckeys.empty())
        set = set | slotd::needs<&R::recorded>();
    if (!nodes.empty())
        set = set | slotd::needs<&R::nodeList, &R::state>();
    if (!reasons.empty())
        set = set | slotd::needs<&R::reason>();
    if (!cpus.open())
        set = set | slotd::needs<&R::state, &R::allocCpus, &R::reqCpus>();
    if (!minutes.open())
        set = set | slotd::needs<&R::timeLimit>();
    if (!groups.empty())
        set = set | slotd::needs<&R::group, &R::gid>();
    return set;
}

std::string dateLine(Instant when)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::floor<Seconds>(when));
    std::tm local{};
    localtime_r(&seconds, &local);
    char text[64];
    const std::size_t length = std::strftime(text, sizeof text, "%a %b %d %H:%M:%S %Y\n", &local);
    return std::string(text, length);
}

} // namespace slotd
