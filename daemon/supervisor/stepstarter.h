// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "supervisor/rankstarter.h"

namespace slotd
{

/// Of a step: each rank has its command, streams, environment and CPUs. A working folder that is gone is replaced by /tmp,
/// with a line that says so, as in Slurm.
class StepStarter : public RankStarter
{
public:
    explicit StepStarter(const LaunchPlan& plan) : m_plan(plan) {}

    Result<void> prepare() override;
    Result<pid_t> start(std::uint32_t rank, const Cgroup& cgroup) override;
    /// Closes the ranks' streams, so that their readers see the end when the ranks are gone.
    void allStarted() override;
    void allEnded() override { m_error.reset(); }
    /// A copy of rank 0's stderr.
    int errorFd() const override { return m_error.get(); }

private:
    Result<void> openDefaults();
    int streamFd(int own, const UniqueFd& fallback) const { return own >= 0 ? own : fallback.get(); }
    void enterWorkDir();
    void sayExecFailure(int fd, const std::string& program, const std::vector<std::string>& tried, int error) const;

    const LaunchPlan& m_plan;
    UniqueFd m_input; ///< For ranks without streams of their own.
    UniqueFd m_output;
    UniqueFd m_error;
    RankEnvironment m_environment;
    std::vector<LimitRow> m_limits;
};

/// Where execvp(3) would look for `program` with this PATH ("" = nowhere but the word itself, which then has a slash).
std::vector<std::string> programCandidates(const std::string& program, std::string_view path);

} // namespace slotd
