// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"
#include "domain/launchplan.h"

#include <optional>
#include <string>
#include <vector>

namespace slotd
{

/// The job's cgroup v2 folder <base>/job_<id>, or <base>/job_<id>/step_<n> of a step outside a batch job: the limits are the
/// job's then, and what a step ran out of is its own. Without a base in the plan there is none and every call does nothing.
class Cgroup
{
public:
    /// Makes the folder and writes the limits. The error's message begins with "cgroup: " and names the file.
    Result<void> create(const LaunchPlan& plan);

    bool exists() const { return m_folder.valid(); }
    /// cgroup.procs, open for writing: a process that writes "0" there moves itself in. -1 without a cgroup.
    int procsFd() const { return m_procs.get(); }
    std::vector<int> processes() const;
    /// False where the kernel has no cgroup.kill (before 5.14).
    bool killAll() const;
    bool oomKilled() const;
    std::optional<std::int64_t> peakKb() const;
    /// Removes the folder and what the job made below it; only empty groups can go.
    void remove();

private:
    Result<void> openJob(const LaunchPlan& plan);
    Result<void> openStep(const LaunchPlan& plan);
    Result<void> openFolder();
    Result<void> limit(const LaunchPlan& plan);
    Result<void> set(const char* file, const std::string& value);

    std::string m_path;
    std::string m_base;
    std::string m_jobPath; ///< Of a step; made and removed by whichever of the job's steps comes first and goes last.
    UniqueFd m_folder;
    UniqueFd m_procs;
};

} // namespace slotd
