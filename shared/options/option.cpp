// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/option.h"

namespace slotd
{

const std::array<CommandRow, static_cast<std::size_t>(CommandId::Count)> kCommands{{
    {CommandId::Sbatch, "sbatch", "[options] script [arguments...]", "submit a batch script", true, 255, true,
     "Batch job submission failed: "},
    {CommandId::Srun, "srun", "[options] command [arguments...]", "run a command as a job or as a step of one", true, 255,
     true, "Unable to allocate resources: "},
    {CommandId::Salloc, "salloc", "[options] [command [arguments...]]", "hold resources while a command or shell runs",
     true, 255, true, "Job submit/allocate failed: "},
    {CommandId::Squeue, "squeue", "[options]", "show the queue", false, 1, true},
    {CommandId::Sacct, "sacct", "[options]", "show what jobs and steps did and used", false, 1, false},
    {CommandId::Scontrol, "scontrol", "[options] command [arguments...]", "look at jobs and the host, and change jobs",
     false, 1, true, {},
     "show job [id]                show a job, or all of them\n"
     "show node|partition [name]   show the host or a partition\n"
     "show config                  show the settings\n"
     "show hostnames [list]        a list of hosts, one in a line\n"
     "hold|release id...           keep pending jobs from starting; let them go\n"
     "requeue|requeuehold id...    put a job back into the queue; and hold it there\n"
     "suspend|resume id...         stop a running job; let it go on\n"
     "top id...                    put pending jobs before all others\n"
     "update job id key=value...   JobName, Partition, TimeLimit (also += and -=),\n"
     "                             EndTime, Priority, Nice, Comment, StartTime,\n"
     "                             Dependency, NumTasks, NumCPUs, MinMemoryNode,\n"
     "                             MinMemoryCPU, Gres, Features, Requeue, WorkDir,\n"
     "                             StdOut, StdErr, ArrayTaskThrottle ...\n"
     "write batch_script id [file] the script as it was submitted (- prints it)\n"
     "notify id text...            say something to srun, salloc, or in a batch\n"
     "                             job's stderr\n"
     "wait_job id                  wait until a job has its resources\n"
     "listpids [id]                the processes of running jobs\n"
     "ping                         ask whether the daemon answers\n"},
    {CommandId::Scancel, "scancel", "[options] [job[_task][.step]...]", "cancel or signal jobs", false, 1, true},
    {CommandId::Sinfo, "sinfo", "[options]", "show partitions and the host", false, 1, true},
}};

const CommandRow& row(CommandId id)
{
    return kCommands[static_cast<std::size_t>(id)];
}

std::string format(const DiagnosticLine& line, const CommandRow& command)
{
    std::string text;
    switch (line.kind) {
    case DiagnosticLine::Kind::Plain:
        break;
    case DiagnosticLine::Kind::Note:
        text.append(command.name).append(": ");
        break;
    case DiagnosticLine::Kind::Error:
        text.append(command.name).append(": error: ");
        break;
    case DiagnosticLine::Kind::Fatal:
        text.append(command.name).append(": fatal: ");
        break;
    case DiagnosticLine::Kind::Refused:
        text.append(command.name).append(": error: ").append(command.refused);
        break;
    }
    return text.append(line.text);
}

Refusal refuse(std::string text)
{
    return Refusal{{{DiagnosticLine::Kind::Error, std::move(text)}}, std::nullopt};
}

Refusal refuseSubmission(std::string reason)
{
    return Refusal{{{DiagnosticLine::Kind::Refused, std::move(reason)}}, 1};
}

Refusal invalidSpecification(const OptionInput& input)
{
    return refuse("Invalid --" + std::string(input.option.longName) + " specification");
}

Refusal invalidNumber(const OptionInput& input)
{
    return refuse("Invalid numeric value \"" + std::string(input.value) + "\" for --" +
                  std::string(input.option.longName) + ".");
}

} // namespace slotd
