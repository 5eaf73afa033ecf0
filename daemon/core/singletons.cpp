// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/singletons.h"

namespace slotd
{

void Singletons::add(JobId job, const std::string& user, const std::string& name)
{
    const auto [place, isNew] = m_byKey.try_emplace({user, name}, m_groups.size());
    if (isNew && !m_freeGroups.empty()) {
        place->second = m_freeGroups.back();
        m_freeGroups.pop_back();
    } else if (isNew) {
        m_groups.emplace_back();
    }
    Group& group = m_groups[place->second];
    group.key = place->first;
    group.waiting.insert(job);
    m_groupOf[job] = place->second;
}

JobId Singletons::next(const Group& group)
{
    return group.running.empty() && !group.waiting.empty() ? *group.waiting.begin() : JobId{};
}

JobId Singletons::remove(JobId job)
{
    const auto found = m_groupOf.find(job);
    if (found == m_groupOf.end())
        return {};
    const std::size_t at = found->second;
    m_groupOf.erase(found);
    Group& group = m_groups[at];
    group.waiting.erase(job);
    group.running.erase(job);
    if (group.waiting.empty() && group.running.empty()) {
        m_byKey.erase(group.key);
        m_freeGroups.push_back(at);
    }
    return next(group);
}

void Singletons::started(JobId job)
{
    if (const auto found = m_groupOf.find(job); found != m_groupOf.end()) {
        Group& group = m_groups[found->second];
        group.waiting.erase(job);
        group.running.insert(job);
    }
}

JobId Singletons::requeued(JobId job)
{
    const auto found = m_groupOf.find(job);
    if (found == m_groupOf.end())
        return {};
    Group& group = m_groups[found->second];
    group.running.erase(job);
    group.waiting.insert(job);
    return next(group);
}

bool Singletons::isFree(JobId job) const
{
    const auto found = m_groupOf.find(job);
    return found == m_groupOf.end() || next(m_groups[found->second]) == job;
}

} // namespace slotd
