// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/submitcommand.h"

#include <algorithm>

namespace slotd
{

std::variant<Scan, int> SubmitCommand::scan(const Invocation& call) const
{
    const OptionRows rows = rowsOf(std::span<const Option<SubmitOptions>>(m_table));
    Scan scan = scanArguments(row(m_id), rows, call.args, true, OptionSource::CommandLine);
    if (scan.refusal)
        return refused(call, *scan.refusal);
    for (const OptionUse& use : scan.uses) {
        if (m_table[use.row].role != OptionRole::Value)
            return inform(call, m_table[use.row].role, rows);
    }
    return scan;
}

void SubmitCommand::describeOptions(const Invocation& call, const std::vector<OptionUse>& uses) const
{
    const auto say = [&](std::string_view text) { call.console.errLine(std::string(name()) + ": " + std::string(text)); };
    const std::string rule = std::string(20, '-') + " " + std::string(20, '-');
    say("defined options");
    say(rule);
    // Only the use that holds: the last one of each option.
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const std::size_t option = uses[i].row;
        if (std::any_of(uses.begin() + static_cast<std::ptrdiff_t>(i) + 1, uses.end(),
                        [&](const OptionUse& later) { return later.row == option; }))
            continue;
        std::string line(m_table[option].longName);
        line.resize(std::max<std::size_t>(line.size(), 20), ' ');
        say(line + ": " + (uses[i].hasValue ? uses[i].value : "set"));
    }
    say(rule);
    say("end of defined options");
}

int SubmitCommand::testOnly(const Invocation& call, SubmitRequest request) const
{
    std::optional<BlockingClient> daemon = client(call);
    if (!daemon)
        return 1;
    request.testOnly = true;
    const Result<SubmitReply> reply = daemon->submit(request);
    if (!reply)
        return submissionFailed(call, reply.error());
    const std::uint64_t cpus = std::uint64_t{request.spec.ntasks.value_or(1)} * request.spec.cpusPerTask.value_or(1);
    call.console.errLine(std::string(name()) + ": Job " + std::to_string(reply->job.value) + " to start at " +
                         formatTime(reply->estimatedStart) + " using " + std::to_string(cpus) + " processors on nodes " +
                         daemon->hello().nodeName + " in partition " + reply->partition);
    return 0;
}

int SubmitCommand::submissionFailed(const Invocation& call, const Error& failure) const
{
    const bool decided = failure.code != Code::NoDaemon && failure.code != Code::ConnectionLost &&
                         failure.code != Code::ProtocolVersion && failure.code != Code::Malformed;
    if (!decided)
        return failed(call, failure);
    const std::size_t end = failure.message.rfind('\n');
    if (end != std::string::npos)
        failed(call, Error(failure.code, failure.message.substr(0, end)));
    const std::size_t last = end == std::string::npos ? 0 : end + 1;
    return refused(call, refuseSubmission(failure.message.substr(last)));
}

} // namespace slotd
