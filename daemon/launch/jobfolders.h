// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "base/strongid.h"

#include <set>
#include <string>

namespace slotd
{

/// Makes and removes the files the daemon keeps for a job: lib/jobs/<id>/ with script.sh and runner.sh. On the work thread.
class JobFolders
{
public:
    /// Ahead of time; an error is met again by writeScript(). Comes too late without harm: a script that is there stays.
    void prepare(JobId job, const std::string& folder, const std::string& script, const std::string& runner);
    /// The folder (0700) and script.sh (0700), complete when this returns.
    Result<void> writeScript(JobId job, const std::string& folder, const std::string& script);
    /// runner.sh: the same text for all jobs, so mostly one more name of one file. A courtesy: failures are ignored.
    void writeRunner(const std::string& folder, const std::string& runner);
    static void remove(const std::string& folder);

private:
    bool linkRunner(const std::string& folder, const std::string& runner);

    std::set<JobId> m_prepared; ///< Scripts written in this run of the daemon, not yet launched.
    std::string m_masterText;   ///< What the file below holds.
    std::string m_master;       ///< The runner.sh that the others are linked to.
};

} // namespace slotd
