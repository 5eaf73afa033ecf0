// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/scontrol_notify.h"

#include "domain/jobref.h"

#include <algorithm>

namespace slotd
{
namespace
{

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    std::replace(text.begin(), text.end(), '\n', ' '); // one line, told apart from the job's own by its prefix
    return text;
}

} // namespace

int runScontrolNotify(const std::vector<std::string>& words, const Invocation& call, BlockingClient& client, bool quiet)
{
    const auto complain = [&](const std::string& line) {
        if (!quiet)
            call.console.errLine(line);
        return 1;
    };
    if (words.size() < 2)
        return complain("too few arguments for keyword:notify");
    const Result<std::vector<JobRef>> refs = parseJobRefs(words.front());
    if (!refs)
        return complain("Invalid job_id " + words.front());
    const std::string text = joined({words.begin() + 1, words.end()});
    if (text.size() > kMaxNotice)
        return complain("job notify failure: message is longer than " + std::to_string(kMaxNotice) + " bytes");
    const Result<Outcomes> outcomes = client.control(ControlRequest{ControlVerb::Notify, *refs, text});
    if (!outcomes)
        return complain("scontrol: error: " + outcomes.error().message);
    int exitCode = 0;
    for (const Outcome& outcome : outcomes->list) {
        if (outcome.code != Code::None)
            exitCode = complain("job notify failure: " + outcome.message);
    }
    return exitCode;
}

} // namespace slotd
