// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commandtable.h"
#include "commands/jobwaiter.h"
#include "commands/submitsurroundings.h"
#include "options/batchscript.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace slotd
{
namespace
{

/// What is to be submitted, and where it came from.
struct Script
{
    std::string text;
    std::string path;                   ///< Absolute; "" for --wrap and the standard input.
    std::vector<std::string> arguments; ///< Of the script.
};

class Sbatch : public Command
{
public:
    CommandId id() const override { return CommandId::Sbatch; }
    int run(const Invocation& call) override;

private:
    std::variant<Script, Refusal> loadScript(const Invocation& call, const Scan& scan, const SubmitContext& context) const;
    int submit(const Invocation& call, const SubmitOptions& options, SubmitRequest request) const;
    void describeOptions(const Invocation& call, const std::vector<OptionUse>& uses) const;
    int reportTest(const Invocation& call, const SubmitRequest& request, const SubmitReply& reply,
                   const BlockingClient& client) const;
    int submissionFailed(const Invocation& call, const Error& failure) const;

    const std::vector<Option<SubmitOptions>> m_table = submitOptionTable(CommandId::Sbatch);
};

Refusal plainError(std::string text)
{
    Refusal refusal = refuse(std::move(text));
    refusal.exitCode = 1;
    return refusal;
}

std::variant<Script, Refusal> Sbatch::loadScript(const Invocation& call, const Scan& scan, const SubmitContext& context) const
{
    Script script;
    const auto wrap = std::find_if(scan.uses.rbegin(), scan.uses.rend(),
                                   [&](const OptionUse& use) { return m_table[use.row].longName == "wrap"; });
    if (wrap != scan.uses.rend()) {
        if (!scan.operands.empty())
            return plainError("Script arguments not permitted with --wrap option");
        script.text = wrapScript(wrap->value);
        return script;
    }
    if (scan.operands.empty()) {
        script.text = call.console.readAll();
    } else {
        const std::string& name = scan.operands.front();
        script.path = findScript(name, context.currentFolder, call.variable("PATH"));
        script.arguments.assign(scan.operands.begin() + 1, scan.operands.end());
        Result<std::string> text = readFile(script.path);
        // A folder opens but does not read; to Slurm it is a script without content.
        if (!text && ::access(script.path.c_str(), R_OK) != 0)
            return plainError("Unable to open file " + (::access(script.path.c_str(), F_OK) == 0 ? script.path : name));
        script.text = std::move(text).valueOr({});
    }
    if (std::optional<Refusal> refusal = checkBatchScript(script.text))
        return std::move(*refusal);
    return script;
}

int Sbatch::run(const Invocation& call)
{
    const OptionRows rows = rowsOf(std::span<const Option<SubmitOptions>>(m_table));
    const Scan scan = scanArguments(row(id()), rows, call.args, true, OptionSource::CommandLine);
    if (scan.refusal)
        return refused(call, *scan.refusal);
    for (const OptionUse& use : scan.uses) {
        if (m_table[use.row].role != OptionRole::Value)
            return inform(call, m_table[use.row].role, rows);
    }
    Result<SubmitContext> context = submitContext(name(), call.args);
    if (!context)
        return failed(call, context.error());
    std::variant<Script, Refusal> loaded = loadScript(call, scan, *context);
    if (const Refusal* refusal = std::get_if<Refusal>(&loaded))
        return refused(call, *refusal);
    Script& script = std::get<Script>(loaded);

    SubmitOptions options;
    std::vector<OptionUse> uses;
    const Parse parse =
        parseSubmission(id(), m_table, scan, script.text, call.environment, call.now, options, uses);
    if (parse.refusal)
        return refused(call, *parse.refusal);
    if (options.verbose > 0)
        describeOptions(call, uses);
    context->scriptPath = script.path;
    context->arguments = script.arguments;
    std::variant<JobSpec, Refusal> spec = toJobSpec(options, *context);
    if (const Refusal* refusal = std::get_if<Refusal>(&spec))
        return refused(call, *refusal);
    Result<std::string> environment = submitEnvironment(options, call.environment);
    if (!environment)
        return failed(call, environment.error());

    SubmitRequest request;
    request.token = newSubmissionToken();
    request.spec = std::get<JobSpec>(std::move(spec));
    request.script = std::move(script.text);
    request.environment = std::move(*environment);
    request.testOnly = options.testOnly;
    return submit(call, options, std::move(request));
}

int Sbatch::submit(const Invocation& call, const SubmitOptions& options, SubmitRequest request) const
{
    std::optional<BlockingClient> daemon = client(call);
    if (!daemon)
        return 1;
    const Result<SubmitReply> reply = daemon->submit(request);
    if (!reply)
        return submissionFailed(call, reply.error());
    if (request.testOnly)
        return reportTest(call, request, *reply, *daemon);

    const std::string number = std::to_string(reply->job.value);
    if (options.quiet == 0) {
        const bool elsewhere = !options.clusters.empty();
        if (options.parsable)
            call.console.outLine(elsewhere ? number + ";" + options.clusters : number);
        else
            call.console.outLine("Submitted batch job " + number +
                                 (elsewhere ? " on cluster " + options.clusters : std::string()));
    }
    if (!options.wait)
        return 0;
    call.console.flush();
    const Result<int> ended = waitForJobs(*daemon, *reply);
    return ended ? *ended : failed(call, ended.error());
}

void Sbatch::describeOptions(const Invocation& call, const std::vector<OptionUse>& uses) const
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

int Sbatch::reportTest(const Invocation& call, const SubmitRequest& request, const SubmitReply& reply,
                       const BlockingClient& client) const
{
    const std::uint64_t cpus = std::uint64_t{request.spec.ntasks.value_or(1)} * request.spec.cpusPerTask.value_or(1);
    call.console.errLine(std::string(name()) + ": Job " + std::to_string(reply.job.value) + " to start at " +
                         formatTime(reply.estimatedStart) + " using " + std::to_string(cpus) + " processors on nodes " +
                         client.hello().nodeName + " in partition " + reply.partition);
    return 0;
}

int Sbatch::submissionFailed(const Invocation& call, const Error& failure) const
{
    // What went wrong on the way is said as it is; what the daemon decided carries Slurm's words before the last line.
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

} // namespace

std::unique_ptr<Command> makeSbatch()
{
    return std::make_unique<Sbatch>();
}

} // namespace slotd
