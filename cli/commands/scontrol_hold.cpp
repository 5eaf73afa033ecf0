// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/scontrol_hold.h"

#include "commands/cancelselection.h"

#include <algorithm>
#include <cctype>

namespace slotd
{
namespace
{

bool startsWithWord(std::string_view text, std::string_view lowerWord)
{
    return text.size() >= lowerWord.size() &&
           std::equal(lowerWord.begin(), lowerWord.end(), text.begin(), [](char word, char typed) {
               return word == std::tolower(static_cast<unsigned char>(typed));
           });
}

bool isWord(std::string_view text, std::string_view lowerWord)
{
    return text.size() == lowerWord.size() && startsWithWord(text, lowerWord);
}

/// hold and release go through what Slurm calls the suspend interface, and say so.
std::string_view hintOf(ControlVerb verb)
{
    return verb == ControlVerb::Hold || verb == ControlVerb::Release ? "slurm_suspend error" : "";
}

struct Targets
{
    std::vector<JobRef> refs;
    std::string bad;           ///< The first word that names no job.
};

Result<Targets> readTargets(const std::vector<std::string>& words, BlockingClient& client)
{
    Targets targets;
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        const bool byName = equals != std::string::npos && (startsWithWord(word, "jobname=") || startsWithWord(word, "name="));
        if (byName) {
            Result<std::vector<JobRef>> named = jobsNamed(word.substr(equals + 1), client);
            if (!named)
                return named.error();
            targets.refs.insert(targets.refs.end(), named->begin(), named->end());
            continue;
        }
        const bool keyed = startsWithWord(word, "jobid=") || startsWithWord(word, "job=");
        const std::string list = keyed ? word.substr(equals + 1) : word;
        const Result<std::vector<JobRef>> refs = parseJobRefs(list);
        if (refs)
            targets.refs.insert(targets.refs.end(), refs->begin(), refs->end());
        else if (targets.bad.empty())
            targets.bad = list;
    }
    return targets;
}

} // namespace

Result<std::vector<JobRef>> jobsNamed(const std::string& name, BlockingClient& client)
{
    JobQuery query;
    query.filter.names = {name};
    query.filter.states = kActiveStates;
    const Result<std::vector<JobRecord>> jobs = client.jobs(query);
    if (!jobs)
        return jobs.error();
    std::vector<JobRef> refs;
    for (const JobRecord& job : *jobs)
        refs.push_back(refOf(job));
    return refs;
}

int reportOutcomes(const Outcomes& outcomes, std::string_view hint, const Invocation& call, bool quiet)
{
    int exitCode = 0;
    for (const Outcome& outcome : outcomes.list) {
        if (outcome.code == Code::None)
            continue;
        exitCode = 1;
        if (quiet)
            continue;
        // The daemon may explain in lines of their own; the last one is the reason itself.
        const std::size_t end = outcome.message.rfind('\n');
        const std::string reason = end == std::string::npos ? outcome.message : outcome.message.substr(end + 1);
        call.console.errLine(reason + " for job " + formatJobRef(outcome.ref));
        if (!hint.empty())
            call.console.errLine(std::string(hint) + ": " + reason);
    }
    return exitCode;
}

int runScontrolControl(ControlVerb verb, std::string_view keyword, const std::vector<std::string>& words,
                       const Invocation& call, BlockingClient& client, bool quiet)
{
    std::vector<std::string> ids = words;
    if (!ids.empty() && (isWord(ids.front(), "job") || isWord(ids.front(), "jobid")))
        ids.erase(ids.begin());
    const auto complain = [&](const std::string& line) {
        if (!quiet)
            call.console.errLine(line);
        return 1;
    };
    if (ids.empty())
        return complain("too few arguments for keyword:" + std::string(keyword));
    const Result<Targets> targets = readTargets(ids, client);
    if (!targets)
        return complain("scontrol: error: " + targets.error().message);
    int exitCode = 0;
    if (!targets->refs.empty()) {
        const Result<Outcomes> outcomes = client.control(ControlRequest{verb, targets->refs, {}});
        if (!outcomes)
            return complain("scontrol: error: " + outcomes.error().message);
        exitCode = reportOutcomes(*outcomes, hintOf(verb), call, quiet);
    }
    if (!targets->bad.empty()) {
        const std::string reason(describe(Code::InvalidJobId));
        complain(reason + " for job " + targets->bad);
        if (!hintOf(verb).empty())
            complain(std::string(hintOf(verb)) + ": " + reason);
        exitCode = 1;
    }
    return exitCode;
}

} // namespace slotd
