// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commandtable.h"
#include "commands/submitcommand.h"
#include "commands/submitsurroundings.h"
#include "base/version.h"
#include "interactive/heldallocation.h"
#include "options/tojobspec.h"

#include <cerrno>
#include <cstring>
#include <pwd.h>
#include <unistd.h>

namespace slotd
{
namespace
{

class Salloc : public SubmitCommand
{
public:
    Salloc() : SubmitCommand(CommandId::Salloc) {}
    int run(const Invocation& call) override;

private:
    int hold(const Invocation& call, const SubmitOptions& options, AllocationOrder order) const;
    int allocationFailed(const Invocation& call, const Error& failure) const;
};

std::string loginShell(const Invocation& call)
{
    if (const std::string* shell = call.variable("SHELL"); shell && !shell->empty())
        return *shell;
    const passwd* user = ::getpwuid(::getuid());
    return user && user->pw_shell[0] != '\0' ? user->pw_shell : "/bin/sh";
}

int Salloc::run(const Invocation& call)
{
    std::variant<Scan, int> scanned = scan(call);
    if (const int* done = std::get_if<int>(&scanned))
        return *done;
    SubmitOptions options;
    std::vector<OptionUse> uses;
    const Parse parse = parseSubmission(id(), table(), std::get<Scan>(scanned), {}, call.environment, call.now, options, uses);
    if (parse.refusal)
        return refused(call, *parse.refusal);
    if (options.verbose > 0)
        describeOptions(call, uses);
    Result<SubmitContext> context = submitContext(name(), call.args);
    if (!context)
        return failed(call, context.error());
    if (!options.name)
        options.name = "interactive";
    options.spec.immediate = options.interactive.immediateSeconds && *options.interactive.immediateSeconds <= 1;
    std::variant<JobSpec, Refusal> resolved = toJobSpec(options, *context);
    if (const Refusal* no = std::get_if<Refusal>(&resolved))
        return refused(call, *no);
    JobSpec& spec = std::get<JobSpec>(resolved);
    spec.kind = JobKind::Allocation;
    spec.lease = true;
    if (::access(spec.workDir->c_str(), X_OK) != 0)
        return failed(call, Error(Code::InvalidWorkDir, "chdir(" + *spec.workDir + "): " + std::strerror(errno)));

    AllocationOrder order;
    order.job.token = newSubmissionToken();
    order.job.unheld = options.interactive.noShell;
    order.isShell = parse.operands.empty();
    if (!options.interactive.noShell)
        order.command = order.isShell ? std::vector<std::string>{loginShell(call)} : parse.operands;
    order.job.spec = std::move(spec);
    return hold(call, options, std::move(order));
}

int Salloc::hold(const Invocation& call, const SubmitOptions& options, AllocationOrder order) const
{
    order.environment = call.environment;
    order.killSignal = options.interactive.killSignal;
    order.bell = options.interactive.bell;
    order.quiet = options.quiet > 0;
    if (options.interactive.immediateSeconds && !order.job.spec.immediate)
        order.immediateMs = std::int64_t{*options.interactive.immediateSeconds} * 1000;
    Result<RuntimePaths> paths = runtimePathsFromEnvironment();
    if (!paths)
        return failed(call, paths.error());
    HeldAllocation allocation(call.console, std::move(*paths), std::string(name()) + " " + kVersion, std::move(order),
                              [this, &call](const Error& failure) { return allocationFailed(call, failure); });
    return allocation.run();
}

int Salloc::allocationFailed(const Invocation& call, const Error& failure) const
{
    if (failure.code != Code::Immediate)
        return submissionFailed(call, failure);
    return failed(call, Error(failure.code, "Unable to allocate resources: " + failure.message));
}

} // namespace

std::unique_ptr<Command> makeSalloc()
{
    return std::make_unique<Salloc>();
}

} // namespace slotd
