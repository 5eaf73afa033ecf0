// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/interactive/foreground.h"

#include <QTest>

#include <cstdlib>
#include <cstring>

using namespace slotd;
using namespace slotd::test;

namespace
{

/// The terminal that somebody sits at, with srun in it.
class Terminal
{
public:
    Terminal()
    {
        m_master.reset(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK));
        ::grantpt(m_master.get());
        ::unlockpt(m_master.get());
        m_slave.reset(::ioctl(m_master.get(), TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC));
        resize(24, 80);
        ::tcgetattr(m_slave.get(), &m_before);
    }
    int slave() const { return m_slave.get(); }
    void resize(unsigned short rows, unsigned short columns)
    {
        const winsize size{rows, columns, 0, 0};
        ::ioctl(m_master.get(), TIOCSWINSZ, &size);
    }
    void type(const QByteArray& keys)
    {
        QVERIFY(::write(m_master.get(), keys.constData(), static_cast<std::size_t>(keys.size())) == keys.size());
    }
    /// Everything shown so far.
    const QByteArray& shown()
    {
        char block[4096];
        for (ssize_t got = 0; (got = ::read(m_master.get(), block, sizeof block)) > 0;)
            m_shown.append(block, got);
        return m_shown;
    }
    bool shows(const QByteArray& text)
    {
        return eventually([&] { return shown().contains(text); });
    }
    bool raw() const { return (modes().c_lflag & (ICANON | ECHO | ISIG)) == 0; }
    bool asBefore() const
    {
        const termios now = modes();
        return now.c_iflag == m_before.c_iflag && now.c_oflag == m_before.c_oflag && now.c_lflag == m_before.c_lflag &&
               std::memcmp(now.c_cc, m_before.c_cc, sizeof now.c_cc) == 0;
    }

private:
    termios modes() const
    {
        termios mode{};
        ::tcgetattr(m_slave.get(), &mode);
        return mode;
    }

    UniqueFd m_master;
    UniqueFd m_slave;
    termios m_before{};
    QByteArray m_shown;
};

} // namespace

/// srun --pty, and Ctrl-C at a terminal without it.
class TestPty : public QObject
{
    Q_OBJECT

private slots:
    void shellInThePtyCanBeTypedInto();
    void jobControlWorksInside();
    void windowSizeFollows();
    void controlCIsAKeyInside();
    void exitCodeAndLastWordsArrive();
    void terminalIsRestoredAfterAnyEnding_data();
    void terminalIsRestoredAfterAnyEnding();
    void stoppedRunnerGivesTheTerminalBackMeanwhile();
    void otherTasksHaveNoTerminal();
    void inputThatIsNoTerminalIsTypedAndEnded();
    void muchOutputArrivesWhole();
    void oneControlCTellsTheStatus();
    void twoControlCsEndTheStep();
    void typedInputReachesTheRankWithoutAPty();
    void backgroundRunnerLeavesTheTerminalAlone();
};

void TestPty::shellInThePtyCanBeTypedInto()
{
    Terminal terminal;
    Foreground step;
    step.terminal(terminal.slave());
    step.plan.pty = true;
    step.plan.command = {"bash", "--norc", "--noprofile", "-i"};
    step.plan.environment = packEnvironment({{"PATH", "/usr/bin:/bin"}, {"TERM", "dumb"}, {"PS1", "ready> "}});
    step.start();
    QVERIFY(terminal.shows("ready> "));
    QVERIFY(terminal.raw());
    terminal.type("echo $((6*7)) $(tty)\r");
    QVERIFY(terminal.shows("42 /dev/pts/"));
    terminal.type("exit 3\r");
    QCOMPARE(step.wait(), 3);
    QVERIFY(terminal.shows("srun: error: node1: task 0: Exited with exit code 3\r\n"));
    QVERIFY(terminal.asBefore());
}

void TestPty::jobControlWorksInside()
{
    Terminal terminal;
    Foreground step;
    step.terminal(terminal.slave());
    step.plan.pty = true;
    step.plan.command = {"bash", "--norc", "--noprofile", "-i"};
    step.plan.environment = packEnvironment({{"PATH", "/usr/bin:/bin"}, {"TERM", "dumb"}, {"PS1", "ready> "}});
    step.start();
    QVERIFY(terminal.shows("ready> "));
    QVERIFY(!terminal.shown().contains("no job control"));
    terminal.type("sh -c 'echo in; exec sleep 1000'\r");
    QVERIFY(terminal.shows("\r\nin\r\n"));
    terminal.type("\x1a");
    QVERIFY(terminal.shows("Stopped"));
    terminal.type("kill %1; exit 0\r");
    // A shell with stopped jobs asks again.
    QVERIFY(eventually([&] {
        if (processLives(step.pid()) && terminal.shown().contains("There are stopped jobs"))
            terminal.type("exit 0\r");
        return !processLives(step.pid());
    }));
    QCOMPARE(step.wait(), 0);
}

