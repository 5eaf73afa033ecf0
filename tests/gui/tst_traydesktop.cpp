// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/desksession.h"
#include "gui/support/notificationlog.h"
#include "gui/support/olddaemon.h"
#include "gui/support/panel.h"
#include "gui/support/portal.h"
#include "gui/support/trayprogram.h"
#include "gui/support/xtray.h"
#include "gui/support/xwindows.h"

#include <csignal>
#include <functional>
#include <memory>
#include <QFile>
#include <QSettings>
#include <QTest>

using namespace slotd::test;

/// The program among what a desktop may have or lack: panels of both kinds, late or never, a portal, a daemon of another version,
/// the end of the session.
class TstTrayDesktop : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        DeskSession probe;
        if (const QString missing = probe.start(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
    }

    void init()
    {
        m_desktop = std::make_unique<DeskSession>();
        QCOMPARE(m_desktop->start(), QString());
        m_node = std::make_unique<TempNode>();
    }

    void cleanup()
    {
        m_panel.reset();
        m_log.reset();
        m_node.reset();
        m_desktop.reset();
    }

    void oldPanelThatComesLaterGetsTheIcon()
    {
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({});
        QVERIFY(tray.waitForWindow(kTitle));
        XTray panel(m_desktop->display());
        QVERIFY(panel.waitForIcon());
    }

    void newPanelThatComesVeryLateGetsTheIconToo()
    {
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        // So late that a hidden start has given up waiting and shown the window.
        tray.start({"--hidden"});
        QVERIFY(tray.waitForWindow(kTitle, true, 30'000));
        addPanel();
        QVERIFY(m_panel->waitForIcon());
        QVERIFY(m_panel->waitForToolTip("0 running"));
    }

    void withoutAPanelClosingEndsTheProgramAndSaysSoOnce()
    {
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({});
        QVERIFY(tray.waitForWindow(kTitle));
        QVERIFY(closedUntil(kTitle, [&] { return tray.windows().size() == 2; })); // the window and what is said
        QVERIFY(tray.running());
        QVERIFY(closedUntil("slotd", [&] { return !tray.running(); }));
        QCOMPARE(tray.exitCode(), 0);
        tray.start({});
        QVERIFY(tray.waitForWindow(kTitle));
        QVERIFY(closedUntil(kTitle, [&] { return !tray.running(); }));
    }

    void withAPanelClosingPutsTheWindowAwayAndSaysSoOnce()
    {
        addPanel();
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({});
        QVERIFY(tray.waitForWindow(kTitle));
        QVERIFY(m_panel->waitForToolTip("0 running"));
        QVERIFY(closedUntil(kTitle, [&] { return tray.windows().filter(kTitle).isEmpty(); }));
        QVERIFY(m_log->waitFor("stays in the panel").id != 0);
        QVERIFY(tray.running());
        m_panel->activate();
        QVERIFY(tray.waitForWindow(kTitle));
        QVERIFY(closedUntil(kTitle, [&] { return tray.windows().filter(kTitle).isEmpty(); }));
        QVERIFY(m_panel->waitForToolTip("0 running"));
        QCOMPARE(m_log->calls().size(), 1);
    }

    void quitEndsTheProgramAlsoWhileItsWindowIsOpen()
    {
        addPanel();
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({});
        QVERIFY(tray.waitForWindow(kTitle));
        QVERIFY(m_panel->waitForToolTip("0 running"));
        QVERIFY(m_panel->choose({"Quit"}));
        QVERIFY(tray.waitForEnd());
        QCOMPARE(tray.exitCode(), 0);
    }

    void endOfTheSessionKeepsWhatAnOrdinaryEndKeeps()
    {
        addPanel();
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({});
        QVERIFY(tray.waitForWindow(kTitle));
        QVERIFY(m_panel->waitForToolTip("0 running"));
        QCOMPARE(::kill(static_cast<pid_t>(tray.pid()), SIGTERM), 0);
        QVERIFY(tray.waitForEnd());
        QCOMPARE(tray.exitCode(), 0);
        const QSettings kept(m_desktop->configDir() + "/slotd/desktop.ini", QSettings::IniFormat);
        QVERIFY(kept.contains("state/queue_columns"));
        QVERIFY(kept.value("state/last_seen").toLongLong() > 0);
    }

    void daemonOfAnotherVersionIsToldAsThat()
    {
        addPanel();
        const OldDaemon daemon(m_node->root());
        QVERIFY(daemon.listens());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY2(m_panel->waitForToolTip("another version"), qPrintable(m_panel->toolTip()));
    }

    void daemonThatEndsAtOnceIsNoSilence()
    {
        addPanel();
        m_node->setEnv("SLOTD_CPUS", "nonsense");
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("not running"));
        QVERIFY(m_panel->choose({"Start the daemon"}));
        QVERIFY2(QTest::qWaitFor([&] { return tray.windows().size() == 2; }, 15'000), qPrintable(tray.windows().join('\n')));
    }

    void daemonThatWasStartedFromHereOutlivesTheProgram()
    {
        addPanel();
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("not running"));
        QVERIFY(m_panel->choose({"Start the daemon"}));
        QVERIFY(m_panel->waitForToolTip("0 running"));
        QVERIFY(m_panel->choose({"Quit"}));
        QVERIFY(tray.waitForEnd());
        QCOMPARE(m_node->run({"squeue", "-h"}).code, 0);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("0 running"));
        QVERIFY(m_panel->choose({"Stop the daemon"}));
        QVERIFY(m_panel->waitForToolTip("not running"));
    }

    void colorsFollowTheDesktopAtTheStartAndLive()
    {
        Portal portal(m_desktop->bus(), Portal::Dark);
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({});
        QVERIFY(tray.waitForWindow(kTitle));
        const auto light = [&] { return brightness(m_desktop->display(), kTitle); };
        // Not black: that is a window that nothing was painted in yet.
        QVERIFY2(QTest::qWaitFor([&] { return light() > 10 && light() < 90; }, 15'000), qPrintable(QString::number(light())));
        portal.change(Portal::Light);
        QVERIFY2(QTest::qWaitFor([&] { return light() > 180; }, 15'000), qPrintable(QString::number(light())));
        portal.change(Portal::Dark);
        QVERIFY2(QTest::qWaitFor([&] { return light() > 10 && light() < 90; }, 15'000), qPrintable(QString::number(light())));
    }

private:
    /// Closes the window until that is so: again and again, as one that has only just been shown may not listen yet.
    bool closedUntil(const QString& title, const std::function<bool()>& done)
    {
        return QTest::qWaitFor([&] { return done() || (closeWindow(m_desktop->display(), title), false); }, 20'000);
    }

    void addPanel()
    {
        m_panel = std::make_unique<Panel>(m_desktop->bus());
        m_log = std::make_unique<NotificationLog>(m_desktop->bus());
    }

    inline static const QString kTitle = QStringLiteral("Jobs on this machine");
    std::unique_ptr<DeskSession> m_desktop;
    std::unique_ptr<Panel> m_panel;
    std::unique_ptr<NotificationLog> m_log;
    std::unique_ptr<TempNode> m_node;
};

QTEST_GUILESS_MAIN(TstTrayDesktop)
#include "tst_traydesktop.moc"
