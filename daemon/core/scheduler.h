// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/job.h"
#include "ports/hostmodel.h"
#include "ports/jobstore.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace slotd
{

/// One decision to start a job, with what it gets.
struct StartDecision
{
    JobId job;
    Allocation allocation;
};

/// What one look at the queue decided.
struct Pass
{
    std::vector<StartDecision> starts;
    std::vector<JobId> nowEligible;      ///< Begin time reached and dependencies decided since the last pass.
    std::vector<JobId> neverSatisfied;   ///< Dependencies that can't come true any more, newly found.
    Instant nextDeadline{};              ///< Wall-clock moment to look again without any event; kNoTime = none.
};

/// The queue and the plan (docs/architecture/scheduler.md). Pure: no clock, no I/O, no Qt; deterministic. Holds what it needs
/// of the pending and running jobs; cost per event at most log n of the queue, and of the order of the running jobs.
///
/// Order: priority, then turns: arrays (and the single jobs together as one more) take turns by group, submission order
/// within. The first job that does not fit gets a reservation; later ones may pass by the two rules of the design.
class Scheduler
{
public:
    explicit Scheduler(HostModel host);
    ~Scheduler();
    Scheduler(Scheduler&&) noexcept;

    /// The host changed (SIGHUP).
    void setHost(HostModel host);

    /// A new pending job, or one that is pending again. `past`: what is known of dependency targets that are not in the
    /// scheduler (ended before; a target that never existed counts as satisfied, as in Slurm).
    void addPending(const Job& job, const std::vector<PastOutcome>& past = {});
    /// A pending job whose spec, priority or hold changed, or a running one whose limits did.
    /// `past` as above, for a dependency that has changed.
    void update(const Job& job, const std::vector<PastOutcome>& past = {});
    /// A job that holds resources already (after a restart).
    void addRunning(const Job& job);
    /// A decided start was carried out (its job is running since `start`), at start and again on SetLimit.
    void started(JobId job, Instant start);
    void limitChanged(JobId job, Seconds limit);
    /// A job left for good: pending ones drop out, running ones give back what they hold; dependents are decided.
    void ended(JobId job, JobState state, ExitCode exit, Instant when);
    /// A running job goes back to pending: gives back what it holds; dependents are told nothing. addPending() follows.
    void requeued(JobId job);
    /// A running job was stopped: others may have its CPUs, its memory and GPUs stay its own.
    void suspended(JobId job);
    /// It goes on, with its CPUs, at once. `pausedInAll`: RunningPhase::suspended, which does not count for its limit.
    void resumed(JobId job, Milliseconds pausedInAll);

    /// Looks at the queue. Jobs in `starts` count as running from here on.
    Pass pass(Instant now);
    /// Whether another pass might find more at once: what was told since the last one (a start lets go what is "after" it).
    bool stirred() const;

    /// Why a pending job waits, at this moment.
    Reason reason(JobId job, Instant now) const;
    /// What is left of a job's dependencies, for display (decided terms vanish).
    Dependency openDependency(JobId job) const;
    /// When pending jobs would start, from the same plan run forward over the known limits; kNoTime = can't be known.
    /// `wanted` empty = all; looks at most at `maxJobs` of the queue in order.
    std::vector<std::pair<JobId, Instant>> estimates(const std::vector<JobId>& wanted, Instant now,
                                                     std::size_t maxJobs = 10'000) const;

    /// What is held now, by everything that runs.
    Allocation inUse() const;
    std::size_t pendingCount() const;
    std::size_t runningCount() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace slotd
