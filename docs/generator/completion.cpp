// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "completion.h"

#include "domain/jobstate.h"

#include <algorithm>
#include <array>

namespace slotd::docs
{
namespace
{

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        if (end > at)
            parts.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

std::vector<std::string> jobStateWords()
{
    std::vector<std::string> words;
    for (const JobStateRow& state : kJobStates)
        words.emplace_back(state.name);
    return words;
}

struct MetavarRow
{
    std::string_view metavar;
    ValueKind kind;
};
constexpr std::array<MetavarRow, 9> kMetavars{{{"file", ValueKind::Files},
                                               {"pattern", ValueKind::Files},
                                               {"folder", ValueKind::Folders},
                                               {"user", ValueKind::Users},
                                               {"users", ValueKind::Users},
                                               {"features", ValueKind::Features},
                                               {"hosts", ValueKind::Hosts},
                                               {"ids", ValueKind::Jobs},
                                               {"id", ValueKind::Jobs}}};

bool isWord(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

} // namespace

ValueHint hintFor(const OptionInfo& option)
{
    ValueHint hint;
    hint.list = option.metavar.ends_with('s');
    const bool aboutHosts = option.metavar == "states" && option.help.find("hosts") != std::string_view::npos;
    if (option.metavar.find('|') != std::string_view::npos) {
        hint.kind = ValueKind::Words;
        hint.words = split(option.metavar, '|');
        std::erase(hint.words, "names"); // stands for the user's own
    } else if (option.metavar == "states" || option.metavar == "state") {
        hint.kind = ValueKind::Words;
        hint.words = aboutHosts ? std::vector<std::string>{"idle", "mixed", "allocated"} : jobStateWords();
    } else if (option.longName == "partition" || (option.longName.empty() && option.shortName == 'r')) {
        hint.kind = ValueKind::Partitions;
    } else if (option.longName == "nodelist" || option.longName == "exclude") {
        hint.kind = ValueKind::Hosts;
    } else {
        const auto* const found = std::find_if(kMetavars.begin(), kMetavars.end(),
                                               [&](const MetavarRow& row) { return row.metavar == option.metavar; });
        hint.kind = found == kMetavars.end() ? ValueKind::Free : found->kind;
    }
    return hint;
}

std::vector<Verb> verbsOf(const CommandRow& command)
{
    std::vector<Verb> verbs;
    for (const std::string& line : split(command.words, '\n')) {
        if (line.front() == ' ')
            continue; // goes on with the line above
        const std::vector<std::string> syntax = split(std::string_view(line).substr(0, line.find("  ")), ' ');
        for (const std::string& name : split(syntax.front(), '|')) {
            auto verb = std::find_if(verbs.begin(), verbs.end(), [&](const Verb& v) { return v.name == name; });
            if (verb == verbs.end())
                verb = verbs.insert(verbs.end(), Verb{name, {}, false});
            for (std::size_t i = 1; i < syntax.size() && i < 3; ++i) {
                const bool jobs = syntax[i] == "id" || syntax[i] == "id..." || syntax[i] == "[id]" || syntax[i] == "[id...]";
                verb->takesJobs = verb->takesJobs || jobs;
                if (jobs || i > 1)
                    continue;
                for (std::string& noun : split(syntax[i], '|')) {
                    if (isWord(noun))
                        verb->nouns.push_back(std::move(noun));
                }
            }
        }
    }
    return verbs;
}

Operands operandsOf(const CommandRow& command)
{
    switch (command.id) {
    case CommandId::Sbatch:
        return Operands::Script;
    case CommandId::Srun:
    case CommandId::Salloc:
        return Operands::Command;
    case CommandId::Scancel:
        return Operands::Jobs;
    case CommandId::Scontrol:
        return Operands::Verbs;
    case CommandId::Squeue:
    case CommandId::Sacct:
    case CommandId::Sinfo:
    case CommandId::Count:
        break;
    }
    return Operands::None;
}

std::string_view listName(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Partitions:
        return "partitions";
    case ValueKind::Features:
        return "features";
    case ValueKind::Hosts:
        return "hosts";
    case ValueKind::Jobs:
        return "jobs";
    case ValueKind::Free:
    case ValueKind::Words:
    case ValueKind::Files:
    case ValueKind::Folders:
    case ValueKind::Users:
        break;
    }
    return {};
}

std::string joined(const std::vector<std::string>& words, std::string_view separator)
{
    std::string text;
    for (const std::string& word : words)
        text.append(text.empty() ? std::string_view() : separator).append(word);
    return text;
}

std::string quotedForSh(std::string_view text)
{
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

const std::vector<std::pair<std::string_view, std::string_view>>& slotdVerbs()
{
    static const std::vector<std::pair<std::string_view, std::string_view>> verbs = [] {
        std::vector<std::pair<std::string_view, std::string_view>> all{
            {"daemon", "serve jobs in the foreground"},
            {"doctor", "say what works here, and what mends the rest"},
            {"shellenv", "print what puts the commands on PATH"},
            {"root", "print the runtime root"},
            {"purge", "forget jobs that ended before a time"},
            {"rerun", "run the recorded script of a job again by hand"}};
        for (const CommandRow& command : kCommands)
            all.emplace_back(command.name, command.summary);
        return all;
    }();
    return verbs;
}

} // namespace slotd::docs
