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

/// The limit that the words give this job: its own and so much, or what reaches the end asked for.
Result<Seconds> limitFor(const JobRecord& job, const UpdateWords& words)
{
    if (words.endTime) {
        if (job.state == JobState::Pending || job.start == kNoTime)
            return Error(Code::JobPending);
        const Seconds limit = std::chrono::ceil<Seconds>(*words.endTime - job.start - job.suspended);
        return limit > Seconds(0) ? Result<Seconds>(limit) : Error(Code::InvalidTimeLimit);
    }
    if (job.timeLimit == kUnlimited) // nothing to add to
        return kUnlimited;
    const Seconds limit = job.timeLimit + *words.timeLimitDelta;
    return limit > Seconds(0) ? Result<Seconds>(limit) : Error(Code::InvalidTimeLimit, "Invalid TimeLimit value");
}

/// One request for each job, as the jobs' own limits differ.
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
        if (isTerminal(job.state) && jobs->size() > 1)
            continue;
        UpdateRequest request{{refOf(job)}, words.changes};
        if (!isTerminal(job.state)) {
            const Result<Seconds> limit = limitFor(job, words);
            if (!limit)
                return limit.error();
            request.changes.timeLimit = *limit;
        } else {
            request.changes.timeLimit = job.timeLimit; // the daemon's to refuse
        }
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
    if (update.timeLimitDelta || update.endTime) {
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
