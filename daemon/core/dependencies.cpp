// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/dependencies.h"

#include <algorithm>

namespace slotd
{
namespace
{

constexpr std::size_t kRememberedEnds = 4096;

bool succeeded(JobState state, ExitCode exit)
{
    return state == JobState::Completed && exit.success();
}

const std::string& userOf(const Job& job)
{
    static const std::string nobody;
    return job.submission ? *job.submission->user : nobody;
}

} // namespace

void Dependencies::track(const Job& job)
{
    // Ended before and queued again by hand: what it did then counts no more.
    m_recent.erase(job.id);
    const auto [place, isNew] = m_tracked.try_emplace(job.id, Tracked{job.arrayJobId, job.arrayTask, kNoTime, false});
    if (isNew) {
        if (job.inArray()) {
            Array& array = m_arrays[job.arrayJobId];
            array.tasks[job.arrayTask] = job.id;
            ++array.neverStarted;
        }
        m_singletons.add(job.id, userOf(job), job.spec->name);
    }
    if (const RunningPhase* running = job.running())
        started(job.id, running->start);
}

void Dependencies::rename(JobId job, const std::string& user, const std::string& name)
{
    if (const JobId next = m_singletons.remove(job))
        m_changed.push_back(next);
    m_singletons.add(job, user, name);
    m_changed.push_back(job);
}

void Dependencies::started(JobId job, Instant start)
{
    const auto found = m_tracked.find(job);
    if (found == m_tracked.end())
        return;
    m_singletons.started(job);
    Tracked& tracked = found->second;
    const bool first = !tracked.everStarted;
    tracked.everStarted = true;
    if (first)
        tracked.start = start;
    if (const auto edges = m_byJob.find(job); edges != m_byJob.end()) {
        for (const Edge& edge : edges->second) {
            Term* term = termOf(edge, job, false);
            if (term && term->asked.kind == DependencyKind::After && term->verdict == Term::Verdict::Open) {
                term->verdict = Term::Verdict::Met;
                term->from = tracked.start + std::chrono::minutes(term->asked.delayMinutes);
                m_changed.push_back(edge.waiter);
            }
        }
    }
    if (!first || !tracked.array)
        return;
    Array& array = m_arrays.at(tracked.array);
    --array.neverStarted;
    array.latestStart = std::max(array.latestStart, start);
    if (const auto edges = m_byArray.find(tracked.array); array.neverStarted == 0 && edges != m_byArray.end()) {
        for (const Edge& edge : edges->second) {
            if (Term* term = termOf(edge, tracked.array, true); term && term->asked.kind == DependencyKind::After) {
                judgeArray(*term);
                m_changed.push_back(edge.waiter);
            }
        }
    }
}

void Dependencies::requeued(JobId job)
{
    if (const JobId next = m_singletons.requeued(job))
        m_changed.push_back(next);
}

void Dependencies::ended(JobId job, JobState state, ExitCode exit, Instant when)
{
    const auto found = m_tracked.find(job);
    if (found == m_tracked.end())
        return;
    const Tracked tracked = found->second;
    // Cancelled before it started: what is "after" it counts from its end.
    const Instant start = tracked.everStarted ? tracked.start : when;
    const PastOutcome outcome{job, tracked.array, tracked.task, state, exit, start};
    remember(outcome);
    if (!tracked.everStarted)
        started(job, when);
    untrack(job);
    if (const auto edges = m_byJob.find(job); edges != m_byJob.end()) {
        for (const Edge& edge : edges->second) {
            if (Term* term = termOf(edge, job, false); term && term->verdict == Term::Verdict::Open) {
                judgeOutcome(*term, outcome);
                m_changed.push_back(edge.waiter);
            }
        }
        m_byJob.erase(edges);
    }
    const auto edges = tracked.array ? m_byArray.find(tracked.array) : m_byArray.end();
    if (edges == m_byArray.end())
        return;
    const bool last = !m_arrays.contains(tracked.array);
    for (const Edge& edge : edges->second) {
        if (Term* term = termOf(edge, tracked.array, true)) {
            term->anyBad = term->anyBad || !succeeded(state, exit);
            judgeArray(*term);
            if (last)
                m_changed.push_back(edge.waiter);
        }
    }
    if (last)
        m_byArray.erase(edges);
}

void Dependencies::untrack(JobId job)
{
    const Tracked tracked = m_tracked.at(job);
    m_tracked.erase(job);
    m_waiters.erase(job);
    if (const JobId next = m_singletons.remove(job))
        m_changed.push_back(next);
    if (!tracked.array)
        return;
    Array& array = m_arrays.at(tracked.array);
    array.tasks.erase(tracked.task);
    if (array.tasks.empty())
        m_arrays.erase(tracked.array);
}

void Dependencies::remember(const PastOutcome& outcome)
{
    if (m_recent.insert_or_assign(outcome.id, outcome).second)
        m_recentOrder.push_back(outcome.id);
    if (m_recentOrder.size() > kRememberedEnds) {
        m_recent.erase(m_recentOrder.front());
        m_recentOrder.pop_front();
    }
}

void Dependencies::require(JobId job, const Dependency& dependency, const std::vector<PastOutcome>& past)
{
    if (dependency.empty()) {
        if (m_waiters.erase(job) != 0)
            m_changed.push_back(job);
        return;
    }
    const auto found = m_waiters.find(job);
    if (found != m_waiters.end() && found->second.asked == dependency)
        return;
    Waiter waiter;
    waiter.asked = dependency;
    waiter.past = past;
    m_waiters.insert_or_assign(job, std::move(waiter));
    m_changed.push_back(job);
}

void Dependencies::decide(JobId job)
{
    const auto found = m_waiters.find(job);
    if (found == m_waiters.end() || found->second.decided)
        return;
    Waiter& waiter = found->second;
    waiter.decided = true;
    waiter.terms.reserve(waiter.asked.terms.size());
    for (const DependencyTerm& asked : waiter.asked.terms) {
        Term& term = waiter.terms.emplace_back();
        term.asked = asked;
        if (asked.kind != DependencyKind::Singleton)
            resolve(job, term, waiter.terms.size() - 1, waiter.past);
    }
    waiter.past = {};
}

void Dependencies::resolve(JobId job, Term& term, std::size_t index, const std::vector<PastOutcome>& past)
{
    const JobId id = term.asked.job;
    const auto array = m_arrays.find(id);
    std::uint32_t task = term.asked.arrayTask;
    const bool corresponds = task == kNoArrayTask && term.asked.kind == DependencyKind::AfterCorr;
    if (corresponds) {
        if (const auto self = m_tracked.find(job); self != m_tracked.end())
            task = self->second.task;
    }
    if (task != kNoArrayTask) {
        if (array != m_arrays.end() && array->second.tasks.contains(task)) {
            awaitSingle(job, term, index, array->second.tasks.at(task));
            return;
        }
        if (const PastOutcome* outcome = findTaskOutcome(past, id, task)) {
            judgeOutcome(term, *outcome);
            return;
        }
        if (!corresponds) {
            term.verdict = Term::Verdict::Met;
            return;
        }
    }
    if (array != m_arrays.end() || !outcomesOf(past, id).empty()) {
        resolveArray(job, term, index, past);
    } else if (m_tracked.contains(id)) {
        awaitSingle(job, term, index, id);
    } else if (const PastOutcome* outcome = findOutcome(past, id)) {
        judgeOutcome(term, *outcome);
    } else {
        term.verdict = Term::Verdict::Met;
    }
}

void Dependencies::resolveArray(JobId job, Term& term, std::size_t index, const std::vector<PastOutcome>& past)
{
    term.target = term.asked.job;
    term.wholeArray = true;
    for (const PastOutcome& outcome : outcomesOf(past, term.target)) {
        if (m_tracked.contains(outcome.id))
            continue;
        term.anyBad = term.anyBad || !succeeded(outcome.state, outcome.exit);
        term.from = std::max(term.from, outcome.start);
    }
    if (m_arrays.contains(term.target))
        m_byArray[term.target].push_back({job, index});
    judgeArray(term);
}

void Dependencies::awaitSingle(JobId job, Term& term, std::size_t index, JobId target)
{
    term.target = target;
    const Tracked& tracked = m_tracked.at(target);
    if (term.asked.kind == DependencyKind::After && tracked.everStarted) {
        term.verdict = Term::Verdict::Met;
        term.from = tracked.start + std::chrono::minutes(term.asked.delayMinutes);
        return;
    }
    m_byJob[target].push_back({job, index});
}

void Dependencies::judgeOutcome(Term& term, const PastOutcome& outcome) const
{
    const bool good = succeeded(outcome.state, outcome.exit);
    bool met = true;
    switch (term.asked.kind) {
    case DependencyKind::After:
        if (outcome.start != kNoTime)
            term.from = outcome.start + std::chrono::minutes(term.asked.delayMinutes);
        break;
    case DependencyKind::AfterOk:
    case DependencyKind::AfterCorr:
        met = good;
        break;
    case DependencyKind::AfterNotOk:
        met = !good;
        break;
    case DependencyKind::AfterAny:
    case DependencyKind::Singleton:
        break;
    }
    term.verdict = met ? Term::Verdict::Met : Term::Verdict::Failed;
}

void Dependencies::judgeArray(Term& term) const
{
    if (term.verdict != Term::Verdict::Open)
        return;
    const auto array = m_arrays.find(term.target);
    const bool allEnded = array == m_arrays.end();
    bool decided = allEnded;
    bool met = true;
    switch (term.asked.kind) {
    case DependencyKind::After:
        decided = allEnded || array->second.neverStarted == 0;
        if (!allEnded)
            term.from = std::max(term.from, array->second.latestStart);
        break;
    case DependencyKind::AfterOk:
    case DependencyKind::AfterCorr:
        met = !term.anyBad;
        break;
    case DependencyKind::AfterNotOk:
        met = term.anyBad;
        break;
    case DependencyKind::AfterAny:
    case DependencyKind::Singleton:
        break;
    }
    if (!decided)
        return;
    term.verdict = met ? Term::Verdict::Met : Term::Verdict::Failed;
    if (term.asked.kind != DependencyKind::After)
        term.from = kNoTime;
    else if (term.from != kNoTime)
        term.from += std::chrono::minutes(term.asked.delayMinutes);
}

Dependencies::Term* Dependencies::termOf(const Edge& edge, JobId target, bool wholeArray)
{
    // Edges of jobs that left or that wait for something else by now are simply found wanting here.
    const auto waiter = m_waiters.find(edge.waiter);
    if (waiter == m_waiters.end() || edge.term >= waiter->second.terms.size())
        return nullptr;
    Term& term = waiter->second.terms[edge.term];
    return term.target == target && term.wholeArray == wholeArray ? &term : nullptr;
}

const PastOutcome* Dependencies::findOutcome(const std::vector<PastOutcome>& past, JobId job) const
{
    if (const auto found = m_recent.find(job); found != m_recent.end())
        return &found->second;
    const auto found = std::find_if(past.begin(), past.end(), [&](const PastOutcome& o) { return o.id == job; });
    return found == past.end() ? nullptr : &*found;
}

const PastOutcome* Dependencies::findTaskOutcome(const std::vector<PastOutcome>& past, JobId array, std::uint32_t task) const
{
    const auto isIt = [&](const PastOutcome& o) { return o.arrayJobId == array && o.arrayTask == task; };
    // The tasks of an array have the ids that follow the array's, in order of their indices.
    for (auto it = m_recent.lower_bound(array); it != m_recent.end() && it->second.arrayJobId == array; ++it) {
        if (isIt(it->second))
            return &it->second;
    }
    const auto found = std::find_if(past.begin(), past.end(), isIt);
    return found == past.end() ? nullptr : &*found;
}

std::vector<PastOutcome> Dependencies::outcomesOf(const std::vector<PastOutcome>& past, JobId array) const
{
    std::vector<PastOutcome> all;
    for (auto it = m_recent.lower_bound(array); it != m_recent.end() && it->second.arrayJobId == array; ++it)
        all.push_back(it->second);
    for (const PastOutcome& outcome : past) {
        if (outcome.arrayJobId == array && !m_recent.contains(outcome.id))
            all.push_back(outcome);
    }
    return all;
}

Dependencies::Term::Verdict Dependencies::verdictOf(JobId job, const Term& term, Instant now) const
{
    if (term.asked.kind == DependencyKind::Singleton)
        return m_singletons.isFree(job) ? Term::Verdict::Met : Term::Verdict::Open;
    if (term.verdict == Term::Verdict::Met && term.from > now)
        return Term::Verdict::Open;
    return term.verdict;
}

DependencyState Dependencies::state(JobId job, Instant now) const
{
    using Kind = DependencyState::Kind;
    const auto found = m_waiters.find(job);
    if (found == m_waiters.end())
        return {};
    const Waiter& waiter = found->second;
    if (!waiter.decided)
        return {Kind::Waiting, kNoTime};
    std::size_t met = 0;
    std::size_t failed = 0;
    std::size_t unknown = 0;
    Instant earliest = kNever;
    Instant latest = kNoTime;
    for (const Term& term : waiter.terms) {
        const auto verdict = verdictOf(job, term, now);
        met += verdict == Term::Verdict::Met ? 1 : 0;
        failed += verdict == Term::Verdict::Failed ? 1 : 0;
        if (verdict != Term::Verdict::Open)
            continue;
        const bool timed = term.asked.kind != DependencyKind::Singleton && term.verdict == Term::Verdict::Met;
        unknown += timed ? 0 : 1;
        if (timed) {
            earliest = std::min(earliest, term.from);
            latest = std::max(latest, term.from);
        }
    }
    if (waiter.asked.any) {
        if (met > 0)
            return {};
        if (failed == waiter.terms.size())
            return {Kind::Never, kNoTime};
        return {Kind::Waiting, earliest == kNever ? kNoTime : earliest};
    }
    if (failed > 0)
        return {Kind::Never, kNoTime};
    if (met == waiter.terms.size())
        return {};
    return {Kind::Waiting, unknown > 0 ? kNoTime : latest};
}

Dependency Dependencies::open(JobId job, Instant now) const
{
    const auto found = m_waiters.find(job);
    if (found == m_waiters.end())
        return {};
    if (!found->second.decided)
        return found->second.asked;
    if (state(job, now).kind == DependencyState::Kind::Met)
        return {};
    Dependency left;
    left.any = found->second.asked.any;
    for (const Term& term : found->second.terms) {
        if (verdictOf(job, term, now) != Term::Verdict::Met)
            left.terms.push_back(term.asked);
    }
    return left;
}

std::vector<JobId> Dependencies::takeChanged()
{
    std::vector<JobId> changed;
    changed.swap(m_changed);
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    return changed;
}

std::vector<JobId> Dependencies::tasksOf(JobId array) const
{
    std::vector<JobId> all;
    if (const auto found = m_arrays.find(array); found != m_arrays.end()) {
        for (const auto& [task, job] : found->second.tasks)
            all.push_back(job);
    }
    return all;
}

} // namespace slotd
