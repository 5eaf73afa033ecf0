// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "trayicon/trayicon.h"

#include "actions/jobrules.h"
#include "look/glyphs.h"
#include "models/jobtexts.h"

#include <algorithm>
#include <QLocale>
#include <utility>
#include <vector>

namespace slotd
{

namespace
{

constexpr std::size_t kNewest = 5;

int activeOf(const JobCounts& counts)
{
    return counts.of(ShownState::Running) + counts.of(ShownState::Completing) + counts.of(ShownState::Suspended);
}

} // namespace

TrayIcon::TrayIcon(DaemonLink& link, JobStore& store, JobFeed& feed, QObject* parent) : QObject(parent), m_link(link), m_store(store), m_feed(feed)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &TrayIcon::refresh);
    connect(&link, &DaemonLink::stateChanged, this, &TrayIcon::planRefresh);
    connect(&store, &JobStore::changed, this, &TrayIcon::planRefresh);
    connect(&store, &JobStore::reset, this, &TrayIcon::planRefresh);
    connect(&feed, &JobFeed::news, this, &TrayIcon::onNews);
    connect(&feed, &JobFeed::listed, this, &TrayIcon::planRefresh);
    connect(&m_panel, &PanelWatch::came, this, &TrayIcon::appear);
    if (PanelWatch::there())
        appear();
}

void TrayIcon::appear()
{
    if (m_icon)
        return;
    m_icon = std::make_unique<QSystemTrayIcon>();
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::MiddleClick)
            Q_EMIT windowToggled();
    });
    m_icon->setContextMenu(&m_menu);
    refresh();
    m_icon->show();
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::panelThere()
{
    return PanelWatch::there();
}

void TrayIcon::markSeen()
{
    if (std::exchange(m_unseenFailures, 0) > 0)
        planRefresh();
}

void TrayIcon::setNotificationsPaused(bool paused)
{
    m_paused = paused;
    planRefresh();
}

