// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "ports/jobservice.h"
#include "server/session.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace slotd
{

/// Subscriptions: gives each subscriber the events it asked for, in order and without a gap, from any number on. Recent ones
/// come from memory with the job as it was then; older ones from JobService with the job as it is now. A subscriber that
/// does not read loses its connection and can come back from its last number.
class EventHub : public EventSink
{
public:
    EventHub(JobService& service, std::size_t recentEvents);
    ~EventHub() override;

    /// Events before `next` are only in the store. Called once the service is ready; else the first use asks the service.
    void begin(EventSeq next);

    void published(const JobEvent& event, const JobRecord& record) override;

    void subscribe(SubscribeRequest request, ReplyHandle reply);
    /// Forgets the subscriptions of closed connections.
    void dropClosed();
    std::size_t subscriptions() const { return m_subscriptions.size(); }

private:
    struct Past
    {
        EventPush push; ///< Without row.
        std::shared_ptr<const JobRecord> record; ///< Null: the job is forgotten.
    };
    struct Subscription
    {
        ReplyHandle reply;
        SubscribeRequest request; ///< `from` is the number not yet looked at.
        bool live = false;
    };
    /// Events read from the service, sent slice by slice.
    struct PastRun
    {
        std::vector<JobEvent> events;
        std::size_t at = 0;
    };
    /// While it lives, ending sessions leave their subscriptions in place: someone walks over them.
    class Sending;
    using Key = std::uint64_t;
    using Records = std::unordered_map<JobId, std::shared_ptr<const JobRecord>>;

    EventSeq firstInMemory() const;
    void advance(Key key);
    void replayMemory(Subscription& subscription);
    void readPast(Key key, EventSeq from);
    void readRecords(Key key, const std::shared_ptr<PastRun>& run);
    void sendSlice(Key key, const std::shared_ptr<PastRun>& run, const Records& records);
    void fail(Key key, const Error& error);
    void offer(Subscription& subscription, const Past& event);
    const std::string& encodedRow(const std::shared_ptr<const JobRecord>& record, ColumnSet columns);
    /// `step` unless the hub has gone meanwhile.
    template<class Step>
    auto whileAlive(Step step);

    JobService& m_service;
    std::size_t m_recentEvents;
    EventSeq m_next; ///< One past the last published; none before begin().
    std::deque<Past> m_recent;
    std::map<Key, Subscription> m_subscriptions;
    Key m_lastKey = 0;
    bool m_sending = false;
    // The record being sent as rows by column set: many subscribers ask for the same ones.
    std::shared_ptr<const JobRecord> m_encodedFor;
    std::vector<std::pair<ColumnSet, std::string>> m_encoded;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); ///< Answers may come after the hub has gone.
};

} // namespace slotd