void TestPty::windowSizeFollows()
{
    Terminal terminal;
    Foreground step;
    step.terminal(terminal.slave());
    step.plan.pty = true;
    step.shell("trap 'stty size' WINCH; stty size; while :; do sleep 0.02; done"); // the trap first: it is set when the size is shown
    step.start();
    QVERIFY(terminal.shows("24 80\r\n"));
    QVERIFY(step.waitForEvent("started"));
    terminal.resize(50, 132);
    QVERIFY(terminal.shows("50 132\r\n"));
    ::kill(step.pid(), SIGTERM);
    QCOMPARE(step.wait(), 137);
    QVERIFY(terminal.asBefore());
}

void TestPty::controlCIsAKeyInside()
{
    Terminal terminal;
    Foreground step;
    step.terminal(terminal.slave());
    step.plan.pty = true;
    step.shell("trap 'echo caught; exit 4' INT; echo ready; while :; do sleep 0.02; done");
    step.start();
    QVERIFY(terminal.shows("ready\r\n"));
    terminal.type("\x03");
    QCOMPARE(step.wait(), 4);
    QVERIFY(terminal.shows("caught\r\n"));
    QVERIFY(!terminal.shown().contains("interrupt"));
}

void TestPty::exitCodeAndLastWordsArrive()
{
    for (int i = 0; i < 20; ++i) { // the last words race with the end
        Terminal terminal;
        Foreground step;
        step.terminal(terminal.slave());
        step.plan.pty = true;
        step.shell("printf last; exit 5");
        QCOMPARE(step.run(), 5);
        QCOMPARE(terminal.shown(), "lastsrun: error: node1: task 0: Exited with exit code 5\r\n");
    }
}

void TestPty::terminalIsRestoredAfterAnyEnding_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("supervisor");
    QTest::newRow("TERM to srun") << SIGTERM << false;
    QTest::newRow("HUP to srun") << SIGHUP << false;
    QTest::newRow("QUIT to srun") << SIGQUIT << false;
    QTest::newRow("KILL to the supervisor") << SIGKILL << true;
    QTest::newRow("TERM to the supervisor") << SIGTERM << true;
}

void TestPty::terminalIsRestoredAfterAnyEnding()
{
    QFETCH(int, number);
    QFETCH(bool, supervisor);
    Terminal terminal;
    Foreground step;
    step.terminal(terminal.slave());
    step.plan.pty = true;
    step.shell("echo ready; exec sleep 1000");
    step.start();
    QVERIFY(terminal.shows("ready"));
    const QList<int> pids = step.processes();
    QVERIFY(terminal.raw());
    ::kill(supervisor ? pids.first() : step.pid(), number);
    QVERIFY(step.wait() > 128);
    QVERIFY(terminal.asBefore());
    for (const int pid : pids)
        QVERIFY(eventually([pid] { return !processLives(pid); }));
}

void TestPty::stoppedRunnerGivesTheTerminalBackMeanwhile()
{
    Terminal terminal;
    Foreground step;
    step.terminal(terminal.slave());
    step.plan.pty = true;
    step.plan.command = {"cat"};
    step.start();
    QVERIFY(step.waitForEvent("started"));
    QVERIFY(eventually([&] { return terminal.raw(); }));
    ::kill(step.pid(), SIGTSTP);
    QVERIFY(eventually([&] { return terminal.asBefore(); }));
    QVERIFY(eventually([&] { return readProcessStat(step.pid())->state == 'T'; }));
    ::kill(step.pid(), SIGCONT);
    QVERIFY(eventually([&] { return terminal.raw(); }));
    terminal.type("still here\r");
    QVERIFY(terminal.shows("still here\r\nstill here\r\n"));
    terminal.type("\x04");
    QCOMPARE(step.wait(), 0);
    QVERIFY(terminal.asBefore());
}

