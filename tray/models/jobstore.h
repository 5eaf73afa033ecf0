// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "models/jobitem.h"

#include <array>
#include <cstddef>
#include <optional>
#include <QMap>
#include <QObject>
#include <unordered_map>
#include <vector>

namespace slotd
{

/// Where a job lies in the store; stays the same as long as the job is there.
using JobSlot = std::uint32_t;

/// What one step of the store did.
struct JobDelta
{
    std::vector<JobSlot> added;
    std::vector<JobSlot> changed;
    std::vector<JobSlot> removed; ///< Still readable while the signal is being sent.
};

struct JobCounts
{
    std::array<int, kShownStates> byState{};
    QMap<QString, int> byPartition;
    int total = 0;

    int of(ShownState state) const { return byState[static_cast<std::size_t>(state)]; }
    bool operator==(const JobCounts&) const = default;
};

/// The jobs that the program knows, in no order, with their counts. One signal per step, however many jobs it touches.
class JobStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    std::size_t size() const { return m_slots.size(); }
    /// Every slot below this may be in use; ask alive().
    JobSlot slotEnd() const { return static_cast<JobSlot>(m_items.size()); }
    bool alive(JobSlot slot) const { return static_cast<bool>(m_items[slot].id); }
    const JobItem& at(JobSlot slot) const { return m_items[slot]; }
    std::optional<JobSlot> find(JobId id) const;
    const JobItem* item(JobId id) const;
    const JobCounts& counts() const { return m_counts; }

    void replaceAll(std::vector<JobItem> items);
    /// Adds or replaces; what is as it was is not told.
    void apply(std::vector<JobItem> items);
    void remove(const std::vector<JobId>& ids);

Q_SIGNALS:
    void reset();
    void changed(const slotd::JobDelta& delta);

private:
    void count(const JobItem& item, int by);
    void add(JobItem item, std::vector<JobSlot>& added);

    std::vector<JobItem> m_items;
    std::vector<JobSlot> m_free;
    std::unordered_map<JobId, JobSlot> m_slots;
    JobCounts m_counts;
};

} // namespace slotd
