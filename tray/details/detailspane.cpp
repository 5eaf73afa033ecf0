// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/detailspane.h"

#include "actions/jobrules.h"
#include "details/dependencypage.h"
#include "details/logview.h"
#include "details/outputpage.h"
#include "details/summarypage.h"
#include "details/textpages.h"

#include <algorithm>
#include <QLabel>
#include <QTabBar>
#include <QVBoxLayout>

namespace slotd
{

DetailsPane::DetailsPane(DaemonLink& link, JobStore& store, QWidget* parent)
    : QStackedWidget(parent), m_link(link), m_store(store), m_tabs(new QTabWidget(this)), m_nothing(new QWidget(this)), m_words(new QLabel(m_nothing)),
      m_output(new OutputPage(this))
{
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Details of the selected job"));
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    auto* middle = new QVBoxLayout(m_nothing);
    middle->addWidget(m_words);
    addWidget(m_tabs);
    addWidget(m_nothing);
    addPage(new SummaryPage(this), tr("Summary"));
    addPage(m_output, tr("Output"));
    addPage(new ScriptPage(link, this), tr("Script"));
    addPage(new EnvironmentPage(link, this), tr("Environment"));
    addPage(new StepsPage(this), tr("Steps"));
    addPage(new DependencyPage(store, this), tr("Dependencies"));
    addPage(new HistoryPage(link, this), tr("History"));
    m_soon.setSingleShot(true);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &DetailsPane::tick);
    connect(&m_soon, &QTimer::timeout, this, &DetailsPane::ask);
    connect(m_tabs, &QTabWidget::currentChanged, this, &DetailsPane::present);
    connect(&store, &JobStore::changed, this, [this](const JobDelta& delta) {
        const auto slot = m_job ? m_store.find(*m_job) : std::nullopt;
        if (slot && std::find(delta.changed.begin(), delta.changed.end(), *slot) != delta.changed.end() && isVisible())
            m_soon.start(50);
    });
    connect(&store, &JobStore::reset, this, [this] { m_soon.start(0); });
    connect(&link, &DaemonLink::stateChanged, this, [this] { m_soon.start(0); });
    setJob(std::nullopt);
}

void DetailsPane::addPage(DetailsPage* page, const QString& title)
{
    m_tabs->addTab(page, title);
    m_pages.push_back(page);
    m_shownBy.emplace_back();
    connect(page, &DetailsPage::jobWanted, this, &DetailsPane::jobWanted);
}

void DetailsPane::setJob(std::optional<JobId> job)
{
    if (m_job == job && m_details)
        return;
    m_job = job;
    setCurrentWidget(job ? static_cast<QWidget*>(m_tabs) : m_nothing);
    if (!job) {
        m_words->setText(tr("Select one job to see all about it."));
        m_details.reset();
        std::for_each(m_pages.begin(), m_pages.end(), [](DetailsPage* page) { page->clear(); });
        std::fill(m_shownBy.begin(), m_shownBy.end(), JobId());
        return;
    }
    if (isVisible())
        m_soon.start(0);
}

void DetailsPane::showEvent(QShowEvent* event)
{
    QStackedWidget::showEvent(event);
    if (m_job)
        m_soon.start(0);
}

void DetailsPane::ask()
{
    if (!m_job)
        return;
    if (!m_link.online()) {
        if (!m_details || m_details->job.id != *m_job) {
            m_words->setText(tr("Without the daemon only the list is known."));
            setCurrentWidget(m_nothing);
        }
        return;
    }
    JobQuery query{.scope = QueryScope::Accounting, .filter = {}, .columns = ColumnSet::all()};
    const JobItem* known = m_store.item(*m_job);
    query.filter.refs.push_back(known ? refOf(*known) : JobRef{.job = *m_job, .tasks = {}});
    query.steps = true;
    query.estimates = true;
    const JobId wanted = *m_job;
    m_link.queryJobs(this, query, [this, wanted, rows = std::vector<JobRecord>()](Result<JobChunk> chunk) mutable {
        if (!chunk || m_job != wanted)
            return;
        std::copy_if(chunk->rows.begin(), chunk->rows.end(), std::back_inserter(rows),
                     [wanted](const JobRecord& record) { return record.id == wanted; });
        if (chunk->last)
            take(rows, chunk->now);
    });
}

void DetailsPane::take(const std::vector<JobRecord>& rows, Instant now)
{
    JobDetails details;
    details.now = now;
    bool found = false;
    for (const JobRecord& record : rows) {
        if (record.step != JobRef::kNoStep) {
            details.steps.push_back(record);
        } else {
            details.job = record;
            found = true;
        }
    }
    if (!found)
        return;
    details.item = toJobItem(details.job);
    // Why it waits and when it will start is asked for with the list.
    if (const JobItem* known = m_store.item(details.item.id); known && known->state == details.item.state) {
        details.item.reason = known->reason;
        details.item.start = known->start;
    }
    m_details = std::move(details);
    setCurrentWidget(m_tabs);
    present();
}

void DetailsPane::present()
{
    const auto at = static_cast<std::size_t>(m_tabs->currentIndex());
    if (!m_details || !m_job || m_details->job.id != *m_job)
        return;
    const bool another = m_shownBy[at] != *m_job;
    m_shownBy[at] = *m_job;
    m_pages[at]->showJob(*m_details, another);
    if (at == 0 && isVisible() && m_details->item.state == JobState::Running)
        m_second.start();
    else
        m_second.stop();
}

void DetailsPane::tick()
{
    if (!m_details || !m_link.online()) {
        m_second.stop(); // the last known time is all there is
        return;
    }
    m_details->now += m_second.intervalAsDuration();
    present();
}

void DetailsPane::hideEvent(QHideEvent* event)
{
    QStackedWidget::hideEvent(event);
    m_second.stop();
}

void DetailsPane::showOutput()
{
    m_tabs->setCurrentWidget(m_output);
    m_output->view().setFocus();
}

void DetailsPane::searchOutput()
{
    m_tabs->setCurrentWidget(m_output);
    m_output->startSearch();
}

void DetailsPane::enter()
{
    if (m_job)
        m_tabs->tabBar()->setFocus(Qt::TabFocusReason);
}

int DetailsPane::tab() const
{
    return m_tabs->currentIndex();
}

void DetailsPane::setTab(int number)
{
    m_tabs->setCurrentIndex(number);
}

bool DetailsPane::outputInSight(JobId job) const
{
    return m_job == job && m_tabs->currentWidget() == m_output && m_output->isVisible() && window()->isActiveWindow();
}

} // namespace slotd
