// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "completion.h"

namespace slotd::docs
{
namespace
{

const char* const kHelpers = R"sh(
function __slotd_partitions
    sinfo --noheader -o %R 2>/dev/null | string trim
end
function __slotd_features
    sinfo --noheader -o %f 2>/dev/null | string split , | string trim
end
function __slotd_hosts
    sinfo --noheader -o %N 2>/dev/null | string trim
end
function __slotd_jobs
    squeue --noheader --array -o %i,%j 2>/dev/null | string replace -r '^\s*(\S+)\s+\| (.*?)\s*$' '$1\t$2'
end
)sh";

std::string quoted(std::string_view text)
{
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + "'";
}

std::string valuesOf(const ValueHint& hint)
{
    switch (hint.kind) {
    case ValueKind::Free:
        return " -x";
    case ValueKind::Words:
        return " -x -a " + quoted(hint.list ? "(__fish_append , " + joined(hint.words) + ")" : joined(hint.words));
    case ValueKind::Files:
        return " -r -F";
    case ValueKind::Folders:
        return " -x -a '(__fish_complete_directories)'";
    case ValueKind::Users:
        return " -x -a '(__fish_complete_users)'";
    case ValueKind::Partitions:
    case ValueKind::Features:
    case ValueKind::Hosts:
    case ValueKind::Jobs:
        break;
    }
    return " -x -a '(__fish_append , (__slotd_" + std::string(listName(hint.kind)) + "))'";
}

std::string verbLines(const CommandPage& page)
{
    std::vector<std::string> names;
    std::string lines;
    const std::string start = "complete -c " + std::string(page.command->name) + " -f -n ";
    for (const Verb& verb : verbsOf(*page.command)) {
        names.push_back(verb.name);
        const std::string seen = "__fish_seen_subcommand_from " + verb.name;
        if (!verb.nouns.empty())
            lines += start + quoted(seen + "; and not __fish_seen_subcommand_from " + joined(verb.nouns)) + " -a " +
                     quoted(joined(verb.nouns)) + "\n";
        if (verb.takesJobs) {
            const std::string after = verb.nouns.empty() ? "" : "; and __fish_seen_subcommand_from " + joined(verb.nouns);
            lines += start + quoted(seen + after) + " -a '(__slotd_jobs)'\n";
        }
    }
    return start + quoted("not __fish_seen_subcommand_from " + joined(names)) + " -a " + quoted(joined(names)) + "\n" + lines;
}

std::string operandLines(const CommandPage& page)
{
    const std::string start = "complete -c " + std::string(page.command->name);
    switch (operandsOf(*page.command)) {
    case Operands::None:
        return start + " -f\n";
    case Operands::Script:
        return start + " -F\n";
    case Operands::Command:
        return start + " -x -a '(__fish_complete_subcommand)'\n";
    case Operands::Jobs:
        return start + " -f -a '(__slotd_jobs)'\n";
    case Operands::Verbs:
        return verbLines(page);
    }
    return {};
}

} // namespace

std::string fishCompletion(const CommandPage& page)
{
    std::string text = "# fish completion of " + std::string(page.command->name) + ", made by slotd-docs from the option tables.\n";
    text += kHelpers;
    text += "\n" + operandLines(page);
    for (const OptionInfo* option : page.rows) {
        text += "complete -c " + std::string(page.command->name);
        if (option->shortName)
            text += std::string(" -s ") + option->shortName;
        if (!option->longName.empty())
            text += " -l " + std::string(option->longName);
        if (option->argument == ArgKind::Required)
            text += valuesOf(hintFor(*option));
        text += " -d " + quoted(option->help) + "\n";
    }
    return text;
}

std::string fishCompletionOfSlotd()
{
    std::string text = "# fish completion of slotd, made by slotd-docs.\n";
    for (const auto& [name, what] : slotdVerbs()) {
        text += "complete -c slotd -n __fish_use_subcommand -f -a " + std::string(name) + " -d " + quoted(what) + "\n";
    }
    return text;
}

} // namespace slotd::docs
