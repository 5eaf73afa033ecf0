// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/plan.h"

#include "core/admission.h"

#include <algorithm>
#include <cassert>

namespace slotd
{

Plan::Plan(HostModel host) : m_host(std::move(host)), m_ledger(m_host.capacity)
{
}

void Plan::setHost(HostModel host)
{
    m_host = std::move(host);
    m_ledger.setCapacity(m_host.capacity);
    for (auto& [id, entry] : m_entries) {
        if (entry.place == Place::Running || entry.place == Place::Requeuing)
            continue;
        unsettle(entry);
        entry.shape = shapeOf(*entry.spec);
    }
}

Shape Plan::shapeOf(const JobSpec& spec) const
{
    const ResourceAsk ask = resourceAsk(spec, m_host.capacity.memory);
    ResourceVector need{ask.cpus.value, ask.memory.value, ask.gpus.value};
    // All CPUs: nothing fits beside it, and it fits only where nothing else runs.
    if (ask.exclusive)
        need.cpus = std::max(need.cpus, m_host.capacity.cpus.value);
    return {need, spec.timeLimit.value_or(kUnlimited)};
}

void Plan::fill(Entry& entry, const Job& job) const
{
    entry.id = job.id;
    entry.array = job.arrayJobId;
    entry.key = {job.priority, 0, job.id};
    entry.shape = shapeOf(*job.spec);
    const auto* pending = std::get_if<PendingPhase>(&job.phase);
    entry.held = pending != nullptr && pending->held;
    entry.eligible = job.eligibleTime != kNoTime;
    entry.begin = job.spec->begin.value_or(kNoTime);
    entry.spec = job.spec;
    entry.submission = job.submission;
}

void Plan::applyArrayLimit(const Job& job)
{
    if (!job.inArray())
        return;
    const std::uint32_t limit = job.spec->arrayLimit.value_or(job.submission ? job.submission->arrayLimit : 0);
    if (limit == m_arrays.limit(job.arrayJobId))
        return;
    for (const JobId task : m_dependencies.tasksOf(job.arrayJobId)) {
        const auto found = m_entries.find(task);
        if (found != m_entries.end() &&
            (found->second.place == Place::Ready || found->second.place == Place::ArrayFull))
            unsettle(found->second);
    }
    m_arrays.setLimit(job.arrayJobId, limit);
}

void Plan::addPending(const Job& job, const std::vector<PastOutcome>& past)
{
    const auto [place, isNew] = m_entries.try_emplace(job.id);
    Entry& entry = place->second;
    if (!isNew && entry.place == Place::Running)
        requeued(job.id);
    if (!isNew)
        unplace(entry);
    entry = Entry{};
    fill(entry, job);
    entry.readySince = job.eligibleTime;
    m_dependencies.track(job);
    m_dependencies.require(job.id, job.spec->dependency, past);
    applyArrayLimit(job);
    unsettle(entry);
}

bool Plan::keepsPlace(const Entry& entry, const Job& job) const
{
    const auto* pending = std::get_if<PendingPhase>(&job.phase);
    return entry.place == Place::Ready && pending != nullptr && !pending->held && entry.key.priority == job.priority &&
           entry.begin == job.spec->begin.value_or(kNoTime) && entry.spec->dependency == job.spec->dependency &&
           entry.spec->name == job.spec->name;
}

void Plan::update(const Job& job, const std::vector<PastOutcome>& past)
{
    const auto found = m_entries.find(job.id);
    if (found == m_entries.end())
        return;
    Entry& entry = found->second;
    applyArrayLimit(job);
    if (entry.place == Place::Running) {
        entry.spec = job.spec;
        limitChanged(job.id, job.spec->timeLimit.value_or(kUnlimited));
        return;
    }
    if (keepsPlace(entry, job)) {
        m_index.erase(entry.shape, entry.key);
        entry.shape = shapeOf(*job.spec);
        entry.spec = job.spec;
        m_index.insert(entry.shape, entry.key);
        if (whyAside(entry) != Reason::None)
            unsettle(entry);
        return;
    }
    unsettle(entry);
    if (entry.spec->name != job.spec->name)
        m_dependencies.rename(job.id, job.submission ? *job.submission->user : std::string(), job.spec->name);
    m_dependencies.require(job.id, job.spec->dependency, past);
    entry.neverReported = entry.neverReported && entry.spec->dependency == job.spec->dependency;
    fill(entry, job);
    // Raised or released now: what started before did not pass it.
    entry.readySince = kNoTime;
}

void Plan::addRunning(const Job& job)
{
    const RunningPhase* running = job.running();
    const auto [place, isNew] = m_entries.try_emplace(job.id);
    if (running == nullptr || !isNew)
        return;
    Entry& entry = place->second;
    fill(entry, job);
    entry.place = Place::Running;
    ++m_running;
    m_ledger.adopt(entry.key, running->allocation, entry.shape.limit, running->start);
    m_ledger.resume(job.id, running->suspended);
    if (running->suspendedSince != kNoTime)
        m_ledger.suspend(job.id);
    m_dependencies.track(job);
    applyArrayLimit(job);
    if (entry.array)
        m_arrays.started(entry.array, entry.key);
}

void Plan::started(JobId job, Instant start)
{
    m_ledger.setStart(job, start);
    m_dependencies.started(job, start);
}

void Plan::limitChanged(JobId job, Seconds limit)
{
    m_ledger.setLimit(job, limit);
    if (const auto found = m_entries.find(job); found != m_entries.end() && found->second.place == Place::Running)
        found->second.shape.limit = limit;
}

void Plan::ended(JobId job, JobState state, ExitCode exit, Instant when)
{
    const auto found = m_entries.find(job);
    if (found == m_entries.end())
        return;
    Entry& entry = found->second;
    if (entry.place == Place::Running) {
        m_ledger.release(job);
        --m_running;
        if (entry.array)
            m_arrays.ended(entry.array);
    } else {
        unplace(entry);
    }
    const JobId array = entry.array;
    m_unsettled.erase(job);
    m_entries.erase(found);
    m_dependencies.ended(job, state, exit, when);
    if (array && !m_dependencies.tracksArray(array))
        m_arrays.forget(array);
}

void Plan::requeued(JobId job)
{
    const auto found = m_entries.find(job);
    if (found == m_entries.end() || found->second.place != Place::Running)
        return;
    m_ledger.release(job);
    --m_running;
    if (found->second.array)
        m_arrays.ended(found->second.array);
    m_dependencies.requeued(job);
    found->second.place = Place::Requeuing;
}

void Plan::unsettle(Entry& entry)
{
    unplace(entry);
    m_unsettled.insert(entry.id);
}

void Plan::unplace(Entry& entry)
{
    switch (entry.place) {
    case Place::Ready:
        m_index.erase(entry.shape, entry.key);
        m_turns.leave(entry.key.priority, entry.array, entry.id);
        if (entry.array)
            m_arrays.leave(entry.array, entry.key);
        break;
    case Place::ArrayFull:
        m_arrays.leave(entry.array, entry.key);
        break;
    case Place::Timed:
        m_timers.erase({entry.timer, entry.id});
        break;
    case Place::Unsettled:
    case Place::Held:
    case Place::Dependency:
    case Place::Aside:
    case Place::Running:
    case Place::Requeuing:
        break;
    }
    entry.place = Place::Unsettled;
}

Reason Plan::whyAside(const Entry& entry) const
{
    const PartitionModel* partition = m_host.find(entry.spec->partition.value_or(m_host.defaultPartition));
    if (partition == nullptr)
        return Reason::PartitionInactive;
    if (!entry.shape.ask.fitsIn(m_ledger.capacity()) || (entry.shape.ask.gpus > 0 && !partition->gpu))
        return Reason::PartitionConfig;
    if (!entry.spec->constraint.empty()) {
        const auto holds = constraintHolds(entry.spec->constraint, partition->features, partition->name);
        if (!holds || !*holds)
            return Reason::PartitionConfig;
    }
    return Reason::None;
}

void Plan::settleAll(Instant now, Pass& out)
{
    while (!m_timers.empty() && m_timers.begin()->first <= now)
        unsettle(m_entries.at(m_timers.begin()->second));
    // Looking up targets may show that a job is decided, which may change others: until nothing changes.
    for (;;) {
        for (const JobId job : m_dependencies.takeChanged()) {
            const auto found = m_entries.find(job);
            if (found == m_entries.end() || found->second.place == Place::Running || found->second.place == Place::Requeuing)
                continue;
            const bool met = m_dependencies.state(job, now).kind == DependencyState::Kind::Met;
            const Place place = found->second.place;
            if (!met || (place != Place::Ready && place != Place::ArrayFull && place != Place::Aside))
                unsettle(found->second);
        }
        if (m_unsettled.empty())
            break;
        // By id, so that turns go by submission.
        std::set<JobId> unsettled;
        unsettled.swap(m_unsettled);
        for (const JobId job : unsettled)
            settle(m_entries.at(job), now, out);
    }
    balanceArrays(now);
}

void Plan::settle(Entry& entry, Instant now, Pass& out)
{
    m_dependencies.decide(entry.id);
    const DependencyState dependency = m_dependencies.state(entry.id, now);
    if (dependency.kind == DependencyState::Kind::Never && !entry.neverReported) {
        entry.neverReported = true;
        out.neverSatisfied.push_back(entry.id);
    }
    const bool waits = dependency.kind != DependencyState::Kind::Met;
    if (entry.held) {
        entry.place = Place::Held;
        return;
    }
    if (waits && dependency.from == kNoTime) {
        entry.place = Place::Dependency;
        return;
    }
    entry.timer = std::max(entry.begin, waits ? dependency.from : kNoTime);
    if (entry.timer > now) {
        entry.place = Place::Timed;
        m_timers.insert({entry.timer, entry.id});
        return;
    }
    if (!entry.eligible) {
        entry.eligible = true;
        out.nowEligible.push_back(entry.id);
    }
    if (whyAside(entry) != Reason::None) {
        entry.place = Place::Aside;
    } else if (entry.array && m_arrays.limit(entry.array) != 0) {
        entry.place = Place::ArrayFull;
        m_arrays.wait(entry.array, entry.key);
    } else {
        makeReady(entry, now);
    }
}

void Plan::balanceArrays(Instant now)
{
    const ArraySlots::Moves moves = m_arrays.balance();
    for (const JobId job : moves.sentBack) {
        Entry& entry = m_entries.at(job);
        // Let in by this same balancing, it is not in the index yet.
        if (entry.place != Place::Ready)
            continue;
        m_index.erase(entry.shape, entry.key);
        m_turns.leave(entry.key.priority, entry.array, entry.id);
        entry.place = Place::ArrayFull;
        entry.readySince = kNoTime;
    }
    for (const JobId job : moves.letIn) {
        Entry& entry = m_entries.at(job);
        entry.readySince = kNoTime;
        makeReady(entry, now);
    }
}

void Plan::makeReady(Entry& entry, Instant now)
{
    if (entry.readySince == kNoTime)
        entry.readySince = now;
    entry.readySequence = ++m_sequence;
    entry.key.turn = m_turns.join(entry.key.priority, entry.array, entry.id);
    entry.place = Place::Ready;
    m_index.insert(entry.shape, entry.key);
}

Pass Plan::pass(Instant now)
{
    Pass out;
    m_lastPass = now;
    settleAll(now, out);
    startInOrder(now, out);
    out.nextDeadline = m_timers.empty() ? kNoTime : m_timers.begin()->first;
    return out;
}

void Plan::startInOrder(Instant now, Pass& out)
{
    while (const auto first = m_index.first()) {
        Entry& entry = m_entries.at(first->job);
        if (!entry.shape.ask.fitsIn(m_ledger.free())) {
            startPast(entry, now, out);
            return;
        }
        start(entry, now, out);
    }
}

void Plan::startPast(Entry& waiting, Instant now, Pass& out)
{
    Reservation reservation(
        m_ledger, Waiting{waiting.key, waiting.shape.ask, waiting.readySequence, waiting.readySince}, now);
    for (;;) {
        const auto early = m_index.firstWithin(reservation.beforeIt(m_ledger.free()));
        const auto beside =
            m_index.firstWithin(reservation.besideIt(m_ledger.free()), early.value_or(kLastKey));
        if (!early && !beside)
            return;
        const OrderKey key = beside ? *beside : *early;
        Entry& entry = m_entries.at(key.job);
        const Shape shape = entry.shape;
        if (start(entry, now, out))
            reservation.passed(shape);
    }
}

bool Plan::start(Entry& entry, Instant now, Pass& out)
{
    // A singleton's name may have been taken by a job that started a moment ago.
    if (m_dependencies.state(entry.id, now).kind != DependencyState::Kind::Met) {
        unplace(entry);
        settle(entry, now, out);
        return false;
    }
    m_index.erase(entry.shape, entry.key);
    m_turns.started(entry.key.priority, entry.array, entry.id);
    if (entry.array)
        m_arrays.started(entry.array, entry.key);
    m_dependencies.launching(entry.id);
    out.starts.push_back({entry.id, m_ledger.take(entry.key, entry.shape, now, ++m_sequence)});
    entry.place = Place::Running;
    ++m_running;
    return true;
}

Reason Plan::reason(JobId job, Instant now) const
{
    const auto found = m_entries.find(job);
    if (found == m_entries.end() || found->second.place == Place::Running || found->second.place == Place::Requeuing)
        return Reason::None;
    const Entry& entry = found->second;
    if (entry.held)
        return Reason::JobHeldUser;
    if (entry.begin > now)
        return Reason::BeginTime;
    switch (m_dependencies.state(job, now).kind) {
    case DependencyState::Kind::Never:
        return Reason::DependencyNeverSatisfied;
    case DependencyState::Kind::Waiting:
        return Reason::Dependency;
    case DependencyState::Kind::Met:
        break;
    }
    if (const Reason aside = whyAside(entry); aside != Reason::None)
        return aside;
    if (entry.place == Place::ArrayFull || (entry.place == Place::Unsettled && m_arrays.full(entry.array)))
        return Reason::JobArrayTaskLimit;
    const auto first = m_index.first();
    if (m_host.oneWaitsForResources && entry.place == Place::Ready && first && first->job != job)
        return Reason::Priority;
    return entry.shape.ask.fitsIn(m_ledger.free()) ? Reason::Priority : Reason::Resources;
}

std::vector<JobId> Plan::pendingJobs() const
{
    std::vector<JobId> all;
    for (const auto& [id, entry] : m_entries) {
        if (entry.place != Place::Running && entry.place != Place::Requeuing)
            all.push_back(id);
    }
    std::sort(all.begin(), all.end());
    return all;
}

Instant Plan::nextChange(Instant now) const
{
    Instant next = kNever;
    if (!m_ledger.byEnd().empty())
        next = m_ledger.byEnd().begin()->first;
    if (!m_timers.empty())
        next = std::min(next, m_timers.begin()->first);
    return std::max(next, now);
}

void Plan::endDue(Instant now)
{
    while (!m_ledger.byEnd().empty() && m_ledger.byEnd().begin()->first <= now)
        ended(m_ledger.byEnd().begin()->second, JobState::Completed, {}, now);
}

} // namespace slotd
