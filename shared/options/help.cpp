// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/help.h"

#include "base/version.h"

#include <algorithm>

namespace slotd
{
namespace
{

constexpr std::size_t kHelpColumn = 32;
constexpr std::size_t kWidth = 79;

/// "-t, --time=<time>"; the short name's place stays empty without one.
std::string optionColumn(const OptionInfo& option)
{
    std::string text = option.shortName ? std::string("  -") + option.shortName : std::string("    ");
    const std::string metavar = "<" + std::string(option.metavar) + ">";
    if (!option.longName.empty()) {
        text += option.shortName ? ", --" : "  --";
        text += option.longName;
        if (option.argument == ArgKind::Required)
            text += "=" + metavar;
        else if (option.argument == ArgKind::Optional)
            text += "[=" + metavar + "]";
    } else if (option.argument == ArgKind::Required) {
        text += " " + metavar;
    }
    return text;
}

/// Appends `words` broken at blanks, each further line indented; `column` is where the cursor stands.
void appendWrapped(std::string& text, std::string_view words, std::size_t column, std::size_t indent)
{
    std::size_t at = column;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        const std::string_view word = words.substr(0, end);
        if (at != indent && at + 1 + word.size() > kWidth) {
            text.append("\n").append(indent, ' ');
            at = indent;
        } else if (at != indent) {
            text += ' ';
            ++at;
        }
        text += word;
        at += word.size();
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

std::vector<std::string_view> groupsOf(const OptionRows& rows)
{
    std::vector<std::string_view> groups;
    for (const OptionInfo* option : rows) {
        if (std::find(groups.begin(), groups.end(), option->group) == groups.end())
            groups.push_back(option->group);
    }
    return groups;
}

void appendGroup(std::string& text, std::string_view group, const OptionRows& rows)
{
    text.append("\n").append(group.empty() ? "Options" : group).append(":\n");
    for (const OptionInfo* option : rows) {
        if (option->group != group)
            continue;
        std::string line = optionColumn(*option);
        if (line.size() + 2 > kHelpColumn)
            line.append("\n").append(kHelpColumn, ' ');
        else
            line.append(kHelpColumn - line.size(), ' ');
        appendWrapped(line, option->help, kHelpColumn, kHelpColumn);
        text.append(line).append("\n");
    }
}

} // namespace

std::string helpText(const CommandRow& command, const OptionRows& rows)
{
    std::string text = "Usage: " + std::string(command.name) + " " + std::string(command.synopsis) + "\n" +
                       std::string(command.name) + ": " + std::string(command.summary) + "\n";
    if (!command.words.empty())
        text += "\nCommands:\n";
    for (std::string_view lines = command.words; !lines.empty();) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        text.append("  ").append(lines.substr(0, end)).append("\n");
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    for (const std::string_view group : groupsOf(rows))
        appendGroup(text, group, rows);
    return text;
}

std::string usageText(const CommandRow& command, const OptionRows& rows)
{
    std::string text = "Usage: " + std::string(command.name);
    const std::size_t indent = text.size() + 1;
    std::string words;
    for (const OptionInfo* option : rows) {
        std::string item = "[";
        item += option->longName.empty() ? std::string("-") + option->shortName : "--" + std::string(option->longName);
        if (option->argument == ArgKind::Required)
            item += (option->longName.empty() ? "" : "=") + std::string(option->metavar);
        else if (option->argument == ArgKind::Optional)
            item += "[=" + std::string(option->metavar) + "]";
        words += item + "] ";
    }
    text += ' ';
    words += command.synopsis.starts_with("[options]") ? command.synopsis.substr(std::min<std::size_t>(10, command.synopsis.size()))
                                                       : command.synopsis;
    appendWrapped(text, words, indent, indent);
    while (text.ends_with(' '))
        text.pop_back();
    return text + "\n";
}

std::string versionText(const CommandRow& command)
{
    return std::string(command.name) + " (slotd) " + kVersion + "\n";
}

} // namespace slotd
