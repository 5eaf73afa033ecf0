// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/tojobspec.h"

#include "domain/pathpattern.h"
#include "options/batchscript.h"

#include <algorithm>
#include <limits>

namespace slotd
{
namespace
{

Refusal refuseWith(std::vector<DiagnosticLine> lines)
{
    return Refusal{std::move(lines), 1};
}

/// Of numbers that a user typed: stops at the largest instead of starting again at 0, so that admission sees it as too much.
std::uint32_t product(std::uint64_t a, std::uint64_t b)
{
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(a * b, std::numeric_limits<std::int32_t>::max()));
}

template<class T>
OptionSource sourceOf(const std::optional<Sourced<T>>& ask)
{
    return ask ? ask->source : OptionSource::Default;
}

/// The three ways to ask for memory exclude one another; of different sources the later one holds.
SetResult chooseMemory(SubmitOptions& options)
{
    const OptionSource last =
        std::max({sourceOf(options.memPerNode), sourceOf(options.memPerCpu), sourceOf(options.memPerGpu)});
    int given = 0;
    for (std::optional<Sourced<Megabytes>>* ask : {&options.memPerNode, &options.memPerCpu, &options.memPerGpu}) {
        if (*ask && (*ask)->source != last)
            ask->reset();
        given += ask->has_value() ? 1 : 0;
    }
    if (given > 1)
        return refuseWith(
            {{DiagnosticLine::Kind::Fatal, "--mem, --mem-per-cpu, and --mem-per-gpu are mutually exclusive."}});
    return {};
}

/// The number of GPUs of the job, and the tasks or CPUs that follow from it.
SetResult chooseGpus(SubmitOptions& options)
{
    JobSpec& spec = options.spec;
    const bool totalWins = sourceOf(options.gpus) >= sourceOf(options.gpusPerNode);
    const std::optional<Sourced<GpuCount>>& total = options.gpus && totalWins ? options.gpus : options.gpusPerNode;
    if (total) {
        spec.gpus = total->value.count;
        spec.gpuType = total->value.type;
    }
    if (options.gpusPerTask) {
        const GpuCount& perTask = options.gpusPerTask->value;
        if (!options.gpus && !spec.ntasks)
            return refuseWith({{DiagnosticLine::Kind::Error,
                                "Failed to validate job spec. --gpus-per-task used without either --gpus or -n/--ntasks "
                                "is not allowed."},
                               {DiagnosticLine::Kind::Error, std::string(describe(Code::InvalidGres))}});
        spec.gpusPerTask = perTask.count;
        if (!spec.ntasks && perTask.count > 0)
            spec.ntasks = std::max(1U, *spec.gpus / perTask.count);
        if (!spec.gpus)
            spec.gpus = product(*spec.ntasks, perTask.count);
        if (spec.gpuType.empty())
            spec.gpuType = perTask.type;
    }
    spec.gpusAsked = spec.gpus.has_value();
    return {};
}

/// --ntasks-per-node names the number of tasks where --ntasks does not.
void chooseTasks(JobSpec& spec)
{
    spec.ntasksAsked = spec.ntasks.has_value() || spec.ntasksPerNode.has_value();
    if (!spec.ntasks && spec.ntasksPerNode)
        spec.ntasks = product(*spec.ntasksPerNode, std::max(1U, spec.minNodes.value_or(1)));
}

void chooseCpus(SubmitOptions& options)
{
    JobSpec& spec = options.spec;
    spec.cpusAsked = spec.cpusPerTask.has_value();
    if (options.cpusPerGpu && !spec.cpusPerTask) {
        const std::uint32_t tasks = spec.ntasks.value_or(1);
        const std::uint32_t cpus = product(*options.cpusPerGpu, std::max(1U, spec.gpus.value_or(1)));
        spec.cpusPerTask = cpus / tasks + (cpus % tasks != 0 ? 1 : 0);
    }
}

void takeMemory(SubmitOptions& options)
{
    JobSpec& spec = options.spec;
    if (options.memPerNode)
        spec.memPerNode = options.memPerNode->value;
    if (options.memPerCpu) {
        // Slurm reads --mem-per-cpu=0 as --mem=0: all of the node.
        (options.memPerCpu->value.value == 0 ? spec.memPerNode : spec.memPerCpu) = options.memPerCpu->value;
    }
    if (options.memPerGpu)
        spec.memPerNode = Megabytes(options.memPerGpu->value.value * std::max(1U, spec.gpus.value_or(1)));
    spec.memoryAsked = spec.memPerNode || spec.memPerCpu;
}

std::string defaultName(const SubmitOptions& options, const SubmitContext& context)
{
    if (options.wrap)
        return "wrap";
    const std::size_t slash = context.scriptPath.rfind('/');
    return slash == std::string::npos ? "sbatch" : context.scriptPath.substr(slash + 1);
}

std::optional<Refusal> checkDirectives(const std::vector<Option<SubmitOptions>>& table, const Scan& scan)
{
    if (scan.refusal)
        return scan.refusal;
    std::string bad = scan.operands.empty() ? std::string() : scan.operands.front();
    for (const OptionUse& use : scan.uses) {
        if (!table[use.row].directive)
            bad = "--" + std::string(table[use.row].longName);
    }
    if (scan.operands.empty() && bad.empty())
        return std::nullopt;
    Refusal refusal = refuse("Invalid directive found in batch script: " + bad);
    refusal.exitCode = 255;
    return refusal;
}

} // namespace

