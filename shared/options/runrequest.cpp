// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/runrequest.h"

#include <algorithm>
#include <array>

namespace slotd
{
namespace
{

// Set by the daemon inside jobs, to say what the job has; outside they are requests (srun(1), INPUT ENVIRONMENT VARIABLES).
constexpr std::array<std::string_view, 9> kAboutTheJob{"job-name", "partition", "mem",  "mem-per-cpu", "mem-per-gpu",
                                                       "gpus",     "gpus-per-node", "gres", "cpus-per-gpu"};

bool asks(const std::vector<OptionUse>& uses, const OptionRows& rows, std::string_view option)
{
    return std::any_of(uses.begin(), uses.end(), [&](const OptionUse& use) { return rows[use.row]->longName == option; });
}

bool isAboutTheJob(std::string_view option)
{
    return std::find(kAboutTheJob.begin(), kAboutTheJob.end(), option) != kAboutTheJob.end();
}

bool isSet(const EnvVars& environment, std::string_view name)
{
    return std::any_of(environment.begin(), environment.end(), [&](const auto& pair) { return pair.first == name; });
}

} // namespace

Parse parseRun(const std::vector<Option<SubmitOptions>>& table, const Scan& commandLine, const EnvVars& environment,
               Instant now, SubmitOptions& values, std::vector<OptionUse>& uses)
{
    const std::span<const Option<SubmitOptions>> rows(table);
    const OptionRows infos = rowsOf(rows);
    uses = scanEnvironment(CommandId::Srun, infos, environment);
    if (asks(uses, infos, "jobid") || asks(commandLine.uses, infos, "jobid")) {
        const bool ownTasks = asks(commandLine.uses, infos, "ntasks") && !isSet(environment, "SRUN_CPUS_PER_TASK");
        std::erase_if(uses, [&](const OptionUse& use) {
            const std::string_view name = infos[use.row]->longName;
            return isAboutTheJob(name) || (ownTasks && name == "cpus-per-task");
        });
    }
    uses.insert(uses.end(), commandLine.uses.begin(), commandLine.uses.end());
    Parse parse = applyUses(rows, uses, now, values);
    parse.operands = commandLine.operands;
    return parse;
}

StepSpec toStepSpec(const SubmitOptions& options, const JobSpec& job)
{
    StepSpec step;
    step.name = job.name;
    step.ntasks = job.ntasks.value_or(1);
    step.cpusPerTask = job.cpusPerTask.value_or(1);
    if (job.memPerNode && job.memPerNode->value > 0) // 0 is all that the job has, and that is shared anyway
        step.memory = job.memPerNode;
    else if (job.memPerCpu)
        step.memory = Megabytes(job.memPerCpu->value * step.ntasks * step.cpusPerTask);
    if (job.gpusAsked)
        step.gpus = job.gpus;
    step.gpusPerTask = job.gpusPerTask;
    step.timeLimit = job.timeLimit;
    step.cpuBind = job.cpuBind;
    step.submitLine = job.submitLine;
    step.workDir = job.workDir;
    step.immediate = job.immediate;
    step.pty = options.interactive.pty;
    step.overcommit = job.recorded->count("overcommit") != 0;
    if (options.interactive.sharing)
        step.sharing = *options.interactive.sharing;
    else if (job.exclusive)
        step.sharing = StepSharing::Exact;
    return step;
}

std::string baseName(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

} // namespace slotd
