// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/celltext.h"

#include "base/units.h"

#include <cstdio>

namespace slotd
{

namespace
{
constexpr char kUnits[] = "KMGTP";

/// Two decimals unless it comes out even, as Slurm's tools do.
void appendInUnit(std::string& out, double kilobytes, char unit)
{
    for (const char* u = kUnits; *u != 0 && *u != unit; ++u)
        kilobytes /= 1024;
    char text[48];
    const auto whole = static_cast<std::int64_t>(kilobytes);
    if (static_cast<double>(whole) == kilobytes) {
        appendNumber(out, whole);
    } else {
        std::snprintf(text, sizeof text, "%.2f", kilobytes);
        out += text;
    }
    out += unit;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool continuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}
} // namespace

void appendTime(std::string& out, Instant when, const CellContext& context, std::string_view none)
{
    if (when == kNoTime)
        out += none;
    else if (context.timeFormat.empty())
        out += formatTime(when);
    else
        out += formatTimeAs(when, context.timeFormat, context.now);
}

void appendMemory(std::string& out, Megabytes memory, const CellContext& context)
{
    if (context.unit == 0)
        out += formatMemory(memory);
    else
        appendInUnit(out, static_cast<double>(memory.value) * 1024, context.unit);
}

void appendKilobytes(std::string& out, std::int64_t kilobytes, const CellContext& context)
{
    appendInUnit(out, static_cast<double>(kilobytes), context.unit == 0 ? 'K' : context.unit);
}

void appendCpuTime(std::string& out, std::int64_t milliseconds)
{
    const std::int64_t seconds = milliseconds / 1000;
    const std::int64_t fraction = milliseconds % 1000;
    if (fraction == 0 || seconds >= 3600) {
        out += formatDurationPadded(Seconds(seconds));
        return;
    }
    char text[32];
    std::snprintf(text, sizeof text, "%02d:%02d.%03d", static_cast<int>(seconds / 60), static_cast<int>(seconds % 60),
                  static_cast<int>(fraction));
    out += text;
}

void neutralize(std::string& text, std::size_t from)
{
    for (std::size_t i = from; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 || c == 0x7f) {
            text[i] = '?';
        } else if (c == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0) {
            // C1 controls (U+0080..U+009F): terminals obey some of them.
            text.replace(i, 2, "?");
        }
    }
}

std::size_t displayWidth(std::string_view text)
{
    std::size_t width = 0;
    for (const char c : text)
        width += continuation(c) ? 0U : 1U;
    return width;
}

std::string_view cutToWidth(std::string_view text, std::size_t width)
{
    if (text.size() <= width)
        return text;
    std::size_t end = 0;
    for (std::size_t points = 0; end < text.size(); ++end) {
        if (!continuation(text[end]) && points++ == width)
            break;
    }
    return text.substr(0, end);
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (lower(a[i]) != lower(b[i]))
            return false;
    }
    return true;
}

} // namespace slotd
