// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/error.h"
#include "base/units.h"

#include <QTest>

#include <limits>

using namespace slotd;

class UnitsTest : public QObject
{
    Q_OBJECT

private slots:
    void readsMemoryAsSlurmDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const std::initializer_list<std::pair<const char*, const char*>> rows = {
            {"1", "1M"},      {"512", "512M"}, {"512M", "512M"}, {"512m", "512M"}, {"512MB", "512M"}, {"1K", "1M"},
            {"1024K", "1M"},  {"1025K", "2M"}, {"1500K", "2M"},  {"1G", "1G"},     {"1GB", "1G"},     {"1g", "1G"},
            {"2T", "2T"},     {"0", "0"},      {"0M", "0"},      {" 5", "5M"},     {"10240", "10G"},  {"15999", "15999M"},
            {"16000", "16000M"}, {"1536", "1536M"}, {"2048T", "2048T"}};
        for (const auto& [text, expected] : rows)
            QTest::newRow(text) << text << expected;
    }
    void readsMemoryAsSlurmDoes()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto memory = parseMemory(text.toStdString());
        QVERIFY(memory.ok());
        QCOMPARE(QString::fromStdString(formatMemory(*memory)), expected);
    }

    void refusesOtherMemory_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"512MiB", "1.5G", "5 ", "1P", "max", "-1", "G", "", "B", "KB", "1X", "1BB", "1GG", "99999999999999999999",
                                 "9223372036854775807G", "9223372036854775807T", "+5", "0x10"})
            QTest::newRow(text) << text;
    }
    void refusesOtherMemory()
    {
        QFETCH(QString, text);
        QVERIFY(!parseMemory(text.toStdString()).ok());
    }

    void readsWholeNumbersOnly()
    {
        QCOMPARE(parseUnsigned("18446744073709551615").value(), 18446744073709551615ULL);
        QCOMPARE(parseSigned("-9223372036854775808").value(), std::numeric_limits<std::int64_t>::min());
        for (const char* bad : {"", " 1", "1 ", "+1", "-1", "1.0", "0x1", "18446744073709551616"})
            QVERIFY2(!parseUnsigned(bad), bad);
        for (const char* bad : {"", "-", "--1", "9223372036854775808", "1a"})
            QVERIFY2(!parseSigned(bad), bad);
    }

    void everyErrorCodeHasItsWords()
    {
        for (unsigned i = 0; i < static_cast<unsigned>(Code::Count); ++i)
            QVERIFY(!describe(static_cast<Code>(i)).empty());
        QCOMPARE(describe(Code::InvalidJobId), std::string_view("Invalid job id specified"));
        QCOMPARE(describe(Code::AlreadyDone), std::string_view("Job/step already completing or completed"));
        QCOMPARE(describe(static_cast<Code>(60000)), std::string_view("Unknown error"));
    }
};

QTEST_APPLESS_MAIN(UnitsTest)
#include "tst_units.moc"
