// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/arrayspec.h"

#include <QElapsedTimer>
#include <QTest>

using namespace slotd;

class ArraySpecTest : public QObject
{
    Q_OBJECT

    static constexpr std::uint32_t kMaxId = 1000;
    static constexpr std::size_t kMaxTasks = 2000;

private slots:
    void readsWhatSlurmReads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const std::initializer_list<std::pair<const char*, const char*>> rows = {
            {"0", "0"},           {"5", "5"},           {"0-3", "0-3"},     {"1,3,5", "1,3,5"},  {"3,1,2", "1-3"},   {"1,1", "1"},
            {"0-3,2-5", "0-5"},   {"0-15:4", "0,4,8,12"}, {"0-15:2", "0-14:2"}, {"0-15:1", "0-15"}, {"1-10:20", "1"}, {"0-3%1", "0-3%1"},
            {"0-3%0", "0-3"},     {"0-3%10", "0-3%10"}, {"0-3%", "0-3"},    {"%2", "0%2"},       {"0-1000", "0-1000"}, {"1000", "1000"},
            {"[0-3]", "0-3"},     {"[1,2]%1", "1-2%1"}, {"01-03", "1-3"},   {"1-5%2%3", "1-5%2"}, {"0-3,%2", "0-3%2"}, {"1-3, 5", "1-3,5"},
            {",1", "1"},          {"1,", "1"},          {"1,,2", "1-2"},    {"1-5%x", "1-5"},    {"0-7,0-7", "0-7"}};
        for (const auto& [text, expected] : rows)
            QTest::newRow(text) << text << expected;
    }
    void readsWhatSlurmReads()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto spec = parseArraySpec(text.toStdString(), kMaxId, kMaxTasks);
        QVERIFY(spec.ok());
        QCOMPARE(QString::fromStdString(formatTaskIds(spec->tasks, spec->limit)), expected);
    }

    void refusesTheRestInSlurmsWords_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "1001", "0-9999", "5-1", "0-10:0", "0-10:-1", "1-3 5", "-1", "1-", "1..3", "1:3", "0x3", "4294967295",
                                 "abc", "1 - 3", "[1-3", "1-3]", "[[1]]", "1-2-3", ",", "[]", "0-1001", "1-5:2:2", "99999999999999999999"})
            QTest::newRow(text) << text;
    }
    void refusesTheRestInSlurmsWords()
    {
        QFETCH(QString, text);
        const auto spec = parseArraySpec(text.toStdString(), kMaxId, kMaxTasks);
        QVERIFY(!spec.ok());
        QCOMPARE(spec.error().message, std::string("Invalid job array specification"));
    }

    void refusesMoreTasksThanAreAllowed()
    {
        QVERIFY(parseArraySpec("0-9", kMaxId, 10).ok());
        QVERIFY(!parseArraySpec("0-10", kMaxId, 10).ok());
        QVERIFY(parseArraySpec("0-9,0-9,0-9", kMaxId, 10).ok());
        QVERIFY(parseArraySpec("0-1000000", 1'000'000, 1'000'001).ok());
    }

    void refusesAShortTextThatWouldTakeLongToCount()
    {
        std::string text = "0-999999";
        while (text.size() < 1'000'000)
            text += ",0-999999";
        QElapsedTimer watch;
        watch.start();
        QVERIFY(!parseArraySpec(text, 1'000'000, 1000).ok());
        QVERIFY(watch.elapsed() < 5000);
    }

    void knowsItsBoundsAndStep()
    {
        const auto stepped = parseArraySpec("2-8:3", kMaxId, kMaxTasks);
        QCOMPARE(stepped->min(), 2U);
        QCOMPARE(stepped->max(), 8U);
        QCOMPARE(stepped->step(), 3U);
        QCOMPARE(parseArraySpec("1,2,4", kMaxId, kMaxTasks)->step(), 1U);
        QCOMPARE(parseArraySpec("7", kMaxId, kMaxTasks)->step(), 1U);
    }

    void shortensLongRegularRows()
    {
        QCOMPARE(formatTaskIds({1, 3, 5, 6, 7, 20, 25}, 0), std::string("1,3,5-7,20,25"));
        std::vector<std::uint32_t> row;
        for (std::uint32_t id = 0; id <= 994; id += 7)
            row.push_back(id);
        QCOMPARE(formatTaskIds(row, 0), std::string("0-994:7"));
        QCOMPARE(formatTaskIds({2, 3, 4}, 2), std::string("2-4%2"));
    }
};

QTEST_APPLESS_MAIN(ArraySpecTest)
#include "tst_arrayspec.moc"
