// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/scontrol_wait.h"

#include "domain/jobref.h"
#include "fields/field.h"

#include <algorithm>
#include <thread>

namespace slotd
{
namespace
{

using R = JobRecord;

/// The job's state once it waits no more; none where there is no such job. Asks again and again, as Slurm does: an event stream
/// would have to begin with the job's submission to miss nothing.
Result<std::optional<JobState>> stateAfterWaiting(const JobRef& ref, BlockingClient& client)
{
    constexpr Milliseconds kLongestPause{1000};
    JobQuery query;
    query.scope = QueryScope::Recent;
    query.filter.refs = {ref};
    query.columns = needs<&R::id, &R::state>();
    for (Milliseconds pause{50};; pause = std::min(pause * 2, kLongestPause)) {
        const Result<std::vector<JobRecord>> jobs = client.jobs(query);
        if (!jobs)
            return jobs.error();
        if (jobs->empty())
            return std::optional<JobState>();
        const bool waits = std::all_of(jobs->begin(), jobs->end(), [](const R& job) { return job.state == JobState::Pending; });
        const auto started = std::find_if(jobs->begin(), jobs->end(), [](const R& job) { return job.state != JobState::Pending; });
        if (!waits)
            return std::optional(started->state);
        std::this_thread::sleep_for(pause);
    }
}

} // namespace

int runScontrolWait(const std::vector<std::string>& words, const Invocation& call, BlockingClient& client)
{
    const auto say = [&](const std::string& line) { call.console.errLine("scontrol: " + line); };
    if (words.size() != 1) {
        call.console.errLine(words.empty() ? "too few arguments for keyword:wait_job" : "too many arguments for keyword:wait_job");
        return 1;
    }
    const Result<JobRef> ref = parseJobRef(words.front());
    if (!ref) {
        say("Problem running job " + words.front());
        return 1;
    }
    const Result<std::optional<JobState>> state = stateAfterWaiting(*ref, client);
    if (!state) {
        say("error: " + state.error().message);
        return 1;
    }
    if (!*state || isTerminal(**state)) {
        say("Problem running job " + words.front());
        return 1;
    }
    say("Nodes are ready for job " + words.front());
    return 0;
}

} // namespace slotd
