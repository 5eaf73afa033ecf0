// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/interactive/foreground.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <cstdlib>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "wire/fieldcodec.h"

using namespace slotd;
using namespace slotd::test;

namespace
{

constexpr const char* kAnnounced = "slurmstepd-node1: error: *** STEP 5.0 ON node1 CANCELLED AT ";

/// Lines with the time of day taken out.
QByteArray timeless(QByteArray text)
{
    return QString::fromUtf8(text).replace(QRegularExpression("AT \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d"), "AT T").toUtf8();
}

SupervisorReply ask(const Foreground& step, const SupervisorRequest& request)
{
    const QByteArray folder = step.path("jobs/5").toUtf8();
    const UniqueFd dir(::open(folder.constData(), O_PATH | O_CLOEXEC));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::snprintf(address.sun_path, sizeof address.sun_path, "/proc/self/fd/%d/step.0.control", dir.get());
    UniqueFd fd;
    eventually([&] {
        fd.reset(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
        return ::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    });
    const std::string bytes = encodeToString(request);
    SupervisorReply reply;
    reply.ok = false;
    char answer[4096];
    if (::send(fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0)
        return reply;
    const ssize_t got = ::recv(fd.get(), answer, sizeof answer, 0);
    if (got > 0)
        decodeFromString(std::string_view(answer, static_cast<std::size_t>(got)), reply);
    return reply;
}

SupervisorReply ask(const Foreground& step, ControlKind kind, std::int64_t timeLimitMs = -1)
{
    SupervisorRequest request;
    request.kind = kind;
    request.timeLimitMs = timeLimitMs;
    return ask(step, request);
}

bool stopped(int pid)
{
    const auto stat = readProcessStat(pid);
    return stat && stat->state == 'T';
}

} // namespace

/// How a foreground step ends: signals to srun, limits, requests from outside, and the death of each process.
class TestStepEnding : public QObject
{
    Q_OBJECT

private slots:
    void oneInterruptWithoutATerminalKillsTheStep();
    void termAndHangupAndQuitKillTheStep_data();
    void termAndHangupAndQuitKillTheStep();
    void userSignalsReachTheRanks();
    void timeLimitEndsTheStepInSlurmsWords();
    void cancelThroughTheControlSocketTerminates();
    void waitEndsTheOthersAfterTheFirst();
    void badExitKillsTheOthersWhereAsked();
    void killedRunnerLeavesNoProcess();
    void stubbornRanksOfAKilledRunnerAreKilledAfterTheGrace();
    void killedSupervisorLeavesNothingAndIsReported();
    void stoppedRunnerKeepsItsStep();
    void limitIsMetThoughTheTerminalStandsStill();
    void suspendedStepStandsStillAndSoDoesItsLimit();
    void suspendedStepCanBeTerminated();
    void newLimitIsTaken();
    void thousandsOfNoticesWaitForAStoppedRunner();
};

void TestStepEnding::oneInterruptWithoutATerminalKillsTheStep()
{
    Foreground step;
    step.plan.command = {"sleep", "1000"};
    step.start();
    QVERIFY(step.waitForEvent("started"));
    ::kill(step.pid(), SIGINT);
    QCOMPARE(step.wait(), 137);
    QVERIFY2(step.err().contains("srun: forcing job termination\n"), step.err().constData());
    QVERIFY(step.err().contains("srun: Job step aborted: Waiting up to 62 seconds for job step to finish.\n"));
    QVERIFY(step.err().contains(kAnnounced));
    QVERIFY(step.err().endsWith("srun: error: node1: task 0: Killed\n"));
    QVERIFY(step.events().contains("finished cause=1 exit=0:9"));
}

void TestStepEnding::termAndHangupAndQuitKillTheStep_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("TERM") << SIGTERM;
    QTest::newRow("HUP") << SIGHUP;
    QTest::newRow("QUIT") << SIGQUIT;
}

void TestStepEnding::termAndHangupAndQuitKillTheStep()
{
    QFETCH(int, number);
    Foreground step;
    step.plan.command = {"sleep", "1000"};
    step.start();
    QVERIFY(step.waitForEvent("started"));
    ::kill(step.pid(), number);
    QCOMPARE(step.wait(), 137);
    QCOMPARE(step.err().startsWith("srun: Quit\n"), number == SIGQUIT);
    QVERIFY(step.err().contains("srun: forcing job termination\n"));
}

void TestStepEnding::userSignalsReachTheRanks()
{
    Foreground step;
    step.shell("trap 'echo got; exit 0' USR1; echo ready; while :; do sleep 0.01; done");
    step.start();
    QVERIFY(eventually([&] { return step.out() == "ready\n"; }));
    ::kill(step.pid(), SIGUSR1);
    QCOMPARE(step.wait(), 0);
    QVERIFY(step.out().endsWith("got\n"));
}

void TestStepEnding::timeLimitEndsTheStepInSlurmsWords()
{
    Foreground step;
    step.grant.timeLimitMs = 300;
    step.grant.killWaitMs = 30'000;
    step.plan.command = {"sleep", "1000"};
    QCOMPARE(step.run(), 143);
    const QByteArray err = timeless(step.err());
    QVERIFY(err.contains("srun: Job step aborted: Waiting up to 32 seconds for job step to finish.\n"));
    QVERIFY(err.contains("slurmstepd-node1: error: *** STEP 5.0 ON node1 CANCELLED AT T DUE TO TIME LIMIT ***\n"));
    QVERIFY(err.endsWith("srun: error: node1: task 0: Terminated\n"));
    QVERIFY(step.events().contains("finished cause=2"));
}

void TestStepEnding::cancelThroughTheControlSocketTerminates()
{
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.plan.command = {"sleep", "1000"};
    step.start();
    QVERIFY(step.waitForEvent("started"));
    QVERIFY(ask(step, ControlKind::Terminate).ok);
    QCOMPARE(step.wait(), 143);
    QVERIFY(step.err().contains("srun: error: node1: tasks 0-1: Terminated\n"));
    QVERIFY(step.err().contains(kAnnounced));
}

void TestStepEnding::waitEndsTheOthersAfterTheFirst()
{
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.plan.waitMs = 1000;
    step.shell("[ $SLURM_PROCID = 0 ] && exit 0; sleep 1000");
    QCOMPARE(step.run(), 137);
    const QByteArray err = timeless(step.err());
    QVERIFY2(err.startsWith("srun: First task exited 1s ago\n"
                            "srun: StepId=5.0 task 1: running\n"
                            "srun: StepId=5.0 task 0: exited\n"
                            "srun: launch/slurm: _step_signal: Terminating StepId=5.0\n"),
             err.constData());
    QVERIFY(err.contains("slurmstepd-node1: error: *** STEP 5.0 ON node1 CANCELLED AT T ***\n"));
    QVERIFY(err.endsWith("srun: error: node1: task 1: Killed\n"));
}

void TestStepEnding::badExitKillsTheOthersWhereAsked()
{
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.plan.killOnBadExit = true;
    step.shell("[ $SLURM_PROCID = 0 ] && exit 3; sleep 1000");
    QCOMPARE(step.run(), 137);
    QVERIFY2(step.err().startsWith("srun: error: node1: task 0: Exited with exit code 3\n"
                                   "srun: launch/slurm: _step_signal: Terminating StepId=5.0\n"),
             step.err().constData());
    QVERIFY(step.err().endsWith("srun: error: node1: task 1: Killed\n"));
    QVERIFY(step.events().contains("finished cause=0 exit=3:0"));
}

void TestStepEnding::killedRunnerLeavesNoProcess()
{
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.shell("setsid sleep 1000 & echo $!; sleep 1000");
    step.start();
    QList<int> pids = step.processes();
    QCOMPARE(pids.size(), 3);
    QVERIFY(eventually([&] { return step.out().count('\n') == 2; }));
    for (const QByteArray& line : step.out().trimmed().split('\n'))
        pids.append(line.toInt());
    ::kill(step.pid(), SIGKILL);
    QCOMPARE(step.wait(), 137);
    for (const int pid : pids)
        QVERIFY(eventually([pid] { return !processLives(pid); }));
}

void TestStepEnding::stubbornRanksOfAKilledRunnerAreKilledAfterTheGrace()
{
    Foreground step;
    step.grant.killWaitMs = 200;
    step.shell("trap '' TERM; echo ready; while :; do sleep 1; done");
    step.start();
    const QList<int> pids = step.processes();
    QVERIFY(eventually([&] { return step.out() == "ready\n"; }));
    ::kill(step.pid(), SIGKILL);
    step.wait();
    for (const int pid : pids)
        QVERIFY(eventually([pid] { return !processLives(pid); }));
}

void TestStepEnding::killedSupervisorLeavesNothingAndIsReported()
{
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.shell("setsid sh -c 'echo $$; exec sleep 1000' & wait; sleep 1000");
    step.start();
    QList<int> pids = step.processes();
    QVERIFY(eventually([&] { return step.out().count('\n') == 2; }));
    for (const QByteArray& line : step.out().trimmed().split('\n'))
        pids.append(line.toInt());
    QCOMPARE(pids.size(), 5);
    ::kill(pids.first(), SIGKILL);
    QCOMPARE(step.wait(), 137);
    for (const int pid : pids)
        QVERIFY(!processLives(pid));
    QVERIFY(step.events().contains("finished cause=5 exit=0:9"));
    QCOMPARE(step.err(), "srun: error: The supervisor of StepId=5.0 was killed, its tasks with it\n"
                         "srun: error: node1: tasks 0-1: Killed\n");
}

void TestStepEnding::stoppedRunnerKeepsItsStep()
{
    Foreground step;
    step.shell("while [ ! -e go ]; do sleep 0.01; done; touch done");
    step.start();
    QVERIFY(step.waitForEvent("started"));
    // A group with a parent beside it: one that has none, as where tests are started without a shell, is never stopped (POSIX).
    QCOMPARE(::setpgid(step.pid(), step.pid()), 0);
    ::kill(step.pid(), SIGTSTP);
    QVERIFY(eventually([&] { return stopped(step.pid()); }));
    QVERIFY(QFile(step.path("go")).open(QIODevice::WriteOnly));
    QVERIFY(eventually([&] { return QFile::exists(step.path("done")); }));
    ::kill(step.pid(), SIGCONT);
    QCOMPARE(step.wait(), 0);
}

void TestStepEnding::limitIsMetThoughTheTerminalStandsStill()
{
    const UniqueFd master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
    QVERIFY(::grantpt(master.get()) == 0 && ::unlockpt(master.get()) == 0);
    const UniqueFd slave(::ioctl(master.get(), TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC));
    QVERIFY(slave.valid());
    Foreground step;
    step.grant.killWaitMs = 100;
    step.terminal(slave.get());
    step.shell("trap '' TERM; yes"); // writes until nothing goes any more, as after Ctrl-S
    step.start();
    const QList<int> pids = step.processes();
    QCOMPARE(pids.size(), 2);
    QElapsedTimer full; // for good: what the kernel moves to the other side makes room once more
    full.start();
    QVERIFY(eventually([&] {
        pollfd terminal{slave.get(), POLLOUT, 0};
        if (::poll(&terminal, 1, 0) != 0)
            full.restart();
        return full.hasExpired(200);
    }));
    QVERIFY(ask(step, ControlKind::SetLimit, 1).ok);
    for (const int pid : pids)
        QVERIFY(eventually([pid] { return !processLives(pid); }));
    QVERIFY(step.waitForEvent("finished cause=2"));
    ::kill(step.pid(), SIGKILL); // it may still have its lines to say
}

void TestStepEnding::suspendedStepStandsStillAndSoDoesItsLimit()
{
    Foreground step;
    step.grant.timeLimitMs = 1500;
    step.shell("sleep 1000 & echo $!; wait");
    step.start();
    const QList<int> pids = step.processes();
    QVERIFY(eventually([&] { return step.out().endsWith('\n'); }));
    QVERIFY(ask(step, ControlKind::Suspend).ok);
    const std::int64_t left = ask(step, ControlKind::Ping).limitInMs;
    QVERIFY(left > 0 && left <= 1500);
    for (const int pid : {pids.last(), step.out().trimmed().toInt()})
        QVERIFY(eventually([pid] { return stopped(pid); }));
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 1700) // longer than its limit
        QCOMPARE(ask(step, ControlKind::Ping).limitInMs, left);
    QVERIFY(ask(step, ControlKind::Resume).ok);
    timer.start();
    QCOMPARE(step.wait(), 143);
    QVERIFY(timer.elapsed() > left / 2);
    QVERIFY(step.events().contains("finished cause=2"));
}

