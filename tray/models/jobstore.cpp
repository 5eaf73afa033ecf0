// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "models/jobstore.h"

#include <unordered_set>

namespace slotd
{

std::optional<JobSlot> JobStore::find(JobId id) const
{
    const auto it = m_slots.find(id);
    return it == m_slots.end() ? std::nullopt : std::optional(it->second);
}

const JobItem* JobStore::item(JobId id) const
{
    const auto slot = find(id);
    return slot ? &m_items[*slot] : nullptr;
}

void JobStore::count(const JobItem& item, int by)
{
    m_counts.byState[static_cast<std::size_t>(item.shown())] += by;
    m_counts.total += by;
    const auto it = m_counts.byPartition.find(item.partition);
    if (it == m_counts.byPartition.end())
        m_counts.byPartition.insert(item.partition, by);
    else if ((*it += by) == 0)
        m_counts.byPartition.erase(it);
}

void JobStore::add(JobItem item, std::vector<JobSlot>& added)
{
    JobSlot slot = slotEnd();
    if (!m_free.empty()) {
        slot = m_free.back();
        m_free.pop_back();
    } else {
        m_items.emplace_back();
    }
    count(item, 1);
    m_slots.emplace(item.id, slot);
    m_items[slot] = std::move(item);
    added.push_back(slot);
}

void JobStore::replaceAll(std::vector<JobItem> items)
{
    m_items.clear();
    m_free.clear();
    m_slots.clear();
    m_counts = {};
    m_items.reserve(items.size());
    m_slots.reserve(items.size());
    std::vector<JobSlot> added;
    for (JobItem& item : items) {
        if (!m_slots.contains(item.id))
            add(std::move(item), added);
    }
    Q_EMIT reset();
}

void JobStore::apply(std::vector<JobItem> items)
{
    JobDelta delta;
    std::unordered_set<JobSlot> told; // a job may come twice in one step; the last form counts
    for (JobItem& item : items) {
        const auto slot = find(item.id);
        if (!slot) {
            add(std::move(item), delta.added);
            told.insert(delta.added.back());
            continue;
        }
        JobItem& old = m_items[*slot];
        if (old == item)
            continue;
        if (old.shown() != item.shown() || old.partition != item.partition) {
            count(old, -1);
            count(item, 1);
        }
        old = std::move(item);
        if (told.insert(*slot).second)
            delta.changed.push_back(*slot);
    }
    if (!delta.added.empty() || !delta.changed.empty())
        Q_EMIT changed(delta);
}

void JobStore::remove(const std::vector<JobId>& ids)
{
    JobDelta delta;
    for (const JobId id : ids) {
        const auto it = m_slots.find(id);
        if (it == m_slots.end())
            continue;
        count(m_items[it->second], -1);
        delta.removed.push_back(it->second);
        m_slots.erase(it);
    }
    if (delta.removed.empty())
        return;
    Q_EMIT changed(delta);
    for (const JobSlot slot : delta.removed) {
        m_items[slot] = {};
        m_free.push_back(slot);
    }
}

} // namespace slotd
