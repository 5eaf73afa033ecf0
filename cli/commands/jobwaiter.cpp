// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/jobwaiter.h"

#include <algorithm>

namespace slotd
{
namespace
{

int exitCodeOf(const JobRecord& job)
{
    const bool neverRan = job.state == JobState::Cancelled && job.start == kNoTime;
    if (job.state == JobState::Completed || neverRan)
        return 0;
    const bool ownStatus = job.state == JobState::Failed && job.exit.signal == 0 && job.exit.status != 0;
    return ownStatus ? job.exit.status : 1;
}

} // namespace

bool JobWaiter::add(const JobRecord& job)
{
    if (isTerminal(job.state))
        m_ended[job.id] = exitCodeOf(job);
    else
        m_ended.erase(job.id); // requeued
    return m_ended.size() >= m_jobs;
}

int JobWaiter::exitCode() const
{
    int highest = 0;
    for (const auto& [job, code] : m_ended)
        highest = std::max(highest, code);
    return highest;
}

Result<int> waitForJobs(BlockingClient& client, const SubmitReply& submission)
{
    SubscribeRequest request;
    request.from = submission.seq;
    JobRef ref;
    ref.job = submission.job;
    request.refs = {ref};
    request.columns.add(1).add(13).add(21).add(34); // id, state, start, exit of JobRecord::fields()
    JobWaiter waiter(submission.count);
    const Result<void> followed = client.follow(std::move(request), [&](const EventPush&, const JobRecord* job) {
        return !(job && waiter.add(*job));
    });
    if (!followed)
        return followed.error();
    return waiter.exitCode();
}

} // namespace slotd
