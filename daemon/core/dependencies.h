// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "core/shape.h"
#include "core/singletons.h"
#include "domain/dependency.h"
#include "domain/job.h"
#include "ports/jobstore.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace slotd
{

/// How a job's dependencies stand.
struct DependencyState
{
    enum class Kind { Met, Waiting, Never } kind = Kind::Met;
    Instant from = kNoTime; ///< Waiting: it is met at this moment without further events (after:ID+MIN); kNoTime: unknown.
};

/// Who waits for whom. Edges lead from a job or an array to those that wait for it: deciding one touches only them.
///
/// Targets are looked up when decide() is called, so that jobs may be added in any order (restart). An id that is neither
/// tracked nor known to have ended never existed, which counts as met (Slurm).
class Dependencies
{
public:
    /// A job is pending or running from here on.
    void track(const Job& job);
    /// It has been given its resources: no singleton of its name may start beside it.
    void launching(JobId job) { m_singletons.started(job); }
    void started(JobId job, Instant start);
    /// It is pending again; those that wait for it are told nothing.
    void requeued(JobId job);
    void ended(JobId job, JobState state, ExitCode exit, Instant when);
    void rename(JobId job, const std::string& user, const std::string& name);

    /// Sets what a tracked job waits for; an equal dependency keeps what is decided already.
    void require(JobId job, const Dependency& dependency, const std::vector<PastOutcome>& past);
    /// Looks the targets up, once per require().
    void decide(JobId job);

    DependencyState state(JobId job, Instant now) const;
    /// The terms that are not met yet.
    Dependency open(JobId job, Instant now) const;
    /// Jobs whose state may have changed since the last call, ascending.
    std::vector<JobId> takeChanged();
    bool changed() const { return !m_changed.empty(); }

    bool tracksArray(JobId array) const { return m_arrays.contains(array); }
    /// Tracked tasks of an array, by index.
    std::vector<JobId> tasksOf(JobId array) const;

private:
    struct Term
    {
        DependencyTerm asked;
        enum class Verdict { Open, Met, Failed } verdict = Verdict::Open;
        Instant from = kNoTime; ///< Met: from this moment on.
        JobId target;           ///< A job, or an array where `wholeArray`.
        bool wholeArray = false;
        bool anyBad = false;    ///< Whole array: a task ended otherwise than COMPLETED 0:0.
    };
    struct Waiter
    {
        Dependency asked;
        std::vector<Term> terms;
        std::vector<PastOutcome> past; ///< Until decide().
        bool decided = false;
    };
    struct Tracked
    {
        JobId array;
        std::uint32_t task = kNoArrayTask;
        Instant start = kNoTime; ///< Of the first attempt.
        bool everStarted = false;
    };
    struct Array
    {
        std::map<std::uint32_t, JobId> tasks;
        std::size_t neverStarted = 0;
        Instant latestStart = kNoTime;
    };
    struct Edge
    {
        JobId waiter;
        std::size_t term = 0;
    };
    using Edges = std::unordered_map<JobId, std::vector<Edge>>;

    void untrack(JobId job);
    void resolve(JobId job, Term& term, std::size_t index, const std::vector<PastOutcome>& past);
    void resolveArray(JobId job, Term& term, std::size_t index, const std::vector<PastOutcome>& past);
    void awaitSingle(JobId job, Term& term, std::size_t index, JobId target);
    void judgeOutcome(Term& term, const PastOutcome& outcome) const;
    void judgeArray(Term& term) const;
    Term* termOf(const Edge& edge, JobId target, bool wholeArray);
    const PastOutcome* findOutcome(const std::vector<PastOutcome>& past, JobId job) const;
    const PastOutcome* findTaskOutcome(const std::vector<PastOutcome>& past, JobId array, std::uint32_t task) const;
    std::vector<PastOutcome> outcomesOf(const std::vector<PastOutcome>& past, JobId array) const;
    void remember(const PastOutcome& outcome);
    Term::Verdict verdictOf(JobId job, const Term& term, Instant now) const;

    std::unordered_map<JobId, Tracked> m_tracked;
    std::unordered_map<JobId, Array> m_arrays;
    std::unordered_map<JobId, Waiter> m_waiters;
    Edges m_byJob;
    Edges m_byArray;
    Singletons m_singletons;
    std::vector<JobId> m_changed;
    /// The latest ends: a job may end between the reading of past outcomes and the adding of the one that waits for it.
    std::map<JobId, PastOutcome> m_recent;
    std::deque<JobId> m_recentOrder;
};

} // namespace slotd
