// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/eventhub.h"

#include "protocol/rowcodec.h"

#include <algorithm>
#include <QCoreApplication>
#include <utility>

namespace slotd
{

namespace
{

EventPush describe(const JobEvent& event)
{
    return {.seq = event.seq,
            .time = event.time,
            .job = event.job,
            .count = event.count,
            .event = std::string(eventName(event.body)),
            .columns = {},
            .rows = {}};
}

bool names(const JobRef& ref, const EventPush& event, const JobRecord* record)
{
    // The one event for all tasks of a new array concerns each of them.
    const bool within = ref.job >= event.job && ref.job.value - event.job.value < event.count;
    if (!record)
        return within;
    if (record->arrayJobId != ref.job)
        return within || record->id == ref.job;
    const bool task = ref.tasks.empty() || std::find(ref.tasks.begin(), ref.tasks.end(), record->arrayTask) != ref.tasks.end();
    return task || event.count > 1;
}

bool wants(const SubscribeRequest& request, const EventPush& event, const JobRecord* record)
{
    if (event.seq < request.from)
        return false;
    return request.refs.empty() ||
           std::any_of(request.refs.begin(), request.refs.end(),
                       [&](const JobRef& ref) { return names(ref, event, record); });
}

bool none(ColumnSet columns)
{
    return columns == ColumnSet{};
}

EventSeq after(EventSeq seq)
{
    return EventSeq(seq.value + 1);
}

// Jobs asked about at once while a past is read.
constexpr std::size_t kSlice = 256;

} // namespace

class EventHub::Sending
{
public:
    explicit Sending(EventHub& hub) : m_hub(hub), m_outer(std::exchange(hub.m_sending, true)) {}
    ~Sending()
    {
        m_hub.m_sending = m_outer;
        m_hub.dropClosed();
    }
    Sending(const Sending&) = delete;
    Sending& operator=(const Sending&) = delete;

private:
    EventHub& m_hub;
    bool m_outer;
};

template<class Step>
auto EventHub::whileAlive(Step step)
{
    return [alive = std::weak_ptr<bool>(m_alive), step = std::move(step)](auto&&... arguments) {
        if (!alive.expired())
            step(std::forward<decltype(arguments)>(arguments)...);
    };
}

EventHub::EventHub(JobService& service, std::size_t recentEvents) : m_service(service), m_recentEvents(recentEvents) {}

EventHub::~EventHub() = default;

void EventHub::begin(EventSeq next)
{
    if (!m_next)
        m_next = next;
}

EventSeq EventHub::firstInMemory() const
{
    return m_recent.empty() ? m_next : m_recent.front().push.seq;
}

void EventHub::published(const JobEvent& event, const JobRecord& record)
{
    const Sending sending(*this);
    m_next = after(event.seq);
    m_recent.push_back({describe(event), std::make_shared<const JobRecord>(record)});
    for (auto& [key, subscription] : m_subscriptions) {
        if (subscription.live)
            offer(subscription, m_recent.back());
    }
    while (m_recent.size() > m_recentEvents)
        m_recent.pop_front();
}

void EventHub::subscribe(SubscribeRequest request, ReplyHandle reply)
{
    Session* session = reply.session();
    if (!session)
        return;
    begin(m_service.nextEvent());
    const ColumnSet known = knownColumns();
    request.columns = {request.columns.low & known.low, request.columns.high & known.high};
    session->setSubscribed();
    reply.answer(MessageKind::Subscribed, Subscribed{m_next});
    const bool onlyNew = !request.from;
    if (onlyNew)
        request.from = m_next;
    const Key key = ++m_lastKey;
    m_subscriptions.emplace(key, Subscription{std::move(reply), std::move(request), onlyNew});
    if (!onlyNew)
        advance(key);
}

void EventHub::dropClosed()
{
    if (!m_sending)
        std::erase_if(m_subscriptions, [](const auto& entry) { return entry.second.reply.session() == nullptr; });
}

void EventHub::advance(Key key)
{
    const auto it = m_subscriptions.find(key);
    if (it == m_subscriptions.end())
        return;
    if (it->second.request.from < firstInMemory())
        readPast(key, it->second.request.from);
    else
        replayMemory(it->second);
}

void EventHub::replayMemory(Subscription& subscription)
{
    const Sending sending(*this);
    const auto first = std::lower_bound(m_recent.begin(), m_recent.end(), subscription.request.from,
                                        [](const Past& past, EventSeq seq) { return past.push.seq < seq; });
    std::for_each(first, m_recent.end(), [&](const Past& event) { offer(subscription, event); });
    subscription.live = true;
}

void EventHub::readPast(Key key, EventSeq from)
{
    m_service.pastEvents(from, whileAlive([this, key](Result<std::vector<JobEvent>> events) {
        const auto it = m_subscriptions.find(key);
        if (it == m_subscriptions.end())
            return;
        if (!events) {
            fail(key, events.error());
        } else if (events->empty()) {
            // What is missing was purged: go on with what there is.
            it->second.request.from = firstInMemory();
            advance(key);
        } else {
            readRecords(key, std::make_shared<PastRun>(PastRun{std::move(events).value(), 0}));
        }
    }));
}

void EventHub::readRecords(Key key, const std::shared_ptr<PastRun>& run)
{
    const auto it = m_subscriptions.find(key);
    if (it == m_subscriptions.end())
        return;
    const SubscribeRequest& request = it->second.request;
    if (request.refs.empty() && none(request.columns)) {
        sendSlice(key, run, {});
        return;
    }
    JobQuery query{.scope = QueryScope::Accounting, .filter = {}, .columns = request.columns};
    query.columns.add(1).add(2).add(3).add(5); // id, array, task and step: what the refs are compared with
    const std::size_t end = std::min(run->events.size(), run->at + kSlice);
    for (std::size_t i = run->at; i < end; ++i)
        query.filter.refs.push_back({.job = run->events[i].job, .tasks = {}});
    auto records = std::make_shared<Records>();
    m_service.query(std::move(query), whileAlive([this, key, run, records](Result<QueryChunk> chunk) {
        if (!chunk) {
            fail(key, chunk.error());
            return;
        }
        for (JobRecord& record : chunk->rows) {
            if (record.step == JobRef::kNoStep)
                records->insert_or_assign(record.id, std::make_shared<const JobRecord>(std::move(record)));
        }
        if (chunk->last)
            sendSlice(key, run, *records);
        else if (chunk->more)
            QMetaObject::invokeMethod(qApp, chunk->more, Qt::QueuedConnection);
    }));
}

void EventHub::sendSlice(Key key, const std::shared_ptr<PastRun>& run, const Records& records)
{
    const auto it = m_subscriptions.find(key);
    if (it == m_subscriptions.end())
        return;
    const Sending sending(*this);
    Subscription& subscription = it->second;
    for (std::size_t left = kSlice; left > 0 && run->at < run->events.size(); --left, ++run->at) {
        const JobEvent& event = run->events[run->at];
        const auto record = records.find(event.job);
        offer(subscription, {describe(event), record == records.end() ? nullptr : record->second});
        subscription.request.from = std::max(subscription.request.from, after(event.seq));
    }
    // The next slice is read when this one is on its way, so that a long past never piles up.
    if (Session* session = subscription.reply.session()) {
        session->whenDrained(whileAlive([this, key, run] {
            if (run->at < run->events.size())
                readRecords(key, run);
            else
                advance(key);
        }));
    }
}

void EventHub::fail(Key key, const Error& error)
{
    const auto it = m_subscriptions.find(key);
    if (it == m_subscriptions.end())
        return;
    const ReplyHandle reply = it->second.reply;
    m_subscriptions.erase(it);
    reply.part(MessageKind::ErrorReply, ErrorReply{error.code, error.message});
}

const std::string& EventHub::encodedRow(const std::shared_ptr<const JobRecord>& record, ColumnSet columns)
{
    if (m_encodedFor != record) {
        m_encoded.clear();
        m_encodedFor = record;
    }
    for (const auto& [set, row] : m_encoded) {
        if (set == columns)
            return row;
    }
    CborWriter w;
    encodeRow(w, *record, columns);
    return m_encoded.emplace_back(columns, w.take()).second;
}

void EventHub::offer(Subscription& subscription, const Past& event)
{
    if (!wants(subscription.request, event.push, event.record.get()))
        return;
    EventPush push = event.push;
    if (event.record && !none(subscription.request.columns)) {
        push.columns = subscription.request.columns;
        push.rows = encodedRow(event.record, push.columns);
    }
    subscription.reply.part(MessageKind::EventPush, push);
}

} // namespace slotd
