// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/version.h"
#include "commandpage.h"
#include "launch/launchplanning.h"

#include <algorithm>
#include <cctype>

namespace slotd::docs
{
namespace
{

std::string upper(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return result;
}

/// Paragraphs are separated by an empty line.
std::string paragraphs(const std::string& text)
{
    std::string result;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find("\n\n", begin), text.size());
        result += (begin == 0 ? "" : ".PP\n") + roff(text.substr(begin, end - begin)) + "\n";
        begin = end + 2;
    }
    return result;
}

/// The tables' lines have neither a capital nor a full stop.
std::string sentence(std::string_view help)
{
    std::string text(help);
    // What is spelled in small letters is the name of a command.
    const bool name = std::any_of(kCommands.begin(), kCommands.end(), [&](const CommandRow& command) { return text.starts_with(command.name); });
    if (!text.empty() && !name)
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text + ".";
}

void appendOptions(std::string& text, const CommandPage& page)
{
    std::vector<std::string_view> done;
    for (const OptionInfo* first : page.rows) {
        if (std::find(done.begin(), done.end(), first->group) != done.end())
            continue;
        done.push_back(first->group);
        if (!first->group.empty())
            text += ".SS " + roff(first->group) + "\n";
        for (const OptionInfo* option : page.rows) {
            if (option->group != first->group)
                continue;
            text += ".TP\n\\fB" + roff(optionForms(*option)) + "\\fR\n" + roff(sentence(option->help)) + "\n";
            if (!option->details.empty())
                text += roff(option->details) + "\n";
        }
    }
}

/// The columns that a format may name.
void appendColumns(std::string& text, const CommandPage& page)
{
    if (page.columns.empty())
        return;
    text += ".SH COLUMNS\nBy name, without regard to case, and by letter where there is one:\n.PP\n.nf\n";
    for (const FieldInfo* column : page.columns) {
        std::string_view names = column->names;
        std::string line;
        for (std::size_t end = 0; !names.empty(); names.remove_prefix(std::min(end + 1, names.size()))) {
            end = std::min(names.find(' '), names.size());
            line.append(line.empty() ? "" : ", ").append(names.substr(0, end));
        }
        if (line.empty())
            line = column->longNames;
        if (line.empty())
            continue;
        const std::string letter = column->code ? std::string("%") + column->code : std::string("  ");
        text += roff(letter + "  " + line) + "\n";
    }
    text += ".fi\n";
}

/// What a job, the command of salloc, or a task finds set.
void appendGiven(std::string& text, const CommandPage& page)
{
    std::string rows;
    for (const EnvironmentName& name : environmentNames()) {
        const bool given = page.command->id == CommandId::Sbatch   ? name.batch
                           : page.command->id == CommandId::Salloc ? name.allocation
                           : page.command->id == CommandId::Srun   ? name.step
                                                                   : false;
        if (given)
            rows += ".TP\n\\fB" + roff(name.name) + "\\fR\n" + roff(name.meaning) + "\n";
    }
    if (!rows.empty())
        text += ".SH OUTPUT ENVIRONMENT\nWhat is run finds these variables set, where they apply:\n" + rows;
}

void appendExamples(std::string& text, const CommandPage& page)
{
    text += ".SH EXAMPLES\n";
    for (const auto& [line, meaning] : page.examples)
        text += ".TP\n\\fB" + roff(line) + "\\fR\n" + roff(meaning) + "\n";
}

void appendVariables(std::string& text, const CommandPage& page)
{
    std::string rows;
    for (const OptionInfo* option : page.rows) {
        for (const EnvName& name : option->environment) {
            if (name.command == page.command->id)
                rows += ".TP\n\\fB" + roff(name.name) + "\\fR\nThe same as \\fB\\-\\-" + roff(option->longName) + "\\fR.\n";
        }
    }
    text += ".SH ENVIRONMENT\n" + rows +
            ".TP\n\\fBSLOTD_ROOT\\fR\nThe runtime root of the daemon that is asked (default ~/.local/share/slotd).\n";
}

std::string exitStatus(const CommandPage& page)
{
    const std::string bad = page.command->usageExit == 255
                                ? "255 for an option or value that is not understood; 1 for numbers out of range, a script that can't "
                                  "be used, and what the daemon refuses."
                                : "1 for an option or value that is not understood, and for what the daemon refuses.";
    const std::string wait = page.command->id == CommandId::Sbatch ? " With --wait, the exit code of the job." : "";
    return ".SH EXIT STATUS\n" + roff("0 when all went well; " + bad + wait) + "\n";
}

} // namespace

std::string roff(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '-')
            result += "\\-";
        else if (c == '\\')
            result += "\\e";
        else if (c == '\'')
            result += "\\(aq";
        else
            result += c;
    }
    return result.starts_with('.') ? "\\&" + result : result;
}

std::string manualPage(const CommandPage& page)
{
    const std::string name(page.command->name);
    std::string text = ".\\\" Made by slotd-docs from the option tables.\n.TH " + upper(name) + " 1 \"\" \"slotd " + kVersion +
                       "\" \"User Commands\"\n.SH NAME\n" + name + " \\- " + roff(page.command->summary) + "\n.SH SYNOPSIS\n\\fB" + name +
                       "\\fR " + roff(page.command->synopsis) + "\n.SH DESCRIPTION\n" + paragraphs(page.description);
    if (!page.command->words.empty())
        text += ".SH COMMANDS\n.nf\n" + roff(page.command->words) + ".fi\n";
    text += ".SH OPTIONS\n";
    appendOptions(text, page);
    appendVariables(text, page);
    appendGiven(text, page);
    appendColumns(text, page);
    appendExamples(text, page);
    text += exitStatus(page);
    text += ".SH SEE ALSO\n";
    std::string others;
    for (const CommandRow& other : kCommands) {
        if (other.id != page.command->id)
            others += (others.empty() ? "" : ", ") + ("\\fB" + std::string(other.name) + "\\fR(1)");
    }
    return text + others + ", \\fBslotd\\fR(1)\n";
}

} // namespace slotd::docs
