// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/scontrol_update.h"

#include "commands/cancelselection.h"
#include "commands/scontrol_hold.h"
#include "options/updatewords.h"

namespace slotd
{
namespace
{

int complain(const Invocation& call, const Refusal& refusal, bool quiet)
{
    for (const DiagnosticLine& line : refusal.lines) {
        if (!quiet)
            call.console.errLine(format(line, row(CommandId::Scontrol)));
    }
    return refusal.exitCode.value_or(1);
}

/// One request for each job, as the jobs' own limits differ. A job without a limit has nothing to add to.
Result<std::vector<UpdateRequest>> relativeRequests(const UpdateWords& words, BlockingClient& client)
{
    JobQuery query;
    query.scope = QueryScope::Recent;
    query.filter.refs = words.jobs;
    const Result<std::vector<JobRecord>> jobs = client.jobs(query);
    if (!jobs)
        return jobs.error();
    std::vector<UpdateRequest> requests;
    for (const JobRecord& job : *jobs) {
        UpdateRequest request{{refOf(job)}, words.changes};
        const Seconds limit = job.timeLimit == kUnlimited ? kUnlimited : job.timeLimit + *words.timeLimitDelta;
        if (limit <= Seconds(0))
            return Error(Code::InvalidTimeLimit, "Invalid TimeLimit value");
        request.changes.timeLimit = limit;
        requests.push_back(std::move(request));
    }
    if (requests.empty()) // let the daemon say what is wrong with the ids
        requests.push_back(UpdateRequest{words.jobs, words.changes});
    return requests;
}

} // namespace

int runScontrolUpdate(const std::vector<std::string>& words, const Invocation& call, BlockingClient& client, bool quiet)
{
    std::variant<UpdateWords, Refusal> parsed = parseUpdateWords(words, call.now);
    if (const Refusal* refusal = std::get_if<Refusal>(&parsed))
        return complain(call, *refusal, quiet);
    UpdateWords& update = std::get<UpdateWords>(parsed);
    if (!update.jobName.empty()) {
        Result<std::vector<JobRef>> named = jobsNamed(update.jobName, client);
        if (!named)
            return complain(call, refuse(named.error().message), quiet);
        if (named->empty()) {
            const std::string reason = std::string(describe(Code::InvalidJobId)) + " for job " + update.jobName;
            return complain(call, Refusal{{{DiagnosticLine::Kind::Plain, reason}}, 1}, quiet);
        }
        update.jobs = std::move(*named);
    }
    std::vector<UpdateRequest> requests{{update.jobs, update.changes}};
    if (update.timeLimitDelta) {
        Result<std::vector<UpdateRequest>> relative = relativeRequests(update, client);
        if (!relative)
            return complain(call, refuse(relative.error().message), quiet);
        requests = std::move(*relative);
    }
    int exitCode = 0;
    for (const UpdateRequest& request : requests) {
        const Result<Outcomes> outcomes = client.update(request);
        if (!outcomes)
            return complain(call, refuse(outcomes.error().message), quiet);
        exitCode = std::max(exitCode, reportOutcomes(*outcomes, "", call, quiet));
    }
    return exitCode;
}

} // namespace slotd
