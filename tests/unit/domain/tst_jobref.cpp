// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/hostlist.h"
#include "domain/jobref.h"
#include "domain/jobstate.h"

#include <QTest>

using namespace slotd;

class JobRefTest : public QObject
{
    Q_OBJECT

private slots:
    void readsJobsTasksAndSteps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const std::initializer_list<std::pair<const char*, const char*>> rows = {
            {"5", "5"},         {"005", "5"},          {"5_2", "5_2"},       {"5_[1-3,7]", "5_[1-3,7]"}, {"5_[4]", "5_4"},
            {"5.0", "5.0"},     {"5.batch", "5.batch"}, {"5.extern", "5.extern"}, {"5_2.0", "5_2.0"},     {"5_[1-3].1", "5_[1-3].1"},
            {"4294967295", "4294967295"}, {"5_0", "5_0"}};
        for (const auto& [text, expected] : rows)
            QTest::newRow(text) << text << expected;
    }
    void readsJobsTasksAndSteps()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto ref = parseJobRef(text.toStdString());
        QVERIFY(ref.ok());
        QCOMPARE(QString::fromStdString(formatJobRef(*ref)), expected);
    }

    void namesTheIdThatIsNone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "0", "abc", "12x", "-5", "5_", "5_x", "5_[1", "5_[]", "5_[1]x", "5_[1-3%2]", "5.", "5.x", "5.-1", "5.0.0",
                                 "5 ", " 5", "4294967296", "_1", "5_1_2", "5.99999999999"})
            QTest::newRow(text) << text;
    }
    void namesTheIdThatIsNone()
    {
        QFETCH(QString, text);
        const auto ref = parseJobRef(text.toStdString());
        QVERIFY(!ref.ok());
        QCOMPARE(ref.error().code, Code::InvalidJobId);
        QCOMPARE(QString::fromStdString(ref.error().message), "Invalid job id " + text);
    }

    void readsAListWithCommasInBrackets()
    {
        const auto refs = parseJobRefs("5,6_[1,3],7.0");
        QVERIFY(refs.ok());
        QCOMPARE(refs->size(), std::size_t{3});
        QCOMPARE(refs->at(1).tasks, (std::vector<std::uint32_t>{1, 3}));
        QCOMPARE(parseJobRefs("5,abc,x").error().message, std::string("Invalid job id abc"));
        QVERIFY(!parseJobRefs("").ok());
        QVERIFY(!parseJobRefs("5,").ok());
    }

    void knowsSlurmsStatesByNameAndCodeInAnyCase()
    {
        QCOMPARE(parseStateWord("pending")->state, std::optional(JobState::Pending));
        QCOMPARE(parseStateWord("pd")->state, std::optional(JobState::Pending));
        QCOMPARE(parseStateWord("OOM")->state, std::optional(JobState::OutOfMemory));
        for (const char* foreign : {"NODE_FAIL", "nf", "PREEMPTED", "BF", "REQUEUED", "ST", "CONFIGURING"}) {
            QVERIFY2(parseStateWord(foreign).has_value(), foreign);
            QVERIFY2(!parseStateWord(foreign)->state.has_value(), foreign);
        }
        for (const char* unknown : {"", "BOGUS", "PENDIN", "all"})
            QVERIFY2(!parseStateWord(unknown), unknown);
    }

    void expandsHostLists_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one") << "n1" << "n1";
        QTest::newRow("range") << "n[1-3,7],m" << "n1 n2 n3 n7 m";
        QTest::newRow("width") << "n[08-11]" << "n08 n09 n10 n11";
        QTest::newRow("two brackets") << "r[1-2]n[1-2]x" << "r1n1x r1n2x r2n1x r2n2x";
        QTest::newRow("empty") << "" << "";
        QTest::newRow("blank parts") << "a,,b," << "a b";
        for (const char* bad : {"n[1-3", "n1]", "n[]", "n[3-1]", "n[a]", "n[1,]", "n[0-65536]", "n[0-9999]x[0-9999]", "n[0-18446744073709551615]"})
            QTest::newRow(bad) << bad << "";
    }
    void expandsHostLists()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QStringList names;
        for (const std::string& name : expandHostlist(text.toStdString()))
            names << QString::fromStdString(name);
        QCOMPARE(names.join(' '), expected);
    }
};

QTEST_APPLESS_MAIN(JobRefTest)
#include "tst_jobref.moc"
