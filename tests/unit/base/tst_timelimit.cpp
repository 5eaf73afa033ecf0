// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/timefmt.h"

#include <QTest>

using namespace slotd;

class TimeLimitTest : public QObject
{
    Q_OBJECT

private slots:
    void readsSlurmsFormsToTheSecond_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const std::initializer_list<std::pair<const char*, const char*>> rows = {
            {"1", "1:00"},           {"0", "UNLIMITED"},      {"59", "59:00"},        {"60", "1:00:00"},     {"90", "1:30:00"},
            {"1440", "1-00:00:00"},  {"1:30", "1:30"},        {"00:30", "0:30"},      {"0:0", "UNLIMITED"},  {"1:90", "2:30"},
            {"100:00", "1:40:00"},   {"1:2:3", "1:02:03"},    {"25:00:00", "1-01:00:00"}, {"1:60:60", "2:01:00"},
            {"1-0", "1-00:00:00"},   {"1-", "1-00:00:00"},    {"1-2", "1-02:00:00"},  {"1-2:3", "1-02:03:00"},
            {"1-2:3:4", "1-02:03:04"}, {"1-12", "1-12:00:00"}, {"2-30", "3-06:00:00"}, {"0-0:1", "1:00"},    {"0-0:0:1", "0:01"},
            {"-1", "UNLIMITED"},     {"INFINITE", "UNLIMITED"}, {"infinite", "UNLIMITED"}, {"UNLIMITED", "UNLIMITED"},
            {"Unlimited", "UNLIMITED"}, {"00:00:05", "0:05"}};
        for (const auto& [text, expected] : rows)
            QTest::newRow(text) << text << expected;
    }
    void readsSlurmsFormsToTheSecond()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto limit = parseTimeLimit(text.toStdString());
        QVERIFY(limit.ok());
        QCOMPARE(QString::fromStdString(formatDuration(*limit)), expected);
    }

    void refusesWhatSlurmRefuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "-5", "1.5", "5m", "1h", " 5", "5 ", "+5", "99999999999", "99999999999999999999999", "1:2:3:4",
                                 "0:0:0:1", "1-1-1", "1-1:1:1:1", "abc", ":", "1:", ":30", "-", "--1", "1--1", "-1-1", "1-2:"})
            QTest::newRow(text) << text;
    }
    void refusesWhatSlurmRefuses()
    {
        QFETCH(QString, text);
        const auto limit = parseTimeLimit(text.toStdString());
        QVERIFY(!limit.ok());
        QCOMPARE(limit.error().code, Code::InvalidTimeLimit);
    }

    void printsDurationsAsSqueueAndAsSacctDo()
    {
        QCOMPARE(formatDuration(Seconds(0)), std::string("0:00"));
        QCOMPARE(formatDuration(Seconds(3723)), std::string("1:02:03"));
        QCOMPARE(formatDuration(Seconds(93784)), std::string("1-02:03:04"));
        QCOMPARE(formatDuration(Seconds(-7)), std::string("0:00"));
        QCOMPARE(formatDurationPadded(Seconds(5)), std::string("00:00:05"));
        QCOMPARE(formatDurationPadded(Seconds(93784)), std::string("1-02:03:04"));
        QCOMPARE(formatDurationPadded(kUnlimited), std::string("UNLIMITED"));
    }
};

QTEST_APPLESS_MAIN(TimeLimitTest)
#include "tst_timelimit.moc"
