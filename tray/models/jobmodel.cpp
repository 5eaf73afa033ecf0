// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "models/jobmodel.h"

#include "look/theme.h"
#include "models/jobtexts.h"

#include <algorithm>
#include <QGuiApplication>
#include <QPalette>
#include <utility>

namespace slotd
{

namespace
{

/// More places than this at once cost the views more than starting over does.
constexpr std::size_t kMostRuns = 24;

/// Neighbouring rows as [first, last], for ascending rows.
std::vector<std::pair<int, int>> runsOf(const std::vector<int>& ascending)
{
    std::vector<std::pair<int, int>> runs;
    for (const int row : ascending) {
        if (!runs.empty() && runs.back().second + 1 == row)
            runs.back().second = row;
        else
            runs.emplace_back(row, row);
    }
    return runs;
}

double fractionOf(const JobItem& job)
{
    if (job.state == JobState::Pending || job.timeLimit == kUnlimited || job.timeLimit.count() <= 0)
        return -1;
    const auto spent = static_cast<double>(elapsed(job, currentTime()).count());
    return std::clamp(spent / static_cast<double>(job.timeLimit.count()), 0.0, 1.0);
}

QString toolTipOf(const JobItem& job, Column column)
{
    switch (column) {
    case Column::Reason:
    case Column::State: {
        const QString explained = reasonExplained(job.reason);
        return explained.isEmpty() ? stateWord(job.shown()) : explained;
    }
    case Column::Submitted: return fullTimeText(job.submit);
    case Column::Started: return fullTimeText(job.start);
    case Column::Ended: return job.ended() ? fullTimeText(job.end) : QString();
    case Column::Id: case Column::Name: case Column::Time: case Column::Partition: case Column::Cpu: case Column::Memory:
    case Column::Gpu: case Column::Priority: case Column::Exit: case Column::MaxRss: case Column::Folder: case Column::Array:
    case Column::Dependency: case Column::Count: break;
    }
    return cellText(job, column, currentTime());
}

} // namespace

JobModel::JobModel(JobStore& store, QObject* parent) : QAbstractTableModel(parent), m_store(store)
{
    connect(&store, &JobStore::reset, this, &JobModel::rebuild);
    connect(&store, &JobStore::changed, this, &JobModel::onChanged);
    rebuild();
}

int JobModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int JobModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant JobModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const JobItem& job = item(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return cellText(job, column, currentTime());
    case Qt::ToolTipRole: return toolTipOf(job, column);
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::Alignment((row(column).number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::AccessibleTextRole: return columnTitle(column) + QStringLiteral(": ") + cellText(job, column, currentTime());
    case Qt::ForegroundRole: {
        const bool faint = m_stale || (job.ended() && column != Column::State);
        return faint ? QVariant(mutedText(QGuiApplication::palette())) : QVariant();
    }
    case IdRole: return job.id.value;
    case StateRole: return static_cast<int>(job.shown());
    case FractionRole: return fractionOf(job);
    default: return {};
    }
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::DisplayRole)
        return columnTitle(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((row(column).number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

bool JobModel::before(JobSlot a, JobSlot b) const
{
    const int order = compare(m_store.at(a), m_store.at(b), m_column, m_sortedAt);
    return m_direction == Qt::AscendingOrder ? order < 0 : order > 0;
}

void JobModel::sortAll(std::vector<JobSlot>& order) const
{
    std::sort(order.begin(), order.end(), [this](JobSlot a, JobSlot b) { return before(a, b); });
}

void JobModel::reindex(std::size_t from)
{
    m_rowOfSlot.resize(m_store.slotEnd(), -1);
    for (std::size_t row = from; row < m_order.size(); ++row)
        m_rowOfSlot[m_order[row]] = static_cast<int>(row);
}

void JobModel::rebuild()
{
    beginResetModel();
    m_sortedAt = currentTime();
    m_order.clear();
    for (JobSlot slot = 0; slot < m_store.slotEnd(); ++slot) {
        if (m_store.alive(slot) && m_filter.accepts(m_store.at(slot)))
            m_order.push_back(slot);
    }
    sortAll(m_order);
    m_rowOfSlot.assign(m_store.slotEnd(), -1);
    reindex(0);
    endResetModel();
}

void JobModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= kColumns)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    m_column = static_cast<Column>(column);
    m_direction = order;
    m_sortedAt = currentTime();
    const QModelIndexList before = persistentIndexList();
    std::vector<JobSlot> owners;
    for (const QModelIndex& index : before)
        owners.push_back(m_order[static_cast<std::size_t>(index.row())]);
    sortAll(m_order);
    reindex(0);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(m_rowOfSlot[owners[static_cast<std::size_t>(i)]], before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void JobModel::setFilter(const JobListFilter& filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    rebuild();
}

int JobModel::rowOf(JobId id) const
{
    const auto slot = m_store.find(id);
    return slot && *slot < m_rowOfSlot.size() ? m_rowOfSlot[*slot] : -1;
}

void JobModel::onChanged(const JobDelta& delta)
{
    m_rowOfSlot.resize(m_store.slotEnd(), -1);
    std::vector<JobSlot> gone, come, stay;
    for (const JobSlot slot : delta.removed) {
        if (m_rowOfSlot[slot] >= 0)
            gone.push_back(slot);
    }
    for (const JobSlot slot : delta.changed) {
        const bool was = m_rowOfSlot[slot] >= 0;
        const bool is = m_filter.accepts(m_store.at(slot));
        if (was)
            (is ? stay : gone).push_back(slot);
        else if (is)
            come.push_back(slot);
    }
    for (const JobSlot slot : delta.added) {
        if (m_filter.accepts(m_store.at(slot)))
            come.push_back(slot);
    }
    if (!removeRowsOf(gone)) {
        rebuild();
        return;
    }
    place(stay);
    if (!insertRowsOf(std::move(come)))
        rebuild();
}

bool JobModel::removeRowsOf(const std::vector<JobSlot>& gone)
{
    std::vector<int> rows;
    for (const JobSlot slot : gone)
        rows.push_back(m_rowOfSlot[slot]);
    std::sort(rows.begin(), rows.end());
    const auto runs = runsOf(rows);
    if (runs.size() > kMostRuns)
        return false;
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, run->first, run->second);
        const auto first = m_order.begin() + run->first;
        const auto last = m_order.begin() + run->second + 1;
        std::for_each(first, last, [this](JobSlot slot) { m_rowOfSlot[slot] = -1; });
        m_order.erase(first, last);
        reindex(static_cast<std::size_t>(run->first)); // whoever is told asks where its job is now
        endRemoveRows();
    }
    return true;
}

bool JobModel::insertRowsOf(std::vector<JobSlot> come)
{
    if (come.empty())
        return true;
    sortAll(come);
    const auto less = [this](JobSlot a, JobSlot b) { return before(a, b); };
    // From the end, so that places found stay right.
    std::vector<std::pair<std::size_t, std::vector<JobSlot>>> runs;
    for (const JobSlot slot : come) {
        const auto at = static_cast<std::size_t>(std::lower_bound(m_order.begin(), m_order.end(), slot, less) - m_order.begin());
        if (runs.empty() || runs.back().first != at)
            runs.push_back({at, {}});
        runs.back().second.push_back(slot);
    }
    if (runs.size() > kMostRuns)
        return false;
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const auto first = static_cast<int>(run->first);
        beginInsertRows({}, first, first + static_cast<int>(run->second.size()) - 1);
        m_order.insert(m_order.begin() + first, run->second.begin(), run->second.end());
        reindex(run->first);
        endInsertRows();
    }
    return true;
}

bool JobModel::inPlace(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return (at == 0 || before(m_order[at - 1], m_order[at])) &&
           (at + 1 == m_order.size() || before(m_order[at], m_order[at + 1]));
}

void JobModel::place(const std::vector<JobSlot>& changed)
{
    if (changed.empty())
        return;
    const auto rowOfChanged = [this](JobSlot slot) { return m_rowOfSlot[slot]; };
    const bool ordered = std::all_of(changed.begin(), changed.end(), [&](JobSlot slot) { return inPlace(rowOfChanged(slot)); });
    if (!ordered) {
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
        const QModelIndexList before = persistentIndexList();
        std::vector<JobSlot> owners;
        for (const QModelIndex& index : before)
            owners.push_back(m_order[static_cast<std::size_t>(index.row())]);
        std::vector<JobSlot> moved = changed;
        sortAll(moved);
        for (const JobSlot slot : moved)
            m_rowOfSlot[slot] = -1;
        std::erase_if(m_order, [this](JobSlot slot) { return m_rowOfSlot[slot] < 0; });
        std::vector<JobSlot> merged(m_order.size() + moved.size());
        std::merge(m_order.begin(), m_order.end(), moved.begin(), moved.end(), merged.begin(),
                   [this](JobSlot a, JobSlot b) { return this->before(a, b); });
        m_order = std::move(merged);
        reindex(0);
        QModelIndexList after;
        for (qsizetype i = 0; i < before.size(); ++i)
            after.append(index(m_rowOfSlot[owners[static_cast<std::size_t>(i)]], before[i].column()));
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged({}, VerticalSortHint);
    }
    // One signal for all: a view repaints what it shows of the range, which costs the same for one row and for a thousand.
    const auto [first, last] = std::minmax_element(changed.begin(), changed.end(),
                                                   [&](JobSlot a, JobSlot b) { return rowOfChanged(a) < rowOfChanged(b); });
    Q_EMIT dataChanged(index(rowOfChanged(*first), 0), index(rowOfChanged(*last), kColumns - 1));
}

void JobModel::refreshTimes(int first, int last)
{
    if (first >= 0 && first <= last && last < rowCount())
        Q_EMIT dataChanged(index(first, static_cast<int>(Column::Time)), index(last, static_cast<int>(Column::Time)));
}

void JobModel::setStale(bool stale)
{
    if (std::exchange(m_stale, stale) != stale)
        refreshLooks();
}

void JobModel::refreshLooks()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

} // namespace slotd