Parse parseSubmission(CommandId command, const std::vector<Option<SubmitOptions>>& table, const Scan& commandLine,
                      std::string_view script, const EnvVars& environment, Instant now, SubmitOptions& values,
                      std::vector<OptionUse>& uses)
{
    const std::span<const Option<SubmitOptions>> rows(table);
    const OptionRows infos = rowsOf(rows);
    Parse parse;
    const DirectiveWords directives = scanDirectives(script);
    parse.refusal = directives.refusal;
    if (parse.refusal)
        return parse;
    Scan fromScript = scanArguments(row(command), infos, directives.words, true, OptionSource::Directive);
    parse.refusal = checkDirectives(table, fromScript);
    if (parse.refusal)
        return parse;
    uses = std::move(fromScript.uses);
    const std::vector<OptionUse> fromEnvironment = scanEnvironment(command, infos, environment);
    uses.insert(uses.end(), fromEnvironment.begin(), fromEnvironment.end());
    uses.insert(uses.end(), commandLine.uses.begin(), commandLine.uses.end());
    parse = applyUses(rows, uses, now, values);
    parse.operands = commandLine.operands;
    return parse;
}

std::variant<JobSpec, Refusal> toJobSpec(const SubmitOptions& given, const SubmitContext& context)
{
    SubmitOptions options = given;
    JobSpec& spec = options.spec;
    if (SetResult refusal = chooseMemory(options))
        return std::move(*refusal);
    if (options.timeMin && spec.timeLimit && *options.timeMin > *spec.timeLimit)
        return refuseSubmission("Invalid time-min specification (exceeds job's time or other limits)");
    chooseTasks(spec);
    if (SetResult refusal = chooseGpus(options))
        return std::move(*refusal);
    chooseCpus(options);
    takeMemory(options);

    spec.name = options.name ? *options.name : defaultName(options, context);
    spec.submitDir = context.currentFolder;
    spec.workDir = spec.workDir.empty() ? context.currentFolder : joinPath(context.currentFolder, spec.workDir);
    spec.submitHost = context.host;
    spec.submitLine = context.submitLine;
    spec.command = context.scriptPath;
    spec.arguments = context.arguments;
    spec.wrapped = options.wrap.has_value();
    spec.umask = context.umask;
    spec.sessionId = context.sessionId;
    spec.resourceLimits = context.resourceLimits;
    return std::move(spec);
}

} // namespace slotd
