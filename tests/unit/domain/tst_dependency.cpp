// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/dependency.h"

#include <QTest>

using namespace slotd;

class DependencyTest : public QObject
{
    Q_OBJECT

private slots:
    void readsSlurmsFormsAndTheListOfIds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const std::initializer_list<std::pair<const char*, const char*>> rows = {
            {"", ""},
            {"afterok:1", "afterok:1"},
            {"AFTEROK:1", "afterok:1"},
            {"afterok:1:2", "afterok:1,afterok:2"},
            {"afterok:1,2", "afterok:1,afterok:2"},
            {"afterok:1,2,afterany:3,4", "afterok:1,afterok:2,afterany:3,afterany:4"},
            {"afternotok:7_3", "afternotok:7_3"},
            {"aftercorr:7", "aftercorr:7"},
            {"after:1+5", "after:1+5"},
            {"after:1+0", "after:1"},
            {"after:1+5:2+3", "after:1+5,after:2+3"},
            {"singleton", "singleton"},
            {"Singleton,afterok:5", "singleton,afterok:5"},
            {"afterok:1?afterany:2", "afterok:1?afterany:2"},
            {"afterany:487?singleton", "afterany:487?singleton"},
            {"5", "afterany:5"},
            {"5:6", "afterany:5,afterany:6"},
            {"singleton,5", "singleton,afterany:5"},
            {"afterok:5_*", "afterok:5"},
            {"afterok:999999", "afterok:999999"}};
        for (const auto& [text, expected] : rows)
            QTest::newRow(text) << text << expected;
    }
    void readsSlurmsFormsAndTheListOfIds()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto dependency = parseDependency(text.toStdString());
        QVERIFY(dependency.ok());
        QCOMPARE(QString::fromStdString(formatDependency(*dependency)), expected);
    }

    void refusesTheRestInSlurmsWords_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"bogus", "afterok:abc", "afterok:", "afterok", "afterok:1,?afterany:2", "afterok:1,", ",afterok:1", "afterok:0",
                                 "afterok:-1", "afterok:1+5", "after:1+", "after:1+x", "singleton:1", "afterok::1", "afterok:1_", "afterok:1_x",
                                 "afterok:4294967296", "afterok:1 2", "?", "afterok:1?", "afterok:1?2,3"})
            QTest::newRow(text) << text;
    }
    void refusesTheRestInSlurmsWords()
    {
        QFETCH(QString, text);
        const auto dependency = parseDependency(text.toStdString());
        QVERIFY(!dependency.ok());
        QCOMPARE(dependency.error().message, std::string("Job dependency problem"));
    }
};

QTEST_APPLESS_MAIN(DependencyTest)
#include "tst_dependency.moc"
