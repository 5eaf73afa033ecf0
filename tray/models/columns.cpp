// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "models/columns.h"

#include "models/jobtexts.h"

#include <compare>
#include <QCoreApplication>

namespace slotd
{

namespace
{

constexpr std::array<ColumnRow, static_cast<std::size_t>(kColumns)> kRows{{
    {Column::Id, QT_TRANSLATE_NOOP("Column", "Job"), 8, true, true},
    {Column::Name, QT_TRANSLATE_NOOP("Column", "Name"), 20, true, false},
    {Column::State, QT_TRANSLATE_NOOP("Column", "State"), 15, true, false},
    {Column::Time, QT_TRANSLATE_NOOP("Column", "Time / limit"), 18, true, false},
    {Column::Reason, QT_TRANSLATE_NOOP("Column", "Reason"), 16, true, false},
    {Column::Partition, QT_TRANSLATE_NOOP("Column", "Partition"), 9, true, false},
    {Column::Cpu, QT_TRANSLATE_NOOP("Column", "CPUs"), 5, true, true},
    {Column::Memory, QT_TRANSLATE_NOOP("Column", "Memory"), 8, true, true},
    {Column::Gpu, QT_TRANSLATE_NOOP("Column", "GPUs"), 5, true, true},
    {Column::Priority, QT_TRANSLATE_NOOP("Column", "Priority"), 12, false, true},
    {Column::Submitted, QT_TRANSLATE_NOOP("Column", "Submitted"), 15, true, false},
    {Column::Started, QT_TRANSLATE_NOOP("Column", "Start"), 16, false, false},
    {Column::Ended, QT_TRANSLATE_NOOP("Column", "End"), 16, false, false},
    {Column::Exit, QT_TRANSLATE_NOOP("Column", "Exit code"), 9, true, false},
    {Column::MaxRss, QT_TRANSLATE_NOOP("Column", "Peak memory"), 12, false, true},
    {Column::Folder, QT_TRANSLATE_NOOP("Column", "Folder"), 32, false, false},
    {Column::Array, QT_TRANSLATE_NOOP("Column", "Array"), 8, false, true},
    {Column::Dependency, QT_TRANSLATE_NOOP("Column", "Dependency"), 18, false, false},
}};
static_assert(rowsInOrder(kRows));

template<class T>
int order(const T& a, const T& b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

int order(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive);
}

int orderOfIds(const JobItem& a, const JobItem& b)
{
    const JobId firstA = a.inArray() ? a.arrayJobId : a.id;
    const JobId firstB = b.inArray() ? b.arrayJobId : b.id;
    if (const int first = order(firstA, firstB))
        return first;
    return a.inArray() && b.inArray() ? order(a.arrayTask, b.arrayTask) : order(a.id, b.id);
}

int orderInColumn(const JobItem& a, const JobItem& b, Column column, Instant now)
{
    switch (column) {
    case Column::Id: break;
    case Column::Name: return order(a.name, b.name);
    case Column::State: return order(a.shown(), b.shown());
    case Column::Time: return order(elapsed(a, now), elapsed(b, now));
    case Column::Reason: return order(nameOf(a.reason), nameOf(b.reason));
    case Column::Partition: return order(a.partition, b.partition);
    case Column::Cpu: return order(a.cpus, b.cpus);
    case Column::Memory: return order(a.memoryMb, b.memoryMb);
    case Column::Gpu: return order(a.gpus, b.gpus);
    case Column::Priority: return order(a.priority, b.priority);
    case Column::Submitted: return order(a.submit, b.submit);
    case Column::Started: return order(a.start, b.start);
    case Column::Ended: return order(a.end, b.end);
    case Column::Exit: return a.exit.status != b.exit.status ? order(a.exit.status, b.exit.status) : order(a.exit.signal, b.exit.signal);
    case Column::MaxRss: return order(a.maxRssKb, b.maxRssKb);
    case Column::Folder: return order(a.workDir, b.workDir);
    case Column::Array: return order(a.inArray() ? a.arrayJobId.value : 0, b.inArray() ? b.arrayJobId.value : 0);
    case Column::Dependency: return order(a.dependency, b.dependency);
    case Column::Count: break;
    }
    return 0;
}

QString timeCell(const JobItem& job, Instant now)
{
    if (job.start == kNoTime || job.state == JobState::Pending)
        return job.timeLimit == kUnlimited ? QString() : QStringLiteral("– / ") + durationText(job.timeLimit);
    const QString spent = durationText(elapsed(job, now));
    return job.timeLimit == kUnlimited ? spent : spent + QStringLiteral(" / ") + durationText(job.timeLimit);
}

QString startCell(const JobItem& job, Instant now)
{
    if (job.state != JobState::Pending || job.start == kNoTime)
        return timeText(job.start, now);
    return QCoreApplication::translate("Column", "about %1", "planned start").arg(timeText(job.start, now));
}

} // namespace

const ColumnRow& row(Column column)
{
    return kRows[static_cast<std::size_t>(column)];
}

QString columnTitle(Column column)
{
    return QCoreApplication::translate("Column", row(column).title);
}

QString cellText(const JobItem& job, Column column, Instant now)
{
    switch (column) {
    case Column::Id: return idText(job);
    case Column::Name: return job.name;
    case Column::State: return stateWord(job.shown());
    case Column::Time: return timeCell(job, now);
    case Column::Reason: return reasonWord(job);
    case Column::Partition: return job.partition;
    case Column::Cpu: return QString::number(job.cpus);
    case Column::Memory: return memoryText(job.memoryMb);
    case Column::Gpu: return job.gpus == 0 ? QString() : QString::number(job.gpus);
    case Column::Priority: return QString::number(job.priority);
    case Column::Submitted: return timeText(job.submit, now);
    case Column::Started: return startCell(job, now);
    case Column::Ended: return job.ended() ? timeText(job.end, now) : QString();
    case Column::Exit: return exitText(job);
    case Column::MaxRss: return kilobytesText(job.maxRssKb);
    case Column::Folder: return job.workDir;
    case Column::Array: return job.inArray() ? QString::number(job.arrayJobId.value) : QString();
    case Column::Dependency: return job.dependency;
    case Column::Count: break;
    }
    return {};
}

int compare(const JobItem& a, const JobItem& b, Column column, Instant now)
{
    const int byColumn = orderInColumn(a, b, column, now);
    return byColumn != 0 ? byColumn : orderOfIds(a, b);
}

} // namespace slotd
