// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/canceloptions.h"

#include "domain/signalspec.h"
#include "options/querysetters.h"

namespace slotd
{
namespace
{

using V = ScancelOptions;

constexpr std::string_view kWhich = "Which jobs";
constexpr std::string_view kHow = "What is done to them";
constexpr std::string_view kOther = "The command itself";

template<auto Member>
SetResult text(V& values, const OptionInput& input)
{
    values.*Member = std::string(input.value);
    return {};
}

template<auto Member>
SetResult flag(V& values, const OptionInput&)
{
    values.*Member = true;
    return {};
}

template<auto Member>
SetResult count(V& values, const OptionInput&)
{
    ++(values.*Member);
    return {};
}

SetResult nothing(V&, const OptionInput&)
{
    return {};
}

Refusal plain(std::vector<std::string> lines)
{
    Refusal refusal;
    for (std::string& line : lines)
        refusal.lines.push_back({DiagnosticLine::Kind::Plain, std::move(line)});
    return refusal;
}

SetResult clusters(V&, const OptionInput& input)
{
    return querysetters::checkClusters(input.value);
}

SetResult state(V& values, const OptionInput& input)
{
    const std::optional<StateWord> word = parseStateWord(input.value);
    const bool cancellable = word && word->state && (*word->state == JobState::Pending || *word->state == JobState::Running ||
                                                     *word->state == JobState::Suspended);
    if (!cancellable)
        return plain({"Invalid job state specified: " + std::string(input.value),
                      "Valid job states are PENDING, RUNNING, and SUSPENDED"});
    values.state = *word->state;
    return {};
}

SetResult signal(V& values, const OptionInput& input)
{
    const Result<int> number = parseSignal(input.value);
    if (!number)
        return plain({"Unknown job signal: " + std::string(input.value)});
    values.signal = *number;
    return {};
}

} // namespace

std::vector<Option<ScancelOptions>> scancelOptions()
{
    constexpr CommandId kMe = CommandId::Scancel;
    constexpr ArgKind kRequired = ArgKind::Required;
    return {
        {{.shortName = 'A', .longName = "account", .argument = kRequired, .metavar = "name", .group = kWhich,
          .help = "jobs of this account", .environment = {{{kMe, "SCANCEL_ACCOUNT"}}}},
         text<&V::account>},
        {{.longName = "me", .group = kWhich, .help = "jobs of the caller"}, flag<&V::me>},
        {{.shortName = 'n', .longName = "name", .aliases = "jobname", .argument = kRequired, .metavar = "name",
          .group = kWhich, .help = "jobs of this name", .environment = {{{kMe, "SCANCEL_NAME"}}}},
         text<&V::name>},
        {{.shortName = 'w', .longName = "nodelist", .argument = kRequired, .metavar = "names", .group = kWhich,
          .help = "jobs that run on one of these nodes"},
         text<&V::nodes>},
        {{.shortName = 'p', .longName = "partition", .argument = kRequired, .metavar = "name", .group = kWhich,
          .help = "jobs in this partition", .environment = {{{kMe, "SCANCEL_PARTITION"}}}},
         text<&V::partition>},
        {{.shortName = 'q', .longName = "qos", .argument = kRequired, .metavar = "name", .group = kWhich,
          .help = "jobs of this quality of service", .environment = {{{kMe, "SCANCEL_QOS"}}}},
         text<&V::qos>},
        {{.shortName = 'R', .longName = "reservation", .argument = kRequired, .metavar = "name", .group = kWhich,
          .help = "jobs in this reservation; there are none"},
         text<&V::reservation>},
        {{.shortName = 't', .longName = "state", .argument = kRequired, .metavar = "state", .group = kWhich,
          .help = "jobs in this state: PENDING, RUNNING or SUSPENDED", .environment = {{{kMe, "SCANCEL_STATE"}}}},
         state},
        {{.shortName = 'u', .longName = "user", .argument = kRequired, .metavar = "user", .group = kWhich,
          .help = "jobs of this user, by name or number", .environment = {{{kMe, "SCANCEL_USER"}}}},
         text<&V::user>},
        {{.longName = "wckey", .argument = kRequired, .metavar = "key", .group = kWhich, .help = "jobs with this workload key",
          .environment = {{{kMe, "SCANCEL_WCKEY"}}}},
         text<&V::wckey>},
        {{.shortName = 'b', .longName = "batch", .group = kHow, .help = "signal the batch shell only",
          .environment = {{{kMe, "SCANCEL_BATCH"}}}},
         flag<&V::batch>},
        {{.longName = "ctld", .group = kHow, .help = "let the daemon do it, as always here",
          .environment = {{{kMe, "SCANCEL_CTLD"}}}},
         nothing},
        {{.shortName = 'f', .longName = "full", .group = kHow, .help = "signal the batch script, its children and all steps",
          .environment = {{{kMe, "SCANCEL_FULL"}}}},
         flag<&V::full>},
        {{.shortName = 'H', .longName = "hurry", .group = kHow, .help = "skip staging out, which there is none of",
          .environment = {{{kMe, "SCANCEL_HURRY"}}}},
         nothing},
        {{.shortName = 'i', .longName = "interactive", .group = kHow, .help = "ask before each job",
          .environment = {{{kMe, "SCANCEL_INTERACTIVE"}}}},
         flag<&V::interactive>},
        {{.shortName = 's', .longName = "signal", .argument = kRequired, .metavar = "name", .group = kHow,
          .help = "send this signal instead of cancelling, by name or number",
          .details = "It goes to the steps of the job where it has any, else to the batch script and all below it. KILL ends "
                     "the job."},
         signal},
        {{.shortName = 'Q', .longName = "quiet", .group = kOther, .help = "say nothing of jobs that can't be cancelled"},
         count<&V::quiet>},
        {{.shortName = 'v', .longName = "verbose", .group = kOther, .help = "say what is done; may be repeated",
          .environment = {{{kMe, "SCANCEL_VERBOSE"}}}},
         count<&V::verbose>},
        {{.shortName = 'M', .longName = "clusters", .aliases = "cluster", .argument = kRequired, .metavar = "names",
          .group = kOther, .help = "clusters to ask; there is none but slotd", .environment = {{{kMe, "SLURM_CLUSTERS"}}}},
         clusters},
        {{.longName = "sibling", .argument = kRequired, .metavar = "name", .group = kOther,
          .help = "jobs of a federation; there is none"},
         clusters},
        {{.longName = "help", .group = kOther, .help = "print this help", .role = OptionRole::Help}, nullptr},
        {{.longName = "usage", .group = kOther, .help = "print a short list of the options", .role = OptionRole::Usage},
         nullptr},
        {{.shortName = 'V', .longName = "version", .group = kOther, .help = "print the version", .role = OptionRole::Version},
         nullptr},
    };
}

} // namespace slotd
