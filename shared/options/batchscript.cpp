// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/batchscript.h"

#include <algorithm>

namespace slotd
{
namespace
{

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

Refusal refuseScript(std::initializer_list<std::string_view> lines)
{
    Refusal refusal;
    refusal.exitCode = 1;
    for (const std::string_view line : lines)
        refusal.lines.push_back({DiagnosticLine::Kind::Error, std::string(line)});
    return refusal;
}

/// Splits what follows #SBATCH into words. One object per line.
class LineWords
{
public:
    LineWords(std::string_view line, std::size_t number, DirectiveWords& result)
        : m_line(line), m_number(number), m_result(result)
    {
    }

    void read()
    {
        while (!m_result.refusal) {
            while (m_at < m_line.size() && isBlank(m_line[m_at]))
                ++m_at;
            if (m_at == m_line.size() || m_line[m_at] == '#')
                return;
            readWord();
        }
    }

private:
    void readWord()
    {
        std::string word;
        char quote = 0;
        for (; m_at < m_line.size() && (quote || !isBlank(m_line[m_at])); ++m_at) {
            const char c = m_line[m_at];
            if (c == '\\' && quote != '\'' && m_at + 1 < m_line.size())
                word += m_line[++m_at];
            else if (quote ? c == quote : (c == '\'' || c == '"'))
                quote = quote ? '\0' : c;
            else
                word += c;
        }
        if (quote)
            m_result.refusal = refuseScript({"Unmatched `" + std::string(1, quote) + "` in line " + std::to_string(m_number) +
                                             " of the batch script: " + std::string(m_line)});
        else
            m_result.words.push_back(std::move(word));
    }

    std::string_view m_line;
    std::size_t m_number;
    DirectiveWords& m_result;
    std::size_t m_at = 0;
};

} // namespace

std::optional<Refusal> checkBatchScript(std::string_view script)
{
    if (script.empty())
        return refuseScript({"Batch script is empty!"});
    if (std::all_of(script.begin(), script.end(), isBlank))
        return refuseScript({"Batch script contains only whitespace!"});
    if (!script.starts_with("#!"))
        return refuseScript({"This does not look like a batch script.  The first",
                             "line must start with #! followed by the path to an interpreter.",
                             "For instance: #!/bin/sh"});
    if (script.find('\0') != std::string_view::npos)
        return refuseScript({"The Slurm controller does not allow scripts that contain a NULL character '\\0'."});
    if (script.find("\r\n") != std::string_view::npos)
        return refuseScript({"Batch script contains DOS line breaks (\\r\\n)", "instead of expected UNIX line breaks (\\n)."});
    return std::nullopt;
}

std::string wrapScript(std::string_view command)
{
    return "#!/bin/sh\n# This script was created by sbatch --wrap.\n\n" + std::string(command) + "\n";
}

DirectiveWords scanDirectives(std::string_view script)
{
    constexpr std::string_view kMagic = "#SBATCH";
    DirectiveWords result;
    for (std::size_t number = 1; !script.empty() && !result.refusal; ++number) {
        const std::size_t end = std::min(script.find('\n'), script.size());
        const std::string_view line = script.substr(0, end);
        script.remove_prefix(std::min(end + 1, script.size()));
        if (line.starts_with(kMagic)) {
            LineWords(line.substr(kMagic.size()), number, result).read();
            continue;
        }
        const auto first = std::find_if_not(line.begin(), line.end(), isBlank);
        if (first != line.end() && *first != '#')
            break;
    }
    return result;
}

} // namespace slotd
