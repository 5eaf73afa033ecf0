// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "models/columns.h"
#include "models/jobfilter.h"
#include "models/jobstore.h"

#include <QAbstractTableModel>
#include <vector>

namespace slotd
{

/// The jobs of the store as a table: filtered and in order. It is no proxy over a model: a proxy looks at all rows again for each
/// job that changes, here a step of the store costs what it touches. Selection and scroll position survive, as rows come and go
/// by inserts, removals and moves; only a change of very many places at once is a reset.
class JobModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< The job's own number.
        StateRole,                 ///< ShownState.
        FractionRole,              ///< Part of the time limit that has passed, 0 to 1; -1 where there is none to show.
    };

    explicit JobModel(JobStore& store, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    void setFilter(const JobListFilter& filter);
    const JobListFilter& filter() const { return m_filter; }

    const JobItem& item(int row) const { return m_store.at(m_order[static_cast<std::size_t>(row)]); }
    /// -1 when it is not in the list.
    int rowOf(JobId id) const;
    /// Something that goes on by itself is in these rows: elapsed times.
    void refreshTimes(int first, int last);
    /// No daemon: the last known jobs are shown in grey.
    void setStale(bool stale);
    /// The palette or the language changed.
    void refreshLooks();

private:
    void rebuild();
    void onChanged(const JobDelta& delta);
    bool before(JobSlot a, JobSlot b) const;
    void sortAll(std::vector<JobSlot>& order) const;
    bool removeRowsOf(const std::vector<JobSlot>& gone);
    bool insertRowsOf(std::vector<JobSlot> come);
    void place(const std::vector<JobSlot>& changed);
    bool inPlace(int row) const;
    void reindex(std::size_t from);

    JobStore& m_store;
    JobListFilter m_filter;
    Column m_column = Column::Id;
    Qt::SortOrder m_direction = Qt::DescendingOrder;
    Instant m_sortedAt{};
    std::vector<JobSlot> m_order;
    std::vector<int> m_rowOfSlot; ///< -1 = not shown.
    bool m_stale = false;
};

} // namespace slotd
