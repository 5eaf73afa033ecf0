// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/hostlist.h"

#include "base/units.h"

#include <optional>

namespace slotd
{

namespace
{

constexpr std::size_t kMaxNames = 65536;

std::string withWidth(std::uint64_t number, std::size_t width)
{
    std::string text = std::to_string(number);
    if (text.size() < width)
        text.insert(0, width - text.size(), '0');
    return text;
}

// "1-3,07" as ["1", "2", "3", "07"]; a leading zero keeps the width.
std::optional<std::vector<std::string>> expandRanges(std::string_view list)
{
    std::vector<std::string> out;
    while (true) {
        const std::size_t comma = list.find(',');
        const std::string_view part = list.substr(0, comma);
        const std::size_t dash = part.find('-');
        const std::string_view firstText = part.substr(0, dash);
        const auto first = parseUnsigned(firstText);
        const auto last = dash == std::string_view::npos ? first : parseUnsigned(part.substr(dash + 1));
        if (!first || !last || *last < *first || *last - *first >= kMaxNames - out.size())
            return std::nullopt;
        for (std::uint64_t n = 0; n <= *last - *first; ++n)
            out.push_back(withWidth(*first + n, firstText.size()));
        if (comma == std::string_view::npos)
            return out;
        list.remove_prefix(comma + 1);
    }
}

// One name with any number of bracketed parts.
std::optional<std::vector<std::string>> expandName(std::string_view text)
{
    std::vector<std::string> names{""};
    while (!text.empty()) {
        const std::size_t open = text.find('[');
        const std::string_view plain = text.substr(0, open);
        if (plain.find(']') != std::string_view::npos)
            return std::nullopt;
        std::vector<std::string> endings{""};
        std::size_t next = text.size();
        if (open != std::string_view::npos) {
            const std::size_t close = text.find(']', open);
            if (close == std::string_view::npos)
                return std::nullopt;
            const auto numbers = expandRanges(text.substr(open + 1, close - open - 1));
            if (!numbers || numbers->size() * names.size() > kMaxNames)
                return std::nullopt;
            endings = *numbers;
            next = close + 1;
        }
        std::vector<std::string> longer;
        longer.reserve(names.size() * endings.size());
        for (const std::string& name : names) {
            for (const std::string& ending : endings)
                longer.push_back(name + std::string(plain) + ending);
        }
        names = std::move(longer);
        text.remove_prefix(next);
    }
    return names;
}

// Where the name that starts the list ends: at a comma outside brackets.
std::size_t nameEnd(std::string_view list)
{
    bool inside = false;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i] == '[')
            inside = true;
        else if (list[i] == ']')
            inside = false;
        else if (list[i] == ',' && !inside)
            return i;
    }
    return list.size();
}

} // namespace

std::vector<std::string> expandHostlist(std::string_view list)
{
    std::vector<std::string> all;
    while (!list.empty()) {
        const std::size_t end = nameEnd(list);
        if (end > 0) {
            const auto names = expandName(list.substr(0, end));
            if (!names || names->size() > kMaxNames - all.size())
                return {};
            all.insert(all.end(), names->begin(), names->end());
        }
        list.remove_prefix(end < list.size() ? end + 1 : end);
    }
    return all;
}

} // namespace slotd
