// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/leases.h"
#include "domain/launchplan.h"
#include "interactive/inputrelay.h"
#include "interactive/outputrelay.h"
#include "interactive/pollloop.h"
#include "interactive/ptyrelay.h"
#include "interactive/streamchoice.h"
#include "interactive/steprunner.h"

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace slotd
{

/// All streams of a step between its ranks and srun: what a rank can have itself it gets, the rest is relayed.
class StepStreams
{
public:
    struct Callbacks
    {
        std::function<void()> readerGone;                      ///< Of srun's stdout or stderr.
        std::function<void(const std::string&)> cannotWrite;   ///< "stdout: No space left on device"; said once per output.
    };

    StepStreams(PollLoop& loop, const StepGrant& grant, const StreamPlan& plan, Callbacks callbacks);
    ~StepStreams();
    StepStreams(const StepStreams&) = delete;
    StepStreams& operator=(const StepStreams&) = delete;

    /// Opens everything and names the descriptors in `launch`.
    Result<void> open(LaunchPlan& launch);
    /// The supervisor has them: closes the ranks' side here and begins to relay.
    void start();
    /// Nothing of the step lives: reads what is left of its output. Then the terminal is as it was, and `done` is called.
    void drain(std::function<void()> done);
    /// Calls `done` once the system has everything that was read or said.
    void whenWritten(std::function<void()> done);
    /// To srun's stderr, in order with what is relayed there.
    void sayError(std::string_view text);
    /// Null without --pty.
    PtyRelay* pty() { return m_pty.get(); }

private:
    struct Target
    {
        StreamEnd end;
        bool error = false; ///< Which of srun's streams, where it is one.
        std::vector<std::uint32_t> outOf; ///< Ranks whose stdout goes there.
        std::vector<std::uint32_t> errorsOf;
    };

    StreamSink& runnerSink(bool error) { return error && m_errors ? *m_errors : *m_output; }
    std::unique_ptr<StreamSink> makeSink(int fd, const std::string& name, bool runnersOwn);
    Result<void> openPty(LaunchPlan& launch);
    Result<void> openOutputs(LaunchPlan& launch);
    std::vector<Target> targets() const;
    Result<void> openTarget(const Target& target, LaunchPlan& launch);
    Result<void> relayTarget(const Target& target, StreamSink& sink, LaunchPlan& launch);
    Result<void> openInputs(LaunchPlan& launch);
    Result<void> openRunnersInput(const std::vector<std::uint32_t>& ranks, int source, bool direct, LaunchPlan& launch);
    Result<void> openInputFiles(const std::map<std::string, std::vector<std::uint32_t>>& files, LaunchPlan& launch);
    int give(int fd); ///< A copy for the supervisor, kept until start(); of /dev/null when it is closed.
    int nullFd();
    void checkWritten();

    PollLoop& m_loop;
    const StepGrant& m_grant;
    const StreamPlan& m_plan;
    Callbacks m_callbacks;
    std::unique_ptr<StreamSink> m_output;
    std::unique_ptr<StreamSink> m_errors; ///< None where stderr is the same file as stdout.
    std::list<UniqueFd> m_files;
    std::list<std::unique_ptr<StreamSink>> m_fileSinks;
    OutputRelay m_relay;
    std::unique_ptr<InputRelay> m_input;
    std::unique_ptr<PtyRelay> m_pty;
    std::vector<UniqueFd> m_given;
    int m_null = -1;
    std::function<void()> m_written;
};

} // namespace slotd
