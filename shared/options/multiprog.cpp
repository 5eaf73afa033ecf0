// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/multiprog.h"

#include "base/units.h"

#include <algorithm>
#include <optional>

namespace slotd
{
namespace
{

/// Words of a line; none when a quote is left open.
std::optional<std::vector<std::string>> splitWords(std::string_view line)
{
    std::vector<std::string> words;
    bool inWord = false;
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (!quote && (c == ' ' || c == '\t' || c == '\r')) {
            inWord = false;
            continue;
        }
        if (!quote && !inWord && c == '#')
            break;
        if (!inWord) {
            words.emplace_back();
            inWord = true;
        }
        if (c == '\\' && quote != '\'' && i + 1 < line.size())
            words.back() += line[++i];
        else if (quote ? c == quote : (c == '"' || c == '\''))
            quote = quote ? '\0' : c;
        else
            words.back() += c;
    }
    if (quote)
        return std::nullopt;
    return words;
}

/// "0-2,5"; none when it can't be read. Ranks past `ntasks` are no error: a file may serve runs of several sizes.
std::optional<std::vector<std::uint32_t>> readRanks(std::string_view text, std::uint32_t ntasks)
{
    std::vector<std::uint32_t> ranks;
    while (true) {
        const std::size_t end = text.find(',');
        const std::string_view item = text.substr(0, end);
        const std::size_t dash = item.find('-');
        const auto first = parseUnsigned(item.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : parseUnsigned(item.substr(dash + 1));
        if (!first || !last || *last < *first)
            return std::nullopt;
        for (std::uint64_t rank = *first; rank <= *last && rank < ntasks; ++rank)
            ranks.push_back(static_cast<std::uint32_t>(rank));
        if (end == std::string_view::npos)
            return ranks;
        text.remove_prefix(end + 1);
    }
}

std::string fillIn(std::string text, std::uint32_t rank, std::size_t offset)
{
    std::string filled;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = text[i] == '%' && i + 1 < text.size() ? text[i + 1] : '\0';
        if (next == 't' || next == 'o') {
            filled += std::to_string(next == 't' ? rank : offset);
            ++i;
        } else {
            filled += text[i];
        }
    }
    return filled;
}

} // namespace

Result<std::vector<std::vector<std::string>>> parseMultiProg(std::string_view content, std::uint32_t ntasks)
{
    std::vector<std::vector<std::string>> commands(ntasks);
    for (std::size_t number = 1; !content.empty(); ++number) {
        const std::size_t end = std::min(content.find('\n'), content.size());
        const auto words = splitWords(content.substr(0, end));
        content.remove_prefix(std::min(end + 1, content.size()));
        if (words && words->empty())
            continue;
        std::optional<std::vector<std::uint32_t>> ranks;
        if (words && words->front() == "*") {
            ranks.emplace();
            for (std::uint32_t rank = 0; rank < ntasks; ++rank) {
                if (commands[rank].empty())
                    ranks->push_back(rank);
            }
        } else if (words) {
            ranks = readRanks(words->front(), ntasks);
        }
        if (!ranks || words->size() < 2)
            return Error(Code::InvalidArgument, "Line " + std::to_string(number) + " of configuration file is invalid");
        for (std::size_t offset = 0; offset < ranks->size(); ++offset) {
            std::vector<std::string>& command = commands[(*ranks)[offset]];
            command.assign(words->begin() + 1, words->end());
            for (std::string& word : command)
                word = fillIn(std::move(word), (*ranks)[offset], offset);
        }
    }
    for (std::uint32_t rank = 0; rank < ntasks; ++rank) {
        if (commands[rank].empty())
            return Error(Code::InvalidArgument, "Configuration file invalid, no record for task id " + std::to_string(rank));
    }
    return commands;
}

} // namespace slotd
