// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "console.h"
#include "interactive/leaseclient.h"
#include "interactive/steprunner.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace slotd
{

/// What one srun wants: exactly one of `job` (outside an allocation) and `step` (inside).
struct RunOrder
{
    std::optional<SubmitRequest> job;
    std::optional<CreateStepRequest> step;
    bool sharingAsked = true;       ///< False: the step's sharing is the host's default.
    StreamPlan streams;
    std::int64_t immediateMs = 0;   ///< --immediate with a time: give up then; 0 = wait for ever.
    int verbosity = 0;              ///< -1 = errors only.
};

/// srun in the foreground: waits for its job or its step, runs it, tells the daemon how it ended.
class ForegroundRun
{
public:
    /// Prints why the submission was refused; the exit code.
    using Refused = std::function<int(const Error&)>;

    ForegroundRun(Console& console, RuntimePaths paths, std::string clientName, RunOrder order, Refused refused);

    /// The exit code of srun.
    int run();

private:
    Result<void> connect();
    void ask();
    void onLease(const LeaseNews& news);
    void onStep(const StepNews& news);
    void onRefused(const Error& error);
    void refuseStep(const Error& error);
    void onInterrupted();
    void onTooLate();
    void startStep(const StepGrant& grant);
    void failStep(const std::string& words);
    void onFinished(const StepNotice& notice);
    void endStep(const StepNotice& notice);
    void finish(int code);
    void closeWhenDone();
    void say(const std::string& text) const;
    void error(const std::string& text) const;
    bool inside() const { return m_order.step.has_value(); }
    std::string jobText() const { return std::to_string(m_job.value); }

    Console& m_console;
    RunOrder m_order;
    Refused m_refused;
    PollLoop m_loop;
    LeaseClient m_client;
    std::unique_ptr<StepRunner> m_runner;
    JobId m_job;
    bool m_waited = false;
    bool m_told = false;   ///< The daemon knows how the step ended, or a file does.
    bool m_closed = false; ///< All output is out.
    std::optional<int> m_code;
};

} // namespace slotd
