// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/arraycollapse.h"

#include "domain/arrayspec.h"

#include <algorithm>

namespace slotd
{

namespace
{
/// Tasks that were changed one by one make many groups; looking at the latest few keeps the whole linear.
constexpr std::size_t kGroupsLookedAt = 4;

/// True when the two would print the same but for their task.
bool alike(const JobRecord& a, const JobRecord& b)
{
    return a.reason == b.reason && a.held == b.held && a.priority == b.priority && a.nice == b.nice &&
           a.partition == b.partition && a.name == b.name && a.timeLimit == b.timeLimit && a.reqCpus == b.reqCpus &&
           a.reqMemory == b.reqMemory && a.reqGpus == b.reqGpus && a.begin == b.begin && a.restarts == b.restarts &&
           a.arrayLimit == b.arrayLimit && a.user == b.user && a.comment == b.comment && a.dependency == b.dependency;
}
} // namespace

ColumnSet ArrayCollapser::needs()
{
    using R = JobRecord;
    return slotd::needs<&R::id, &R::arrayJobId, &R::arrayTask, &R::arrayLimit, &R::step, &R::state>();
}

ArrayCollapser::Group* ArrayCollapser::groupOf(const JobRecord& record)
{
    const auto found = m_groupsOfArray.find(record.arrayJobId.value);
    if (found == m_groupsOfArray.end())
        return nullptr;
    const std::vector<std::size_t>& groups = found->second;
    const std::size_t stop = groups.size() > kGroupsLookedAt ? groups.size() - kGroupsLookedAt : 0;
    for (std::size_t i = groups.size(); i > stop; --i) {
        Group& group = m_groups[groups[i - 1]];
        if (alike(m_rows[group.row].job, record))
            return &group;
    }
    return nullptr;
}

void ArrayCollapser::add(JobRecord&& record)
{
    const bool joins = m_enabled && record.state == JobState::Pending && record.arrayTask != kNoArrayTask &&
                       record.step == JobRef::kNoStep;
    if (!joins) {
        m_rows.emplace_back(std::move(record));
        return;
    }
    if (Group* group = groupOf(record)) {
        group->tasks.push_back(record.arrayTask);
        JobRecord& shown = m_rows[group->row].job;
        if (record.start != kNoTime && (shown.start == kNoTime || record.start < shown.start))
            shown.start = record.start;
        return;
    }
    m_groupsOfArray[record.arrayJobId.value].push_back(m_groups.size());
    m_groups.push_back(Group{m_rows.size(), {record.arrayTask}});
    m_rows.emplace_back(std::move(record));
}

std::vector<JobRow> ArrayCollapser::take(bool bracketOne)
{
    for (Group& group : m_groups) {
        JobRow& row = m_rows[group.row];
        std::sort(group.tasks.begin(), group.tasks.end());
        row.job.arrayTask = group.tasks.front();
        if (group.tasks.size() > 1 || bracketOne)
            row.pendingTasks = formatTaskIds(group.tasks, row.job.arrayLimit);
    }
    m_groups.clear();
    m_groupsOfArray.clear();
    return std::move(m_rows);
}

} // namespace slotd
