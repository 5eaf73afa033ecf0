// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/version.h"
#include "commandpage.h"

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

void appendOptions(std::string& text, const CommandPage& page)
{
    std::string_view group = "\n"; // no group is called that
    for (const OptionInfo* option : page.rows) {
        if (option->group != group) {
            group = option->group;
            if (!group.empty())
                text += ".SS " + roff(group) + "\n";
        }
        text += ".TP\n\\fB" + roff(optionForms(*option)) + "\\fR\n" + roff(option->help) + ".\n";
        if (!option->details.empty())
            text += roff(option->details) + "\n";
    }
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
