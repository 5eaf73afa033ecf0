// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/trayapp.h"

#include "actions/jobcommands.h"
#include "app/desk.h"
#include "base/version.h"

#include <QApplication>
#include <QDateTime>
#include <QTimer>
#include <utility>

namespace slotd
{

namespace
{

using namespace std::chrono_literals;

const QString kLastSeen = QStringLiteral("last_seen");
/// Panels often come later than the programs of a session; for so long a hidden start waits for one.
constexpr auto kPanelPatience = 10s;
constexpr auto kSeenPause = 3s;

} // namespace

TrayApp::TrayApp(const RuntimePaths& paths, Preferences& preferences)
    : m_preferences(preferences), m_theme(static_cast<ThemeChoice>(preferences.theme())), m_link(paths, std::string("slotd-tray ") + kVersion),
      m_control(paths), m_feed(m_link, m_store, std::chrono::hours(preferences.pastHours())), m_icon(m_link, m_store, m_feed),
      m_notifications(m_feed, preferences)
{
    QApplication::setWindowIcon(programIcon());
    connectIcon();
    connectNotifications();
    connect(&m_feed, &JobFeed::listed, this, &TrayApp::onListed);
    connect(&m_control, &DaemonControl::failed, this, [this](const QString& why) { desk().tellDaemonFailure(why); });
    connect(&m_control, &DaemonControl::endedAtOnce, this, [this] {
        if (!m_link.online())
            desk().tellDaemonFailure(tr("It ended again at once. In a terminal, \"slotd doctor\" says why."));
    });
    connect(&preferences, &Preferences::themeChanged, this, [this](int theme) { m_theme.setChoice(static_cast<ThemeChoice>(theme)); });
    connect(&preferences, &Preferences::pastHoursChanged, this, [this](int hours) { m_feed.setPast(std::chrono::hours(hours)); });
    const auto noteSeen = [this] { m_preferences.setState(kLastSeen, QDateTime::currentMSecsSinceEpoch()); };
    // What was told is not to be told again after a crash.
    m_noteSeen.setSingleShot(true);
    m_noteSeen.setInterval(kSeenPause);
    connect(&m_noteSeen, &QTimer::timeout, this, noteSeen);
    connect(&m_feed, &JobFeed::news, this, [this] {
        if (!m_noteSeen.isActive())
            m_noteSeen.start();
    });
    connect(qApp, &QApplication::commitDataRequest, this, noteSeen);
    connect(qApp, &QCoreApplication::aboutToQuit, this, [this, noteSeen] {
        noteSeen();
        if (m_desk)
            m_desk->settle();
    });
}

TrayApp::~TrayApp() = default;

void TrayApp::connectIcon()
{
    connect(&m_icon, &TrayIcon::windowWanted, this, [this] { desk().bringUp(); });
    connect(&m_icon, &TrayIcon::windowToggled, this, &TrayApp::toggleWindow);
    connect(&m_icon, &TrayIcon::jobWanted, this, [this](JobId job) { desk().showJob(job); });
    connect(&m_icon, &TrayIcon::logWanted, this, [this](JobId job) { desk().showLog(job); });
    connect(&m_icon, &TrayIcon::cancelWanted, this, [this](JobId job) { desk().cancelJob(job); });
    connect(&m_icon, &TrayIcon::submitWanted, this, [this] { desk().openSubmit({}); });
    connect(&m_icon, &TrayIcon::holdNewWanted, this, &TrayApp::holdWaiting);
    connect(&m_icon, &TrayIcon::daemonStartWanted, &m_control, &DaemonControl::start);
    connect(&m_icon, &TrayIcon::daemonStopWanted, &m_control, &DaemonControl::stop);
    connect(&m_icon, &TrayIcon::pauseWanted, this, &TrayApp::pause);
    connect(&m_icon, &TrayIcon::settingsWanted, this, [this] { desk().openSettings(); });
    connect(&m_icon, &TrayIcon::quitWanted, this, &TrayApp::quit);
}

void TrayApp::connectNotifications()
{
    m_notifications.setOnScreen([this](JobId job) { return m_desk && m_desk->logInSight(job); });
    connect(&m_notifications, &NotificationCenter::windowWanted, this, [this] { desk().bringUp(); });
    connect(&m_notifications, &NotificationCenter::jobWanted, this, [this](JobId job) { desk().showJob(job); });
    connect(&m_notifications, &NotificationCenter::logWanted, this, [this](JobId job) { desk().showLog(job); });
    connect(&m_notifications, &NotificationCenter::requeueWanted, this, [this](JobId job) { desk().commands().requeueNow(jobsOf(job)); });
    connect(&m_notifications, &NotificationCenter::unsent, &m_icon, &TrayIcon::showMessage);
    connect(&m_notifications, &NotificationCenter::pauseEnded, this, [this] { m_icon.setNotificationsPaused(false); });
}

std::vector<JobItem> TrayApp::jobsOf(JobId job) const
{
    const JobItem* item = m_store.item(job);
    return item ? std::vector<JobItem>{*item} : std::vector<JobItem>{};
}

Desk& TrayApp::desk()
{
    if (m_desk)
        return *m_desk;
    m_desk = std::make_unique<Desk>(m_link, m_control, m_store, m_feed, m_preferences, m_theme);
    connect(m_desk.get(), &Desk::seen, &m_icon, &TrayIcon::markSeen);
    connect(m_desk.get(), &Desk::pauseWanted, this, [this] { pause(true); });
    connect(m_desk.get(), &Desk::stayTold, &m_icon, [this](const QString& title, const QString& text) { m_notifications.tellPlain(title, text); });
    connect(m_desk.get(), &Desk::quitWanted, this, &TrayApp::quit);
    return *m_desk;
}

void TrayApp::start(const QStringList& words)
{
    m_link.start();
    if (words.value(0) != QLatin1String("hidden")) {
        obey(words);
        return;
    }
    // Without a panel a hidden program could not be reached.
    QTimer::singleShot(kPanelPatience, this, [this] {
        if (!TrayIcon::panelThere() && !m_desk)
            desk().bringUp();
    });
}

void TrayApp::obey(const QStringList& words)
{
    const QString verb = words.value(0);
    if (verb == QLatin1String("quit"))
        quit();
    else if (verb != QLatin1String("hidden"))
        desk().bringUp();
    if (verb == QLatin1String("submit"))
        desk().openSubmit({});
    for (const QString& script : words.mid(1))
        desk().openSubmit(script);
}

void TrayApp::toggleWindow()
{
    if (m_desk && m_desk->inFront())
        m_desk->putAway();
    else
        desk().bringUp();
}

void TrayApp::holdWaiting(bool hold)
{
    std::vector<JobItem> all;
    for (JobSlot slot = 0; slot < m_store.slotEnd(); ++slot) {
        if (m_store.alive(slot) && m_store.at(slot).shown() == (hold ? ShownState::Pending : ShownState::Held))
            all.push_back(m_store.at(slot));
    }
    desk().commands().run(hold ? JobAction::Hold : JobAction::Release, all);
}

void TrayApp::pause(bool on)
{
    if (on)
        m_notifications.pauseFor(60min);
    else
        m_notifications.resume();
    m_icon.setNotificationsPaused(on);
}

void TrayApp::onListed()
{
    if (std::exchange(m_summed, true))
        return;
    const qint64 last = m_preferences.state(kLastSeen, 0).toLongLong();
    m_notifications.tellAway(m_store, Instant(Milliseconds(last)));
}

void TrayApp::quit()
{
    // Not QApplication::quit(): that asks the windows, and one that is only to be put away would say no.
    QApplication::exit(0);
}

} // namespace slotd
