// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/scheduler.h"

#include "core/estimate.h"
#include "core/plan.h"

namespace slotd
{

struct Scheduler::Impl
{
    Plan plan;
};

Scheduler::Scheduler(HostModel host) : m(std::make_unique<Impl>(Impl{Plan(std::move(host))})) {}
Scheduler::~Scheduler() = default;
Scheduler::Scheduler(Scheduler&&) noexcept = default;

void Scheduler::setHost(HostModel host)
{
    m->plan.setHost(std::move(host));
}

void Scheduler::addPending(const Job& job, const std::vector<PastOutcome>& past)
{
    m->plan.addPending(job, past);
}

void Scheduler::update(const Job& job, const std::vector<PastOutcome>& past)
{
    m->plan.update(job, past);
}

void Scheduler::addRunning(const Job& job)
{
    m->plan.addRunning(job);
}

void Scheduler::started(JobId job, Instant start)
{
    m->plan.started(job, start);
}

void Scheduler::limitChanged(JobId job, Seconds limit)
{
    m->plan.limitChanged(job, limit);
}

void Scheduler::ended(JobId job, JobState state, ExitCode exit, Instant when)
{
    m->plan.ended(job, state, exit, when);
}

void Scheduler::requeued(JobId job)
{
    m->plan.requeued(job);
}

void Scheduler::suspended(JobId job)
{
    m->plan.suspended(job);
}

void Scheduler::resumed(JobId job, Milliseconds pausedInAll)
{
    m->plan.resumed(job, pausedInAll);
}

Pass Scheduler::pass(Instant now)
{
    return m->plan.pass(now);
}

bool Scheduler::stirred() const
{
    return m->plan.stirred();
}

Reason Scheduler::reason(JobId job, Instant now) const
{
    return m->plan.reason(job, now);
}

Dependency Scheduler::openDependency(JobId job) const
{
    return m->plan.openDependency(job, m->plan.lastPass());
}

std::vector<std::pair<JobId, Instant>> Scheduler::estimates(const std::vector<JobId>& wanted, Instant now,
                                                            std::size_t maxJobs) const
{
    return estimateStarts(m->plan, wanted, now, maxJobs);
}

Allocation Scheduler::inUse() const
{
    return m->plan.ledger().inUse();
}

std::size_t Scheduler::pendingCount() const
{
    return m->plan.pendingCount();
}

std::size_t Scheduler::runningCount() const
{
    return m->plan.runningCount();
}

} // namespace slotd
