// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"
#include "domain/launchplan.h"
#include "supervisor/cgroup.h"

#include <sys/types.h>
#include <sys/resource.h>

#include <string>
#include <utility>
#include <vector>

namespace slotd
{

/// The first line of a script, as execve(2) reads it: an interpreter and at most one argument.
struct Interpreter
{
    std::string path;
    std::string argument; ///< "" = none.
};
/// /bin/sh for a text without a #! line.
Interpreter parseInterpreter(std::string_view scriptHead);

struct LimitRow
{
    int resource;
    rlimit value;
};
/// "NOFILE=1024:4096", "CORE=0:unlimited"; false for anything else.
bool parseResourceLimit(std::string_view text, LimitRow& out);

/// Starts the ranks of a plan: opens their files once, then one process per call of start().
class RankStarter
{
public:
    explicit RankStarter(const LaunchPlan& plan) : m_plan(plan) {}

    /// Opens files and reads the script's first line. The error is the attempt's LaunchFailure.
    Result<void> prepare();
    /// The process id of the new rank, leader of a process group of its own. A script whose interpreter cannot be started
    /// is no error here: that rank ends with errno as its status, having said so on its stderr.
    Result<pid_t> start(std::uint32_t rank, const Cgroup& cgroup);
    /// The job's stderr, for the supervisor's own words.
    int errorFd() const { return m_error.valid() ? m_error.get() : m_output.get(); }

private:
    Result<void> openFiles();
    Result<void> readInterpreter();
    void buildArguments();
    void buildEnvironment();

    const LaunchPlan& m_plan;
    UniqueFd m_input;
    UniqueFd m_output;
    UniqueFd m_error; ///< None when both streams share m_output.
    Interpreter m_interpreter;
    std::vector<char*> m_argv;
    std::string m_environmentBlock;
    std::vector<char*> m_environment; ///< Five free places and a null at the end, for the names of each rank.
    std::string m_allRanks;
    std::vector<LimitRow> m_limits;
    std::vector<unsigned long> m_cpuMask;
};

} // namespace slotd
