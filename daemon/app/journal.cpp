// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/journal.h"

#include "domain/transition.h"

#include <algorithm>
#include <unordered_set>

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
    *job = std::move(*changed);
    m_next = EventSeq(m_next.value + 1);
    m_waiting.push_back({event.seq, Waiting::Fate::Open, std::nullopt});
    change.events.push_back(std::move(event));
    return {};
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
    for (JobEvent& event : change.events)
        batch.ops.emplace_back(AppendEvent{std::move(event)});
    m_store.commit(std::move(batch), [this, published = std::move(published), done = std::move(done)](Result<void> result) {
        const bool durable = result.ok();
        if (done)
            done(std::move(result));
        settle(published, durable);
    });
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
}

} // namespace slotd
