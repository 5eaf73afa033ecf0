// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/querysetters.h"

#include "domain/hostlist.h"

namespace slotd
{

namespace
{
using V = SqueueOptions;
using namespace querysetters;

constexpr EnvName env(std::string_view name)
{
    return {CommandId::Squeue, name};
}

/// Every state word of Slurm, in the order its own message has.
constexpr std::string_view kStateWords =
    "PENDING,RUNNING,SUSPENDED,COMPLETED,CANCELLED,FAILED,TIMEOUT,NODE_FAIL,PREEMPTED,BOOT_FAIL,DEADLINE,OUT_OF_MEMORY,"
    "COMPLETING,CONFIGURING,RESIZING,RESV_DEL_HOLD,REQUEUED,REQUEUE_FED,REQUEUE_HOLD,REVOKED,SIGNALING,SPECIAL_EXIT,"
    "STAGE_OUT,STOPPED";

SetResult states(V& values, const OptionInput& input)
{
    const StatesOrWord read = readStates(input.value);
    if (!read.badWord.empty()) {
        Refusal refusal = refuse("Invalid job state specified: " + read.badWord);
        refusal.lines.push_back({DiagnosticLine::Kind::Error, "Valid job states include: " + std::string(kStateWords)});
        return refusal;
    }
    values.states = read.states;
    return {};
}

SetResult jobs(V& values, const OptionInput& input)
{
    for (const std::string& word : splitList(input.value)) {
        Result<JobRef> ref = parseJobRef(word);
        if (!ref)
            return refuse("Invalid job id: " + word);
        values.jobs.push_back(std::move(*ref));
    }
    values.jobsGiven = !values.jobs.empty();
    return {};
}

SetResult steps(V& values, const OptionInput& input)
{
    values.stepView = true;
    return readSteps(values, input.value);
}

SetResult nodes(V& values, const OptionInput& input)
{
    values.nodes = expandHostlist(input.value);
    if (values.nodes.empty())
        return refuse("Invalid node name " + std::string(input.value));
    return {};
}
} // namespace

SetResult readSteps(SqueueOptions& values, std::string_view list)
{
    for (const std::string& word : splitList(list)) {
        Result<JobRef> ref = parseJobRef(word);
        if (!ref)
            return refuse("Invalid job_step id: " + word);
        values.steps.push_back(std::move(*ref));
    }
    return {};
}

std::vector<Option<SqueueOptions>> squeueOptions()
{
    std::vector<Option<V>> rows{
        {{.shortName = 'a', .longName = "all", .group = kWhich, .help = "jobs in all states, ended ones too",
          .details = "With SLOTD_COMPAT=slurm it means all partitions, hidden ones too, and changes nothing here.",
          .environment = {{env("SQUEUE_ALL")}}},
         flag<V, &V::all>},
        {{.longName = "hide", .group = kWhich, .help = "only what --all would not add"},
         [](V& values, const OptionInput&) -> SetResult { values.all = false; return {}; }},
        {{.shortName = 't', .longName = "states", .aliases = "state", .argument = ArgKind::Required, .metavar = "states",
          .group = kWhich, .help = "only jobs in these states: PD,RUNNING,..., or all",
          .environment = {{env("SQUEUE_STATES")}}},
         states},
        {{.shortName = 'j', .longName = "jobs", .aliases = "job", .argument = ArgKind::Required, .metavar = "ids",
          .group = kWhich, .help = "only these jobs: 5, 5_2, 5_[1-3]"},
         jobs},
        {{.shortName = 's', .longName = "steps", .aliases = "step", .argument = ArgKind::Optional, .metavar = "ids",
          .group = kWhich, .help = "rows of steps instead of jobs: all, or these: 5.0, 5_2.0, 5",
          .details = "Columns of their own: StepID, Name, Partition, User, Time, NodeList, Tasks, ReqTRES, TimeLimit, Start, "
                     "State, CPUS. The step of a batch script is shown with SLOTD_COMPAT=slurm, or when it is named: 5.batch."},
         steps},
        {{.shortName = 'u', .longName = "user", .aliases = "users", .argument = ArgKind::Required, .metavar = "users",
          .group = kWhich, .help = "only jobs of these users, by name or id", .environment = {{env("SQUEUE_USERS")}}},
         list<V, &V::users>},
        {{.longName = "me", .group = kWhich, .help = "only my own jobs"}, flag<V, &V::me>},
        {{.shortName = 'p', .longName = "partition", .aliases = "partitions", .argument = ArgKind::Required,
          .metavar = "names", .group = kWhich, .help = "only jobs in these partitions",
          .environment = {{env("SQUEUE_PARTITION")}}},
         list<V, &V::partitions>},
        {{.shortName = 'n', .longName = "name", .aliases = "names", .argument = ArgKind::Required, .metavar = "names",
          .group = kWhich, .help = "only jobs with these names", .environment = {{env("SQUEUE_NAMES")}}},
         list<V, &V::names>},
        {{.shortName = 'w', .longName = "nodelist", .aliases = "nodes", .argument = ArgKind::Required, .metavar = "hosts",
          .group = kWhich, .help = "only jobs that hold resources on these hosts"},
         nodes},
        {{.shortName = 'A', .longName = "account", .aliases = "accounts", .argument = ArgKind::Required,
          .metavar = "names", .group = kWhich, .help = "only jobs submitted with these accounts",
          .environment = {{env("SQUEUE_ACCOUNT")}}},
         list<V, &V::accounts>},
        {{.shortName = 'q', .longName = "qos", .argument = ArgKind::Required, .metavar = "names", .group = kWhich,
          .help = "only jobs submitted with these qualities of service", .environment = {{env("SQUEUE_QOS")}}},
         list<V, &V::qos>},
        {{.shortName = 'R', .longName = "reservation", .argument = ArgKind::Required, .metavar = "names", .group = kWhich,
          .help = "only jobs submitted with these reservations"},
         list<V, &V::reservations>},
        {{.shortName = 'L', .longName = "licenses", .argument = ArgKind::Required, .metavar = "names", .group = kWhich,
          .help = "only jobs submitted with these licenses", .environment = {{env("SQUEUE_LICENSES")}}},
         list<V, &V::licenses>},

        {{.shortName = 'o', .longName = "format", .argument = ArgKind::Required, .metavar = "format", .group = kHow,
          .help = "columns: JobID,State or %i,%T, or Slurm's own form \"%.18i %.9P\"",
          .details = "Names or codes joined by commas alone make a table like the default one. A format with widths or other "
                     "text is printed as it stands, as Slurm does.",
          .environment = {{env("SQUEUE_FORMAT")}}},
         format<V, false>},
        {{.shortName = 'O', .longName = "Format", .argument = ArgKind::Required, .metavar = "format", .group = kHow,
          .help = "columns by their long names: JobID:10,Name:.20,UserName:|", .environment = {{env("SQUEUE_FORMAT2")}}},
         format<V, true>},
        {{.shortName = 'S', .longName = "sort", .argument = ArgKind::Required, .metavar = "keys", .group = kHow,
          .help = "order: names or letters of columns, - turns one round; by job id otherwise",
          .details = "Several keys are joined by commas: -S -priority,jobid. Letters are those of --format.",
          .environment = {{env("SQUEUE_SORT")}}},
         [](V& values, const OptionInput& input) -> SetResult { values.sort = std::string(input.value); return {}; }},
        {{.shortName = 'l', .longName = "long", .group = kHow, .help = "more columns: time limit, tasks, CPUs, memory, GPUs"},
         flag<V, &V::longView>},
        {{.longName = "start", .group = kHow, .help = "when pending jobs are expected to start"}, flag<V, &V::startView>},
        {{.shortName = 'r', .longName = "array", .group = kHow, .help = "a row for every task of an array",
          .environment = {{env("SQUEUE_ARRAY")}}},
         flag<V, &V::array>},
        {{.longName = "array-unique", .group = kHow, .help = "a row for every task of an array, as --array",
          .environment = {{env("SQUEUE_ARRAY_UNIQUE")}}},
         flag<V, &V::array>},
        {{.shortName = 'P', .longName = "priority", .group = kHow,
          .help = "a job of several partitions once for each; here a job is in one", .environment = {{env("SQUEUE_PRIORITY")}}},
         [](V&, const OptionInput&) -> SetResult { return {}; }},
        {{.shortName = 'h', .longName = "noheader", .group = kHow, .help = "leave out the header"},
         flag<V, &V::noHeader>},
        {{.longName = "noconvert", .group = kHow, .help = "memory in M, never in larger units"}, flag<V, &V::noConvert>},
        {{.shortName = 'i', .longName = "iterate", .argument = ArgKind::Required, .metavar = "seconds", .group = kHow,
          .help = "repeat every so many seconds"},
         iterate<V>},
    };
    rows.push_back(jsonRow<V>());
    addClusterRows(rows, CommandId::Squeue);
    addOwnRows(rows, 0);
    return rows;
}

} // namespace slotd
