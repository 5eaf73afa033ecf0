// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "completion.h"

namespace slotd::docs
{
namespace
{

const char* const kHelpers = R"sh(
_slotd_list() {
    local -a found
    case $1 in
        partitions) found=(${(f)"$(sinfo --noheader -o %R 2>/dev/null)"}) ;;
        features) found=(${(s:,:)"$(sinfo --noheader -o %f 2>/dev/null | tr '\n' ,)"}) ;;
        hosts) found=(${(f)"$(sinfo --noheader -o %N 2>/dev/null)"}) ;;
        jobs) found=(${(f)"$(squeue --noheader --array -o %i 2>/dev/null)"}) ;;
        *) found=(${=2}) ;;
    esac
    found=(${found// /})
    compset -P '*,'
    compadd -qS, -- $found
}
)sh";

/// Text inside the brackets of an option's explanation.
std::string explained(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\')
            result += '\\';
        result += c;
    }
    return result;
}

std::string actionOf(const ValueHint& hint)
{
    switch (hint.kind) {
    case ValueKind::Free:
        return " ";
    case ValueKind::Words:
        return hint.list ? "{_slotd_list words \"" + joined(hint.words) + "\"}" : "(" + joined(hint.words) + ")";
    case ValueKind::Files:
        return "_files";
    case ValueKind::Folders:
        return "_files -/";
    case ValueKind::Users:
        return "_users";
    case ValueKind::Partitions:
    case ValueKind::Features:
    case ValueKind::Hosts:
    case ValueKind::Jobs:
        break;
    }
    return "{_slotd_list " + std::string(listName(hint.kind)) + "}";
}

std::string spec(const OptionInfo& option, const std::string& form, const char* whenRequired, const char* whenOptional)
{
    std::string text = "*" + form;
    if (option.argument == ArgKind::Required)
        text += whenRequired;
    else if (option.argument == ArgKind::Optional)
        text += whenOptional;
    text += "[" + explained(option.help) + "]";
    if (option.argument != ArgKind::None)
        text += (option.argument == ArgKind::Required ? ":" : "::") + explained(option.metavar) + ":" + actionOf(hintFor(option));
    return "        " + quotedForSh(text) + " \\\n";
}

std::string verbFunction(const CommandPage& page, const std::string& name)
{
    std::string names;
    std::string cases;
    for (const Verb& verb : verbsOf(*page.command)) {
        names += (names.empty() ? "" : " ") + verb.name;
        if (!verb.nouns.empty())
            cases += "        " + verb.name + ":2) compadd -- " + joined(verb.nouns) + " ;;\n";
        if (verb.takesJobs)
            cases += "        " + verb.name + ":*) _slotd_list jobs ;;\n";
    }
    return name + "_words() {\n    if ((CURRENT == 1)); then\n        compadd -- " + names +
           "\n        return\n    fi\n    case $words[1]:$CURRENT in\n" + cases + "    esac\n}\n\n";
}

std::string operandSpecs(const CommandPage& page, const std::string& name)
{
    switch (operandsOf(*page.command)) {
    case Operands::None:
        break;
    case Operands::Script:
        return "        ':script:_files' \\\n        '*:argument:_files'\n";
    case Operands::Command:
        return "        '(-):command: _command_names -e' \\\n        '*::arguments: _normal'\n";
    case Operands::Jobs:
        return "        '*:job:{_slotd_list jobs}'\n";
    case Operands::Verbs:
        return "        '*::command:" + name + "_words'\n";
    }
    return "        && return\n"; // nothing follows the options
}

} // namespace

std::string zshCompletion(const CommandPage& page)
{
    const std::string command(page.command->name);
    const std::string name = "_slotd_" + command;
    std::string text = "#compdef " + command + "\n# Made by slotd-docs from the option tables.\n";
    text += kHelpers;
    text += "\n";
    if (operandsOf(*page.command) == Operands::Verbs)
        text += verbFunction(page, name);
    text += std::string("_arguments -s") + (page.command->operandsEndOptions ? " -A '-*'" : "") + " : \\\n";
    for (const OptionInfo* option : page.rows) {
        if (option->shortName)
            text += spec(*option, std::string("-") + option->shortName, "+", "-");
        if (!option->longName.empty())
            text += spec(*option, "--" + std::string(option->longName), "=", "=-");
    }
    return text + operandSpecs(page, name);
}

std::string zshCompletionOfSlotd()
{
    std::string text = "#compdef slotd\n# Made by slotd-docs.\n\n_arguments ':command:((";
    for (const auto& [name, what] : slotdVerbs()) {
        std::string escaped = explained(what);
        for (std::size_t at = escaped.find(' '); at != std::string::npos; at = escaped.find(' ', at + 2))
            escaped.insert(at, "\\");
        text += std::string(text.back() == '(' ? "" : " ") + std::string(name) + "\\:" + escaped;
    }
    return text + "))' '*:argument:_files'\n";
}

} // namespace slotd::docs
