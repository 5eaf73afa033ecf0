// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "queue/jobtable.h"

#include "queue/jobdelegate.h"
#include "settings/preferences.h"

#include <algorithm>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <utility>

namespace slotd
{

namespace
{

const QString kLayoutKey = QStringLiteral("queue_columns");
const QString kFitsKey = QStringLiteral("queue_columns_fit");
constexpr int kLayoutVersion = 1;
// The width of the names, in digits, as long as nobody has drawn at a column.
constexpr int kNameLeast = 14;
constexpr int kNameMost = 34;

} // namespace

JobTable::JobTable(JobModel& model, Preferences& preferences, QWidget* parent)
    : QTableView(parent), m_model(model), m_preferences(preferences)
{
    setModel(&model);
    setItemDelegate(new JobDelegate(this));
    setAccessibleName(tr("Jobs"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setMouseTracking(true);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setAccessibleName(tr("Columns"));
    connect(header, &QWidget::customContextMenuRequested, this, &JobTable::headerMenu);
    connect(this, &QTableView::doubleClicked, this, &JobTable::detailsWanted);
    connect(&model, &JobModel::modelAboutToBeReset, this, &JobTable::rememberPlace);
    connect(&model, &JobModel::modelReset, this, &JobTable::recallPlace);
    for (const auto signal : {&JobModel::rowsAboutToBeInserted, &JobModel::rowsAboutToBeRemoved})
        connect(&model, signal, this, &JobTable::holdTop);
    for (const auto signal : {&JobModel::rowsInserted, &JobModel::rowsRemoved})
        connect(&model, signal, this, &JobTable::keepTop);
    connect(&model, &JobModel::layoutAboutToBeChanged, this, &JobTable::holdTop);
    connect(&model, &JobModel::layoutChanged, this, &JobTable::keepTop);
    m_soonFit.setSingleShot(true);
    connect(&m_soonFit, &QTimer::timeout, this, &JobTable::fitName);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &JobTable::tick);
    fitRows();
    restoreLayout();
    setSortingEnabled(true);
    connect(header, &QHeaderView::sectionResized, this, [this, header](int section) {
        // By hand, that is: what this class or the stretched last column do is something else.
        const bool byHand = !m_fitting && (QGuiApplication::mouseButtons() & Qt::LeftButton) && header->visualIndex(section) != lastShown();
        m_fits = m_fits && !byHand;
    });
}

void JobTable::fitRows()
{
    verticalHeader()->setMinimumSectionSize(8);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 9 / 5);
}

void JobTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRows();
}

void JobTable::restoreLayout()
{
    auto* header = horizontalHeader();
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    for (int i = 0; i < kColumns; ++i) {
        const ColumnRow& column = row(static_cast<Column>(i));
        header->resizeSection(i, std::max(column.widthInDigits * digit + 16, fontMetrics().horizontalAdvance(columnTitle(static_cast<Column>(i))) + 3 * digit));
        header->setSectionHidden(i, !column.shown);
    }
    // The words of states are known, and long in some languages.
    int widest = 0;
    for (std::size_t i = 0; i < kShownStates; ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(stateWord(static_cast<ShownState>(i))));
    constexpr auto kState = static_cast<int>(Column::State);
    header->resizeSection(kState, std::max(header->sectionSize(kState), widest + fontMetrics().height() * 5 / 2));
    header->setSortIndicator(static_cast<int>(Column::Id), Qt::DescendingOrder);
    m_fits = true;
    if (m_preferences.state(kLayoutKey + QStringLiteral("_version")).toInt() == kLayoutVersion)
        m_fits = !header->restoreState(m_preferences.state(kLayoutKey).toByteArray()) || m_preferences.state(kFitsKey, false).toBool();
    fitName();
}

void JobTable::fitName()
{
    constexpr auto kName = static_cast<int>(Column::Name);
    auto* header = horizontalHeader();
    if (!m_fits || header->isSectionHidden(kName) || viewport()->width() < fontMetrics().averageCharWidth() * 40)
        return;
    int others = 0;
    for (int i = 0; i < kColumns; ++i) {
        // The last one takes what is left: it counts with what it needs.
        if (i != kName && !header->isSectionHidden(i))
            others += header->visualIndex(i) == lastShown() ? header->sectionSizeHint(i) : header->sectionSize(i);
    }
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    m_fitting = true;
    header->resizeSection(kName, std::clamp(viewport()->width() - others, kNameLeast * digit, kNameMost * digit));
    m_fitting = false;
}

