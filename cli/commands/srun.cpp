// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commandtable.h"
#include "commands/submitcommand.h"
#include "commands/submitsurroundings.h"
#include "base/version.h"
#include "interactive/foregroundrun.h"
#include "interactive/multiprog.h"
#include "options/runrequest.h"

namespace slotd
{
namespace
{

class Srun : public SubmitCommand
{
public:
    Srun() : SubmitCommand(CommandId::Srun) {}
    int run(const Invocation& call) override;

private:
    std::optional<Refusal> check(const SubmitOptions& options, const JobSpec& spec) const;
    int submitAndReturn(const Invocation& call, const SubmitOptions& options, JobSpec spec,
                        const std::vector<std::string>& command) const;
    int runForeground(const Invocation& call, RunOrder order) const;
};

Refusal refusal(DiagnosticLine::Kind kind, std::string text)
{
    return Refusal{{{kind, std::move(text)}}, 1};
}

/// One word of a shell command, whatever it holds.
std::string quoted(const std::string& word)
{
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

StreamPlan streamPlan(const SubmitOptions& options, const JobSpec& spec)
{
    const auto given = [](const std::string& pattern) {
        return pattern.empty() ? std::optional<std::string>() : std::optional<std::string>(pattern);
    };
    StreamPlan plan;
    plan.command = spec.arguments;
    plan.command.insert(plan.command.begin(), spec.command);
    plan.workDir = spec.workDir;
    plan.input = given(spec.stdinPath);
    plan.output = given(spec.stdoutPattern);
    plan.error = given(spec.stderrPattern);
    plan.append = spec.openMode == OpenMode::Append;
    plan.label = options.interactive.label;
    plan.unbuffered = options.interactive.unbuffered;
    plan.pty = options.interactive.pty;
    plan.umask = spec.umask;
    plan.warnSignal = spec.signal.signal;
    plan.warnBeforeMs = std::int64_t{spec.signal.secondsBefore} * 1000;
    plan.waitMs = std::int64_t{options.interactive.waitSeconds} * 1000;
    plan.killOnBadExit = options.interactive.killOnBadExit;
    plan.quitOnInterrupt = options.interactive.quitOnInterrupt;
    plan.disableStatus = options.interactive.disableStatus;
    plan.verbosity = options.quiet > 0 ? -1 : options.verbose;
    return plan;
}

std::optional<Refusal> Srun::check(const SubmitOptions& options, const JobSpec& spec) const
{
    using Kind = DiagnosticLine::Kind;
    const InteractiveOptions& run = options.interactive;
    if (run.noWait && (run.label || run.unbuffered))
        return refusal(Kind::Error, "--label and --unbuffered are not supported with --no-wait");
    if (run.noWait && run.pty)
        return refusal(Kind::Error, "--pty is not supported with --no-wait");
    if (run.noWait && run.multiProg)
        return refusal(Kind::Error, "--multi-prog is not supported with --no-wait");
    if (run.noWait && !run.jobId.empty())
        return refusal(Kind::Error, "--no-wait submits a job of its own and is not supported inside job " + run.jobId);
    if (options.testOnly && !run.jobId.empty())
        return refusal(Kind::Error, "--test-only asks about a job of its own and is not supported inside job " + run.jobId);
    if (run.pty && !spec.stderrPattern.empty())
        return refusal(Kind::Error, "--error incompatible with --pty option");
    if (run.pty && !spec.stdinPath.empty())
        return refusal(Kind::Error, "--input incompatible with --pty option");
    if (run.pty && !spec.stdoutPattern.empty())
        return refusal(Kind::Error, "--output incompatible with --pty option");
    if (!run.jobId.empty() && spec.minNodes.value_or(1) > 1)
        return refusal(Kind::Error, "Only allocated 1 nodes asked for " + std::to_string(*spec.minNodes));
    return std::nullopt;
}

int Srun::run(const Invocation& call)
{
    std::variant<Scan, int> scanned = scan(call);
    if (const int* done = std::get_if<int>(&scanned))
        return *done;
    SubmitOptions options;
    std::vector<OptionUse> uses;
    const Parse parse = parseRun(table(), std::get<Scan>(scanned), call.environment, call.now, options, uses);
    if (parse.refusal)
        return refused(call, *parse.refusal);
    if (parse.operands.empty())
        return refused(call, refusal(DiagnosticLine::Kind::Fatal, "No command given to execute."));
    if (options.verbose > 0)
        describeOptions(call, uses);
    Result<SubmitContext> context = submitContext(name(), call.args);
    if (!context)
        return failed(call, context.error());
    context->scriptPath = parse.operands.front();
    context->arguments.assign(parse.operands.begin() + 1, parse.operands.end());
    if (!options.name)
        options.name = baseName(parse.operands.front());
    options.spec.immediate = options.interactive.immediateSeconds && *options.interactive.immediateSeconds <= 1;

    std::variant<JobSpec, Refusal> resolved = toJobSpec(options, *context);
    if (const Refusal* no = std::get_if<Refusal>(&resolved))
        return refused(call, *no);
    JobSpec& spec = std::get<JobSpec>(resolved);
    spec.kind = JobKind::Run;
    if (const std::optional<Refusal> no = check(options, spec))
        return refused(call, *no);
    if (!options.interactive.mpi.empty() && options.interactive.mpi != "none" && spec.ntasks.value_or(1) > 1 && options.quiet == 0)
        call.console.errLine("srun: --mpi=" + options.interactive.mpi +
                             ": slotd serves no PMI; start the ranks of an MPI program with mpirun");
    if (options.interactive.noWait)
        return submitAndReturn(call, options, std::move(spec), parse.operands);

    RunOrder order;
    order.streams = streamPlan(options, spec);
    order.verbosity = order.streams.verbosity;
    order.sharingAsked = options.interactive.sharing || spec.exclusive;
    if (options.interactive.immediateSeconds && !spec.immediate)
        order.immediateMs = std::int64_t{*options.interactive.immediateSeconds} * 1000;
    Result<std::string> environment = submitEnvironment(options, call.environment);
    if (!environment)
        return failed(call, environment.error());
    order.streams.environment = std::move(*environment);
    StepSpec step = toStepSpec(options, spec);
    step.command = parse.operands;
    if (options.interactive.multiProg) {
        const std::string& file = parse.operands.front();
        const Result<std::string> text = readFile(file);
        if (!text)
            return failed(call, Error(Code::Io, "Unable to open configuration file " + file + ": " + text.error().message));
        auto commands = parseMultiProg(*text, file, step.ntasks);
        if (!commands)
            return failed(call, commands.error());
        order.streams.rankCommands = std::move(*commands);
    }
    if (!options.interactive.jobId.empty()) {
        Result<JobRef> job = parseJobRef(options.interactive.jobId);
        if (!job)
            return failed(call, job.error());
        // A step from within a step of the same job would wait for the one that waits for it.
        if (!order.sharingAsked && call.variable("SLURM_STEP_ID")) {
            step.sharing = StepSharing::Overlap;
            order.sharingAsked = true;
        }
        order.step = CreateStepRequest{std::move(*job), newSubmissionToken(), std::move(step)};
        return runForeground(call, std::move(order));
    }
    spec.lease = true;
    SubmitRequest request;
    request.token = newSubmissionToken();
    request.spec = std::move(spec);
    request.step = std::move(step);
    if (options.testOnly)
        return testOnly(call, std::move(request));
    order.job = std::move(request);
    return runForeground(call, std::move(order));
}

int Srun::runForeground(const Invocation& call, RunOrder order) const
{
    Result<RuntimePaths> paths = runtimePathsFromEnvironment();
    if (!paths)
        return failed(call, paths.error());
    ForegroundRun run(call.console, std::move(*paths), std::string(name()) + " " + kVersion, std::move(order),
                      [this, &call](const Error& failure) { return submissionFailed(call, failure); });
    return run.run();
}

int Srun::submitAndReturn(const Invocation& call, const SubmitOptions& options, JobSpec spec,
                          const std::vector<std::string>& command) const
{
    Result<std::string> environment = submitEnvironment(options, call.environment);
    if (!environment)
        return failed(call, environment.error());
    SubmitRequest request;
    request.token = newSubmissionToken();
    spec.wrapped = true; // one process for each task
    request.spec = std::move(spec);
    request.script = "#!/bin/sh\n# This script was created by srun --no-wait.\n\nexec";
    for (const std::string& word : command)
        request.script += " " + quoted(word);
    request.script += "\n";
    request.environment = std::move(*environment);
    if (options.testOnly)
        return testOnly(call, std::move(request));
    std::optional<BlockingClient> daemon = client(call);
    if (!daemon)
        return 1;
    const Result<SubmitReply> reply = daemon->submit(std::move(request));
    if (!reply)
        return submissionFailed(call, reply.error());
    if (options.quiet == 0)
        call.console.outLine("Submitted run job " + std::to_string(reply->job.value));
    return 0;
}

} // namespace

std::unique_ptr<Command> makeSrun()
{
    return std::make_unique<Srun>();
}

} // namespace slotd
