// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commandtable.h"
#include "commands/jobwaiter.h"
#include "commands/submitcommand.h"
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

class Sbatch : public SubmitCommand
{
public:
    Sbatch() : SubmitCommand(CommandId::Sbatch) {}
    int run(const Invocation& call) override;

private:
    std::variant<Script, Refusal> loadScript(const Invocation& call, const Scan& scan, const SubmitContext& context) const;
    int submit(const Invocation& call, const SubmitOptions& options, SubmitRequest request) const;
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
                                   [&](const OptionUse& use) { return table()[use.row].longName == "wrap"; });
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
    std::variant<Scan, int> scanned = scan(call);
    if (const int* done = std::get_if<int>(&scanned))
        return *done;
    const Scan& words = std::get<Scan>(scanned);
    Result<SubmitContext> context = submitContext(name(), call.args);
    if (!context)
        return failed(call, context.error());
    std::variant<Script, Refusal> loaded = loadScript(call, words, *context);
    if (const Refusal* refusal = std::get_if<Refusal>(&loaded))
        return refused(call, *refusal);
    Script& script = std::get<Script>(loaded);

    SubmitOptions options;
    std::vector<OptionUse> uses;
    const Parse parse =
        parseSubmission(id(), table(), words, script.text, call.environment, call.now, options, uses);
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
    if (options.testOnly)
        return testOnly(call, std::move(request));
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

} // namespace

std::unique_ptr<Command> makeSbatch()
{
    return std::make_unique<Sbatch>();
}

} // namespace slotd
