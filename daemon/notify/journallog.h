// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "ports/clock.h"
#include "ports/log.h"

#include <cstddef>
#include <string>

namespace slotd
{

/// One log line without its newline: `event key=value key="two words"`. Control characters are escaped, so an entry is
/// always one line. Pure.
std::string formatLogLine(std::string_view event, Log::Pairs pairs);

/// True when `fd` is the journal's stream (systemd.exec(5), $JOURNAL_STREAM).
bool isJournalStream(int fd, const char* journalStream);

/// Writes log lines to a descriptor: for the journal with a priority ("<4>") in front, else with time and level. Never
/// blocks: what a full pipe does not take is dropped, and the next line that gets through says how many were.
class JournalLog : public Log
{
public:
    /// `clock` must live as long as this. `fd` stays the caller's.
    JournalLog(int fd, bool journal, LogLevel least, const Clock& clock);
    /// To stderr, which is looked at for being the journal.
    JournalLog(LogLevel least, const Clock& clock);

    void setLevel(LogLevel least) { m_least = least; }
    void write(LogLevel level, std::string_view event, Pairs pairs) override;

private:
    int m_fd;
    bool m_journal;
    LogLevel m_least;
    const Clock& m_clock;
    std::size_t m_dropped = 0;
};

} // namespace slotd
