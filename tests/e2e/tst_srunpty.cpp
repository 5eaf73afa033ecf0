// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/spawned.h"
#include "support/terminal.h"

#include <csignal>
#include <QTest>

using namespace slotd::test;

/// srun --pty at a terminal, with somebody typing.
class TstSrunPty : public QObject
{
    Q_OBJECT

    static QStringList command(const QStringList& words) { return QStringList{program(words[0])} + words.mid(1); }

private slots:
    void ptyGivesTheCommandATerminalOfItsOwn()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"srun", "--pty", "--", "tty"});
        QVERIFY2(ran.out.startsWith("/dev/pts/"), qPrintable(ran.out + ran.err));
        QCOMPARE(ran.code, 0);
        Terminal terminal(command({"srun", "--pty", "sh", "-c", "tty; test -t 0 && test -t 1 && test -t 2 && echo all; exit 5"}),
                          node.environment(), node.workDir());
        QVERIFY(terminal.expect("/dev/pts/"));
        QVERIFY(terminal.expect("all\r\n"));
        QCOMPARE(terminal.waitForExit(), 5);
        QVERIFY(terminal.cooked());
    }

    void shellInAPtyTakesWhatIsTyped()
    {
        TempNode node;
        QVERIFY(node.start());
        Terminal terminal(command({"srun", "--pty", "bash", "--norc", "-i"}), node.environment({{"PS1", "ready> "}}), node.workDir());
        QVERIFY(terminal.expect("ready> "));
        QVERIFY(!terminal.cooked());
        terminal.type("echo in job $SLURM_JOB_ID\r");
        QVERIFY(terminal.expect("in job 1\r\n"));
        QVERIFY(terminal.expect("ready> "));
        terminal.type("exit 3\r");
        QCOMPARE(terminal.waitForExit(), 3);
        QVERIFY(terminal.cooked());
        QCOMPARE(node.waitForEnd(1), QString("FAILED"));
    }

    void controlCAndControlZReachTheShellsJobsAndNotSrun()
    {
        TempNode node;
        QVERIFY(node.start());
        Terminal terminal(command({"srun", "--pty", "bash", "--norc", "-i"}), node.environment({{"PS1", "ready> "}}), node.workDir());
        QVERIFY(terminal.expect("ready> "));
        terminal.type("sleep 600\r");
        QVERIFY(terminal.expect("sleep 600\r\n"));
        QVERIFY(node.waitUntil([&] { return node.run({"/bin/sh", "-c", "pgrep -f '^sleep 600' -a || true"}).out.contains("sleep 600"); }));
        terminal.type("\x03");
        QVERIFY(terminal.expect("ready> "));
        terminal.type("sleep 601\r");
        QVERIFY(terminal.expect("sleep 601\r\n"));
        QVERIFY(node.waitUntil([&] { return node.run({"/bin/sh", "-c", "pgrep -f '^sleep 601' -a || true"}).out.contains("sleep 601"); }));
        terminal.type("\x1a");
        QVERIFY(terminal.expect("Stopped"));
        QVERIFY(terminal.expect("ready> "));
        terminal.type("kill -KILL %1; wait -f %1; echo still here\r"); // -f: until it has ended, and not until it is stopped
        QVERIFY(terminal.expect("still here\r\n"));
        QVERIFY(terminal.expect("ready> "));
        terminal.type("exit\r");
        QCOMPARE(terminal.waitForExit(), 0);
    }

    void sizeOfTheWindowIsFollowed()
    {
        TempNode node;
        QVERIFY(node.start());
        Terminal terminal(command({"srun", "--pty", "bash", "--norc", "-c",
                                   "trap 'stty size; echo changed' WINCH; stty size; echo up; while :; do read -t 0.1; done"}),
                          node.environment(), node.workDir(), 31, 77);
        QVERIFY(terminal.expect("31 77\r\n"));
        QVERIFY(terminal.expect("up\r\n"));
        terminal.resize(40, 120);
        QVERIFY(terminal.expect("40 120\r\n"));
        QVERIFY(terminal.expect("changed\r\n"));
    }

    void editorInAPtySavesWhatIsTyped()
    {
        TempNode node;
        QVERIFY(node.start());
        // An editor in miniature: it takes raw keys, a Ctrl-C among them.
        node.write("editor", "#!/bin/sh\nstty raw -echo\nprintf '\\033[2J\\033[Hedit\\r\\n'\nhead -c 13 > saved\nstty sane\n", true);
        Terminal terminal(command({"srun", "--pty", "./editor"}), node.environment(), node.workDir());
        QVERIFY(terminal.expect("edit\r\n"));
        terminal.type("hello\x03 world\x18");
        QCOMPARE(terminal.waitForExit(), 0);
        QCOMPARE(node.read("saved"), QString("hello\x03 world\x18"));
    }

    void terminalIsAsItWasAfterEveryEnding_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("command killed") << "self";
        QTest::newRow("scancel") << "scancel";
        QTest::newRow("srun terminated") << "term";
    }

    void terminalIsAsItWasAfterEveryEnding()
    {
        QFETCH(QString, how);
        TempNode node;
        QVERIFY(node.start());
        Terminal terminal(command({"srun", "--pty", "sh", "-c", how == "self" ? "echo up; kill -9 $$" : "echo up; exec sleep 60"}),
                          node.environment(), node.workDir());
        QVERIFY(terminal.expect("up\r\n"));
        if (how == "scancel")
            QCOMPARE(node.run({"scancel", "1"}).code, 0);
        if (how == "term")
            ::kill(terminal.pid(), SIGTERM);
        QVERIFY(terminal.waitForExit() > 128);
        QVERIFY(terminal.cooked());
        QVERIFY(!node.waitForEnd(1).isEmpty());
        QVERIFY(node.waitUntil([&] { return jobProcesses(node.root()).isEmpty(); }));
    }

    void hungUpTerminalEndsTheJob()
    {
        TempNode node;
        QVERIFY(node.start());
        {
            Terminal terminal(command({"srun", "--pty", "sh", "-c", "echo up; exec sleep 60"}), node.environment(), node.workDir());
            QVERIFY(terminal.expect("up\r\n"));
        }
        QVERIFY(!node.waitForEnd(1).isEmpty());
        QVERIFY(node.waitUntil([&] { return jobProcesses(node.root()).isEmpty(); }));
        QCOMPARE(node.run({"srun", "-I", "-n4", "true"}).code, 0);
    }

    void controlCOnceShowsTheTasksAndTwiceEndsThem()
    {
        TempNode node;
        QVERIFY(node.start());
        Terminal terminal(command({"srun", "sh", "-c", "trap '' INT; echo up; sleep 60"}), node.environment(), node.workDir());
        QVERIFY(terminal.expect("up\r\n"));
        terminal.type("\x03");
        QVERIFY(terminal.expect("srun: interrupt (one more within 1 sec to abort)\r\n"));
        QVERIFY(terminal.expect("srun: StepId=1.0 task 0: "));
        terminal.type("\x03");
        QVERIFY(terminal.expect("srun: sending Ctrl-C to StepId=1.0\r\n"));
        QVERIFY(terminal.expect("srun: forcing job termination\r\n"));
        QVERIFY(terminal.waitForExit() > 128);
        QVERIFY(jobProcesses(node.root()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstSrunPty)
#include "tst_srunpty.moc"
