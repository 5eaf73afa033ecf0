// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/journal.h"

#include "domain/transition.h"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

namespace slotd
{

Journal::Journal(JobTable& table, JobStore& store, const Clock& clock, Log& log)
    : m_table(table), m_store(store), m_clock(clock), m_log(log)
{
}

EventSeq Journal::noteSubmitted(Change& change, JobId first, std::uint32_t count)
{
    JobEvent event;
    event.seq = m_next;
    event.time = m_clock.now();
    event.job = first;
    event.count = count;
    event.body = SubmittedEvent{};
    m_next = EventSeq(m_next.value + 1);
    m_waiting.push_back({event.seq, Waiting::Fate::Open, std::nullopt});
    const EventSeq seq = event.seq;
    change.events.push_back(std::move(event));
    return seq;
}

Result<void> Journal::apply(Change& change, JobId id, EventBody body)
{
    Job* job = m_table.find(id);
    if (job == nullptr)
        return Error(Code::InvalidJobId);
    JobEvent event;
    event.seq = m_next;
    event.time = m_clock.now();
    event.job = id;
    event.body = std::move(body);
    auto changed = slotd::apply(*job, event);
    if (!changed.ok()) {
        m_log.warning("event-refused", {{"job", std::to_string(id.value)},
                                        {"event", std::string(eventName(event.body))},
                                        {"state", std::string(nameOf(job->state()))}});
        return changed.error();
    }
    if (auto noted = noteStep(id, event.body); !noted)
        return noted;
    *job = std::move(*changed);
    m_next = EventSeq(m_next.value + 1);
    m_waiting.push_back({event.seq, Waiting::Fate::Open, std::nullopt});
    change.events.push_back(std::move(event));
    return {};
}

Result<void> Journal::noteStep(JobId job, const EventBody& body)
{
    StepTable& steps = m_table.steps();
    const auto known = [&](std::uint32_t id) {
        Step* step = steps.find(job, id);
        return step == nullptr || step->ended ? nullptr : step;
    };
    if (const auto* started = std::get_if<StepStartedEvent>(&body)) {
        steps.put(job, started->step);
    } else if (const auto* launched = std::get_if<StepLaunchedEvent>(&body)) {
        Step* step = known(launched->step);
        if (step == nullptr)
            return Error(Code::InvalidStep);
        step->supervisor = launched->supervisor;
    } else if (const auto* ended = std::get_if<StepEndedEvent>(&body)) {
        Step* step = known(ended->step);
        if (step == nullptr)
            return Error(Code::InvalidStep);
        step->ended = ended->end;
    }
    return {};
}

void Journal::saveSteps(const Change& change, StoreBatch& batch) const
{
    std::set<std::pair<JobId, std::uint32_t>> changed;
    for (const JobEvent& event : change.events) {
        if (const auto* started = std::get_if<StepStartedEvent>(&event.body))
            changed.emplace(event.job, started->step.id);
        else if (const auto* launched = std::get_if<StepLaunchedEvent>(&event.body))
            changed.emplace(event.job, launched->step);
        else if (const auto* ended = std::get_if<StepEndedEvent>(&event.body))
            changed.emplace(event.job, ended->step);
    }
    for (const auto& [job, id] : changed) {
        if (const Step* step = m_table.steps().find(job, id))
            batch.ops.emplace_back(SaveStep{job, *step});
    }
}

void Journal::commit(Change change, std::function<void(Result<void>)> done)
{
    StoreBatch batch;
    batch.kind = change.kind;
    batch.urgent = change.urgent;
    const bool inserts = change.insert.has_value();
    std::vector<Published> published;
    published.reserve(change.events.size());
    std::vector<JobId> saved;
    std::unordered_set<JobId> seen;
    const auto inserted = [&](JobId id) {
        return inserts && id >= change.insert->jobs.front().id && id <= change.insert->jobs.back().id;
    };
    for (const JobEvent& event : change.events) {
        const Job* job = m_table.find(event.job);
        if (job == nullptr) {
            drop(event.seq); // or all later events would wait for it
            continue;
        }
        published.push_back({event, *job});
        if (!inserted(event.job) && seen.insert(event.job).second)
            saved.push_back(event.job);
    }
    if (inserts) {
        for (Job& job : change.insert->jobs) { // as they are after the change: some may have been started by it
            if (const Job* now = m_table.find(job.id))
                job = *now;
        }
        batch.ops.emplace_back(std::move(*change.insert));
    }
    for (const JobId id : saved)
        batch.ops.emplace_back(SaveJob{*m_table.find(id)});
    saveSteps(change, batch);
    for (JobEvent& event : change.events)
        batch.ops.emplace_back(AppendEvent{std::move(event)});
    m_store.commit(std::move(batch), [this, published = std::move(published), done = std::move(done)](Result<void> result) {
        const bool durable = result.ok();
        if (done)
            done(std::move(result));
        settle(published, durable);
    });
}

void Journal::whenDurable(std::function<void()> done)
{
    if (m_waiting.empty())
        done();
    else
        m_askedAgain.emplace_back(m_waiting.back().seq, std::move(done));
}

void Journal::answerWaiting()
{
    std::vector<std::function<void()>> ready;
    std::erase_if(m_askedAgain, [&](auto& asked) {
        const bool durable = m_waiting.empty() || asked.first < m_waiting.front().seq;
        if (durable)
            ready.push_back(std::move(asked.second));
        return durable;
    });
    for (const auto& done : ready)
        done();
}

Journal::Waiting* Journal::waiting(EventSeq seq)
{
    const auto it = std::lower_bound(m_waiting.begin(), m_waiting.end(), seq,
                                     [](const Waiting& w, EventSeq wanted) { return w.seq < wanted; });
    return it == m_waiting.end() || it->seq != seq ? nullptr : &*it;
}

void Journal::drop(EventSeq seq)
{
    if (Waiting* event = waiting(seq))
        event->fate = Waiting::Fate::Dropped;
}

void Journal::abandon(const Change& change)
{
    for (const JobEvent& event : change.events)
        drop(event.seq);
    publishReady();
}

void Journal::settle(const std::vector<Published>& events, bool durable)
{
    for (const Published& p : events) {
        Waiting* event = waiting(p.event.seq);
        if (event == nullptr)
            continue;
        event->fate = durable ? Waiting::Fate::Durable : Waiting::Fate::Dropped;
        if (durable)
            event->what = p;
    }
    publishReady();
}

void Journal::publishReady()
{
    while (!m_waiting.empty() && m_waiting.front().fate != Waiting::Fate::Open) {
        const Waiting front = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (front.what && m_publish)
            m_publish(*front.what);
    }
    answerWaiting();
}

} // namespace slotd
