// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "core/arrays.h"
#include "core/dependencies.h"
#include "core/ledger.h"
#include "core/readyindex.h"
#include "core/reservation.h"
#include "core/scheduler.h"
#include "core/turns.h"

#include <memory>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace slotd
{

/// The scheduler's whole state as a value: a copy of it run forward over the known limits gives the estimates.
///
/// A pending job is in exactly one place: with what blocks it (held, dependencies, timers, array limit, a host too small
/// for it) or in the index of those that could start. Whatever may free it marks it unsettled; the next pass settles it.
class Plan
{
public:
    explicit Plan(HostModel host);

    // Contracts as in scheduler.h.
    void setHost(HostModel host);
    void addPending(const Job& job, const std::vector<PastOutcome>& past);
    void update(const Job& job, const std::vector<PastOutcome>& past);
    void addRunning(const Job& job);
    void started(JobId job, Instant start);
    void limitChanged(JobId job, Seconds limit);
    void ended(JobId job, JobState state, ExitCode exit, Instant when);
    void requeued(JobId job);
    void suspended(JobId job) { m_ledger.suspend(job); }
    void resumed(JobId job, Milliseconds pausedInAll) { m_ledger.resume(job, pausedInAll); }
    Pass pass(Instant now);
    bool stirred() const { return !m_unsettled.empty() || m_dependencies.changed(); }
    Reason reason(JobId job, Instant now) const;
    Dependency openDependency(JobId job, Instant now) const { return m_dependencies.open(job, now); }
    Instant lastPass() const { return m_lastPass; }

    const Ledger& ledger() const { return m_ledger; }
    std::size_t pendingCount() const { return m_entries.size() - m_running; }
    std::size_t runningCount() const { return m_running; }
    /// Pending jobs whose start could be told by going forward: neither held nor impossible.
    std::vector<JobId> pendingJobs() const;
    /// When the next timer or known end comes, not before `now`; kNever: nothing known.
    Instant nextChange(Instant now) const;
    /// Ends, as COMPLETED, what by its limit has ended at that moment.
    void endDue(Instant now);

private:
    enum class Place { Unsettled, Held, Dependency, Timed, Aside, ArrayFull, Ready, Running, Requeuing };

    struct Entry
    {
        JobId id;
        JobId array;
        OrderKey key;
        Shape shape;
        Place place = Place::Unsettled;
        bool held = false;
        bool eligible = false;      ///< Reported as such, or known to be from before.
        bool neverReported = false; ///< Its dependency has been reported as impossible.
        Instant begin = kNoTime;
        Instant readySince = kNoTime; ///< kNoTime: from when it becomes ready.
        std::uint64_t readySequence = 0;
        Instant timer = kNoTime;
        std::shared_ptr<const JobSpec> spec;
        std::shared_ptr<const Submission> submission;
    };

    void fill(Entry& entry, const Job& job) const;
    Shape shapeOf(const JobSpec& spec) const;
    Reason whyAside(const Entry& entry) const;
    void applyArrayLimit(const Job& job);
    bool keepsPlace(const Entry& entry, const Job& job) const;

    void unsettle(Entry& entry);
    void unplace(Entry& entry);
    void settleAll(Instant now, Pass& out);
    void settle(Entry& entry, Instant now, Pass& out);
    void balanceArrays(Instant now);
    void makeReady(Entry& entry, Instant now);
    void startInOrder(Instant now, Pass& out);
    void startPast(Entry& waiting, Instant now, Pass& out);
    bool start(Entry& entry, Instant now, Pass& out);

    HostModel m_host;
    Ledger m_ledger;
    ReadyIndex m_index;
    Turns m_turns;
    Dependencies m_dependencies;
    ArraySlots m_arrays;
    std::unordered_map<JobId, Entry> m_entries;
    std::set<JobId> m_unsettled;
    std::set<std::pair<Instant, JobId>> m_timers;
    std::size_t m_running = 0;
    std::uint64_t m_sequence = 0; ///< Counts arrivals in the index and starts.
    Instant m_lastPass = kNoTime;
};

} // namespace slotd
