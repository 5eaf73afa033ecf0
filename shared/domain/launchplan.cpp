// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/launchplan.h"

#include "base/units.h"

#include <array>
#include <cstdio>
#include <map>
#include <optional>

namespace slotd
{

namespace
{

// Two sections, each closed by its own "end" line: what is known at the start, then how it ended. The second is written
// behind the first, whose bytes never change again, so a write cut short loses the result but not who was started.

constexpr std::string_view kEnd = "end ";
constexpr std::size_t kEndLine = 4 + 16 + 1;
constexpr std::size_t kMaxBootId = 128;

std::string checksum(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL; // FNV-1a, 64 bits
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
    return digits.data();
}

std::string escaped(std::string_view text, std::size_t limit)
{
    std::string out;
    for (const char c : text) {
        std::string_view piece(&c, 1);
        if (c == '\n')
            piece = "\\n";
        else if (c == '\\')
            piece = "\\\\";
        else if (c == '\0')
            piece = "\\0";
        if (out.size() + piece.size() > limit)
            break;
        out += piece;
    }
    return out;
}

std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        ++i;
        out += text[i] == 'n' ? '\n' : text[i] == '0' ? '\0' : text[i];
    }
    return out;
}

void put(std::string& out, std::string_view key, std::int64_t value)
{
    out.append(key).append("=").append(std::to_string(value)).append("\n");
}

void closeSection(std::string& out)
{
    const std::string sum = checksum(out);
    out.append(kEnd).append(sum).append("\n");
}

std::string startSection(const AttemptFile& file)
{
    std::string out;
    put(out, "format", 1);
    put(out, "job", file.job.value);
    put(out, "attempt", file.attempt);
    put(out, "pid", file.supervisor.pid);
    out.append("start_ticks=").append(std::to_string(file.supervisor.startTicks)).append("\n");
    out.append("boot=").append(escaped(file.supervisor.bootId, kMaxBootId)).append("\n");
    put(out, "start_ms", file.start.time_since_epoch().count());
    closeSection(out);
    return out;
}

/// The lines of one section by key.
using Lines = std::map<std::string, std::string, std::less<>>;

// The section that starts at `from`, if it is whole; moves `from` behind it. The checksum covers all from the file's start.
std::optional<Lines> takeSection(std::string_view text, std::size_t& from)
{
    Lines lines;
    std::size_t at = from;
    while (true) {
        const std::size_t newline = text.find('\n', at);
        if (newline == std::string_view::npos)
            return std::nullopt;
        const std::string_view line = text.substr(at, newline - at);
        if (line.substr(0, kEnd.size()) == kEnd) {
            if (line.substr(kEnd.size()) != checksum(text.substr(0, at)))
                return std::nullopt;
            from = newline + 1;
            return lines;
        }
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos)
            return std::nullopt;
        lines.insert_or_assign(std::string(line.substr(0, equals)), unescaped(line.substr(equals + 1)));
        at = newline + 1;
    }
}

template<class Int>
bool take(const Lines& lines, std::string_view key, Int& out)
{
    const auto line = lines.find(key);
    if (line == lines.end())
        return false;
    if constexpr (std::is_unsigned_v<Int>) {
        const auto value = parseUnsigned(line->second);
        if (!value || *value > std::numeric_limits<Int>::max())
            return false;
        out = static_cast<Int>(*value);
    } else {
        const auto value = parseSigned(line->second);
        if (!value || *value < std::numeric_limits<Int>::min() || *value > std::numeric_limits<Int>::max())
            return false;
        out = static_cast<Int>(*value);
    }
    return true;
}

std::string textOf(const Lines& lines, std::string_view key)
{
    const auto line = lines.find(key);
    return line == lines.end() ? std::string() : line->second;
}

bool readStart(const Lines& lines, AttemptFile& file)
{
    std::int64_t start = 0;
    file.supervisor.bootId = textOf(lines, "boot");
    const bool good = take(lines, "job", file.job.value) && take(lines, "attempt", file.attempt) &&
                      take(lines, "pid", file.supervisor.pid) && take(lines, "start_ticks", file.supervisor.startTicks) &&
                      take(lines, "start_ms", start);
    file.start = Instant(Milliseconds(start));
    return good;
}

bool readEnd(const Lines& lines, AttemptFile& file)
{
    std::uint32_t cause = 0;
    std::uint32_t oom = 0;
    std::int64_t end = 0;
    const bool good = take(lines, "cause", cause) && take(lines, "status", file.exit.status) &&
                      take(lines, "signal", file.exit.signal) && take(lines, "oom", oom) &&
                      take(lines, "max_rss_kb", file.usage.maxRssKb) && take(lines, "user_ms", file.usage.userMs) &&
                      take(lines, "system_ms", file.usage.systemMs) && take(lines, "end_ms", end);
    file.ended = true;
    // A cause that only a newer supervisor knows: how the processes ended is still true.
    file.cause = cause <= static_cast<std::uint32_t>(EndCause::Lost) ? static_cast<EndCause>(cause) : EndCause::Exited;
    file.oomKilled = oom != 0;
    file.end = Instant(Milliseconds(end));
    file.message = textOf(lines, "message");
    return good;
}

} // namespace

std::string stepControlName(std::uint32_t step)
{
    return "step." + std::to_string(step) + ".control";
}

std::string stepResultName(std::uint32_t step)
{
    return "step." + std::to_string(step) + ".result";
}

std::string attemptFileName(std::uint32_t attempt)
{
    return "attempt." + std::to_string(attempt);
}

std::string formatAttemptFile(const AttemptFile& file)
{
    std::string out = startSection(file);
    if (!file.ended)
        return out;
    put(out, "cause", static_cast<std::int64_t>(file.cause));
    put(out, "status", file.exit.status);
    put(out, "signal", file.exit.signal);
    put(out, "oom", file.oomKilled ? 1 : 0);
    put(out, "max_rss_kb", file.usage.maxRssKb);
    put(out, "user_ms", file.usage.userMs);
    put(out, "system_ms", file.usage.systemMs);
    put(out, "end_ms", file.end.time_since_epoch().count());
    constexpr std::string_view kMessage = "message=";
    const std::size_t room = kAttemptFileSize - out.size() - kMessage.size() - 1 - kEndLine;
    out.append(kMessage).append(escaped(file.message, room)).append("\n");
    closeSection(out);
    return out;
}

Result<AttemptFile> parseAttemptFile(std::string_view text)
{
    AttemptFile file;
    std::size_t at = 0;
    const auto start = takeSection(text, at);
    if (!start || !readStart(*start, file))
        return Error(Code::Malformed, "Not the record of an attempt");
    const auto end = takeSection(text, at);
    if (!end)
        return file;
    if (!readEnd(*end, file))
        return Error(Code::Malformed, "The result of attempt " + std::to_string(file.attempt) + " can't be read");
    return file;
}

} // namespace slotd
