// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/desk.h"

#include "actions/jobcommands.h"
#include "details/detailspane.h"
#include "gauges/gaugepanel.h"
#include "look/theme.h"
#include "queue/queuepage.h"
#include "statistics/statisticspage.h"
#include "submit/sbatchrunner.h"
#include "timeline/timelineview.h"
#include "trayicon/trayicon.h"
#include "window/mainwindow.h"

#include <initializer_list>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <utility>

namespace slotd
{

Desk::Desk(DaemonLink& link, DaemonControl& control, JobStore& store, JobFeed& feed, Preferences& preferences, Theme& theme)
    : m_link(link), m_control(control), m_store(store), m_feed(feed), m_preferences(preferences),
      m_window(std::make_unique<MainWindow>(m_actions, preferences)), m_commands(new JobCommands(link, preferences, *m_window)),
      m_queue(new QueuePage(store, preferences)), m_timeline(new TimelineView(store)), m_statistics(new StatisticsPage(link)),
      m_details(new DetailsPane(link, store)),
      m_gauges(new GaugePanel(link, store)), m_runner(new SbatchRunner(this))
{
    m_queue->setDetails(m_details);
    m_queue->setGauges(m_gauges);
    m_window->addPage(m_queue, tr("&Queue"), Glyph::Queue);
    m_window->addPage(m_timeline, tr("&Timeline"), Glyph::Timeline);
    m_window->addPage(m_statistics, tr("&Statistics"), Glyph::Chart);
    m_window->detailsAction().setChecked(m_queue->detailsVisible());
    connectWindow();
    connectQueue();
    connectCommands();
    connect(&link, &DaemonLink::stateChanged, this, &Desk::describeLink);
    connect(&store, &JobStore::changed, this, &Desk::describeCounts);
    connect(&store, &JobStore::reset, this, &Desk::describeCounts);
    connect(&feed, &JobFeed::listed, this, [this] {
        m_queue->setLoaded(true);
        selectSomething();
    });
    connect(&theme, &Theme::changed, this, [this] {
        m_queue->model().refreshLooks();
        m_actions.refresh();
    });
    restoreLayout();
    m_queue->setLoaded(feed.loaded());
    m_queue->table().setFocus();
    selectSomething();
    describeLink();
    describeCounts();
}

Desk::~Desk()
{
    // Widgets that are taken apart still send signals; there is nothing left here that could use them.
    for (QObject* sender : std::initializer_list<QObject*>{m_window.get(), m_commands, m_queue, &m_queue->table(), m_timeline, m_statistics, m_details, m_gauges, m_runner, &m_actions})
        sender->disconnect(this);
}

void Desk::connectWindow()
{
    MainWindow* window = m_window.get();
    connect(window, &MainWindow::closeWanted, this, &Desk::onClose);
    connect(window, &MainWindow::backWanted, this, &Desk::onBack);
    connect(window, &MainWindow::outputSearchWanted, this, [this] {
        m_window->showPage(m_queue);
        m_window->detailsAction().setChecked(true);
        m_details->searchOutput();
    });
    connect(window, &MainWindow::submitWanted, this, [this] { openSubmit({}); });
    connect(window, &MainWindow::dropped, this, &Desk::openFiles);
    connect(window, &MainWindow::settingsWanted, this, &Desk::openSettings);
    connect(window, &MainWindow::notificationsPauseWanted, this, &Desk::pauseWanted);
    connect(window, &MainWindow::aboutWanted, this, &Desk::openAbout);
    connect(window, &MainWindow::quitWanted, this, &Desk::quitWanted);
    connect(window, &MainWindow::refreshWanted, &m_link, &DaemonLink::retryNow);
    connect(window, &MainWindow::shown, this, [this] {
        m_feed.setWatched(true);
        Q_EMIT seen();
    });
    connect(window, &MainWindow::hidden, this, [this] {
        m_feed.setWatched(false);
        keepLayout();
    });
    connect(&window->detailsAction(), &QAction::toggled, m_queue, &QueuePage::setDetailsVisible);
    connect(&window->search(), &QLineEdit::textChanged, m_queue, &QueuePage::setText);
    connect(&window->search(), &QLineEdit::textChanged, m_timeline, &TimelineView::setText);
    connect(&window->search(), &QLineEdit::returnPressed, this, [this] {
        m_queue->table().setFocus();
        selectSomething();
    });
    connect(&window->stateBanner(), &Banner::pressed, &m_control, &DaemonControl::start);
    connect(&window->undoBanner(), &Banner::pressed, m_commands, &JobCommands::undo);
}

void Desk::connectQueue()
{
    JobTable& table = m_queue->table();
    connect(&table, &JobTable::selectionMoved, this, &Desk::onSelection);
    connect(&table, &JobTable::detailsWanted, this, [this] { m_window->detailsAction().setChecked(true); });
    connect(&table, &JobTable::detailsEntered, this, &Desk::enterDetails);
    connect(&table, &QWidget::customContextMenuRequested, this, [this, &table](QPoint at) {
        auto* menu = new QMenu(&table);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_actions.fill(*menu);
        menu->popup(table.viewport()->mapToGlobal(at));
    });
    for (std::size_t i = 0; i < kJobActions; ++i) {
        table.addAction(m_actions.action(static_cast<JobAction>(i)));
        m_timeline->addAction(m_actions.action(static_cast<JobAction>(i)));
    }
    connect(&m_store, &JobStore::changed, this, [this] {
        m_actions.setSelection(m_queue->table().selectedJobs());
        if (m_wanted && m_store.item(m_wanted))
            showJob(std::exchange(m_wanted, JobId()));
    });
    connect(m_queue, &QueuePage::submitWanted, this, [this] { openSubmit({}); });
    connect(m_queue, &QueuePage::testJobWanted, this, &Desk::runTestJob);
    connect(m_queue, &QueuePage::told, m_window.get(), &MainWindow::tell);
    connect(m_queue, &QueuePage::textUnwanted, &m_window->search(), &QLineEdit::clear);
    connect(m_details, &DetailsPane::jobWanted, this, &Desk::showJob);
    connect(m_gauges, &GaugePanel::nodeKnown, this, &Desk::onNode);
    connect(m_timeline, &TimelineView::jobChosen, this, [&table](JobId job) { table.selectJob(job); });
    connect(m_timeline, &TimelineView::jobWanted, this, &Desk::showJob);
    connect(m_statistics, &StatisticsPage::nameWanted, this, [this](const QString& name) {
        m_window->showPage(m_queue);
        m_queue->side().choose(0, {});
        m_window->search().setText(name);
    });
}

void Desk::connectCommands()
{
    connect(&m_actions, &JobActions::triggered, m_commands, &JobCommands::run);
    connect(m_commands, &JobCommands::logWanted, this, &Desk::showLog);
    connect(m_commands, &JobCommands::resubmitWanted, this, &Desk::resubmit);
    connect(m_commands, &JobCommands::told, m_window.get(), &MainWindow::tell);
    connect(m_commands, &JobCommands::failed, m_window.get(), &MainWindow::tellFailure);
    connect(m_commands, &JobCommands::undoOffered, this, [this](int jobs) {
        m_window->undoBanner().show(ShownState::Cancelled, tr("%n waiting job(s) will be cancelled.", nullptr, jobs), {}, tr("Undo"));
    });
    connect(m_commands, &JobCommands::undoOver, &m_window->undoBanner(), &QWidget::hide);
}

void Desk::selectSomething()
{
    if (m_queue->table().selectedJobs().empty() && m_queue->model().rowCount() > 0)
        m_queue->table().selectJob(m_queue->model().item(0).id);
}

void Desk::onSelection()
{
    auto jobs = m_queue->table().selectedJobs();
    m_details->setJob(jobs.size() == 1 ? std::optional(jobs.front().id) : std::nullopt);
    m_timeline->selectJob(jobs.size() == 1 ? jobs.front().id : JobId());
    m_actions.setSelection(std::move(jobs));
}

void Desk::onNode(const NodeInfo& node)
{
    m_partitions.clear();
    for (const PartitionInfo& partition : node.partitions)
        m_partitions.append(QString::fromStdString(partition.name));
    m_commands->setPartitions(m_partitions);
    m_timeline->setNode(node);
    m_window->setHost(tr("%1 · slotd %2").arg(QString::fromStdString(node.name), QString::fromStdString(node.version)));
}

void Desk::describeLink()
{
    const bool online = m_link.online();
    m_actions.setOnline(online);
    m_window->setSubmitEnabled(online);
    m_gauges->setEnabled(online);
    m_queue->setStale(m_link.state() == DaemonLink::State::Offline || m_link.state() == DaemonLink::State::Mismatch);
    Banner& banner = m_window->stateBanner();
    switch (m_link.state()) {
    case DaemonLink::State::Connecting:
    case DaemonLink::State::Online: banner.hide(); break;
    case DaemonLink::State::Offline:
        banner.show(ShownState::Failed, tr("The daemon is not running."),
                    tr("What you see is the last known queue; running jobs go on. Nobody answers on %1 (SLOTD_ROOT=%2).")
                        .arg(QString::fromStdString(m_link.paths().socket()), QString::fromStdString(m_link.paths().root())),
                    tr("Start the daemon"));
        break;
    case DaemonLink::State::Mismatch:
        banner.show(ShownState::Timeout, tr("The daemon and this window have different versions."),
                    tr("Restart the one that was not updated. The daemon says: %1").arg(m_link.reason()));
        break;
    }
}

void Desk::describeCounts()
{
    const JobCounts& counts = m_store.counts();
    QStringList parts{tr("%n job(s)", nullptr, counts.total)};
    parts.append(tr("%n running", nullptr, counts.of(ShownState::Running)));
    parts.append(tr("%n pending", nullptr, counts.of(ShownState::Pending)));
    if (const int held = counts.of(ShownState::Held))
        parts.append(tr("%n held", nullptr, held));
    m_window->setCounts(parts.join(QStringLiteral("  ·  ")));
}

void Desk::bringUp()
{
    m_window->bringUp();
}

void Desk::tellDaemonFailure(const QString& why)
{
    bringUp();
    m_window->tellFailure(tr("The daemon could not be started or stopped."), {why});
}

void Desk::putAway()
{
    m_window->hide();
}

bool Desk::inFront() const
{
    return m_window->isVisible() && !m_window->isMinimized() && m_window->lately();
}

void Desk::showJob(JobId job)
{
    bringUp();
    m_window->showPage(m_queue);
    if (m_queue->model().rowOf(job) < 0) {
        m_window->search().clear();
        m_queue->side().choose(0, {});
    }
    m_queue->table().selectJob(job);
}

void Desk::showLog(JobId job)
{
    showJob(job);
    m_window->detailsAction().setChecked(true);
    m_details->showOutput();
}

bool Desk::logInSight(JobId job) const
{
    return m_details->outputInSight(job);
}

void Desk::cancelJob(JobId job)
{
    if (const JobItem* item = m_store.item(job))
        m_commands->run(JobAction::Cancel, {*item});
}

void Desk::onClose()
{
    const auto first = [this](const char* what) {
        const bool told = m_preferences.state(QLatin1String(what), false).toBool();
        m_preferences.setState(QLatin1String(what), true);
        return !told;
    };
    if (!m_preferences.closeToTray()) {
        Q_EMIT quitWanted();
    } else if (TrayIcon::panelThere()) {
        putAway();
        if (first("told_tray"))
            Q_EMIT stayTold(tr("slotd stays in the panel"), tr("The window is closed; click the icon to see it again. Quit there to end the program."));
    } else if (first("told_no_tray")) {
        auto* box = new QMessageBox(QMessageBox::Information, QStringLiteral("slotd"), tr("The program ends with its window"), QMessageBox::Ok, m_window.get());
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setInformativeText(tr("This desktop has no panel that shows its icon. Jobs go on without it."));
        connect(box, &QDialog::finished, this, &Desk::quitWanted);
        box->open();
    } else {
        Q_EMIT quitWanted();
    }
}

void Desk::enterDetails()
{
    m_window->detailsAction().setChecked(true);
    m_details->enter();
}

void Desk::onBack()
{
    const QWidget* focus = QApplication::focusWidget();
    if (focus == &m_window->search() && !m_window->search().text().isEmpty())
        m_window->search().clear();
    else if (focus == &m_queue->table() && m_details->isVisible())
        m_window->detailsAction().setChecked(false);
    else
        m_queue->table().setFocus();
}

void Desk::settle()
{
    keepLayout();
    m_commands->settle();
}

void Desk::keepLayout()
{
    m_queue->keepLayout();
    m_preferences.setState(QStringLiteral("page"), m_window->page());
    m_preferences.setState(QStringLiteral("details_tab"), m_details->tab());
    m_preferences.setState(QStringLiteral("filter_text"), m_window->search().text());
}

void Desk::restoreLayout()
{
    m_window->setPage(m_preferences.state(QStringLiteral("page"), 0).toInt());
    m_details->setTab(m_preferences.state(QStringLiteral("details_tab"), 0).toInt());
    m_window->search().setText(m_preferences.state(QStringLiteral("filter_text")).toString());
}

} // namespace slotd
