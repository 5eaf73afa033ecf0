// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "client/blockingclient.h"

#include <map>

namespace slotd
{

/// Follows the jobs of one submission to their ends: sbatch --wait.
class JobWaiter
{
public:
    explicit JobWaiter(std::uint32_t jobs) : m_jobs(jobs) {}

    /// Takes the state of a job after an event; true when all jobs have ended.
    bool add(const JobRecord& job);
    /// The highest exit code (sbatch(1), --wait): the job's own; 1 when a signal, a limit or a cancellation ended it while it
    /// ran; 0 when it was cancelled before it began.
    int exitCode() const;

private:
    std::uint32_t m_jobs;
    std::map<JobId, int> m_ended;
};

/// Waits until all jobs of a submission have ended, through restarts of the daemon. The exit code.
Result<int> waitForJobs(BlockingClient& client, const SubmitReply& submission);

} // namespace slotd
