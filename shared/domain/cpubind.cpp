// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/cpubind.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace slotd
{

namespace
{

constexpr std::uint32_t kMaxCpu = 8191; ///< The kernel's own bound on CPU numbers (NR_CPUS).
constexpr std::size_t kMaxItems = 65'536;

struct ModeWord
{
    std::string_view word;
    CpuBind::Mode mode;
};

constexpr std::array<ModeWord, 10> kWords{{
    {"none", CpuBind::Mode::None},
    {"no", CpuBind::Mode::None},
    {"cores", CpuBind::Mode::Cores},
    {"core", CpuBind::Mode::Cores},
    {"threads", CpuBind::Mode::Cores},
    {"thread", CpuBind::Mode::Cores},
    {"sockets", CpuBind::Mode::Host},
    {"ldoms", CpuBind::Mode::Host},
    {"boards", CpuBind::Mode::Host},
    {"rank", CpuBind::Mode::Rank},
}};

Error unrecognized(std::string_view text)
{
    return Error(Code::InvalidArgument, "unrecognized --cpu-bind argument \"" + std::string(text) + "\"");
}

/// Without the "quiet," or "verbose," before it.
std::string_view takeLoudness(std::string_view text, bool& verbose)
{
    for (;;) {
        const std::size_t comma = text.find(',');
        const std::string_view word = text.substr(0, comma);
        if (word == "verbose" || word == "v")
            verbose = true;
        else if (word != "quiet" && word != "q")
            return text;
        else
            verbose = false;
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
        if (comma == std::string_view::npos)
            return text;
    }
}

std::optional<std::uint32_t> parseCpu(std::string_view text)
{
    const bool hex = text.substr(0, 2) == "0x" || text.substr(0, 2) == "0X";
    if (hex)
        text.remove_prefix(2);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, hex ? 16 : 10);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || value > kMaxCpu)
        return std::nullopt;
    return value;
}

/// A hexadecimal mask of any length, lowest CPU last.
std::optional<std::vector<std::uint32_t>> parseMask(std::string_view text)
{
    if (text.substr(0, 2) == "0x" || text.substr(0, 2) == "0X")
        text.remove_prefix(2);
    if (text.empty() || text.size() * 4 > kMaxCpu)
        return std::nullopt;
    std::vector<std::uint32_t> cpus;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned digit = 0;
        const char* at = text.data() + (text.size() - 1 - i);
        if (std::from_chars(at, at + 1, digit, 16).ec != std::errc())
            return std::nullopt;
        for (std::uint32_t bit = 0; bit < 4; ++bit) {
            if ((digit >> bit) & 1U)
                cpus.push_back(static_cast<std::uint32_t>(i) * 4 + bit);
        }
    }
    return cpus.empty() ? std::nullopt : std::optional(std::move(cpus));
}

/// "value*count", count at least 1.
bool splitRepeat(std::string_view item, std::string_view& value, std::size_t& count)
{
    const std::size_t star = item.find('*');
    value = item.substr(0, star);
    count = 1;
    if (star == std::string_view::npos)
        return true;
    const std::string_view number = item.substr(star + 1);
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), count);
    return error == std::errc() && end == number.data() + number.size() && count > 0 && count <= kMaxItems;
}

bool addItem(std::string_view item, CpuBind& bind)
{
    std::string_view value;
    std::size_t count = 1;
    if (!splitRepeat(item, value, count) || bind.ids.size() + bind.masks.size() + count > kMaxItems)
        return false;
    if (bind.mode == CpuBind::Mode::Map) {
        const auto cpu = parseCpu(value);
        if (cpu)
            bind.ids.insert(bind.ids.end(), count, *cpu);
        return cpu.has_value();
    }
    const auto mask = parseMask(value);
    if (mask)
        bind.masks.insert(bind.masks.end(), count, *mask);
    return mask.has_value();
}

} // namespace

Result<CpuBind> parseCpuBind(std::string_view text)
{
    CpuBind bind;
    std::string_view rest = takeLoudness(text, bind.verbose);
    const auto word = std::find_if(kWords.begin(), kWords.end(), [&](const ModeWord& w) { return w.word == rest; });
    if (rest.empty())
        return bind;
    if (word != kWords.end()) {
        bind.mode = word->mode;
        return bind;
    }
    const std::size_t colon = rest.find_first_of(":=");
    const std::string_view kind = rest.substr(0, colon);
    if (colon == std::string_view::npos || (kind != "map_cpu" && kind != "mask_cpu"))
        return unrecognized(text);
    bind.mode = kind == "map_cpu" ? CpuBind::Mode::Map : CpuBind::Mode::Mask;
    rest.remove_prefix(colon + 1);
    for (;;) {
        const std::size_t comma = rest.find(',');
        if (!addItem(rest.substr(0, comma), bind))
            return unrecognized(text);
        if (comma == std::string_view::npos)
            return bind;
        rest.remove_prefix(comma + 1);
    }
}

std::string cpuBindType(const CpuBind& bind)
{
    switch (bind.mode) {
    case CpuBind::Mode::None:
        return "none";
    case CpuBind::Mode::Cores:
        return "cores";
    case CpuBind::Mode::Host:
        return "sockets";
    case CpuBind::Mode::Rank:
        return "rank";
    case CpuBind::Mode::Map:
        return "map_cpu:";
    case CpuBind::Mode::Mask:
        return "mask_cpu:";
    }
    return "none";
}

std::string cpuBindList(const CpuBind& bind)
{
    std::string list;
    const auto add = [&list](const std::string& item) { list += (list.empty() ? "" : ",") + item; };
    for (const std::uint32_t id : bind.ids)
        add(std::to_string(id));
    for (const auto& mask : bind.masks) {
        std::string digits(mask.back() / 4 + 1, '0');
        for (const std::uint32_t cpu : mask) {
            char& digit = digits[digits.size() - 1 - cpu / 4];
            const int value = (digit <= '9' ? digit - '0' : digit - 'A' + 10) | 1 << (cpu % 4);
            digit = static_cast<char>(value < 10 ? '0' + value : 'A' + value - 10);
        }
        add("0x" + digits);
    }
    return list;
}

} // namespace slotd
