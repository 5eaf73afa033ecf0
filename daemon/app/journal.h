// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/jobtable.h"
#include "ports/clock.h"
#include "ports/jobstore.h"
#include "ports/log.h"

#include <deque>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace slotd
{

/// One atomic change while it is put together: events already applied to the table, not yet stored.
struct Change
{
    StoreBatch::Kind kind = StoreBatch::Kind::Transition;
    bool urgent = true;
    std::optional<InsertSubmission> insert;
    std::vector<JobEvent> events;
};

/// What subscribers and the hook are told: an event, and the job as it is after the whole change.
struct Published
{
    JobEvent event;
    Job job;
};

/// Applies events to the jobs and steps in the table, stores them, and publishes them once they are durable, in the order of their
/// numbers. The only writer of the table's jobs.
class Journal
{
public:
    using PublishHandler = std::function<void(const Published&)>;

    Journal(JobTable& table, JobStore& store, const Clock& clock, Log& log);

    void setNext(EventSeq next) { m_next = next; }
    EventSeq next() const { return m_next; }
    void onPublish(PublishHandler handler) { m_publish = std::move(handler); }

    /// Notes the event that makes new jobs (already in the table).
    EventSeq noteSubmitted(Change& change, JobId first, std::uint32_t count);
    /// Runs the state machine on the table's job; an event its state does not allow changes nothing and is the error.
    Result<void> apply(Change& change, JobId job, EventBody body);
    /// Gives a change up that was not committed; the jobs it changed are the caller's to take out of the table.
    void abandon(const Change& change);
    /// Hands the change to the store. `done` when it is durable; with an error nothing was stored (submissions only).
    void commit(Change change, std::function<void(Result<void>)> done);
    /// Calls once all that was applied before is durable; at once where it is. For what is asked a second time.
    void whenDurable(std::function<void()> done);

private:
    struct Waiting
    {
        EventSeq seq;
        enum class Fate { Open, Durable, Dropped } fate = Fate::Open;
        std::optional<Published> what;
    };

    Result<void> noteStep(JobId job, const EventBody& body);
    void saveSteps(const Change& change, StoreBatch& batch) const;
    Waiting* waiting(EventSeq seq);
    void drop(EventSeq seq);
    void settle(const std::vector<Published>& events, bool durable);
    void publishReady();
    void answerWaiting();

    JobTable& m_table;
    JobStore& m_store;
    const Clock& m_clock;
    Log& m_log;
    EventSeq m_next{1};
    std::deque<Waiting> m_waiting;
    std::vector<std::pair<EventSeq, std::function<void()>>> m_askedAgain; ///< With the last event that they wait for.
    PublishHandler m_publish;
};

} // namespace slotd