void TrayIcon::showMessage(const QString& title, const QString& text, bool bad)
{
    if (m_icon)
        m_icon->showMessage(title, text, bad ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

void TrayIcon::onNews(const std::vector<JobNews>& news)
{
    for (const JobNews& one : news) {
        if (one.event == "finished" && row(one.job.shown()).bad)
            ++m_unseenFailures;
    }
    planRefresh();
}

void TrayIcon::planRefresh()
{
    // A burst of events is one picture.
    if (!m_soon.isActive())
        m_soon.start(50);
}

TrayLook TrayIcon::look() const
{
    if (m_link.state() == DaemonLink::State::Offline || m_link.state() == DaemonLink::State::Mismatch)
        return TrayLook::Down;
    if (m_unseenFailures > 0)
        return TrayLook::Failed;
    if (activeOf(m_store.counts()) > 0)
        return TrayLook::Running;
    return m_store.counts().of(ShownState::Held) > 0 ? TrayLook::Held : TrayLook::Idle;
}

QString TrayIcon::toolTip() const
{
    const QString name = QStringLiteral("slotd");
    if (m_link.state() == DaemonLink::State::Mismatch)
        return name + QStringLiteral(": ") + tr("the daemon has another version");
    if (m_link.state() == DaemonLink::State::Offline)
        return name + QStringLiteral(": ") + tr("the daemon is not running");
    if (!m_feed.loaded())
        return name; // nothing is known yet
    const JobCounts& counts = m_store.counts();
    QStringList parts;
    parts.append(tr("%n running", nullptr, activeOf(counts)));
    parts.append(tr("%n pending", nullptr, counts.of(ShownState::Pending)));
    if (const int held = counts.of(ShownState::Held))
        parts.append(tr("%n held", nullptr, held));
    if (m_unseenFailures > 0)
        parts.append(tr("%n failed", nullptr, m_unseenFailures));
    return name + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

void TrayIcon::refresh()
{
    if (!m_icon)
        return;
    const TrayLook now = look();
    const int count = activeOf(m_store.counts());
    if (m_shownLook != now || (now == TrayLook::Running && m_shownCount != std::min(count, 10))) {
        m_icon->setIcon(trayIconArt(now, count));
        m_shownLook = now;
        m_shownCount = std::min(count, 10);
    }
    m_icon->setToolTip(toolTip());
    buildMenu();
}

void TrayIcon::addJob(const JobItem& job)
{
    QMenu* one = m_menu.addMenu(glyphIcon(row(job.shown()).glyph), titleOf(job) + QStringLiteral("  –  ") + stateWord(job.shown()));
    const JobId id = job.id;
    connect(one->addAction(tr("Show in the queue")), &QAction::triggered, this, [this, id] { Q_EMIT jobWanted(id); });
    QAction* log = one->addAction(tr("Open output"));
    log->setEnabled(judge(JobAction::OpenLog, {job}, m_link.online()).offered());
    connect(log, &QAction::triggered, this, [this, id] { Q_EMIT logWanted(id); });
    QAction* cancel = one->addAction(tr("Cancel"));
    cancel->setEnabled(judge(JobAction::Cancel, {job}, m_link.online()).offered());
    connect(cancel, &QAction::triggered, this, [this, id] { Q_EMIT cancelWanted(id); });
}

std::vector<const JobItem*> TrayIcon::newestJobs() const
{
    std::vector<const JobItem*> newest;
    const auto newer = [](const JobItem* a, const JobItem* b) { return a->id > b->id; };
    for (JobSlot slot = 0; slot < m_store.slotEnd(); ++slot) {
        const JobItem* job = &m_store.at(slot);
        if (!m_store.alive(slot) || (newest.size() == kNewest && !newer(job, newest.back())))
            continue;
        newest.insert(std::upper_bound(newest.begin(), newest.end(), job, newer), job);
        newest.resize(std::min(newest.size(), kNewest));
    }
    return newest;
}

QStringList TrayIcon::menuWords(const std::vector<const JobItem*>& newest) const
{
    QStringList words{m_link.online() ? QStringLiteral("online") : QString(), m_paused ? QStringLiteral("paused") : QString(),
                      m_store.counts().of(ShownState::Pending) > 0 ? QStringLiteral("pending") : QString(),
                      m_store.counts().of(ShownState::Held) > 0 ? QStringLiteral("held") : QString()};
    for (const JobItem* job : newest)
        words.append(titleOf(*job) + stateWord(job->shown()));
    return words;
}

void TrayIcon::buildMenu()
{
    // Made anew only for a reason: it may be open just now.
    const std::vector<const JobItem*> newest = newestJobs();
    if (QStringList words = menuWords(newest); words != m_menuWords)
        m_menuWords = std::move(words);
    else
        return;
    const auto submenus = m_menu.findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    m_menu.clear();
    for (QMenu* old : submenus)
        old->deleteLater();
    connect(m_menu.addAction(glyphIcon(Glyph::Queue), tr("Show the queue")), &QAction::triggered, this, &TrayIcon::windowWanted);
    QAction* submit = m_menu.addAction(glyphIcon(Glyph::Submit), tr("Submit a job…"));
    submit->setEnabled(m_link.online());
    connect(submit, &QAction::triggered, this, &TrayIcon::submitWanted);
    m_menu.addSeparator();

    for (const JobItem* job : newest)
        addJob(*job);
    if (!newest.empty())
        m_menu.addSeparator();

    QAction* hold = m_menu.addAction(glyphIcon(Glyph::Hold), tr("Hold all waiting jobs"));
    hold->setEnabled(m_link.online() && m_store.counts().of(ShownState::Pending) > 0);
    connect(hold, &QAction::triggered, this, [this] { Q_EMIT holdNewWanted(true); });
    QAction* release = m_menu.addAction(glyphIcon(Glyph::Release), tr("Release all held jobs"));
    release->setEnabled(m_link.online() && m_store.counts().of(ShownState::Held) > 0);
    connect(release, &QAction::triggered, this, [this] { Q_EMIT holdNewWanted(false); });
    if (m_link.online())
        connect(m_menu.addAction(glyphIcon(Glyph::Stop), tr("Stop the daemon (running jobs go on)")), &QAction::triggered, this, &TrayIcon::daemonStopWanted);
    else
        connect(m_menu.addAction(glyphIcon(Glyph::Start), tr("Start the daemon")), &QAction::triggered, this, &TrayIcon::daemonStartWanted);
    QAction* pause = m_menu.addAction(glyphIcon(Glyph::BellOff), tr("No notifications for one hour"));
    pause->setCheckable(true);
    pause->setChecked(m_paused);
    connect(pause, &QAction::toggled, this, &TrayIcon::pauseWanted);
    m_menu.addSeparator();
    connect(m_menu.addAction(glyphIcon(Glyph::Settings), tr("Settings…")), &QAction::triggered, this, &TrayIcon::settingsWanted);
    connect(m_menu.addAction(glyphIcon(Glyph::Quit), tr("Quit (jobs go on)")), &QAction::triggered, this, &TrayIcon::quitWanted);
}

} // namespace slotd
