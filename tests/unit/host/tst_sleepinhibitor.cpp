// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/sleepinhibitor.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slotd;

namespace
{

void write(const QString& path, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

class CountingLog : public Log
{
public:
    void write(LogLevel, std::string_view, Pairs) override { ++lines; }
    int lines = 0;
};

} // namespace

class TstSleepInhibitor : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    void tool(const QByteArray& body)
    {
        const QString path = m_dir.path() + "/systemd-inhibit";
        write(path, "#!/bin/sh\n" + body + "\n");
        QFile(path).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("PATH", m_dir.path().toUtf8() + ":/usr/bin:/bin");
    }
    bool held() const { return QFile::exists(m_dir.path() + "/held"); }

private slots:
    void machineWithoutABatteryIsOnMains()
    {
        QVERIFY(onMainsPower(m_dir.path().toStdString() + "/none"));
        write(m_dir.path() + "/mouse/hid/type", "Battery\n");
        write(m_dir.path() + "/mouse/hid/scope", "Device\n");
        QVERIFY(onMainsPower((m_dir.path() + "/mouse").toStdString()));
    }

    void notebookIsOnMainsWhileItIsPluggedIn()
    {
        const QString folder = m_dir.path() + "/notebook";
        write(folder + "/BAT0/type", "Battery\n");
        write(folder + "/AC/type", "Mains\n");
        write(folder + "/AC/online", "1\n");
        QVERIFY(onMainsPower(folder.toStdString()));
        write(folder + "/AC/online", "0\n");
        QVERIFY(!onMainsPower(folder.toStdString()));
    }

    void lockIsHeldWhileJobsRunAndGivenBackAfter()
    {
        tool("touch " + m_dir.path().toUtf8() + "/held; cat; rm " + m_dir.path().toUtf8() + "/held");
        CountingLog log;
        SleepInhibitor inhibitor(log);
        inhibitor.setMode(InhibitSleep::Yes);
        QVERIFY(!held());
        inhibitor.setJobsRun(true);
        QTRY_VERIFY(held());
        inhibitor.setJobsRun(false);
        QTRY_VERIFY(!held());
        QCOMPARE(log.lines, 0);
    }

    void settingNoHoldsNothing()
    {
        tool("touch " + m_dir.path().toUtf8() + "/held; cat");
        CountingLog log;
        SleepInhibitor inhibitor(log);
        inhibitor.setMode(InhibitSleep::No);
        inhibitor.setJobsRun(true);
        inhibitor.setMode(InhibitSleep::Yes);
        QTRY_VERIFY(held());
    }

    void refusalIsLoggedOnce()
    {
        tool("echo denied >&2; exit 1");
        CountingLog log;
        SleepInhibitor inhibitor(log);
        inhibitor.setMode(InhibitSleep::Yes);
        inhibitor.setJobsRun(true);
        QTRY_COMPARE(log.lines, 1);
        inhibitor.setJobsRun(false);
        inhibitor.setJobsRun(true);
        QTest::qWait(0);
        QCOMPARE(log.lines, 1);
    }
};

QTEST_GUILESS_MAIN(TstSleepInhibitor)
#include "tst_sleepinhibitor.moc"
