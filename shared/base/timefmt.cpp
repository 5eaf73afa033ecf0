// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/timefmt.h"

#include "base/units.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <vector>

namespace slotd
{

namespace
{

// Slurm keeps minutes in 32 bits; more than that is no limit anybody means.
constexpr std::uint64_t kMaxLimitSeconds = std::uint64_t{0xfffffffd} * 60;

Error badLimit(std::string_view text)
{
    return {Code::InvalidTimeLimit, "Invalid time limit specification: " + std::string(text)};
}

bool equalsIgnoringCase(std::string_view text, std::string_view lower)
{
    if (text.size() != lower.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != lower[i])
            return false;
    }
    return true;
}

// "1:2:3" as numbers; nothing where a field is empty, too large or no number, or there are more than three.
std::optional<std::vector<std::uint64_t>> colonFields(std::string_view text)
{
    std::vector<std::uint64_t> fields;
    while (true) {
        const std::size_t colon = text.find(':');
        const auto number = parseUnsigned(text.substr(0, colon));
        if (!number || *number > kMaxLimitSeconds || fields.size() == 3)
            return std::nullopt;
        fields.push_back(*number);
        if (colon == std::string_view::npos)
            return fields;
        text.remove_prefix(colon + 1);
    }
}

std::tm localParts(Instant when)
{
    const std::time_t seconds = std::chrono::floor<Seconds>(when).time_since_epoch().count();
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return parts;
}

std::string strftimeText(const std::string& format, const std::tm& parts)
{
    std::array<char, 256> buffer{};
    const std::size_t length = std::strftime(buffer.data(), buffer.size(), format.c_str(), &parts);
    return {buffer.data(), length};
}

// squeue(1), SLURM_TIME_FORMAT=relative.
std::string relativeFormat(const std::tm& when, const std::tm& now)
{
    const auto dayNumber = [](const std::tm& t) {
        const std::chrono::year_month_day date(std::chrono::year(t.tm_year + 1900),
                                               std::chrono::month(static_cast<unsigned>(t.tm_mon + 1)),
                                               std::chrono::day(static_cast<unsigned>(t.tm_mday)));
        return std::chrono::sys_days(date).time_since_epoch().count();
    };
    const auto days = dayNumber(when) - dayNumber(now);
    if (days == 0)
        return "%H:%M:%S";
    if (days == -1)
        return "Ystday %H:%M";
    if (days == 1)
        return "Tomorr %H:%M";
    if (days < -365 || days > 365)
        return "%-d %b %Y";
    if (days < 0 || days > 6)
        return "%-d %b %H:%M";
    return "%a %H:%M";
}

} // namespace

Result<Seconds> parseTimeLimit(std::string_view text)
{
    if (text == "-1" || equalsIgnoringCase(text, "infinite") || equalsIgnoringCase(text, "unlimited"))
        return kUnlimited;
    std::uint64_t total = 0;
    std::string_view rest = text;
    const std::size_t dash = text.find('-');
    const bool withDays = dash != std::string_view::npos;
    if (withDays) {
        const auto days = parseUnsigned(text.substr(0, dash));
        if (!days || *days > kMaxLimitSeconds / 86400)
            return badLimit(text);
        total = *days * 86400;
        rest.remove_prefix(dash + 1);
    }
    if (!withDays || !rest.empty()) { // "1-" is one day, as in Slurm
        const auto fields = colonFields(rest);
        if (!fields)
            return badLimit(text);
        // After days the first field is hours; else one field is minutes, two are M:S, three are H:M:S.
        std::uint64_t unit = withDays || fields->size() == 3 ? 3600 : 60;
        for (const std::uint64_t field : *fields) {
            total += field * unit;
            unit /= 60;
        }
    }
    if (total > kMaxLimitSeconds)
        return badLimit(text);
    return total == 0 ? kUnlimited : Seconds(static_cast<std::int64_t>(total));
}

std::string formatDuration(Seconds duration)
{
    if (duration == kUnlimited)
        return "UNLIMITED";
    const long long total = duration.count() < 0 ? 0 : duration.count();
    const long long days = total / 86400;
    const long long hours = total / 3600 % 24;
    const long long minutes = total / 60 % 60;
    std::array<char, 64> buffer{};
    if (days > 0)
        std::snprintf(buffer.data(), buffer.size(), "%lld-%02lld:%02lld:%02lld", days, hours, minutes, total % 60);
    else if (hours > 0)
        std::snprintf(buffer.data(), buffer.size(), "%lld:%02lld:%02lld", hours, minutes, total % 60);
    else
        std::snprintf(buffer.data(), buffer.size(), "%lld:%02lld", minutes, total % 60);
    return buffer.data();
}

std::string formatDurationPadded(Seconds duration)
{
    if (duration == kUnlimited)
        return "UNLIMITED";
    const long long total = duration.count() < 0 ? 0 : duration.count();
    std::array<char, 64> buffer{};
    int used = 0;
    if (total >= 86400)
        used = std::snprintf(buffer.data(), buffer.size(), "%lld-", total / 86400);
    const auto at = static_cast<std::size_t>(used);
    std::snprintf(buffer.data() + at, buffer.size() - at, "%02lld:%02lld:%02lld", total / 3600 % 24, total / 60 % 60, total % 60);
    return buffer.data();
}

std::string formatTime(Instant when)
{
    if (when == kNoTime)
        return "Unknown";
    return strftimeText("%Y-%m-%dT%H:%M:%S", localParts(when));
}

std::string formatTimeAs(Instant when, std::string_view timeFormat, Instant now)
{
    if (when == kNoTime || timeFormat.empty() || timeFormat == "standard")
        return formatTime(when);
    const std::tm parts = localParts(when);
    if (timeFormat == "relative")
        return strftimeText(relativeFormat(parts, localParts(now)), parts);
    return strftimeText(std::string(timeFormat), parts);
}

} // namespace slotd
