// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"
#include "domain/launchplan.h"
#include "supervisor/cgroup.h"
#include "supervisor/rankprocess.h"
#include "supervisor/rankenvironment.h"

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// Starts the ranks of a plan, one process per call.
class RankStarter
{
public:
    virtual ~RankStarter() = default;

    /// Opens files and builds what all ranks share. The error is the attempt's LaunchFailure.
    virtual Result<void> prepare() = 0;
    /// The process id of the new rank, leader of a process group of its own. A program that cannot be started is no error
    /// here: that rank ends with errno as its status, which its stderr says.
    virtual Result<pid_t> start(std::uint32_t rank, const Cgroup& cgroup) = 0;
    /// All ranks run: what only they need is closed.
    virtual void allStarted() {}
    /// Nothing of the job lives: the rest is closed.
    virtual void allEnded() {}
    /// For the supervisor's own words; -1 = nowhere.
    virtual int errorFd() const = 0;
};

/// The first line of a script, as execve(2) reads it: an interpreter and at most one argument.
struct Interpreter
{
    std::string path;
    std::string argument; ///< "" = none.
};
/// /bin/sh for a text without a #! line.
Interpreter parseInterpreter(std::string_view scriptHead);

/// Of a batch job: its script, with files that are opened once.
class ScriptStarter : public RankStarter
{
public:
    explicit ScriptStarter(const LaunchPlan& plan) : m_plan(plan) {}

    Result<void> prepare() override;
    Result<pid_t> start(std::uint32_t rank, const Cgroup& cgroup) override;
    int errorFd() const override { return m_error.valid() ? m_error.get() : m_output.get(); }

private:
    Result<void> openFiles();
    Result<void> readInterpreter();
    void buildArguments();

    const LaunchPlan& m_plan;
    UniqueFd m_input;
    UniqueFd m_output;
    UniqueFd m_error; ///< None when both streams share m_output.
    Interpreter m_interpreter;
    std::vector<char*> m_argv;
    RankEnvironment m_environment;
    std::vector<LimitRow> m_limits;
    std::vector<unsigned long> m_cpuMask;
};

} // namespace slotd
