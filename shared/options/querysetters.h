// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "options/queryoptions.h"

#include <string>
#include <string_view>
#include <vector>

// Setters that the tables of squeue, sacct, sinfo and scontrol share.
namespace slotd::querysetters
{

inline constexpr std::string_view kWhich = "Which rows";
inline constexpr std::string_view kHow = "What is shown";
inline constexpr std::string_view kOther = "The command itself";

/// Parts between commas; empty ones are left out.
std::vector<std::string> splitList(std::string_view text);
/// The refusal of squeue -t and of sacct -s differ; this gives the set, or the first word that is none.
struct StatesOrWord
{
    StateSet states = 0;
    std::string badWord{};
};
/// "PD,running", "all". Words of states that never occur here are taken and add nothing.
StatesOrWord readStates(std::string_view text);

template<class Values, auto Member>
SetResult flag(Values& values, const OptionInput&)
{
    values.*Member = true;
    return {};
}

template<class Values, auto Member>
SetResult count(Values& values, const OptionInput&)
{
    ++(values.*Member);
    return {};
}

template<class Values, auto Member>
SetResult text(Values& values, const OptionInput& input)
{
    values.*Member = std::string(input.value);
    return {};
}

template<class Values, auto Member>
SetResult list(Values& values, const OptionInput& input)
{
    values.*Member = splitList(input.value);
    return {};
}

/// The later of -o and -O holds; the command line beats the environment because it comes later.
template<class Values, bool LongForm>
SetResult format(Values& values, const OptionInput& input)
{
    values.format = FormatChoice{std::string(input.value), LongForm};
    return {};
}

/// -i/--iterate: whole seconds, at least one.
SetResult readIterate(std::uint32_t& seconds, const OptionInput& input);

template<class Values>
SetResult iterate(Values& values, const OptionInput& input)
{
    return readIterate(values.iterate, input);
}

/// --json[=layout]: the one layout there is, by name or without one.
SetResult readJson(bool& json, const OptionInput& input);

template<class Values>
SetResult json(Values& values, const OptionInput& input)
{
    return readJson(values.json, input);
}

/// The row of --json. JSON is YAML too, so --yaml is the same.
template<class Values>
Option<Values> jsonRow()
{
    return {{.longName = "json", .aliases = "yaml", .argument = ArgKind::Optional, .metavar = "layout", .group = kHow,
             .help = "print JSON in the layout of Slurm 22.05 (v0.0.38)",
             .details = "Key names and types are Slurm's. --yaml prints the same, as JSON is YAML."},
            json<Values>};
}

/// -M/--clusters names this one, "slotd", or all; the refusal has Slurm's words.
std::optional<Refusal> checkClusters(std::string_view names);

/// Rows for scripts that speak to several clusters: there is one. `command` is whose SLURM_CLUSTERS counts.
template<class Values>
void addClusterRows(std::vector<Option<Values>>& rows, CommandId command)
{
    constexpr auto nothing = [](Values&, const OptionInput&) -> SetResult { return {}; };
    rows.push_back({{.shortName = 'M', .longName = "clusters", .aliases = "cluster", .argument = ArgKind::Required,
                     .metavar = "names", .group = kOther, .help = "clusters to ask; there is none but slotd",
                     .environment = {{{command, "SLURM_CLUSTERS"}}}},
                    [](Values&, const OptionInput& input) -> SetResult { return checkClusters(input.value); }});
    rows.push_back({{.longName = "federation", .group = kOther, .help = "jobs of a federation too; there is none"}, nothing});
    rows.push_back({{.longName = "local", .group = kOther, .help = "jobs of this cluster only, as always here"}, nothing});
}

/// Rows that every query command has at its end. `helpLetter` is 0 where -h means --noheader.
template<class Values>
void addOwnRows(std::vector<Option<Values>>& rows, char helpLetter)
{
    rows.push_back({{.shortName = 'v', .longName = "verbose", .group = kOther, .help = "say more on stderr"},
                    count<Values, &Values::verbose>});
    rows.push_back({{.shortName = helpLetter, .longName = "help", .group = kOther, .help = "print this help",
                     .role = OptionRole::Help}, nullptr});
    rows.push_back({{.longName = "usage", .group = kOther, .help = "print a short list of the options",
                     .role = OptionRole::Usage}, nullptr});
    rows.push_back({{.shortName = 'V', .longName = "version", .group = kOther, .help = "print the version",
                     .role = OptionRole::Version}, nullptr});
}

} // namespace slotd::querysetters
