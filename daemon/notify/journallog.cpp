// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "notify/journallog.h"

#include "base/enumtable.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace slotd
{

namespace
{

struct LevelRow
{
    LogLevel id;
    const char* name;
    const char* priority; // sd-daemon(3)
};

constexpr std::array<LevelRow, 4> kLevels{{
    {LogLevel::Debug, "debug", "<7>"},
    {LogLevel::Info, "info", "<6>"},
    {LogLevel::Warning, "warning", "<4>"},
    {LogLevel::Error, "error", "<3>"},
}};
static_assert(rowsInOrder(kLevels));

// PIPE_BUF: a write up to it is whole or not at all, and fits when poll(2) says that a pipe is writable.
constexpr std::size_t kMaxLine = 4096;

bool needsQuotes(std::string_view value)
{
    return value.empty() || std::any_of(value.begin(), value.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '=' || c == '\\' || c == 0x7f;
    });
}

void appendQuoted(std::string& line, std::string_view value)
{
    line += '"';
    for (char c : value) {
        if (c == '"' || c == '\\') {
            line += '\\';
            line += c;
        } else if (c == '\n') {
            line += "\\n";
        } else if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) {
            std::array<char, 8> text{};
            std::snprintf(text.data(), text.size(), "\\x%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
            line += text.data();
        } else {
            line += c;
        }
    }
    line += '"';
}

/// Local time with its distance from UTC: 2026-11-23T08:10:00.123+0100.
std::string timeStamp(Instant when)
{
    const auto ms = when.time_since_epoch();
    const std::time_t seconds = std::chrono::floor<Seconds>(ms).count();
    std::tm local{};
    localtime_r(&seconds, &local);
    std::array<char, 40> date{};
    std::strftime(date.data(), date.size(), "%Y-%m-%dT%H:%M:%S", &local);
    std::array<char, 8> zone{};
    std::strftime(zone.data(), zone.size(), "%z", &local);
    std::array<char, 64> whole{};
    std::snprintf(whole.data(), whole.size(), "%s.%03d%s", date.data(), static_cast<int>(ms.count() - seconds * 1000),
                  zone.data());
    return whole.data();
}

bool writable(int fd)
{
    pollfd state{fd, POLLOUT, 0};
    return poll(&state, 1, 0) == 1 && (state.revents & POLLOUT) != 0;
}

} // namespace

std::string formatLogLine(std::string_view event, Log::Pairs pairs)
{
    std::string line(event);
    for (const auto& [key, value] : pairs) {
        line += ' ';
        line += key;
        line += '=';
        if (needsQuotes(value))
            appendQuoted(line, value);
        else
            line += value;
    }
    return line;
}

bool isJournalStream(int fd, const char* journalStream)
{
    struct stat status{};
    if (journalStream == nullptr || fstat(fd, &status) != 0)
        return false;
    return journalStream == std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
}

JournalLog::JournalLog(int fd, bool journal, LogLevel least, const Clock& clock)
    : m_fd(fd), m_journal(journal), m_least(least), m_clock(clock)
{
}

JournalLog::JournalLog(LogLevel least, const Clock& clock)
    : JournalLog(STDERR_FILENO, isJournalStream(STDERR_FILENO, std::getenv("JOURNAL_STREAM")), least, clock)
{
}

void JournalLog::write(LogLevel level, std::string_view event, Pairs pairs)
{
    if (level < m_least)
        return;
    if (!writable(m_fd)) {
        ++m_dropped;
        return;
    }
    const LevelRow& row = kLevels[static_cast<std::size_t>(level)];
    std::string line = m_journal ? std::string(row.priority) : timeStamp(m_clock.now()) + " " + row.name + " ";
    line += formatLogLine(event, pairs);
    if (m_dropped > 0)
        line += " dropped=" + std::to_string(m_dropped);
    if (line.size() >= kMaxLine)
        line.resize(kMaxLine - 1);
    line += '\n';
    ssize_t written = -1;
    do {
        written = ::write(m_fd, line.data(), line.size());
    } while (written < 0 && errno == EINTR);
    if (written >= 0)
        m_dropped = 0;
    else
        ++m_dropped;
}

} // namespace slotd
