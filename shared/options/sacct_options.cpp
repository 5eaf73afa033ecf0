// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/querysetters.h"

#include "base/units.h"
#include "domain/hostlist.h"

#include <limits>

namespace slotd
{

namespace
{
using V = SacctOptions;
using namespace querysetters;

SetResult states(V& values, const OptionInput& input)
{
    const StatesOrWord read = readStates(input.value);
    if (!read.badWord.empty())
        return Refusal{{{DiagnosticLine::Kind::Fatal, "unrecognized job state value '" + read.badWord + "'"}}, {}};
    values.states = read.states;
    return {};
}

SetResult jobs(V& values, const OptionInput& input)
{
    for (const std::string& word : splitList(input.value)) {
        Result<JobRef> ref = parseJobRef(word);
        if (!ref)
            return Refusal{{{DiagnosticLine::Kind::Fatal, "Bad job/step specified: " + word}}, {}};
        values.jobs.push_back(std::move(*ref));
    }
    values.jobsGiven = !values.jobs.empty();
    return {};
}

template<auto Member>
SetResult when(V& values, const OptionInput& input)
{
    const Result<Instant> read = parseWhen(input.value, input.now, WhenBias::Past);
    if (!read)
        return Refusal{{{DiagnosticLine::Kind::Plain, read.error().message}}, {}};
    values.*Member = *read;
    return {};
}

template<bool AtEnd>
SetResult parsable(V& values, const OptionInput&)
{
    values.parsableAtEnd = AtEnd;
    return {};
}

SetResult units(V& values, const OptionInput& input)
{
    static constexpr std::string_view kUnits = "KMGTP";
    const char unit = input.value.empty() ? '\0' : static_cast<char>(input.value[0] & ~0x20);
    if (input.value.size() != 1 || kUnits.find(unit) == std::string_view::npos) {
        Refusal refusal = refuse("Invalid unit type '" + std::string(input.value) + "'. Possible options are 'KMGTP'");
        refusal.lines.push_back({DiagnosticLine::Kind::Fatal, "Invalid unit type"});
        return refusal;
    }
    values.unit = unit;
    return {};
}

template<auto Member>
SetResult range(V& values, const OptionInput& input)
{
    const std::size_t dash = input.value.find('-');
    const std::optional<std::int64_t> least = parseSigned(input.value.substr(0, dash));
    const std::optional<std::int64_t> most = dash == std::string_view::npos ? least : parseSigned(input.value.substr(dash + 1));
    if (!least || !most || *least < 0 || *most < *least)
        return invalidSpecification(input);
    values.*Member = NumberRange{least, most};
    return {};
}

template<auto End>
SetResult limit(V& values, const OptionInput& input)
{
    const Result<Seconds> given = parseTimeLimit(input.value);
    if (!given)
        return invalidSpecification(input);
    values.minutes.*End = *given == kUnlimited ? std::numeric_limits<std::int64_t>::max() : (given->count() + 59) / 60;
    return {};
}

SetResult nodes(V& values, const OptionInput& input)
{
    values.nodes = expandHostlist(input.value);
    return {};
}
} // namespace

std::vector<Option<SacctOptions>> sacctOptions()
{
    std::vector<Option<V>> rows{
        {{.shortName = 'j', .longName = "jobs", .aliases = "job", .argument = ArgKind::Required, .metavar = "ids",
          .group = kWhich, .help = "only these jobs, array tasks or steps: 5, 5_2, 5.0"},
         jobs},
        {{.shortName = 's', .longName = "state", .aliases = "states", .argument = ArgKind::Required, .metavar = "states",
          .group = kWhich, .help = "only jobs in these states"},
         states},
        {{.shortName = 'S', .longName = "starttime", .argument = ArgKind::Required, .metavar = "time", .group = kWhich,
          .help = "only jobs that had not ended before this time",
          .details = "Without it all of the history is shown; with SLOTD_COMPAT=slurm what was there since midnight."},
         when<&V::from>},
        {{.shortName = 'E', .longName = "endtime", .argument = ArgKind::Required, .metavar = "time", .group = kWhich,
          .help = "only jobs submitted before this time"},
         when<&V::until>},
        {{.shortName = 'u', .longName = "user", .aliases = "uid", .argument = ArgKind::Required, .metavar = "users",
          .group = kWhich, .help = "only jobs of these users, by name or id"},
         list<V, &V::users>},
        {{.shortName = 'a', .longName = "allusers", .group = kWhich, .help = "jobs of all users, which is the default"},
         flag<V, &V::allUsers>},
        {{.shortName = 'g', .longName = "group", .aliases = "gid", .argument = ArgKind::Required, .metavar = "groups",
          .group = kWhich, .help = "only jobs of these groups, by name or id"},
         list<V, &V::groups>},
        {{.shortName = 'p', .longName = "partition", .argument = ArgKind::Required, .metavar = "names", .group = kWhich,
          .help = "only jobs in these partitions; where no name follows, --parsable"},
         list<V, &V::partitions>},
        {{.shortName = 'r', .argument = ArgKind::Required, .metavar = "names", .group = kWhich,
          .help = "as --partition"},
         list<V, &V::partitions>},
        {{.longName = "name", .argument = ArgKind::Required, .metavar = "names", .group = kWhich,
          .help = "only jobs with these names"},
         list<V, &V::names>},
        {{.shortName = 'N', .longName = "nodelist", .argument = ArgKind::Required, .metavar = "hosts", .group = kWhich,
          .help = "only jobs that ran on these hosts"},
         nodes},
        {{.shortName = 'A', .longName = "accounts", .aliases = "account", .argument = ArgKind::Required,
          .metavar = "names", .group = kWhich, .help = "only jobs submitted with these accounts"},
         list<V, &V::accounts>},
        {{.shortName = 'q', .longName = "qos", .argument = ArgKind::Required, .metavar = "names", .group = kWhich,
          .help = "only jobs submitted with these qualities of service"},
         list<V, &V::qos>},
        {{.shortName = 'W', .longName = "wckeys", .argument = ArgKind::Required, .metavar = "keys", .group = kWhich,
          .help = "only jobs submitted with these workload keys"},
         list<V, &V::wckeys>},
        {{.shortName = 'R', .longName = "reason", .argument = ArgKind::Required, .metavar = "reasons", .group = kWhich,
          .help = "only jobs that wait, or ended, for these reasons"},
         list<V, &V::reasons>},
        {{.shortName = 'I', .longName = "ncpus", .argument = ArgKind::Required, .metavar = "number[-number]", .group = kWhich,
          .help = "only jobs with so many CPUs"},
         range<&V::cpus>},
        {{.shortName = 'i', .longName = "nnodes", .argument = ArgKind::Required, .metavar = "number[-number]", .group = kWhich,
          .help = "only jobs on so many hosts; here it is one"},
         range<&V::nodeCount>},
        {{.shortName = 'k', .longName = "timelimit-min", .argument = ArgKind::Required, .metavar = "time", .group = kWhich,
          .help = "only jobs with this time limit; with --timelimit-max at least this one"},
         limit<&NumberRange::least>},
        {{.shortName = 'K', .longName = "timelimit-max", .argument = ArgKind::Required, .metavar = "time", .group = kWhich,
          .help = "only jobs with at most this time limit"},
         limit<&NumberRange::most>},
        {{.shortName = 'L', .longName = "allclusters", .group = kWhich, .help = "jobs of all clusters; there is one"},
         [](V&, const OptionInput&) -> SetResult { return {}; }},
        {{.shortName = 'X', .longName = "allocations", .group = kWhich, .help = "jobs only, without their steps"},
         flag<V, &V::allocations>},
        {{.shortName = 'D', .longName = "duplicates", .group = kWhich,
          .help = "every record of a job; there is one of each here"},
         flag<V, &V::duplicates>},

        {{.shortName = 'o', .longName = "format", .argument = ArgKind::Required, .metavar = "columns", .group = kHow,
          .help = "columns: JobID,State,JobName%30 (width), %-20 (aligned left), or all",
          .environment = {{{CommandId::Sacct, "SACCT_FORMAT"}}}},
         [](V& values, const OptionInput& input) -> SetResult { values.format = std::string(input.value); return {}; }},
        {{.shortName = 'b', .longName = "brief", .group = kHow, .help = "id, state and exit code only"},
         flag<V, &V::brief>},
        {{.shortName = 'l', .longName = "long", .group = kHow, .help = "many columns"}, flag<V, &V::longView>},
        {{.shortName = 'P', .longName = "parsable2", .group = kHow, .help = "cells joined by |, without padding"},
         parsable<false>},
        {{.longName = "parsable", .group = kHow, .help = "as --parsable2, with a | at the end of each line"},
         parsable<true>},
        {{.longName = "delimiter", .argument = ArgKind::Required, .metavar = "text", .group = kHow,
          .help = "what joins the cells of --parsable and --parsable2"},
         [](V& values, const OptionInput& input) -> SetResult { values.delimiter = std::string(input.value); return {}; }},
        {{.shortName = 'n', .longName = "noheader", .group = kHow, .help = "leave out the header"},
         flag<V, &V::noHeader>},
        {{.longName = "units", .argument = ArgKind::Required, .metavar = "unit", .group = kHow,
          .help = "memory in this unit: K, M, G, T or P"},
         units},
        {{.longName = "noconvert", .group = kHow, .help = "memory in M, never in larger units"},
         [](V& values, const OptionInput&) -> SetResult { values.unit = 'M'; return {}; }},
        {{.shortName = 'T', .longName = "truncate", .group = kHow,
          .help = "cut start and end to the window of --starttime and --endtime"},
         flag<V, &V::truncate>},
        {{.longName = "array", .group = kHow, .help = "a row for every task of an array, as always but with SLOTD_COMPAT=slurm"},
         flag<V, &V::array>},
        {{.shortName = 'B', .longName = "batch-script", .group = kHow, .help = "print the scripts of the jobs named"},
         flag<V, &V::batchScript>},
        {{.longName = "env-vars", .group = kHow, .help = "print the environments that the jobs named were submitted with"},
         flag<V, &V::environment>},
        {{.shortName = 'e', .longName = "helpformat", .group = kOther, .help = "print the names of all columns"},
         flag<V, &V::helpFormat>},
    };
    rows.push_back(jsonRow<V>());
    addClusterRows(rows, CommandId::Sacct);
    addOwnRows(rows, 'h');
    return rows;
}

std::vector<std::string> resolveParsableLetter(std::vector<std::string> args)
{
    for (std::size_t i = 0; i < args.size() && args[i] != "--"; ++i) {
        const bool nothingFollows = i + 1 == args.size() || (args[i + 1].size() > 1 && args[i + 1][0] == '-');
        if (args[i] == "-p" && nothingFollows)
            args[i] = "--parsable";
    }
    return args;
}

} // namespace slotd
