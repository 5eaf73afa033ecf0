// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/exitcode.h"
#include "domain/signalspec.h"

#include <QTest>

#include <csignal>

using namespace slotd;

class SignalSpecTest : public QObject
{
    Q_OBJECT

private slots:
    void readsSlurmsForms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const std::initializer_list<std::pair<const char*, const char*>> rows = {
            {"USR1", "USR1@60"},       {"SIGUSR1", "USR1@60"},   {"usr1", "USR1@60"},        {"10", "USR1@60"},        {"USR1@60", "USR1@60"},
            {"B:USR1", "B:USR1@60"},   {"B:USR1@120", "B:USR1@120"}, {"R:USR1@60", "R:USR1@60"}, {"BR:USR1@60", "RB:USR1@60"},
            {"RB:USR1", "RB:USR1@60"}, {"TERM@0", "TERM@0"},     {"64", "64@60"},            {"25", "25@60"},            {"USR1@65535", "USR1@65535"}, {"INT", "INT@60"},
            {"KILL@10", "KILL@10"},    {"HUP", "HUP@60"},        {"CONT", "CONT@60"}};
        for (const auto& [text, expected] : rows)
            QTest::newRow(text) << text << expected;
    }
    void readsSlurmsForms()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto spec = parseWarnSignal(text.toStdString());
        QVERIFY(spec.ok());
        QCOMPARE(QString::fromStdString(formatWarnSignal(*spec)), expected);
    }

    void refusesTheRest_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"B:", "@60", "0", "65", "USR1@65536", "USR1@99999", "FOO", "RTMIN", "WINCH", "SYS", "USR1@x", "USR1@", "", "X:USR1",
                                 "USR1@-1", "-1", "USR1 "})
            QTest::newRow(text) << text;
    }
    void refusesTheRest()
    {
        QFETCH(QString, text);
        QVERIFY(!parseWarnSignal(text.toStdString()).ok());
    }

    void namesASignalThatHasAName()
    {
        QCOMPARE(signalName(SIGTERM), std::string("TERM"));
        QCOMPARE(signalName(SIGWINCH), std::string("WINCH"));
        QCOMPARE(signalName(40), std::string("40"));
        QCOMPARE(formatWarnSignal({}), std::string());
    }

    void exitCodesPrintAsSacctDoes()
    {
        QCOMPARE(formatExitCode({3, 0}), std::string("3:0"));
        QCOMPARE(formatExitCode({0, 9}), std::string("0:9"));
        QCOMPARE(shellStatus({3, 0}), 3);
        QCOMPARE(shellStatus({0, 9}), 137);
    }
};

QTEST_APPLESS_MAIN(SignalSpecTest)
#include "tst_signalspec.moc"
