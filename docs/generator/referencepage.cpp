// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commandpage.h"

#include <algorithm>

namespace slotd::docs
{
namespace
{

/// Text inside a cell of a Markdown table.
std::string cell(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '|' || c == '<' || c == '>' || c == '*' || c == '_')
            result += '\\';
        result += c;
    }
    return result;
}

/// Code inside a cell: only the bar has to be kept from ending it.
std::string code(std::string_view text)
{
    std::string result = "`";
    for (const char c : text)
        result += c == '|' ? std::string("\\|") : std::string(1, c);
    return result + "`";
}

void appendGroups(std::string& text, const CommandPage& page)
{
    std::vector<std::string_view> done;
    for (const OptionInfo* first : page.rows) {
        if (std::find(done.begin(), done.end(), first->group) != done.end())
            continue;
        done.push_back(first->group);
        text.append("\n## ").append(first->group.empty() ? "Options" : first->group).append("\n\n| Option | Meaning |\n| --- | --- |\n");
        for (const OptionInfo* option : page.rows) {
            if (option->group != first->group)
                continue;
            text += "| " + code(optionForms(*option)) + " | " + cell(option->help);
            if (!option->details.empty())
                text += ". " + cell(option->details);
            text += " |\n";
        }
    }
}

void appendVariables(std::string& text, const CommandPage& page)
{
    std::string rows;
    for (const OptionInfo* option : page.rows) {
        for (const EnvName& name : option->environment) {
            if (name.command == page.command->id)
                rows += "| " + code(name.name) + " | " + code("--" + std::string(option->longName)) + " |\n";
        }
    }
    if (!rows.empty())
        text += "\n## Environment\n\nA variable stands for its option; the command line wins. An option without a value is set by "
                "anything but an empty text, `0`, `no`, `false` and `off`.\n\n| Variable | Option |\n| --- | --- |\n" +
                rows;
}

} // namespace

std::string referencePage(const CommandPage& page)
{
    const std::string name(page.command->name);
    std::string text = "<!-- Made by slotd-docs from the option tables; a test compares. -->\n# " + name + "\n\n" +
                       std::string(page.command->summary) + "\n\n    " + name + " " + std::string(page.command->synopsis) + "\n\n" +
                       page.description + "\n";
    if (!page.command->words.empty()) {
        text += "\n## Commands\n\n";
        for (std::string_view lines = page.command->words; !lines.empty();) {
            const std::size_t end = std::min(lines.find('\n'), lines.size());
            text.append("    ").append(lines.substr(0, end)).append("\n");
            lines.remove_prefix(std::min(end + 1, lines.size()));
        }
    }
    appendGroups(text, page);
    appendVariables(text, page);
    return text;
}

} // namespace slotd::docs
