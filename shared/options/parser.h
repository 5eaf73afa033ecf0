// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/exportspec.h"
#include "options/option.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// One option found somewhere. `row` is the index in the table that was scanned.
struct OptionUse
{
    std::size_t row = 0;
    bool hasValue = false;
    std::string value;
    OptionSource source = OptionSource::CommandLine;
};

/// Options and operands of one list of words, in order.
struct Scan
{
    std::vector<OptionUse> uses;
    std::vector<std::string> operands;
    std::optional<Refusal> refusal; ///< Unknown, ambiguous, missing or unwanted argument: the words of getopt_long(3).
};

/// The table as the scanner sees it.
using OptionRows = std::vector<const OptionInfo*>;

/// Reads words as getopt_long(3) does: -n4, -n 4, -abc, --name=x, --name x, unique abbreviations, "--" ends the options.
/// An optional argument is taken only when attached. With `operandsEndOptions` the first operand ends the options.
Scan scanArguments(const CommandRow& command, const OptionRows& rows, const std::vector<std::string>& words,
                   bool operandsEndOptions, OptionSource source);

/// The variables of `command` that are set in `environment`, in table order.
std::vector<OptionUse> scanEnvironment(CommandId command, const OptionRows& rows, const EnvVars& environment);

/// What the command line asks for in all.
struct Parse
{
    OptionRole action = OptionRole::Value; ///< Help, Usage, Version: print that and end with 0.
    std::vector<std::string> operands;
    std::optional<Refusal> refusal;        ///< Print and end; exitCode is set.
};

template<class Values>
OptionRows rowsOf(std::span<const Option<Values>> table)
{
    OptionRows rows;
    rows.reserve(table.size());
    for (const Option<Values>& option : table)
        rows.push_back(&option);
    return rows;
}

/// Calls the setters in order; the first refusal ends it. Help, Usage or Version come back as the action.
template<class Values>
Parse applyUses(std::span<const Option<Values>> table, const std::vector<OptionUse>& uses, Instant now, Values& values)
{
    Parse parse;
    for (const OptionUse& use : uses) {
        const Option<Values>& option = table[use.row];
        if (option.role != OptionRole::Value) {
            parse.action = option.role;
            return parse;
        }
        parse.refusal = option.set(values, OptionInput{option, use.value, use.hasValue, use.source, now});
        if (parse.refusal) {
            if (!parse.refusal->exitCode)
                parse.refusal->exitCode = option.badValueExit;
            return parse;
        }
    }
    return parse;
}

/// A whole command line for the commands without script directives: environment first, then `args` (without argv[0]).
/// --help, --usage and --version win over a bad value in the environment.
template<class Values>
Parse parseCommandLine(CommandId command, std::span<const Option<Values>> table, const std::vector<std::string>& args,
                       const EnvVars& environment, Instant now, Values& values)
{
    const OptionRows rows = rowsOf(table);
    Scan scan = scanArguments(row(command), rows, args, row(command).operandsEndOptions, OptionSource::CommandLine);
    Parse parse;
    if (scan.refusal) {
        parse.refusal = std::move(scan.refusal);
        return parse;
    }
    for (const OptionUse& use : scan.uses) {
        if (table[use.row].role != OptionRole::Value) {
            parse.action = table[use.row].role;
            return parse;
        }
    }
    std::vector<OptionUse> uses = scanEnvironment(command, rows, environment);
    uses.insert(uses.end(), scan.uses.begin(), scan.uses.end());
    parse = applyUses(table, uses, now, values);
    parse.operands = std::move(scan.operands);
    return parse;
}

} // namespace slotd
