// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/notificationlog.h"
#include "gui/support/panel.h"
#include "gui/support/trayprogram.h"

#include <memory>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace slotd::test;

/// The program as a desktop sees it: its icon, its menu, its messages, its windows. Nothing in here knows its insides.
class TstTrayProgram : public QObject
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
        m_panel = std::make_unique<Panel>(m_desktop->bus());
        m_log = std::make_unique<NotificationLog>(m_desktop->bus());
        m_node = std::make_unique<TempNode>();
    }

    void cleanup()
    {
        m_node.reset();
        m_log.reset();
        m_panel.reset();
        m_desktop.reset();
    }

    void iconTellsInWordsHowManyJobsRunAndWait()
    {
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForIcon());
        QCOMPARE(m_panel->property("Status").toString(), QString("Active"));
        QVERIFY2(m_panel->waitForToolTip("0 running"), qPrintable(m_panel->toolTip()));
        m_node->submit({"-c", "4", "--wrap", "sleep 600"});
        m_node->submit({"-c", "4", "--wrap", "sleep 600"});
        m_node->submit({"-H", "--wrap", "sleep 600"});
        QVERIFY2(m_panel->waitForToolTip("1 running, 1 pending, 1 held"), qPrintable(m_panel->toolTip()));
    }

    void pictureOfTheIconIsAnotherWhenSomethingRunsFailedOrTheDaemonIsGone()
    {
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForIcon());
        QVERIFY(m_panel->waitForToolTip("0 running"));
        const QByteArray idle = m_panel->picture();
        QVERIFY(!idle.isEmpty());
        const quint32 job = m_node->submit({"--wrap", "sleep 600"});
        QVERIFY(m_panel->waitForToolTip("1 running"));
        const QByteArray running = m_panel->picture();
        QVERIFY(running != idle);
        m_node->run({"scancel", QString::number(job)});
        QVERIFY(m_panel->waitForToolTip("0 running"));
        m_node->submit({"--wrap", "false"});
        QVERIFY(m_panel->waitForToolTip("1 failed"));
        const QByteArray failed = m_panel->picture();
        QVERIFY(failed != idle && failed != running);
        QVERIFY(m_node->stop());
        QVERIFY(m_panel->waitForToolTip("not running"));
        const QByteArray down = m_panel->picture();
        QVERIFY(down != idle && down != running && down != failed);
    }

    void menuHasTheNewestJobsAndTheCommandsAndCancels()
    {
        QVERIFY(m_node->start());
        for (int i = 0; i < 6; ++i)
            m_node->submit({"-J", "job" + QString::number(i), "--wrap", "sleep 600"});
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForIcon());
        QVERIFY(m_panel->waitForToolTip("4 running"));
        const QStringList texts = m_panel->menuTexts();
        QCOMPARE(texts.filter(QRegularExpression(" job[1-5]")).size(), 5);
        QCOMPARE(texts.filter(" job0").size(), 0);
        for (const char* wanted : {"Show the queue", "Submit a job", "Hold all waiting", "Release all held", "Stop the daemon", "No notifications", "Settings", "Quit"})
            QVERIFY2(!texts.filter(QLatin1String(wanted)).isEmpty(), wanted);
        QVERIFY(m_panel->choose({"Hold all waiting"}));
        QVERIFY(m_panel->waitForToolTip("2 held"));
        QVERIFY(m_panel->choose({"6 job5", "Cancel"}));
        QVERIFY(m_panel->waitForToolTip("1 held"));
    }

    void quitInTheMenuEndsTheProgramAndNotTheJobs()
    {
        QVERIFY(m_node->start());
        const quint32 job = m_node->submit({"--wrap", "sleep 600"});
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("1 running"));
        QVERIFY(m_panel->choose({"Quit"}));
        QVERIFY(tray.waitForEnd());
        QCOMPARE(tray.exitCode(), 0);
        QCOMPARE(int(m_node->record(job)->state), int(slotd::JobState::Running));
    }

    void clickOnTheIconShowsAndHidesTheWindow()
    {
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("0 running"));
        QVERIFY(tray.windows().filter("Jobs on this machine").isEmpty());
        m_panel->activate();
        QVERIFY(tray.waitForWindow("Jobs on this machine"));
        m_panel->activate();
        QVERIFY(tray.waitForWindow("Jobs on this machine", false));
    }

    void failedJobIsToldWithButtonsUrgentAndToStay()
    {
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("0 running"));
        const quint32 job = m_node->submit({"-J", "<b>&bad", "--wrap", "exit 3"});
        const NotificationLog::Call call = m_log->waitFor(QString::number(job));
        QVERIFY(call.id != 0);
        QCOMPARE(call.urgency(), 2);
        QCOMPARE(call.hints.value("urgency").metaType().id(), int(QMetaType::UChar));
        QCOMPARE(call.hints.value("desktop-entry").toString(), QString("slotd"));
        QCOMPARE(call.timeout, 0);
        QVERIFY2(call.body.contains("&lt;b&gt;&amp;bad"), qPrintable(call.body));
        QVERIFY(call.keys().contains("log") && call.keys().contains("requeue"));
        m_log->press(call.id, "requeue");
        QVERIFY(m_node->waitUntil([&] { return m_node->record(job)->restarts == 1; }));
    }

    void openLogShowsTheWindow()
    {
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("0 running"));
        const quint32 job = m_node->submit({"--wrap", "echo hello"});
        const NotificationLog::Call call = m_log->waitFor(QString::number(job));
        QVERIFY(call.id != 0);
        QVERIFY(call.urgency() < 2);
        QVERIFY(!call.keys().contains("requeue"));
        m_log->press(call.id, "log");
        QVERIFY(tray.waitForWindow("Jobs on this machine"));
    }

    void arrayIsOneMessageThatCounts()
    {
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("0 running"));
        const quint32 job = m_node->submit({"-a", "0-19", "-J", "sweep", "--wrap", "test $SLURM_ARRAY_TASK_ID -ne 7"});
        const NotificationLog::Call last = m_log->waitFor(QString::number(job), "19 finished", 60'000);
        QVERIFY(last.id != 0);
        const NotificationLog::Call both = m_log->waitFor(QString::number(job), "1 failed");
        QCOMPARE(both.id, last.id);
        QCOMPARE(m_log->shown(), 1);
    }

    void messageNeedsNoActionsWhereTheServiceHasNone()
    {
        m_log.reset();
        m_log = std::make_unique<NotificationLog>(m_desktop->bus(), QStringList{"body"});
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("0 running"));
        const quint32 job = m_node->submit({"-J", "a<b", "--wrap", "false"});
        const NotificationLog::Call call = m_log->waitFor(QString::number(job));
        QVERIFY(call.id != 0);
        QVERIFY(call.actions.isEmpty());
        QVERIFY2(call.body.contains("a<b"), qPrintable(call.body));
    }

    void whatEndedWhileNobodyWatchedIsSummedUpAtTheNextStart()
    {
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("0 running"));
        QCOMPARE(tray.run({"--quit"}), 0);
        QVERIFY(tray.waitForEnd());
        const quint32 good = m_node->submit({"--wrap", "true"});
        const quint32 bad = m_node->submit({"--wrap", "false"});
        m_node->waitForEnd(good);
        m_node->waitForEnd(bad);
        tray.start({"--hidden"});
        const NotificationLog::Call call = m_log->waitFor("away", "1 finished");
        QVERIFY(call.id != 0);
        QVERIFY(call.body.contains("1 failed"));
    }

    void secondStartRaisesTheFirstAndEnds()
    {
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("0 running"));
        QCOMPARE(tray.run({}), 0);
        QVERIFY(tray.waitForWindow("Jobs on this machine"));
        QCOMPARE(m_panel->items().size(), 1);
        QVERIFY(tray.running());
    }

    void crashLeavesNothingThatKeepsTheNextOneFromStarting()
    {
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("0 running"));
        tray.kill9();
        QVERIFY(QTest::qWaitFor([&] { return m_panel->items().isEmpty(); }));
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForIcon());
    }

    void daemonThatComesBackIsFoundWithinTwoSeconds()
    {
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("0 running"));
        m_node->kill9();
        QVERIFY(m_panel->waitForToolTip("not running"));
        QVERIFY(m_node->start());
        QElapsedTimer clock;
        clock.start();
        QVERIFY(m_panel->waitForToolTip("0 running"));
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
    }

    void daemonIsStartedFromTheMenu()
    {
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("not running"));
        QVERIFY(m_panel->choose({"Start the daemon"}));
        QVERIFY2(m_panel->waitForToolTip("0 running"), qPrintable(m_panel->toolTip()));
        QVERIFY(m_panel->choose({"Stop the daemon"}));
        QVERIFY(m_panel->waitForToolTip("not running"));
    }

    void panelMayComeLater()
    {
        m_panel.reset();
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({});
        QVERIFY(tray.waitForWindow("Jobs on this machine"));
        m_panel = std::make_unique<Panel>(m_desktop->bus());
        QVERIFY(m_panel->waitForIcon());
        QVERIFY(m_panel->waitForToolTip("0 running"));
    }

    void withoutAPanelHiddenStartOpensTheWindow()
    {
        m_panel.reset();
        QVERIFY(m_node->start());
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({"--hidden"});
        QVERIFY(tray.waitForWindow("Jobs on this machine", true, 30'000));
    }

    void scriptsOnTheCommandLineOpenTheSubmitDialog()
    {
        QVERIFY(m_node->start());
        const QString script = m_node->write("train.sh", "#!/bin/sh\n#SBATCH -J train\ntrue\n", true);
        TrayProgram tray(*m_desktop, *m_node);
        tray.start({script});
        QVERIFY(tray.waitForWindow("Submit a job"));
    }

private:
    std::unique_ptr<DeskSession> m_desktop;
    std::unique_ptr<Panel> m_panel;
    std::unique_ptr<NotificationLog> m_log;
    std::unique_ptr<TempNode> m_node;
};

QTEST_GUILESS_MAIN(TstTrayProgram)
#include "tst_trayprogram.moc"
