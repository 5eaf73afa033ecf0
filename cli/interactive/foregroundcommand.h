// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "domain/exitcode.h"
#include "interactive/pollloop.h"

#include <functional>
#include <map>
#include <string>
#include <sys/types.h>
#include <termios.h>
#include <vector>

namespace slotd
{

/// The command or shell of salloc: a process group of its own, in the foreground of the terminal if salloc was there, so that
/// job control and Ctrl-C are its own. When it stops, salloc stops, too, and goes on with it.
class ForegroundCommand
{
public:
    struct Plan
    {
        std::vector<std::string> command;
        std::vector<std::string> environment;              ///< NAME=VALUE
        std::vector<std::vector<std::string>> rankEnvironment; ///< One process for each; what it has beside `environment`.
        std::string workDir;
    };

    explicit ForegroundCommand(PollLoop& loop);
    /// Gives the terminal back as it was found.
    ~ForegroundCommand();
    ForegroundCommand(const ForegroundCommand&) = delete;
    ForegroundCommand& operator=(const ForegroundCommand&) = delete;

    /// `ended` gets the highest status of all; a signal where one ended a process and none had a status. Error: salloc's words
    /// without its prefix; nothing runs then.
    Result<void> start(const Plan& plan, std::function<void(ExitCode)> ended);
    /// To the whole group.
    void signal(int number);
    bool running() const { return !m_left.empty(); }
    /// The standard input is a terminal that was handed over, or would be if salloc were in its foreground.
    bool interactive() const { return m_terminal; }

private:
    pid_t spawn(const Plan& plan, const std::string& program, const std::vector<std::string>& ownEnvironment);
    void takeSignals();
    void reap();
    void onStopped();
    void resume();
    void giveBack();

    PollLoop& m_loop;
    termios m_modes{}; // read while m_terminal is made
    bool m_terminal;
    bool m_foreground = false; ///< salloc is, or was when it began, in the foreground.
    pid_t m_group = 0;
    std::map<pid_t, bool> m_left; ///< Processes that live.
    ExitCode m_exit;
    std::function<void(ExitCode)> m_ended;
};

} // namespace slotd