void TestStepEnding::suspendedStepCanBeTerminated()
{
    Foreground step;
    step.shell("trap 'echo ended well; exit 9' TERM; echo ready; while :; do sleep 0.01; done");
    step.start();
    QVERIFY(eventually([&] { return step.out() == "ready\n"; }));
    QVERIFY(ask(step, ControlKind::Suspend).ok);
    QVERIFY(ask(step, ControlKind::Terminate).ok);
    QCOMPARE(step.wait(), 9);
    QVERIFY(step.out().contains("ended well"));
}

void TestStepEnding::newLimitIsTaken()
{
    Foreground step;
    step.plan.command = {"sleep", "1000"};
    step.start();
    QVERIFY(step.waitForEvent("started"));
    QVERIFY(ask(step, ControlKind::SetLimit, 1).ok);
    QCOMPARE(step.wait(), 143);
    QVERIFY(step.events().contains("finished cause=2"));
}

void TestStepEnding::thousandsOfNoticesWaitForAStoppedRunner()
{
    Foreground step;
    step.grant.step.spec.ntasks = 400; // more notices than an unread socket takes
    step.shell("while [ ! -e go ]; do sleep 0.05; done; exit 1");
    step.start();
    const QList<int> pids = step.processes();
    QCOMPARE(pids.size(), 401);
    ::kill(step.pid(), SIGSTOP);
    QVERIFY(eventually([&] { return stopped(step.pid()); }));
    QVERIFY(QFile(step.path("go")).open(QIODevice::WriteOnly));
    for (const int pid : pids.mid(1))
        QVERIFY(eventually([pid] { return !processLives(pid); }));
    ::kill(step.pid(), SIGCONT);
    QCOMPARE(step.wait(), 1);
    QCOMPARE(step.err(), "srun: error: node1: tasks 0-399: Exited with exit code 1\n");
}

QTEST_APPLESS_MAIN(TestStepEnding)
#include "tst_stepending.moc"
