// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "completion.h"

namespace slotd::docs
{
namespace
{

/// The same in every file: bash loads only the one of the command that is typed. Needs nothing but bash.
const char* const kHelpers = R"sh(
_slotd_list()
{
    case $1 in
        partitions) sinfo --noheader -o %R ;;
        features) sinfo --noheader -o %f | tr , '\n' ;;
        hosts) sinfo --noheader -o %N ;;
        jobs) squeue --noheader --array -o %i ;;
        users) compgen -u ;;
        words:*) printf '%s\n' "${1#words:}" ;;
    esac 2>/dev/null
}

# Candidates of one kind for the value typed so far; what stands before its last comma stays.
_slotd_fill()
{
    local kind=$1 value=$2 before=${3-}
    case $kind in
        files) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -P "$before" -- "$value") ;;
        folders) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -P "$before" -- "$value") ;;
        list:*)
            [[ $value == *,* ]] && before+=${value%,*},
            mapfile -t COMPREPLY < <(compgen -P "$before" -W "$(_slotd_list "${kind#list:}")" -- "${value##*,}") ;;
        ?*) mapfile -t COMPREPLY < <(compgen -P "$before" -W "$(_slotd_list "$kind")" -- "$value") ;;
    esac
}

# Where the first word after the options stands; 0: not before the cursor. bash may cut --name=value at the "=".
_slotd_operand()
{
    local i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            --) echo $((i + 1 < COMP_CWORD ? i + 1 : 0)); return ;;
            -*)
                if [[ ${COMP_WORDS[i + 1]-} == = ]]; then
                    ((i += 2))
                elif [[ ${COMP_WORDS[i]} != *=* ]] && "$1" "${COMP_WORDS[i]}" >/dev/null; then
                    ((i += 1))
                fi ;;
            *) echo "$i"; return ;;
        esac
    done
    echo 0
}
)sh";

std::string kindName(const ValueHint& hint)
{
    const std::string list = hint.list ? "list:" : "";
    switch (hint.kind) {
    case ValueKind::Free:
        return "";
    case ValueKind::Words:
        return list + "words:" + joined(hint.words);
    case ValueKind::Files:
        return "files";
    case ValueKind::Folders:
        return "folders";
    case ValueKind::Users:
        return list + "users";
    case ValueKind::Partitions:
    case ValueKind::Features:
    case ValueKind::Hosts:
    case ValueKind::Jobs:
        break;
    }
    return list + std::string(listName(hint.kind));
}

std::string optionWords(const CommandPage& page)
{
    std::string words;
    for (const OptionInfo* option : page.rows) {
        if (option->shortName)
            words += std::string(words.empty() ? "" : " ") + "-" + option->shortName;
        if (!option->longName.empty())
            words += (words.empty() ? "--" : " --") + std::string(option->longName) + (option->argument == ArgKind::Required ? "=" : "");
    }
    return words;
}

/// Prints the kind of the value of an option; false for one without a value, or that is unknown.
std::string kindFunction(const CommandPage& page, const std::string& name)
{
    std::string text = name + "_kind()\n{\n    case $1 in\n";
    for (const OptionInfo* option : page.rows) {
        if (option->argument == ArgKind::None)
            continue;
        std::string pattern = option->shortName ? std::string("-") + option->shortName : std::string();
        if (!option->longName.empty())
            pattern += (pattern.empty() ? "--" : "|--") + std::string(option->longName);
        text += "        " + pattern + ") echo " + quotedForSh(kindName(hintFor(*option))) + " ;;\n";
    }
    return text + "        *) return 1 ;;\n    esac\n}\n";
}

std::string verbCase(const CommandPage& page)
{
    std::vector<std::string> names;
    std::string cases;
    for (const Verb& verb : verbsOf(*page.command)) {
        names.push_back(verb.name);
        if (!verb.nouns.empty())
            cases += "            " + verb.name + ":1) _slotd_fill " + quotedForSh("words:" + joined(verb.nouns)) + " \"$cur\" ;;\n";
        if (verb.takesJobs)
            cases += "            " + verb.name + ":*) _slotd_fill list:jobs \"$cur\" ;;\n";
    }
    return "    if ((first == 0)); then\n        _slotd_fill " + quotedForSh("words:" + joined(names)) +
           " \"$cur\"\n    else\n        case ${COMP_WORDS[first]}:$((COMP_CWORD - first)) in\n" + cases + "        esac\n    fi\n";
}

std::string operandPart(const CommandPage& page)
{
    switch (operandsOf(*page.command)) {
    case Operands::None:
        break;
    case Operands::Script:
        return "    _slotd_fill files \"$cur\"\n";
    case Operands::Command:
        return "    if ((first == 0)); then\n        mapfile -t COMPREPLY < <(compgen -c -- \"$cur\")\n"
               "    elif declare -F _command_offset >/dev/null; then\n        _command_offset \"$first\"\n"
               "    else\n        _slotd_fill files \"$cur\"\n    fi\n";
    case Operands::Jobs:
        return "    _slotd_fill list:jobs \"$cur\"\n";
    case Operands::Verbs:
        return verbCase(page);
    }
    return "    :\n";
}

} // namespace

std::string bashCompletion(const CommandPage& page)
{
    const std::string command(page.command->name);
    const std::string name = "_slotd_" + command;
    std::string text = "# bash completion of " + command + ", made by slotd-docs from the option tables.\n";
    text += kHelpers;
    text += "\n" + kindFunction(page, name) + "\n" + name + "()\n{\n"
            "    local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} kind first\n"
            "    COMPREPLY=()\n"
            "    first=$(_slotd_operand " + name + "_kind)\n";
    if (page.command->operandsEndOptions)
        text += "    ((first > 0)) && previous= && [[ $cur == -* ]] && return\n";
    text += "    if [[ $cur == --*=* ]]; then\n"
            "        kind=$(" + name + "_kind \"${cur%%=*}\") && _slotd_fill \"$kind\" \"${cur#*=}\" \"${cur%%=*}=\"\n        return\n"
            "    elif [[ $cur == = ]]; then\n"
            "        kind=$(" + name + "_kind \"$previous\") && _slotd_fill \"$kind\" ''\n        return\n"
            "    elif [[ $previous == = ]] && ((COMP_CWORD > 2)); then\n"
            "        kind=$(" + name + "_kind \"${COMP_WORDS[COMP_CWORD - 2]}\") && _slotd_fill \"$kind\" \"$cur\"\n        return\n"
            "    elif kind=$(" + name + "_kind \"$previous\"); then\n"
            "        _slotd_fill \"$kind\" \"$cur\"\n        return\n"
            "    elif [[ $cur == -* ]]; then\n"
            "        mapfile -t COMPREPLY < <(compgen -W " + quotedForSh(optionWords(page)) + " -- \"$cur\")\n"
            "        [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null\n        return\n"
            "    fi\n";
    text += operandPart(page);
    return text + "}\n\ncomplete -F " + name + " " + command + "\n";
}

std::string bashCompletionOfSlotd()
{
    std::vector<std::string> names;
    for (const auto& [name, what] : slotdVerbs())
        names.emplace_back(name);
    return "# bash completion of slotd, made by slotd-docs.\n\n_slotd_slotd()\n{\n"
           "    COMPREPLY=()\n"
           "    ((COMP_CWORD > 1)) || mapfile -t COMPREPLY < <(compgen -W " + quotedForSh(joined(names) + " --help --version") +
           " -- \"${COMP_WORDS[COMP_CWORD]}\")\n}\n\ncomplete -o default -F _slotd_slotd slotd\n";
}

} // namespace slotd::docs
