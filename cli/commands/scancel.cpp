// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commandtable.h"
#include "commands/cancelselection.h"
#include "commands/userlookup.h"
#include "options/canceloptions.h"

#include <algorithm>

namespace slotd
{
namespace
{

class Scancel : public Command
{
public:
    CommandId id() const override { return CommandId::Scancel; }
    int run(const Invocation& call) override;

private:
    std::optional<std::vector<JobRef>> readIds(const Invocation& call, const std::vector<std::string>& words) const;
    int cancel(const Invocation& call, const ScancelOptions& options, CancelRequest request) const;
    Result<void> chooseFromListing(const Invocation& call, const ScancelOptions& options, BlockingClient& daemon,
                                   CancelRequest& request) const;
};

/// Asks until there is an answer; the end of the input is a no.
bool confirmed(Console& console, const JobRecord& job)
{
    while (true) {
        console.out("Cancel job_id=" + formatJobRef(refOf(job)) + " name=" + job.name + " partition=" + job.partition +
                    " [y/n]? ");
        const std::optional<std::string> answer = console.readLine();
        if (!answer || answer->starts_with('n') || answer->starts_with('N'))
            return false;
        if (answer->starts_with('y') || answer->starts_with('Y'))
            return true;
    }
}

std::optional<std::vector<JobRef>> Scancel::readIds(const Invocation& call, const std::vector<std::string>& words) const
{
    std::vector<JobRef> refs;
    for (const std::string& word : words) {
        Result<std::vector<JobRef>> some = parseJobRefs(word);
        // The steps that Slurm gives names, not numbers, are not for cancelling.
        const bool named = some && std::any_of(some->begin(), some->end(), [](const JobRef& ref) {
            return ref.step == JobRef::kBatchStep || ref.step == JobRef::kExternStep;
        });
        if (!some || some->empty() || named) {
            error(call, some ? "Invalid job id " + word : some.error().message);
            return std::nullopt;
        }
        refs.insert(refs.end(), some->begin(), some->end());
    }
    return refs;
}

int Scancel::run(const Invocation& call)
{
    const std::vector<Option<ScancelOptions>> table = scancelOptions();
    const std::span<const Option<ScancelOptions>> rows(table);
    ScancelOptions options;
    const Parse parse = parseCommandLine(id(), rows, call.args, call.environment, call.now, options);
    if (parse.refusal)
        return refused(call, *parse.refusal);
    if (parse.action != OptionRole::Value)
        return inform(call, parse.action, rowsOf(rows));
    if (parse.operands.empty() && !options.filtered()) {
        error(call, "No job identification provided");
        return 1;
    }
    std::optional<std::vector<JobRef>> refs = readIds(call, parse.operands);
    if (!refs)
        return 1;
    std::optional<std::string> user;
    if (options.user)
        user = userName(*options.user);
    if (options.user && !user) {
        error(call, "Invalid user name: " + *options.user);
        return 1;
    }
    if (options.me)
        user = ownUserName();

    CancelRequest request;
    request.refs = std::move(*refs);
    request.filter = cancelFilter(options, user);
    request.signal = options.signal;
    request.batchOnly = options.batch;
    request.full = options.full;
    return cancel(call, options, std::move(request));
}

int Scancel::cancel(const Invocation& call, const ScancelOptions& options, CancelRequest request) const
{
    std::optional<BlockingClient> daemon = client(call);
    if (!daemon)
        return 1;
    // Without filters an id means the job in whatever state: the answer then says that it has ended.
    if (!options.filtered())
        request.filter = JobFilter();
    if (needsListing(options)) {
        const Result<void> chosen = chooseFromListing(call, options, *daemon, request);
        if (!chosen)
            return failed(call, chosen.error());
        if (request.refs.empty())
            return 0;
    }
    const Result<Outcomes> outcomes = daemon->cancel(request);
    if (!outcomes)
        return failed(call, outcomes.error());
    const CancelReport report = reportCancel(options, *outcomes, options.verbose > 0 || call.console.errIsTerminal());
    for (const std::string& line : report.lines)
        call.console.errLine(line);
    return report.exitCode;
}

Result<void> Scancel::chooseFromListing(const Invocation& call, const ScancelOptions& options, BlockingClient& daemon,
                                        CancelRequest& request) const
{
    JobQuery query;
    query.filter = request.filter;
    query.filter.states &= kActiveStates;
    query.filter.refs = request.refs;
    Result<std::vector<JobRecord>> jobs = daemon.jobs(query);
    if (!jobs)
        return jobs.error();
    // Steps named by the user stay what they are; only the job they belong to is looked at.
    std::vector<JobRef> steps;
    std::copy_if(request.refs.begin(), request.refs.end(), std::back_inserter(steps),
                 [](const JobRef& ref) { return ref.step != JobRef::kNoStep; });
    request.refs.clear();
    for (const JobRecord& job : *jobs) {
        if (!matchesListing(options, job) || (options.interactive && !confirmed(call.console, job)))
            continue;
        const auto step = std::find_if(steps.begin(), steps.end(), [&](const JobRef& ref) {
            return ref.job == job.id || (ref.job == job.arrayJobId && ref.tasks == std::vector<std::uint32_t>{job.arrayTask});
        });
        request.refs.push_back(step != steps.end() ? *step : refOf(job));
    }
    request.filter = JobFilter();
    return {};
}

} // namespace

std::unique_ptr<Command> makeScancel()
{
    return std::make_unique<Scancel>();
}

} // namespace slotd
