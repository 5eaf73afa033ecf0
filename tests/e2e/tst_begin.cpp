// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"

#include <QDateTime>
#include <QTest>

using namespace slotd::test;

/// --begin: a job waits until its time has come.
class TstBegin : public QObject
{
    Q_OBJECT

    static QString inLocalTime(const QDateTime& when) { return when.toString("yyyy-MM-ddTHH:mm:ss"); }

private slots:
    void fixedTimeIsKeptAndShown_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("begin");
        const QDateTime epoch = QDateTime::fromSecsSinceEpoch(2'000'000'000);
        QTest::newRow("epoch seconds") << "2000000000" << inLocalTime(epoch);
        QTest::newRow("date") << "2033-01-02" << "2033-01-02T00:00:00";
        QTest::newRow("date and time") << "2033-01-02T03:04:05" << "2033-01-02T03:04:05";
        QTest::newRow("date, hours and minutes") << "2033-01-02T03:04" << "2033-01-02T03:04:00";
        QTest::newRow("American date") << "01/02/33-03:04" << "2033-01-02T03:04:00";
    }

    void fixedTimeIsKeptAndShown()
    {
        QFETCH(QString, typed);
        QFETCH(QString, begin);
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--begin", typed, "--wrap", "true"});
        QCOMPARE(shown(node, id, "BeginTime"), begin);
        QCOMPARE(waitsFor(node, id), QString("BeginTime"));
        QCOMPARE(node.run({"squeue", "--start", "--noheader", "-o", "StartTime"}).out.trimmed(), begin);
    }

    void relativeTimeCountsFromNow_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("seconds");
        QTest::newRow("hours, minutes, seconds") << "now+00:10:00" << 600;
        QTest::newRow("seconds") << "now+90" << 90;
        QTest::newRow("minutes") << "now+5minutes" << 300;
        QTest::newRow("hour") << "now+1hour" << 3600;
        QTest::newRow("days") << "now+2days" << 2 * 86400;
    }

    void relativeTimeCountsFromNow()
    {
        QFETCH(QString, typed);
        QFETCH(int, seconds);
        TempNode node;
        QVERIFY(node.start());
        const auto before = std::chrono::system_clock::now();
        const quint32 id = node.submit({"--begin", typed, "--wrap", "true"});
        const auto after = std::chrono::system_clock::now();
        const auto begin = node.record(id)->begin;
        QVERIFY(begin >= before + std::chrono::seconds(seconds) - std::chrono::seconds(1));
        QVERIFY(begin <= after + std::chrono::seconds(seconds));
        QCOMPARE(waitsFor(node, id), QString("BeginTime"));
    }

    void jobStartsWhenItsTimeHasComeAndNotBefore()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 soon = node.submit({"--begin", "now+2", "--wrap", "true"});
        QCOMPARE(waitsFor(node, soon), QString("BeginTime"));
        QCOMPARE(node.waitForEnd(soon), QString("COMPLETED"));
        QVERIFY(node.record(soon)->start >= node.record(soon)->begin);
    }

    void timeThatIsPastMeansNow()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(node.submit({"--begin", "2001-01-01", "--wrap", "true"})), QString("COMPLETED"));
        QCOMPARE(node.waitForEnd(node.submit({"--begin", "now", "--wrap", "true"})), QString("COMPLETED"));
    }

    void timeThatComesWhileTheDaemonIsDownIsSeenAtItsStart()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--begin", "now+1", "--wrap", "true"});
        QVERIFY(node.stop());
        const auto begin = std::chrono::system_clock::now() + std::chrono::seconds(1);
        QTRY_VERIFY(std::chrono::system_clock::now() > begin);
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
    }
};

QTEST_GUILESS_MAIN(TstBegin)
#include "tst_begin.moc"
