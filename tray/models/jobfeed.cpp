// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "models/jobfeed.h"

#include "fields/field.h"

#include <algorithm>
#include <utility>

namespace slotd
{

namespace
{

using namespace std::chrono_literals;

constexpr int kSmallQueue = 1000;

} // namespace

JobFeed::JobFeed(DaemonLink& link, JobStore& store, std::chrono::hours past, QObject* parent)
    : QObject(parent), m_link(link), m_store(store), m_past(past)
{
    m_flush.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, &JobFeed::flush);
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &JobFeed::lookAtPending);
    connect(&link, &DaemonLink::stateChanged, this, [this](DaemonLink::State state) {
        if (state == DaemonLink::State::Online)
            begin();
        else if (!m_loaded)
            m_next = {}; // it broke off at the beginning: perhaps the past can't be had
    });
}

void JobFeed::setPast(std::chrono::hours past)
{
    if (std::exchange(m_past, past) != past && m_link.online())
        begin();
}

void JobFeed::setWatched(bool watched)
{
    if (!std::exchange(m_watched, watched) && watched)
        planLook();
}

void JobFeed::begin()
{
    delete std::exchange(m_session, new QObject(this));
    m_loaded = false;
    m_looking = false;
    m_listing.clear();
    m_fresher.clear();
    m_changed.clear();
    subscribe();
    list();
}

void JobFeed::subscribe()
{
    // What happened since the last connection is told as if it had never been interrupted.
    m_link.subscribe(m_session, {.from = m_next, .refs = {}, .columns = jobItemColumns()},
                     [this](const EventPush& push, JobRecord* record) { onEvent(push, record); },
                     [this](EventSeq next) { onBegun(next); });
}

void JobFeed::onBegun(EventSeq next)
{
    if (!m_next) {
        m_next = next;
    } else if (next < m_next) {
        // Another history than before (the root was made anew): its numbers begin again.
        m_next = {};
        QTimer::singleShot(0, this, [this] { begin(); });
    }
}

void JobFeed::list()
{
    m_openLists = 2;
    const auto taken = [this](Result<JobChunk> chunk) { take(std::move(chunk)); };
    m_link.queryJobs(m_session, {.scope = QueryScope::Queue, .filter = {}, .columns = jobItemColumns()}, taken);
    JobQuery ended{.scope = QueryScope::Accounting, .filter = {}, .columns = jobItemColumns()};
    ended.filter.from = currentTime() - m_past;
    ended.filter.states = kAllStates & ~kActiveStates;
    m_link.queryJobs(m_session, ended, taken);
}

void JobFeed::take(Result<JobChunk> chunk)
{
    if (!chunk && (chunk.error().code == Code::ConnectionLost || chunk.error().code == Code::NoDaemon))
        return; // what there is stays; the next connection begins anew
    // A list that the daemon can't read is missing; the other one and the events are still worth having.
    if (chunk) {
        for (const JobRecord& record : chunk->rows) {
            if (record.step == JobRef::kNoStep && !m_fresher.contains(record.id))
                m_listing.push_back(toJobItem(record));
        }
    }
    if ((!chunk || chunk->last) && --m_openLists == 0)
        finishListing();
}

void JobFeed::finishListing()
{
    // Events overtook the list: their rows stand in the store's way no longer.
    for (JobItem& item : m_changed)
        m_listing.push_back(std::move(item));
    m_changed.clear();
    std::vector<JobItem> all;
    std::unordered_set<JobId> seen;
    all.reserve(m_listing.size());
    for (auto item = m_listing.rbegin(); item != m_listing.rend(); ++item) {
        if (seen.insert(item->id).second)
            all.push_back(std::move(*item));
    }
    m_listing = {};
    m_fresher.clear();
    m_loaded = true;
    m_store.replaceAll(std::move(all));
    Q_EMIT listed();
    if (!m_news.empty())
        m_flush.start(0);
    planLook();
}

void JobFeed::onEvent(const EventPush& push, JobRecord* record)
{
    m_next = EventSeq(push.seq.value + 1);
    if (push.count > 1)
        loadArray(push.job, push.count);
    if (!record)
        return;
    JobItem item = toJobItem(*record);
    // The plan of a waiting job is not part of an event.
    if (const JobItem* known = m_store.item(item.id); known && item.state == JobState::Pending && known->state == item.state) {
        item.start = known->start;
        if (item.reason == Reason::None)
            item.reason = known->reason;
    }
    if (!m_loaded)
        m_fresher.insert(item.id);
    m_news.push_back({item, push.event, push.time});
    m_changed.push_back(std::move(item));
    if (!m_flush.isActive())
        m_flush.start(0);
}

void JobFeed::loadArray(JobId first, std::uint32_t count)
{
    JobQuery query{.scope = QueryScope::Recent, .filter = {}, .columns = jobItemColumns()};
    query.filter.refs.push_back({.job = first, .tasks = {}});
    m_link.queryJobs(m_session, query,
                     [this, first, count](Result<JobChunk> chunk) {
                         if (!chunk)
                             return;
                         for (const JobRecord& record : chunk->rows) {
                             const bool wanted = record.id.value - first.value < count && record.step == JobRef::kNoStep;
                             if (wanted && !m_fresher.contains(record.id))
                                 m_changed.push_back(toJobItem(record));
                         }
                         m_flush.start(0);
                     });
}

void JobFeed::flush()
{
    if (!m_loaded)
        return;
    // Of several events of one job the last one counts.
    std::vector<JobItem> last;
    std::unordered_set<JobId> seen;
    for (auto item = m_changed.rbegin(); item != m_changed.rend(); ++item) {
        if (seen.insert(item->id).second)
            last.push_back(std::move(*item));
    }
    m_changed.clear();
    m_store.apply(std::move(last));
    if (const auto told = std::exchange(m_news, {}); !told.empty())
        Q_EMIT news(told);
    planLook();
}

void JobFeed::planLook()
{
    const int waiting = m_store.counts().of(ShownState::Pending);
    if (!m_watched || !m_loaded || waiting == 0 || m_look.isActive())
        return;
    m_look.start(waiting <= kSmallQueue ? 150ms : 2000ms);
}

void JobFeed::lookAtPending()
{
    if (m_looking || !m_link.online())
        return;
    m_looking = true;
    JobQuery query{.scope = QueryScope::Queue, .filter = {}, .columns = needs<&JobRecord::id, &JobRecord::state, &JobRecord::reason, &JobRecord::start>()};
    query.filter.states = bit(JobState::Pending);
    query.estimates = true;
    m_link.queryJobs(m_session, query, [this](Result<JobChunk> chunk) {
        m_looking = chunk && !chunk->last;
        if (!chunk)
            return;
        std::vector<JobItem> items;
        for (const JobRecord& record : chunk->rows) {
            const JobItem* known = m_store.item(record.id);
            if (!known || known->state != JobState::Pending || record.state != JobState::Pending)
                continue;
            JobItem item = *known;
            item.reason = record.reason;
            item.start = record.start;
            items.push_back(std::move(item));
        }
        m_store.apply(std::move(items));
    });
}

} // namespace slotd
