// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/timefmt.h"

#include <QTest>

#include <cstdlib>
#include <ctime>

using namespace slotd;

class WhenTest : public QObject
{
    Q_OBJECT

    static constexpr Instant kNow = Instant(Seconds(1795413605)) + Milliseconds(250); // 2026-11-23T06:00:05.250Z
    static QString read(const QString& text, WhenBias bias = WhenBias::Future)
    {
        const auto when = parseWhen(text.toStdString(), kNow, bias);
        return QString::fromStdString(when.ok() ? formatTime(*when) : when.error().message);
    }

private slots:
    void initTestCase()
    {
        setenv("TZ", "UTC", 1);
        tzset();
        QCOMPARE(formatTime(kNow), std::string("2026-11-23T06:00:05"));
    }
    void cleanup()
    {
        setenv("TZ", "UTC", 1);
        tzset();
    }

    void readsBeginTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const std::initializer_list<std::pair<const char*, const char*>> rows = {
            {"now", "2026-11-23T06:00:05"},          {"now+1", "2026-11-23T06:00:06"},
            {"now+1minute", "2026-11-23T06:01:05"},  {"now+1minutes", "2026-11-23T06:01:05"},
            {"now+1hour", "2026-11-23T07:00:05"},    {"now+2hours", "2026-11-23T08:00:05"},
            {"now+1day", "2026-11-24T06:00:05"},     {"now+1week", "2026-11-30T06:00:05"},
            {"now+60seconds", "2026-11-23T06:01:05"}, {"now-1hour", "2026-11-23T05:00:05"},
            {"now + 1hour", "2026-11-23T07:00:05"},  {"NOW+1HOUR", "2026-11-23T07:00:05"},
            {"now+1 hour", "2026-11-23T07:00:05"},   {"now+00:10:00", "2026-11-23T06:10:05"},
            {"now+1-00:00:01", "2026-11-24T06:00:06"}, {"now+00:00:00", "2026-11-23T06:00:05"},
            {"now+1:30", "2026-11-23T06:01:35"},     {"16:00", "2026-11-23T16:00:00"},
            {"23:59:59", "2026-11-23T23:59:59"},     {"0:00", "2026-11-24T00:00:00"},
            {"4:00pm", "2026-11-23T16:00:00"},       {"12:00 AM", "2026-11-24T00:00:00"},
            {"today", "2026-11-23T00:00:00"},        {"tomorrow", "2026-11-24T00:00:00"},
            {"midnight", "2026-11-24T00:00:00"},     {"noon", "2026-11-23T12:00:00"},
            {"teatime", "2026-11-23T16:00:00"},      {"fika", "2026-11-23T15:00:00"},
            {"noon tomorrow", "2026-11-24T12:00:00"}, {"2030-01-20", "2030-01-20T00:00:00"},
            {"2030-01-20T12:34:00", "2030-01-20T12:34:00"}, {"2030-01-20T12:34", "2030-01-20T12:34:00"},
            {"01/20/30", "2030-01-20T00:00:00"},     {"0120", "2027-01-20T00:00:00"},
            {"01/20", "2027-01-20T00:00:00"},        {"12/24", "2026-12-24T00:00:00"},
            {"012030", "2030-01-20T00:00:00"},       {"01.20.30", "2030-01-20T00:00:00"},
            {"2030-01-20T", "2030-01-20T00:00:00"},  {"2030-01-20 12:34", "2030-01-20T12:34:00"},
            {"12:34 01/20/30", "2030-01-20T12:34:00"}, {"12:34:56-01/20/30", "2030-01-20T12:34:56"},
            {"01/20/30-12:34", "2030-01-20T12:34:00"}, {"1900000000", "2030-03-17T17:46:40"},
            {"uts1900000000", "2030-03-17T17:46:40"}, {"2001-01-01", "2001-01-01T00:00:00"}};
        for (const auto& [text, expected] : rows)
            QTest::newRow(text) << text << expected;
    }
    void readsBeginTimes()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(read(text), expected);
    }

    void saysWhereATimeIsWrongAsSlurmDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        const std::initializer_list<std::pair<const char*, int>> rows = {
            {"abc", 0},     {"25:00", 0},  {"now+5parsecs", 4}, {"now+5min", 4}, {"12am", 2},   {"4pm", 1},      {"1900000", 0},
            {"yesterday", 0}, {"2026-11", 0}, {"2026", 0},      {"Nov 23", 0},   {"", 0},       {"elevenses", 0}, {"monday", 0},
            {"2030-1-2", 0}, {"1", 1},     {"01/20/2030", 10},  {"2030-02-30", 0}, {"12:60", 0}, {"now+", 4},     {"now+99999999999999999999", 4},
            {"nowhere", 0}, {"1330", 0},   {"0230", 0}};
        for (const auto& [text, position] : rows)
            QTest::newRow(text) << text << position;
    }
    void saysWhereATimeIsWrongAsSlurmDoes()
    {
        QFETCH(QString, text);
        QFETCH(int, position);
        if (text == "01/20/2030")
            QVERIFY(read(text).startsWith("Invalid time specification (pos="));
        else
            QCOMPARE(read(text), QString("Invalid time specification (pos=%1): %2").arg(position).arg(text));
    }

    void looksBackwardsWhereThatIsAskedFor()
    {
        QCOMPARE(read("00:00", WhenBias::Past), QString("2026-11-23T00:00:00"));
        QCOMPARE(read("noon", WhenBias::Past), QString("2026-11-23T12:00:00"));
        QCOMPARE(read("1122", WhenBias::Past), QString("2026-11-22T00:00:00"));
        QCOMPARE(read("now-1day", WhenBias::Past), QString("2026-11-22T06:00:05"));
    }

    void keepsTheMillisecondsOfNow()
    {
        QCOMPARE((*parseWhen("now+1", kNow) - kNow).count(), 1000);
    }

    void countsInLocalTime()
    {
        setenv("TZ", "Europe/Berlin", 1);
        tzset();
        QCOMPARE(read("16:00"), QString("2026-11-23T16:00:00"));
        QCOMPARE((*parseWhen("2026-07-01T12:00", kNow)).time_since_epoch().count(), 1782900000000LL);
        QCOMPARE(formatTime(Instant(Seconds(1782900000))), std::string("2026-07-01T12:00:00"));
    }

    void hasNoNameForNoTime()
    {
        QCOMPARE(formatTime(kNoTime), std::string("Unknown"));
        QCOMPARE(formatTimeAs(kNoTime, "relative", kNow), std::string("Unknown"));
    }

    void honoursSlurmTimeFormat_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<QString>("expected");
        constexpr qint64 kDay = 86400;
        QTest::newRow("standard") << "standard" << qint64(0) << "2026-11-23T06:00:05";
        QTest::newRow("empty") << "" << qint64(0) << "2026-11-23T06:00:05";
        QTest::newRow("strftime") << "%d.%m %H" << qint64(0) << "23.11 06";
        QTest::newRow("epoch") << "%s" << qint64(0) << "1795413605";
        QTest::newRow("today") << "relative" << qint64(60) << "06:01:05";
        QTest::newRow("tomorrow") << "relative" << kDay << "Tomorr 06:00";
        QTest::newRow("yesterday") << "relative" << -kDay << "Ystday 06:00";
        QTest::newRow("this week") << "relative" << 2 * kDay << "Wed 06:00";
        QTest::newRow("this year") << "relative" << 20 * kDay << "13 Dec 06:00";
        QTest::newRow("another year") << "relative" << 400 * kDay << "28 Dec 2027";
    }
    void honoursSlurmTimeFormat()
    {
        QFETCH(QString, format);
        QFETCH(qint64, offset);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdString(formatTimeAs(kNow + Seconds(offset), format.toStdString(), kNow)), expected);
    }
};

QTEST_APPLESS_MAIN(WhenTest)
#include "tst_when.moc"
