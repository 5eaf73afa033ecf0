// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commandpage.h"

#include "fields/hostrow.h"
#include "fields/jobrow.h"
#include "options/canceloptions.h"
#include "options/queryoptions.h"
#include "options/submitoptions.h"

namespace slotd::docs
{
namespace
{

std::vector<std::pair<std::string, std::string>> examples(CommandId id)
{
    switch (id) {
    case CommandId::Sbatch:
        return {{"sbatch -c 4 --mem=8G -t 2:00:00 train.sh data/", "A script with an argument, on four CPUs for at most two hours."},
                {"sbatch -a 0-99%4 --wrap './one.sh $SLURM_ARRAY_TASK_ID'", "A hundred tasks, four at a time."},
                {"sbatch -d afterok:17 collect.sh", "When job 17 has succeeded."}};
    case CommandId::Srun:
        return {{"srun -c 2 make -j2", "A command on two CPUs; its output comes here, and so does its exit code."},
                {"srun -n 4 --label hostname", "Four tasks, their lines marked with their numbers."},
                {"srun -G 1 --pty bash", "A shell with a GPU of its own."}};
    case CommandId::Salloc:
        return {{"salloc -c 4 --mem=8G", "A shell that holds four CPUs and 8 GiB until it ends."},
                {"salloc -n 4 mpirun ./solver", "A command with four tasks' CPUs."}};
    case CommandId::Squeue:
        return {{"squeue --start", "When what waits is expected to start."},
                {"squeue -h -t PD -o %i", "The ids of what waits, for a script."},
                {"squeue -O JobID:10,Name:.20,TimeLeft", "Columns with widths of one's own."}};
    case CommandId::Sacct:
        return {{"sacct -S now-7days -s F,TO,OOM", "What failed in the last week."},
                {"sacct -j 17 -o JobID,State,ExitCode,Elapsed,MaxRSS", "Chosen columns of a job and its steps."},
                {"sacct -X -n -P -j 17 -o State", "The state of a job and nothing else, for a script."}};
    case CommandId::Scontrol:
        return {{"scontrol show job 17", "All that is known of a job."},
                {"scontrol update job 17 TimeLimit=+30", "Half an hour more."},
                {"scontrol hold 17 18", "Two jobs are not to start yet."}};
    case CommandId::Scancel:
        return {{"scancel 17 18_3", "A job, and a task of an array."},
                {"scancel --me -t PENDING", "All of one's jobs that wait."},
                {"scancel -s USR1 17", "A signal to a running job, which goes on."}};
    case CommandId::Sinfo:
        return {{"sinfo", "The partitions, and what of the host is free."}, {"sinfo -h -o %C", "CPUs allocated, idle, other and in all, for a script."}};
    case CommandId::Count:
        break;
    }
    return {};
}

FieldRows columns(CommandId id)
{
    if (id == CommandId::Squeue)
        return fieldRowsOf(squeueFields());
    if (id == CommandId::Sacct)
        return fieldRowsOf(sacctFields());
    return id == CommandId::Sinfo ? fieldRowsOf(sinfoFields()) : FieldRows();
}

template<class Values>
CommandPage page(CommandId id, std::vector<Option<Values>> options, std::string description)
{
    auto table = std::make_shared<const std::vector<Option<Values>>>(std::move(options));
    CommandPage result{&row(id), std::move(description), rowsOf(std::span<const Option<Values>>(*table)), {}};
    result.table = table;
    result.examples = examples(id);
    result.columns = columns(id);
    return result;
}

const char* const kSbatch =
    "sbatch hands a script to the slotd daemon, prints the number of the job that was made of it and returns. The job starts "
    "when the host has what it asks for, and goes on when the terminal is closed or the daemon is restarted.\n"
    "\n"
    "The script is a file, the standard input when no file is named, or the command given with --wrap. Options may stand in "
    "the script itself, in comment lines that begin with #SBATCH before its first command. The command line wins over "
    "variables of the environment, these win over #SBATCH lines, and these over the defaults. What follows the name of the "
    "script is passed to it.";
const char* const kSrun =
    "srun runs a command in the foreground. Outside a job it asks for resources, waits for them, runs the command with them and "
    "gives them back; inside a job (in a batch script, a shell of salloc, or with --jobid) it runs the command as a step of that "
    "job, with a part of what the job has. Each task of --ntasks is a process of the command on this host.\n"
    "\n"
    "Input, output and signals are passed on as if the command had been started without srun. The exit code is the highest of "
    "the tasks', 128 + the signal for a task that a signal ended. Ctrl-C shows how the tasks stand; a second one within a second "
    "ends them. When srun itself is killed, its tasks are ended and nothing stays reserved.";
const char* const kSalloc =
    "salloc asks for resources, waits for them, and runs a command or a shell while it holds them; srun inside it runs steps "
    "with them. They are given back when the command ends. With --ntasks the command is started once for each task, a shell is "
    "started once.\n"
    "\n"
    "The exit code is that of the command, the highest of several, and 0 for one that a signal ended. When the allocation is "
    "cancelled or reaches its time limit its steps are ended and the command is told by a signal (--kill-command). When salloc "
    "itself is killed the allocation is given back.";
const char* const kSqueue = "squeue shows the jobs that wait and run.";
const char* const kSacct = "sacct shows what is on record of jobs and their steps, those that have ended included.";
const char* const kScontrol = "scontrol shows jobs, the host and its partitions in full, and changes jobs. Without a command it "
                              "reads commands from the standard input until quit.";
const char* const kScancel =
    "scancel ends jobs: pending ones at once; running ones get SIGTERM and, if that does not end them within the grace period, "
    "SIGKILL. Jobs are named by number: 5 is a job or a whole array, 5_2 a task of an array, 5_[1-3] several, 5.0 a step. "
    "Filters choose among the jobs that wait and run; with numbers, both must hold.\n"
    "\n"
    "A job that is unknown or has ended is no error; it is mentioned on a terminal and with --verbose.";
const char* const kSinfo = "sinfo shows the partitions and what the host lends.";

} // namespace

std::vector<CommandPage> commandPages()
{
    return {page(CommandId::Sbatch, submitOptionTable(CommandId::Sbatch), kSbatch),
            page(CommandId::Srun, submitOptionTable(CommandId::Srun), kSrun),
            page(CommandId::Salloc, submitOptionTable(CommandId::Salloc), kSalloc),
            page(CommandId::Squeue, squeueOptions(), kSqueue),
            page(CommandId::Sacct, sacctOptions(), kSacct),
            page(CommandId::Scontrol, scontrolOptions(), kScontrol),
            page(CommandId::Scancel, scancelOptions(), kScancel),
            page(CommandId::Sinfo, sinfoOptions(), kSinfo)};
}

std::string optionForms(const OptionInfo& option)
{
    const std::string value = "<" + std::string(option.metavar) + ">";
    std::string text;
    if (option.shortName) {
        text = std::string("-") + option.shortName;
        if (option.longName.empty() && option.argument == ArgKind::Required)
            text += " " + value;
    }
    if (option.longName.empty())
        return text;
    text += (text.empty() ? "--" : ", --") + std::string(option.longName);
    if (option.argument == ArgKind::Required)
        text += "=" + value;
    else if (option.argument == ArgKind::Optional)
        text += "[=" + value + "]";
    return text;
}

} // namespace slotd::docs
