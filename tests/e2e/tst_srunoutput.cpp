// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/listing.h"
#include "support/spawned.h"

#include <QTest>

using namespace slotd::test;

/// Where the streams of srun's tasks go.
class TstSrunOutput : public QObject
{
    Q_OBJECT

private slots:
    void outputAndErrorGoToTheFilesThatAreNamed()
    {
        TempNode node;
        QVERIFY(node.start());
        const QStringList script{"sh", "-c", "echo out; echo err >&2"};
        QCOMPARE(node.run(QStringList{"srun", "-o", "o.txt", "-e", "e.txt"} + script).out, QString());
        QCOMPARE(node.read("o.txt"), QString("out\n"));
        QCOMPARE(node.read("e.txt"), QString("err\n"));
        QCOMPARE(node.run(QStringList{"srun", "--output=both.txt"} + script).err, QString());
        QCOMPARE(linesOf(node.read("both.txt")), QStringList({"out", "err"}));
        QCOMPARE(node.run(QStringList{"srun", "--error=e2.txt"} + script).out, QString("out\n"));
        QCOMPARE(node.read("e2.txt"), QString("err\n"));
    }

    void patternsOfFileNamesKnowJobStepAndTask()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"srun", "-n2", "-o", "f-%j-%s-%t.txt", "sh", "-c", "echo $SLURM_PROCID"}).code, 0);
        QCOMPARE(filesIn(node, "f-*"), QStringList({"f-1-0-0.txt", "f-1-0-1.txt"}));
        QCOMPARE(node.read("f-1-0-1.txt"), QString("1\n"));
        QCOMPARE(node.run({"srun", "-J", "nm", "-o", "g-%J-%x-%u-%N-%%.txt", "true"}).code, 0);
        QCOMPARE(filesIn(node, "g-2.0-nm-*-%.txt").size(), 1);
    }

    void openModeAppendKeepsWhatIsThere()
    {
        TempNode node;
        QVERIFY(node.start());
        for (const char* text : {"one", "two"})
            QCOMPARE(node.run({"srun", "--open-mode=append", "-o", "log.txt", "echo", text}).code, 0);
        QCOMPARE(node.read("log.txt"), QString("one\ntwo\n"));
        QCOMPARE(node.run({"srun", "-o", "log.txt", "echo", "three"}).code, 0);
        QCOMPARE(node.read("log.txt"), QString("three\n"));
    }

    void labelPutsTheTaskBeforeEachLine()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"srun", "--label", "--", "echo", "hello"});
        QCOMPARE(ran.out, QString("0: hello\n"));
        QCOMPARE(node.run({"srun", "--label", "--unbuffered", "--", "echo", "hello"}).out, QString("0: hello\n"));
        QCOMPARE(node.run({"srun", "-l", "sh", "-c", "echo e >&2"}).err, QString("0: e\n"));
    }

    void labelWithTwoTasksShowsBoth()
    {
        TempNode node;
        QVERIFY(node.start());
        QStringList lines = linesOf(node.run({"srun", "-l", "-n", "2", "sh", "-c", "echo a; echo b"}).out);
        lines.sort();
        QCOMPARE(lines, QStringList({"0: a", "0: b", "1: a", "1: b"}));
    }

    void unbufferedOutputIsSeenBeforeTheCommandEnds()
    {
        TempNode node;
        QVERIFY(node.start());
        Spawned run(node, {"srun", "--unbuffered", "sh", "-c", "printf first; " + untilFile("go")});
        QVERIFY(run.says("first"));
        QVERIFY(run.running());
        node.write("go", "");
        QCOMPARE(run.end(), 0);
    }

    void inputOfSrunGoesToAllTasksUnlessOneIsNamed()
    {
        TempNode node;
        QVERIFY(node.start());
        QStringList lines = linesOf(node.run({"srun", "-n", "2", "-l", "cat"}, "input\n").out);
        lines.sort();
        QCOMPARE(lines, QStringList({"0: input", "1: input"}));
        QCOMPARE(node.run({"srun", "-n", "2", "-l", "-i", "1", "cat"}, "input\n").out, QString("1: input\n"));
        QCOMPARE(node.run({"srun", "-i", "none", "cat"}, "input\n").out, QString());
        node.write("in.txt", "from a file\n");
        QCOMPARE(node.run({"srun", "--input=in.txt", "cat"}).out, QString("from a file\n"));
    }

    void muchInputAndOutputComeThroughUnchanged()
    {
        TempNode node;
        QVERIFY(node.start());
        QByteArray big;
        for (int i = 0; i < 200'000; ++i)
            big += QByteArray::number(i) + "\n";
        QCOMPARE(node.run({"srun", "cat"}, big).out.toUtf8(), big);
    }

    void outputAppendsToTheCallersFileWhereItStands()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"/bin/sh", "-c", "(echo A; srun echo B; echo C) > f; srun echo D >> f"}).code, 0);
        QCOMPARE(node.read("f"), QString("A\nB\nC\nD\n"));
    }

    void readerThatLeavesEndsTheTasks()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"/bin/sh", "-c", "srun yes | head -n 1"}).out, QString("y\n"));
        QVERIFY(!node.waitForEnd(1).isEmpty());
        QVERIFY(jobProcesses(node.root()).isEmpty());
    }

    void multiProgRunsItsOwnProgramForEachTask()
    {
        TempNode node;
        QVERIFY(node.start());
        node.write("mp.conf", "# programs\n0 echo zero %o\n1-2 sh -c 'echo rank %t at %o'\n");
        QStringList lines = linesOf(node.run({"srun", "-n", "3", "--multi-prog", "mp.conf"}).out);
        lines.sort();
        QCOMPARE(lines, QStringList({"rank 1 at 0", "rank 2 at 1", "zero 0"}));
        const Ran missing = node.run({"srun", "-n", "4", "--multi-prog", "mp.conf"});
        QCOMPARE(missing.code, 1);
        QVERIFY(missing.err.startsWith("srun: error: "));
    }

    void tasksThatStayBehindAreEndedAfterTheWait()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"srun", "-W", "1", "-n", "2", "sh", "-c", "[ $SLURM_PROCID = 0 ] || exec sleep 60"});
        QCOMPARE(ran.code, 137);
        QVERIFY2(ran.err.contains("srun: First task exited 1s ago\n"), qPrintable(ran.err));
    }

    void badExitOfATaskEndsTheOthersWhenAskedFor()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"srun", "-K", "-n2", "sh", "-c", "[ $SLURM_PROCID = 1 ] && exit 3; exec sleep 60"});
        QVERIFY2(ran.code >= 137, qPrintable(ran.err));
        QVERIFY2(ran.err.contains("task 1: Exited with exit code 3"), qPrintable(ran.err));
        QVERIFY(jobProcesses(node.root()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstSrunOutput)
#include "tst_srunoutput.moc"
