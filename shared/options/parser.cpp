// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/parser.h"

#include <algorithm>
#include <cctype>
#include <cstring>

namespace slotd
{
namespace
{

// getopt_long(3) itself keeps global state and prints; this one is a value in, a value out, with the same rules and words.
class Scanner
{
public:
    Scanner(const CommandRow& command, const OptionRows& rows, const std::vector<std::string>& words, OptionSource source)
        : m_command(command), m_rows(rows), m_words(words), m_source(source)
    {
    }

    Scan run(bool operandsEndOptions)
    {
        while (m_next < m_words.size() && !m_scan.refusal) {
            const std::string& word = m_words[m_next++];
            if (word == "--") {
                takeRest();
            } else if (word.size() > 2 && word.starts_with("--")) {
                longOption(word);
            } else if (word.size() > 1 && word[0] == '-') {
                shortOptions(word);
            } else {
                m_scan.operands.push_back(word);
                if (operandsEndOptions)
                    takeRest();
            }
        }
        return std::move(m_scan);
    }

private:
    void takeRest()
    {
        m_scan.operands.insert(m_scan.operands.end(), m_words.begin() + static_cast<std::ptrdiff_t>(m_next), m_words.end());
        m_next = m_words.size();
    }

    void refuseUsage(std::string text)
    {
        Refusal refusal;
        refusal.lines.push_back({DiagnosticLine::Kind::Note, std::move(text)});
        if (m_command.hintsAtHelp)
            refusal.lines.push_back({DiagnosticLine::Kind::Plain,
                                     "Try \"" + std::string(m_command.name) + " --help\" for more information"});
        refusal.exitCode = m_command.usageExit;
        m_scan.refusal = std::move(refusal);
    }

    void use(std::size_t row, const std::string* value)
    {
        m_scan.uses.push_back({row, value != nullptr, value ? *value : std::string(), m_source});
    }

    /// All long names of a row, the aliases after the name itself.
    static void eachName(const OptionInfo& option, const auto& visit)
    {
        if (!option.longName.empty())
            visit(option.longName);
        std::string_view rest = option.aliases;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            visit(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    struct Match
    {
        std::size_t row = 0;
        std::string_view name;
    };

    std::vector<Match> candidates(std::string_view typed) const
    {
        std::vector<Match> found;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            bool exact = false;
            eachName(*m_rows[i], [&](std::string_view name) {
                exact = exact || name == typed;
                if (name.starts_with(typed))
                    found.push_back({i, name});
            });
            if (exact)
                return {{i, typed}};
        }
        std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) { return a.name < b.name; });
        return found;
    }

    void longOption(const std::string& word)
    {
        const std::size_t equals = word.find('=');
        const std::string_view typed = std::string_view(word).substr(2, equals == std::string::npos ? equals : equals - 2);
        const std::vector<Match> found = candidates(typed);
        if (found.empty()) {
            refuseUsage("unrecognized option '" + word + "'");
            return;
        }
        if (std::any_of(found.begin(), found.end(), [&](const Match& m) { return m.row != found.front().row; })) {
            std::string text = "option '" + word + "' is ambiguous; possibilities:";
            for (const Match& match : found)
                text.append(" '--").append(match.name).append("'");
            refuseUsage(std::move(text));
            return;
        }
        longOptionFound(found.front(), equals == std::string::npos ? nullptr : word.c_str() + equals + 1);
    }

    void longOptionFound(const Match& match, const char* attached)
    {
        const OptionInfo& option = *m_rows[match.row];
        if (attached) {
            if (option.argument == ArgKind::None) {
                refuseUsage("option '--" + std::string(match.name) + "' doesn't allow an argument");
                return;
            }
            const std::string value(attached);
            use(match.row, &value);
        } else if (option.argument != ArgKind::Required) {
            use(match.row, nullptr);
        } else if (m_next < m_words.size()) {
            use(match.row, &m_words[m_next++]);
        } else {
            refuseUsage("option '--" + std::string(match.name) + "' requires an argument");
        }
    }

    void shortOptions(const std::string& word)
    {
        for (std::size_t i = 1; i < word.size(); ++i) {
            const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                            [&](const OptionInfo* o) { return o->shortName == word[i]; });
            if (found == m_rows.end()) {
                refuseUsage(std::string("invalid option -- '") + word[i] + "'");
                return;
            }
            const auto index = static_cast<std::size_t>(found - m_rows.begin());
            if ((*found)->argument == ArgKind::None) {
                use(index, nullptr);
                continue;
            }
            const std::string attached = word.substr(i + 1);
            if (!attached.empty())
                use(index, &attached);
            else if ((*found)->argument == ArgKind::Optional)
                use(index, nullptr);
            else if (m_next < m_words.size())
                use(index, &m_words[m_next++]);
            else
                refuseUsage(std::string("option requires an argument -- '") + word[i] + "'");
            return;
        }
    }

    const CommandRow& m_command;
    const OptionRows& m_rows;
    const std::vector<std::string>& m_words;
    OptionSource m_source;
    std::size_t m_next = 0;
    Scan m_scan;
};

bool isAnyOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    const auto same = [&](std::string_view word) {
        return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
            return std::tolower(static_cast<unsigned char>(a)) == b;
        });
    };
    return std::any_of(words.begin(), words.end(), same);
}

/// How a variable's text counts as a use of the option: not at all, as a flag, or as a value.
std::optional<OptionUse> useOfVariable(std::size_t index, const OptionInfo& option, const std::string& text)
{
    OptionUse use{index, true, text, OptionSource::Environment};
    if (option.argument == ArgKind::Required)
        return use;
    if (isAnyOf(text, {"0", "no", "false", "off"}) || (option.argument == ArgKind::None && text.empty()))
        return std::nullopt;
    if (option.argument == ArgKind::None || isAnyOf(text, {"", "yes", "true", "1"}))
        return OptionUse{index, false, {}, OptionSource::Environment};
    return use;
}

} // namespace

Scan scanArguments(const CommandRow& command, const OptionRows& rows, const std::vector<std::string>& words,
                   bool operandsEndOptions, OptionSource source)
{
    return Scanner(command, rows, words, source).run(operandsEndOptions);
}

std::vector<OptionUse> scanEnvironment(CommandId command, const OptionRows& rows, const EnvVars& environment)
{
    std::vector<OptionUse> uses;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (const EnvName& name : rows[i]->environment) {
            if (name.command != command)
                continue;
            const auto found = std::find_if(environment.begin(), environment.end(),
                                            [&](const auto& variable) { return variable.first == name.name; });
            if (found == environment.end())
                continue;
            if (std::optional<OptionUse> use = useOfVariable(i, *rows[i], found->second))
                uses.push_back(std::move(*use));
        }
    }
    return uses;
}

} // namespace slotd