int JobTable::lastShown() const
{
    for (int at = kColumns - 1; at > 0; --at) {
        if (!isColumnHidden(horizontalHeader()->logicalIndex(at)))
            return at;
    }
    return 0;
}

void JobTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    m_soonFit.start(0); // not within: a scroll bar that has just come is being laid out
}

void JobTable::keepLayout()
{
    m_preferences.setState(kLayoutKey, horizontalHeader()->saveState());
    m_preferences.setState(kLayoutKey + QStringLiteral("_version"), kLayoutVersion);
    m_preferences.setState(kFitsKey, m_fits);
}

void JobTable::headerMenu(QPoint at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < kColumns; ++i) {
        const int section = horizontalHeader()->logicalIndex(i);
        QAction* action = menu->addAction(columnTitle(static_cast<Column>(section)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(section));
        action->setEnabled(section != static_cast<int>(Column::Id));
        connect(action, &QAction::toggled, this, [this, section](bool on) {
            setColumnHidden(section, !on);
            fitName();
            keepLayout();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Fit widths")), &QAction::triggered, this, &QTableView::resizeColumnsToContents);
    connect(menu->addAction(tr("As at the start")), &QAction::triggered, this, [this] {
        m_preferences.setState(kLayoutKey + QStringLiteral("_version"), 0);
        restoreLayout();
    });
    menu->popup(horizontalHeader()->mapToGlobal(at));
}

std::vector<JobItem> JobTable::selectedJobs() const
{
    std::vector<JobItem> jobs;
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        for (int i = range.top(); i <= range.bottom(); ++i)
            jobs.push_back(m_model.item(i));
    }
    return jobs;
}

const JobItem* JobTable::currentJob() const
{
    return currentIndex().isValid() ? &m_model.item(currentIndex().row()) : nullptr;
}

void JobTable::selectJob(JobId id)
{
    const int at = m_model.rowOf(id);
    if (at < 0)
        return;
    // Not selectRow(): that goes by the keys that are held down, and a shortcut's Ctrl would take the row out again.
    const QModelIndex index = m_model.index(at, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void JobTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_recalling)
        Q_EMIT selectionMoved();
}

void JobTable::rememberPlace()
{
    m_selectedBefore.clear();
    for (const JobItem& job : selectedJobs())
        m_selectedBefore.push_back(job.id);
    m_currentBefore = currentJob() ? currentJob()->id : JobId();
    const int top = rowAt(0);
    m_topBefore = top >= 0 && verticalScrollBar()->value() > 0 ? m_model.item(top).id : JobId();
    m_heldOffset = top >= 0 ? rowViewportPosition(top) : 0;
    m_recalling = true;
}

void JobTable::recallPlace()
{
    QItemSelection selection;
    for (const JobId id : m_selectedBefore) {
        if (const int at = m_model.rowOf(id); at >= 0)
            selection.select(m_model.index(at, 0), m_model.index(at, kColumns - 1));
    }
    if (const int at = m_model.rowOf(m_currentBefore); at >= 0)
        selectionModel()->setCurrentIndex(m_model.index(at, 0), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    updateGeometries();
    if (const int at = m_model.rowOf(m_topBefore); at >= 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rowViewportPosition(at) - m_heldOffset);
    m_recalling = false;
    Q_EMIT selectionMoved();
}

void JobTable::holdTop()
{
    const int top = verticalScrollBar()->value() > 0 ? rowAt(0) : -1;
    m_heldTop = top >= 0 ? m_model.index(top, 0) : QModelIndex();
    m_heldOffset = top >= 0 ? rowViewportPosition(top) : 0;
}

void JobTable::keepTop()
{
    const QModelIndex held = std::exchange(m_heldTop, QPersistentModelIndex());
    if (!held.isValid())
        return;
    updateGeometries(); // the range of the scroll bar is that of before
    verticalScrollBar()->setValue(verticalScrollBar()->value() + rowViewportPosition(held.row()) - m_heldOffset);
}

void JobTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT detailsEntered();
    else
        QTableView::keyPressEvent(event);
}

void JobTable::showEvent(QShowEvent* event)
{
    QTableView::showEvent(event);
    m_second.start();
}

void JobTable::hideEvent(QHideEvent* event)
{
    QTableView::hideEvent(event);
    m_second.stop();
}

void JobTable::tick()
{
    const int first = rowAt(0);
    const int bottom = rowAt(viewport()->height() - 1);
    const int last = bottom >= 0 ? bottom : m_model.rowCount() - 1;
    if (first >= 0 && window()->isVisible() && !window()->isMinimized())
        m_model.refreshTimes(first, last);
}

} // namespace slotd