void TestPty::otherTasksHaveNoTerminal()
{
    Terminal terminal;
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.terminal(terminal.slave());
    step.plan.pty = true;
    step.shell("echo said by $SLURM_PROCID; readlink /proc/self/fd/0 > task$SLURM_PROCID");
    QCOMPARE(step.run(), 0);
    QVERIFY(terminal.shown().contains("said by 0"));
    QVERIFY(!terminal.shown().contains("said by 1"));
    QVERIFY(contentOf(step.path("task0")).startsWith("/dev/pts/"));
    QCOMPARE(contentOf(step.path("task1")), "/dev/null\n");
}

void TestPty::inputThatIsNoTerminalIsTypedAndEnded()
{
    Foreground step;
    step.plan.pty = true;
    step.input("one\ntwo");
    step.shell("stty -echo; echo; cat | tr a-z A-Z; tty >/dev/null && echo terminal");
    QCOMPARE(step.run(), 0);
    QVERIFY2(step.out().contains("ONE\r\nTWO"), step.out().constData());
    QVERIFY(step.out().endsWith("terminal\r\n"));
}

void TestPty::muchOutputArrivesWhole()
{
    Foreground step;
    step.plan.pty = true;
    step.shell("stty -onlcr; seq 1 200000");
    QCOMPARE(step.run(), 0);
    const QByteArray text = step.out();
    QCOMPARE(text.size() - text.indexOf("1\n2\n"), 1288895);
    QVERIFY(text.endsWith("199999\n200000\n"));
}

void TestPty::oneControlCTellsTheStatus()
{
    Terminal terminal;
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.terminal(terminal.slave());
    step.shell("[ $SLURM_PROCID = 1 ] && exit 0; while [ ! -e go ]; do sleep 0.02; done");
    step.start();
    QVERIFY(step.waitForEvent("started"));
    const QList<int> pids = step.processes();
    QVERIFY(eventually([&] { return !processLives(pids.at(2)); }));
    terminal.type("\x03");
    QVERIFY(terminal.shows("srun: interrupt (one more within 1 sec to abort)\r\n"));
    QVERIFY(terminal.shows("srun: StepId=5.0 task 0: running\r\nsrun: StepId=5.0 task 1: exited\r\n"));
    QVERIFY(QFile(step.path("go")).open(QIODevice::WriteOnly));
    QCOMPARE(step.wait(), 0);
}

void TestPty::twoControlCsEndTheStep()
{
    Terminal terminal;
    Foreground step;
    step.terminal(terminal.slave());
    step.shell("trap 'echo told; exit 6' INT; echo ready; while :; do sleep 0.02; done");
    step.start();
    QVERIFY(terminal.shows("ready\r\n"));
    terminal.type("\x03");
    QVERIFY(terminal.shows("interrupt (one more"));
    QVERIFY(processLives(step.pid()));
    terminal.type("\x03");
    const int code = step.wait();
    QVERIFY(code == 6 || code == 143); // INT and TERM come together
    QVERIFY(terminal.shows("srun: sending Ctrl-C to StepId=5.0\r\nsrun: forcing job termination\r\n"));
    QVERIFY(terminal.shown().contains("srun: Job step aborted: Waiting up to 62 seconds for job step to finish.\r\n"));
    QVERIFY(step.events().contains("finished cause=1"));
}

void TestPty::typedInputReachesTheRankWithoutAPty()
{
    Terminal terminal;
    Foreground step;
    step.terminal(terminal.slave());
    step.shell("while read line; do echo \"got $line\"; done; echo end");
    step.start();
    QVERIFY(step.waitForEvent("started"));
    terminal.type("one\r");
    QVERIFY(terminal.shows("got one\r\n"));
    terminal.type("\x04");
    QVERIFY(terminal.shows("end\r\n"));
    QCOMPARE(step.wait(), 0);
}

void TestPty::backgroundRunnerLeavesTheTerminalAlone()
{
    Terminal terminal;
    Foreground step;
    step.terminal(terminal.slave());
    step.backgroundInIt();
    step.shell("while [ ! -e go ]; do sleep 0.02; done");
    step.start();
    QVERIFY(step.waitForEvent("started"));
    terminal.type("not for it\r");
    QVERIFY(terminal.shows("not for it"));
    QVERIFY(QFile(step.path("go")).open(QIODevice::WriteOnly));
    QCOMPARE(step.wait(), 0); // a read would have stopped it
}

QTEST_APPLESS_MAIN(TestPty)
#include "tst_pty.moc"
