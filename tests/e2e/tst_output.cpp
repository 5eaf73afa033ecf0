// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"

#include <pwd.h>
#include <QTest>
#include <unistd.h>

using namespace slotd::test;

/// Where a job's output goes: patterns, defaults, missing folders, what happens to a file that is already there.
class TstOutput : public QObject
{
    Q_OBJECT

private slots:
    void patternNamesTheFile_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("file");
        const QString user = QString::fromLocal8Bit(::getpwuid(::getuid())->pw_name);
        QTest::newRow("job id") << "%j.txt" << "1.txt";
        QTest::newRow("padded job id") << "%4j.txt" << "0001.txt";
        QTest::newRow("job name") << "%x.txt" << "named.txt";
        QTest::newRow("user") << "%u.txt" << user + ".txt";
        QTest::newRow("host") << "%N.txt" << "localhost.txt";
        QTest::newRow("percent sign") << "100%%.txt" << "100%.txt";
        QTest::newRow("percent sign before a letter") << "%%j.txt" << "%j.txt";
        QTest::newRow("all") << "a/%x/%u-%N-%j.txt" << "a/named/" + user + "-localhost-1.txt";
    }

    void patternNamesTheFile()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, file);
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"-J", "named", "-o", pattern, "--wrap", "echo text"});
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        QCOMPARE(node.read(file), QString("text\n"));
        QCOMPARE(shown(node, id, "StdOut"), node.workDir() + "/" + file);
    }

    void arrayPatternNamesArrayAndTask()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 plain = node.submit({"-a", "0,2", "--wrap", "echo $SLURM_ARRAY_TASK_ID"});
        const quint32 named = node.submit({"-a", "0,2", "-o", "t/%A-%a-%j", "--wrap", "echo $SLURM_ARRAY_TASK_ID"});
        for (const quint32 id : {plain, plain + 1, named, named + 1})
            QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        QCOMPARE(node.read(QString("slurm-%1_0.out").arg(plain)), QString("0\n"));
        QCOMPARE(node.read(QString("slurm-%1_2.out").arg(plain)), QString("2\n"));
        QCOMPARE(node.read(QString("t/%1-0-%1").arg(named)), QString("0\n"));
        QCOMPARE(node.read(QString("t/%1-2-%2").arg(named).arg(named + 1)), QString("2\n"));
    }

    void errorsGoWithTheOutputUnlessTheyHaveAFileOfTheirOwn()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 together = node.submit({"--wrap", "echo out; echo err >&2"});
        const quint32 apart = node.submit({"-o", "own.out", "-e", "new/%j.err", "--wrap", "echo out; echo err >&2"});
        const quint32 onlyError = node.submit({"-e", "only.err", "--wrap", "echo out; echo err >&2"});
        for (const quint32 id : {together, apart, onlyError})
            QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        QCOMPARE(node.read(QString("slurm-%1.out").arg(together)), QString("out\nerr\n"));
        QCOMPARE(node.read("own.out"), QString("out\n"));
        QCOMPARE(node.read(QString("new/%1.err").arg(apart)), QString("err\n"));
        QCOMPARE(node.read(QString("slurm-%1.out").arg(onlyError)), QString("out\n"));
        QCOMPARE(node.read("only.err"), QString("err\n"));
    }

    void openModeDecidesWhatHappensToAnOldFile_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("content");
        QTest::newRow("append") << QStringList{"--open-mode=append"} << "old\nnew\n";
        QTest::newRow("a") << QStringList{"--open-mode", "a"} << "old\nnew\n";
        QTest::newRow("truncate") << QStringList{"--open-mode=truncate"} << "new\n";
        QTest::newRow("t") << QStringList{"--open-mode", "t"} << "new\n";
        QTest::newRow("default") << QStringList{} << "new\n";
    }

    void openModeDecidesWhatHappensToAnOldFile()
    {
        QFETCH(QStringList, args);
        QFETCH(QString, content);
        TempNode node;
        QVERIFY(node.start());
        node.write("log", "old\n");
        QCOMPARE(node.waitForEnd(node.submit(args + QStringList{"-o", "log", "--wrap", "echo new"})), QString("COMPLETED"));
        QCOMPARE(node.read("log"), content);
    }

    void pathsAreRelativeToTheWorkingFolderOfTheJob()
    {
        TempNode node;
        QVERIFY(node.start());
        QVERIFY(QDir().mkpath(node.workDir() + "/sub"));
        const quint32 id = node.submit({"-D", "sub", "-o", "logs/%j.out", "--wrap", "echo here"});
        const quint32 absolute = node.submit({"-D", "sub", "-o", node.workDir() + "/abs.out", "--wrap", "echo there"});
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        QCOMPARE(node.waitForEnd(absolute), QString("COMPLETED"));
        QCOMPARE(node.read(QString("sub/logs/%1.out").arg(id)), QString("here\n"));
        QCOMPARE(node.read("abs.out"), QString("there\n"));
    }

    void inputComesFromAFileOrIsEmpty()
    {
        TempNode node;
        QVERIFY(node.start());
        node.write("lines", "one\ntwo\n");
        const quint32 fed = node.submit({"-i", "lines", "--wrap", "cat"});
        const quint32 unfed = node.submit({"--wrap", "cat; echo end"});
        QCOMPARE(node.waitForEnd(fed), QString("COMPLETED"));
        QCOMPARE(node.waitForEnd(unfed), QString("COMPLETED"));
        QCOMPARE(node.read(QString("slurm-%1.out").arg(fed)), QString("one\ntwo\n"));
        QCOMPARE(node.read(QString("slurm-%1.out").arg(unfed)), QString("end\n"));
    }

    void noneOfItGoesToDevNull()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(node.submit({"-o", "/dev/null", "--wrap", "echo nothing"})), QString("COMPLETED"));
        QCOMPARE(QDir(node.workDir()).entryList(QDir::Files), QStringList());
    }
};

QTEST_GUILESS_MAIN(TstOutput)
#include "tst_output.moc"
