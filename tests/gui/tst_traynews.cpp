// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/desksession.h"
#include "gui/support/notificationlog.h"
#include "gui/support/panel.h"
#include "gui/support/trayprogram.h"

#include <memory>
#include <QDir>
#include <QSet>
#include <QSettings>
#include <QTest>

using namespace slotd::test;

/// What the user is told of, and of what not.
class TstTrayNews : public QObject
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
        m_tray = std::make_unique<TrayProgram>(*m_desktop, *m_node);
    }

    void cleanup()
    {
        m_tray.reset();
        m_node.reset();
        m_log.reset();
        m_panel.reset();
        m_desktop.reset();
    }

    void twoHundredTasksAreOneMessage()
    {
        m_node->setEnv("SLOTD_CPUS", "64");
        begin({});
        const quint32 job = m_node->submit({"-a", "0-199", "-J", "sweep", "--mem=1", "--wrap", "test $SLURM_ARRAY_TASK_ID -ne 7"});
        const NotificationLog::Call last = m_log->waitFor(QString::number(job), "199 finished", 120'000);
        QVERIFY(last.id != 0);
        QVERIFY2(last.body.contains("1 failed"), qPrintable(last.body));
        QSet<uint> ids;
        for (const NotificationLog::Call& call : m_log->calls())
            ids.insert(call.id);
        QCOMPARE(ids.size(), 1);
        QCOMPARE(m_log->shown(), 1);
    }

    void moreThanThreeJobsWithinFiveSecondsAreOneMessage()
    {
        begin({});
        for (int i = 0; i < 5; ++i)
            m_node->submit({"--wrap", i == 2 ? "false" : "true"});
        const NotificationLog::Call call = m_log->waitFor("Jobs", "4 finished");
        QVERIFY(call.id != 0);
        QVERIFY2(call.body.contains("1 failed"), qPrintable(call.body));
        QTRY_COMPARE(m_log->shown(), 1);
    }

    void shortJobsAreNotToldOfWhereOnlyLongOnesAreWanted()
    {
        begin({{"notify/min_seconds", 3600}});
        m_node->waitForEnd(m_node->submit({"--wrap", "true"}));
        const quint32 bad = m_node->submit({"--wrap", "false"});
        QVERIFY(m_log->waitFor(QString::number(bad)).id != 0);
        QCOMPARE(m_log->calls().size(), 1);
    }

    void nothingIsToldInQuietHours()
    {
        begin({{"notify/quiet", true}, {"notify/quiet_from", "00:00"}, {"notify/quiet_until", "23:59"}});
        if (QTime::currentTime() >= QTime(23, 58))
            QSKIP("the one minute of the day that is not quiet is near");
        m_node->submit({"--wrap", "false"});
        QVERIFY(m_panel->waitForToolTip("1 failed"));
        for (int i = 0; i < 3; ++i)
            QVERIFY(!m_panel->toolTip().isEmpty()); // what was sent before this question has come before its answer
        QCOMPARE(m_log->calls().size(), 0);
    }

    void cancelledJobsAreToldOfOnlyWhereThatIsWanted()
    {
        begin({{"notify/cancelled", true}, {"notify/started", true}});
        const quint32 job = m_node->submit({"--wrap", "sleep 600"});
        QVERIFY(m_log->waitFor("Job " + QString::number(job) + " started").id != 0);
        QCOMPARE(m_log->calls().last().urgency(), 0);
        m_node->run({"scancel", QString::number(job)});
        QVERIFY(m_log->waitFor("Job " + QString::number(job) + " was cancelled").id != 0);
    }

    void nothingIsToldForAnHourWhereThatWasChosen()
    {
        begin({});
        QVERIFY(m_panel->choose({"No notifications"}));
        m_node->submit({"--wrap", "false"});
        QVERIFY(m_panel->waitForToolTip("1 failed"));
        for (int i = 0; i < 3; ++i)
            QVERIFY(!m_panel->toolTip().isEmpty());
        QCOMPARE(m_log->calls().size(), 0);
    }

    void whatEndedWhileTheDaemonWasAwayIsToldWhenItIsBack()
    {
        begin({});
        const quint32 job = m_node->submit({"--wrap", "until test -e stop; do sleep 0.05; done; exit 7"});
        QVERIFY(m_panel->waitForToolTip("1 running"));
        m_node->kill9();
        QVERIFY(m_panel->waitForToolTip("not running"));
        m_node->write("stop", "now");
        QVERIFY(m_node->start());
        const NotificationLog::Call call = m_log->waitFor(QString::number(job));
        QVERIFY(call.id != 0);
        QVERIFY2(call.body.contains("7:0"), qPrintable(call.body));
    }

    void afterACrashNothingIsSummedUpThatWasToldBefore()
    {
        begin({});
        const quint32 job = m_node->submit({"--wrap", "false"});
        QVERIFY(m_log->waitFor(QString::number(job)).id != 0);
        const QString file = m_desktop->configDir() + "/slotd/desktop.ini";
        QTRY_VERIFY_WITH_TIMEOUT(QSettings(file, QSettings::IniFormat).value("state/last_seen").toLongLong() > 0, 20'000);
        m_tray->kill9();
        m_log->waitFor("none", {}, 1);
        const auto before = m_log->calls().size();
        QVERIFY(QTest::qWaitFor([&] { return m_panel->items().isEmpty(); }));
        m_tray->start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("0 running"));
        for (int i = 0; i < 3; ++i)
            QVERIFY(!m_panel->toolTip().isEmpty());
        QCOMPARE(m_log->calls().size(), before);
    }

    void clickOnTheMessageShowsTheJob()
    {
        begin({});
        const quint32 job = m_node->submit({"--wrap", "true"});
        const NotificationLog::Call call = m_log->waitFor(QString::number(job));
        QVERIFY(call.keys().contains("default"));
        m_log->press(call.id, "default");
        QVERIFY(m_tray->waitForWindow("Jobs on this machine"));
        QTRY_COMPARE(m_log->shown(), 0); // it has done its work
    }

    void messagesOfOtherProgramsAreTheirs()
    {
        begin({});
        Q_EMIT m_log->ActionInvoked(4711, "default");
        m_node->submit({"-H", "--wrap", "true"});
        QVERIFY(m_panel->waitForToolTip("1 held"));
        QVERIFY(m_tray->windows().filter("Jobs on this machine").isEmpty());
    }

private:
    void begin(const QVariantMap& preferences)
    {
        QDir().mkpath(m_desktop->configDir() + "/slotd");
        {
            QSettings file(m_desktop->configDir() + "/slotd/desktop.ini", QSettings::IniFormat);
            for (auto it = preferences.begin(); it != preferences.end(); ++it)
                file.setValue(it.key(), it.value());
        }
        QVERIFY(m_node->start());
        m_tray->start({"--hidden"});
        QVERIFY(m_panel->waitForToolTip("0 running"));
    }

    std::unique_ptr<DeskSession> m_desktop;
    std::unique_ptr<Panel> m_panel;
    std::unique_ptr<NotificationLog> m_log;
    std::unique_ptr<TempNode> m_node;
    std::unique_ptr<TrayProgram> m_tray;
};

QTEST_GUILESS_MAIN(TstTrayNews)
#include "tst_traynews.moc"
