// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "statistics/statisticspage.h"

#include "look/theme.h"
#include "models/jobtexts.h"
#include "statistics/jobgroups.h"

#include <array>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <utility>

namespace slotd
{

namespace
{

enum Place { Name, Jobs, Failed, Cpu, Longest, Limit, Peak, Asked, Advice, Places };

QString hoursText(std::int64_t seconds)
{
    return QLocale().toString(static_cast<double>(seconds) / 3600, 'f', 1);
}

/// Sorts by what is behind the text.
class Row : public QTreeWidgetItem
{
public:
    using QTreeWidgetItem::QTreeWidgetItem;

    void set(Place place, const QString& text, qint64 value)
    {
        setText(place, text);
        setData(place, Qt::UserRole, value);
        setTextAlignment(place, Qt::AlignRight | Qt::AlignVCenter);
    }
    bool operator<(const QTreeWidgetItem& other) const override
    {
        const int column = treeWidget()->sortColumn();
        const QVariant own = data(column, Qt::UserRole);
        return own.isValid() ? own.toLongLong() < other.data(column, Qt::UserRole).toLongLong()
                             : text(column).compare(other.text(column), Qt::CaseInsensitive) < 0;
    }
};

} // namespace

StatisticsPage::StatisticsPage(DaemonLink& link, QWidget* parent)
    : QWidget(parent), m_link(link), m_span(new QComboBox(this)), m_sum(new QLabel(this)), m_list(new QTreeWidget(this))
{
    const std::array<std::pair<QString, int>, 5> spans{
        {{tr("Last day"), 24}, {tr("Last week"), 24 * 7}, {tr("Last month"), 24 * 30}, {tr("Last year"), 24 * 365}, {tr("All"), 0}}};
    for (const auto& [text, hours] : spans)
        m_span->addItem(text, hours);
    m_span->setCurrentIndex(1);
    m_span->setAccessibleName(tr("Ended in"));
    m_sum->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->setSpacing(12);
    bar->addWidget(m_span);
    bar->addWidget(m_sum, 1);

    m_list->setColumnCount(Places);
    m_list->setHeaderLabels({tr("Name"), tr("Jobs"), tr("Failed"), tr("CPU hours"), tr("Longest"), tr("Time limit"), tr("Peak memory"), tr("Asked for"),
                             tr("Advice")});
    for (int i = Jobs; i < Advice; ++i)
        m_list->headerItem()->setTextAlignment(i, Qt::AlignRight | Qt::AlignVCenter);
    m_list->setRootIsDecorated(false);
    m_list->setAlternatingRowColors(true);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(Cpu, Qt::DescendingOrder);
    m_list->setAccessibleName(tr("Ended jobs by name"));
    m_list->setToolTip(tr("A double click shows the jobs of this name in the queue."));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);

    connect(m_span, &QComboBox::currentIndexChanged, this, &StatisticsPage::ask);
    connect(m_list, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) { Q_EMIT nameWanted(item->text(Name)); });
    connect(&link, &DaemonLink::stateChanged, this, [this] {
        if (isVisible())
            ask();
    });
}

void StatisticsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    ask();
}

void StatisticsPage::ask()
{
    if (!m_link.online())
        return; // what is known stays
    delete std::exchange(m_asked, new QObject(this));
    JobQuery query{.scope = QueryScope::Accounting, .filter = {}, .columns = jobItemColumns()};
    const int hours = m_span->currentData().toInt();
    query.filter.from = hours > 0 ? currentTime() - std::chrono::hours(hours) : Instant(Milliseconds(1));
    query.filter.states = kAllStates & ~kActiveStates;
    m_link.queryJobs(m_asked, query, [this, jobs = std::vector<JobItem>()](Result<JobChunk> chunk) mutable {
        if (!chunk) {
            m_sum->setText(toText(chunk.error().message));
            return;
        }
        for (const JobRecord& record : chunk->rows) {
            if (record.step == JobRef::kNoStep)
                jobs.push_back(toJobItem(record));
        }
        if (chunk->last)
            fill(jobs);
    });
}

void StatisticsPage::fill(const std::vector<JobItem>& jobs)
{
    const std::vector<JobGroup> groups = groupJobs(jobs);
    m_list->setSortingEnabled(false);
    m_list->clear();
    int count = 0;
    std::int64_t cpuSeconds = 0;
    for (const JobGroup& group : groups) {
        count += group.jobs;
        cpuSeconds += group.cpuSeconds;
        auto* line = new Row(m_list);
        line->setText(Name, group.name);
        line->set(Jobs, QString::number(group.jobs), group.jobs);
        line->set(Failed, group.failed > 0 ? QString::number(group.failed) : QString(), group.failed);
        line->set(Cpu, hoursText(group.cpuSeconds), group.cpuSeconds);
        line->set(Longest, durationText(group.longest), group.longest.count());
        line->set(Limit, limitText(group.limit), group.limit.count());
        line->set(Peak, kilobytesText(group.peakKb), group.peakKb);
        line->set(Asked, memoryText(group.askedMb), group.askedMb);
        QStringList advice;
        if (group.enoughMb)
            advice.append(tr("%1 of memory would do").arg(memoryText(*group.enoughMb)));
        if (group.enoughTime)
            advice.append(tr("%1 of time would do").arg(durationText(*group.enoughTime)));
        line->setText(Advice, advice.join(QStringLiteral("; ")));
        if (group.failed > 0)
            line->setForeground(Failed, stateColor(ShownState::Failed, isDark(palette())));
    }
    m_list->setSortingEnabled(true);
    for (int i = 0; i < Advice; ++i)
        m_list->resizeColumnToContents(i);
    m_sum->setText(tr("%n job(s)", nullptr, count) + QStringLiteral("  ·  ") + tr("%1 CPU hours").arg(hoursText(cpuSeconds)));
}

} // namespace slotd
