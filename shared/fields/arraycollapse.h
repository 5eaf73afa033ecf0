// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "fields/jobrow.h"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace slotd
{

/// Joins the pending tasks of an array that look alike into one row, "5_[3-9%2]", as squeue(1) shows them without -r.
/// Takes records as they come; the row stands where its first task stood and has that task's id and earliest start.
class ArrayCollapser
{
public:
    /// `enabled` false: every record is its own row (-r/--array).
    explicit ArrayCollapser(bool enabled) : m_enabled(enabled) {}

    void add(JobRecord&& record);
    /// True while the record may belong to a row that is already here: take() must wait.
    bool mayJoin(const JobRecord& record) const { return m_groupsOfArray.count(record.arrayJobId.value) != 0; }
    std::size_t size() const { return m_rows.size(); }
    /// All rows so far; the collapser is empty afterwards. A rest of one task is "5_9", or "5_[9]" with `bracketOne` (Slurm).
    std::vector<JobRow> take(bool bracketOne = false);

    /// What must be asked for so that tasks can be told apart and joined.
    static ColumnSet needs();

private:
    struct Group
    {
        std::size_t row;
        std::vector<std::uint32_t> tasks;
    };

    Group* groupOf(const JobRecord& record);

    bool m_enabled;
    std::vector<JobRow> m_rows;
    std::vector<Group> m_groups;
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> m_groupsOfArray;
};

} // namespace slotd
