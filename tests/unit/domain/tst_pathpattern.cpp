// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/pathpattern.h"

#include <QTest>

using namespace slotd;

class PathPatternTest : public QObject
{
    Q_OBJECT

    static PatternValues values()
    {
        PatternValues v;
        v.jobId = JobId(17);
        v.arrayJobId = JobId(15);
        v.arrayTask = 2;
        v.jobName = "a/b";
        v.user = "me";
        v.host = "box";
        v.rank = 3;
        return v;
    }

private slots:
    void expandsTokens_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("expected");
        const std::initializer_list<std::pair<const char*, const char*>> rows = {
            {"slurm-%j.out", "slurm-17.out"}, {"%A_%a", "15_2"},     {"%x-%u-%N", "a_b-me-box"}, {"%%j", "%j"},     {"%5j", "00017"},
            {"%1j", "17"},                    {"%99j", "0000000017"}, {"%5x", "a_b"},            {"%q", "%q"},      {"%3q", "%3q"},
            {"100%", "100%"},                 {"%", "%"},            {"%12", "%12"},             {"%J", "17"},      {"%n.%t.%s", "0.3.batch"},
            {"%3t", "003"},                   {"\\%j", "%j"},      {"a\\%x\\b", "a%xb"},   {"plain", "plain"}, {"", ""}};
        for (const auto& [pattern, expected] : rows)
            QTest::newRow(pattern) << pattern << expected;
    }
    void expandsTokens()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdString(expandPattern(pattern.toStdString(), values())), expected);
    }

    void standsForTheJobItselfOutsideArrays()
    {
        PatternValues v = values();
        v.arrayJobId = {};
        v.arrayTask = kNoArrayTask;
        QCOMPARE(expandPattern("%A_%a", v), std::string("17_4294967294"));
    }

    void stepsAddTheirNumber()
    {
        PatternValues v = values();
        v.stepId = "4";
        QCOMPARE(expandPattern("%J %s %3s", v), std::string("17.4 4 004"));
    }

    void aNameNeverWalksFolders()
    {
        PatternValues v = values();
        v.jobName = "..";
        QCOMPARE(expandPattern("%x/log", v), std::string("__/log"));
        v.jobName = "../../etc/passwd";
        QCOMPARE(expandPattern("%x", v), std::string(".._.._etc_passwd"));
    }

    void joinsRelativePathsOnly()
    {
        QCOMPARE(joinPath("/w", "a/b"), std::string("/w/a/b"));
        QCOMPARE(joinPath("/w", "/a"), std::string("/a"));
        QCOMPARE(joinPath("/", "a"), std::string("/a"));
        QCOMPARE(joinPath("/w", ""), std::string("/w"));
    }

    void theDefaultTellsTasksApart()
    {
        QCOMPARE(expandPattern(defaultOutputPattern(false), values()), std::string("slurm-17.out"));
        QCOMPARE(expandPattern(defaultOutputPattern(true), values()), std::string("slurm-15_2.out"));
    }
};

QTEST_APPLESS_MAIN(PathPatternTest)
#include "tst_pathpattern.moc"
