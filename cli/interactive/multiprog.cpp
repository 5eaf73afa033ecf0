// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/multiprog.h"

#include "base/units.h"

#include <algorithm>
#include <optional>

namespace slotd
{

namespace
{

using Command = std::vector<std::string>;

/// None where a quote is not closed.
std::optional<std::vector<std::string>> splitWords(std::string_view line)
{
    std::vector<std::string> words;
    bool inWord = false;
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote == 0 && (c == ' ' || c == '\t' || c == '\r')) {
            inWord = false;
            continue;
        }
        if (quote == 0 && !inWord && c == '#')
            break;
        if (!inWord)
            words.emplace_back();
        inWord = true;
        if (c == '\\' && quote != '\'' && i + 1 < line.size())
            words.back() += line[++i];
        else if (quote == 0 && (c == '\'' || c == '"'))
            quote = c;
        else if (c == quote)
            quote = 0;
        else
            words.back() += c;
    }
    if (quote != 0)
        return std::nullopt;
    return words;
}

/// "0-2,5" in the order given.
std::optional<std::vector<std::uint64_t>> parseTasks(std::string_view text, std::uint64_t most)
{
    std::vector<std::uint64_t> tasks;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        const std::string_view part = text.substr(at, end - at);
        const std::size_t dash = part.find('-');
        const auto first = parseUnsigned(part.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : parseUnsigned(part.substr(dash + 1));
        if (!first || !last || *last < *first)
            return std::nullopt;
        for (std::uint64_t task = *first; task <= std::min(*last, most); ++task)
            tasks.push_back(task);
        if (*first > most)
            tasks.push_back(*first);
        at = end + 1;
    }
    return tasks;
}

std::string replaced(const std::string& word, std::uint64_t task, std::size_t offset)
{
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char next = word[i] == '%' && i + 1 < word.size() ? word[i + 1] : '\0';
        if (next != 't' && next != 'o') {
            out += word[i];
            continue;
        }
        out += std::to_string(next == 't' ? task : offset);
        ++i;
    }
    return out;
}

class MultiProg
{
public:
    MultiProg(const std::string& fileName, std::uint32_t ntasks) : m_fileName(fileName), m_commands(ntasks) {}

    Result<void> readLine(std::string_view line, int number)
    {
        const auto words = splitWords(line);
        if (words && words->empty())
            return {};
        const bool others = words && words->front() == "*";
        const auto tasks = words && !others ? parseTasks(words->front(), m_commands.size()) : std::vector<std::uint64_t>();
        if (!words || words->size() < 2 || !tasks)
            return Error(Code::InvalidArgument,
                         "Line " + std::to_string(number) + " of configuration file " + m_fileName + " invalid");
        const Command command(words->begin() + 1, words->end());
        if (others)
            return setOthers(command);
        for (std::size_t offset = 0; offset < tasks->size(); ++offset) {
            if (auto set = setTask((*tasks)[offset], offset, command); !set)
                return set;
        }
        return {};
    }

    Result<std::vector<Command>> finish()
    {
        for (std::size_t task = 0, offset = 0; task < m_commands.size(); ++task) {
            if (m_commands[task].empty() && !m_others.empty())
                put(task, offset++, m_others);
            if (m_commands[task].empty())
                return Error(Code::InvalidArgument, "Configuration file " + m_fileName + " invalid, no record for task id " +
                                                        std::to_string(task));
        }
        return std::move(m_commands);
    }

private:
    Result<void> setOthers(const Command& command)
    {
        if (!m_others.empty())
            return Error(Code::InvalidArgument, "Duplicate record for task *");
        m_others = command;
        return {};
    }

    Result<void> setTask(std::uint64_t task, std::size_t offset, const Command& command)
    {
        if (task >= m_commands.size())
            return Error(Code::InvalidArgument, "Invalid task id, " + std::to_string(task) + " >= ntasks");
        if (!m_commands[task].empty())
            return Error(Code::InvalidArgument, "Duplicate record for task " + std::to_string(task));
        put(task, offset, command);
        return {};
    }

    void put(std::size_t task, std::size_t offset, const Command& command)
    {
        for (const std::string& word : command)
            m_commands[task].push_back(replaced(word, task, offset));
    }

    const std::string& m_fileName;
    std::vector<Command> m_commands;
    Command m_others;
};

} // namespace

Result<std::vector<std::vector<std::string>>> parseMultiProg(std::string_view text, const std::string& fileName,
                                                             std::uint32_t ntasks)
{
    MultiProg file(fileName, ntasks);
    std::string line;
    int number = 0;
    int first = 1;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        ++number;
        if (line.empty())
            first = number;
        line += text.substr(at, end - at);
        at = end + 1;
        if (!line.empty() && line.back() == '\\' && at < text.size()) {
            line.pop_back();
            continue;
        }
        if (auto read = file.readLine(line, first); !read)
            return read.error();
        line.clear();
    }
    return file.finish();
}

} // namespace slotd
