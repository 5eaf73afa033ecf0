// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/units.h"

#include <array>
#include <charconv>
#include <limits>

namespace slotd
{

namespace
{

template<class Int>
std::optional<Int> parseWhole(std::string_view text)
{
    Int value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || stop != end)
        return std::nullopt;
    return value;
}

Error badMemory(std::string_view text)
{
    return {Code::InvalidArgument, "Invalid memory specification: " + std::string(text)};
}

// Takes K, M, G or T, with or without B, off the end; 'M' where there is none.
char takeUnit(std::string_view& text)
{
    constexpr std::string_view kUnits = "KMGT";
    const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
    std::string_view rest = text;
    if (rest.size() >= 2 && upper(rest.back()) == 'B')
        rest.remove_suffix(1);
    if (rest.empty() || kUnits.find(upper(rest.back())) == std::string_view::npos)
        return 'M';
    const char unit = upper(rest.back());
    rest.remove_suffix(1);
    text = rest;
    return unit;
}

} // namespace

std::optional<std::uint64_t> parseUnsigned(std::string_view text)
{
    return parseWhole<std::uint64_t>(text);
}

std::optional<std::int64_t> parseSigned(std::string_view text)
{
    return parseWhole<std::int64_t>(text);
}

Result<Megabytes> parseMemory(std::string_view text)
{
    std::string_view rest = text;
    while (!rest.empty() && rest.front() == ' ') // as Slurm: blanks before, never after
        rest.remove_prefix(1);
    const char unit = takeUnit(rest);
    const auto number = parseUnsigned(rest);
    constexpr auto kMax = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (!number || *number > kMax)
        return badMemory(text);
    if (unit == 'K')
        return Megabytes(static_cast<std::int64_t>(*number / 1024 + (*number % 1024 != 0 ? 1 : 0)));
    const unsigned shift = unit == 'T' ? 20 : unit == 'G' ? 10 : 0;
    if (*number > (kMax >> shift))
        return badMemory(text);
    return Megabytes(static_cast<std::int64_t>(*number << shift));
}

std::string formatMemory(Megabytes mb)
{
    if (mb.value == 0)
        return "0";
    constexpr std::array<char, 3> kUnits{'M', 'G', 'T'};
    std::int64_t value = mb.value;
    std::size_t unit = 0;
    while (unit + 1 < kUnits.size() && value % 1024 == 0) {
        value /= 1024;
        ++unit;
    }
    return std::to_string(value) + kUnits[unit];
}

} // namespace slotd
