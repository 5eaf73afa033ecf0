// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/strongid.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace slotd
{

/// Which jobs share a name and a user: of those, singleton jobs run one at a time, the earliest first.
class Singletons
{
public:
    void add(JobId job, const std::string& user, const std::string& name);
    // Each gives the job of the group whose turn may have come; none otherwise.
    JobId remove(JobId job);
    JobId requeued(JobId job);
    void started(JobId job);

    /// True when no job of that name and user runs and none that waits is earlier.
    bool isFree(JobId job) const;

private:
    struct Group
    {
        std::pair<std::string, std::string> key;
        std::set<JobId> waiting;
        std::set<JobId> running;
    };

    static JobId next(const Group& group);

    std::vector<Group> m_groups;
    std::vector<std::size_t> m_freeGroups;
    std::map<std::pair<std::string, std::string>, std::size_t> m_byKey;
    std::unordered_map<JobId, std::size_t> m_groupOf;
};

} // namespace slotd
