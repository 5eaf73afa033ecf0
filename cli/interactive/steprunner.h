// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "domain/leases.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace slotd
{

class PollLoop;

/// What the user asked of one srun, beside what the daemon granted.
struct StreamPlan
{
    std::vector<std::string> command;                   ///< Of all ranks.
    std::vector<std::vector<std::string>> rankCommands; ///< --multi-prog: one per rank; empty without.
    std::string environment;  ///< NUL-joined NAME=VALUE that the ranks start from (--export applied); the grant's is laid over it.
    std::string workDir;      ///< Absolute; of the ranks. File names below are relative to srun's own folder.
    std::optional<std::string> input;  ///< -i as typed; none = all (stdin of srun).
    std::optional<std::string> output; ///< -o as typed; none = all (stdout of srun).
    std::optional<std::string> error;  ///< -e as typed; none = as -o.
    bool append = false;      ///< --open-mode=append.
    bool label = false;
    bool unbuffered = false;
    bool pty = false;
    std::uint32_t umask = 022;
    std::int32_t warnSignal = 0; ///< --signal; 0 = none.
    std::int64_t warnBeforeMs = 0;
    std::int64_t waitMs = 0;  ///< --wait: from the first rank's end to the end of the others; 0 = for ever.
    bool killOnBadExit = false;
    bool quitOnInterrupt = false; ///< -q: one Ctrl-C ends the step.
    bool disableStatus = false;   ///< -X: one Ctrl-C goes to the ranks.
    int verbosity = 0;            ///< -v times; -1 = --quiet: errors only.
};

/// Runs one granted step in the foreground: starts its supervisor, carries the streams, passes signals on, says srun's lines.
/// While it runs the signals of the PollLoop are its own (INT, QUIT, TERM, HUP, TSTP, CONT, WINCH, USR1, USR2, ALRM).
class StepRunner
{
public:
    struct Callbacks
    {
        /// All ranks run. Tell the daemon (StepLaunched) and go on.
        std::function<void(const std::vector<std::int32_t>& pids, const ProcessIdentity& supervisor)> onStarted;
        std::function<void(std::uint32_t rank, ExitCode exit)> onRankEnded;
        /// Nothing of the step lives: tell the daemon (EndStep). Output may still be on its way to a slow reader.
        std::function<void(const StepNotice&)> onFinished;
        /// After onFinished: all output is written, the terminal is as it was, the signals are released. srun may exit.
        std::function<void()> onClosed;
    };

    StepRunner(PollLoop& loop, StepGrant grant, StreamPlan plan, Callbacks callbacks);
    /// Restores the terminal; the link closes, so a step that still runs is ended by its supervisor.
    ~StepRunner();
    StepRunner(const StepRunner&) = delete;
    StepRunner& operator=(const StepRunner&) = delete;

    /// The error has srun's words without its prefix ("Could not open stdout file: No such file or directory"); nothing runs
    /// then, and no callback comes.
    Result<void> start();

    /// To all processes of the step.
    void signal(int number);
    /// CONT, TERM, grace, KILL.
    void terminate();
    /// KILL at once, after the line that says so.
    void forceTermination();
    /// "task 0: running", "tasks 1-3: exited": one line per state, without prefix.
    std::vector<std::string> status() const;
    /// "srun: <text>" on stderr, behind what the ranks wrote before and without ever blocking. Left out with --quiet unless
    /// it begins with "error: ".
    void say(const std::string& text);

    const StepGrant& grant() const;
    bool running() const;            ///< Started and not yet Finished.
    /// Set when running: for StepLaunched, also after a restart of the daemon.
    const ProcessIdentity& supervisor() const;
    /// Highest of the ranks' statuses, 128 + signal for one that a signal ended; after onFinished.
    int exitCode() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace slotd
