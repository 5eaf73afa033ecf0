// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/supervisor/supervisorrun.h"

#include <QTest>

using namespace slotd;
using namespace slotd::test;

/// How a job is warned, signalled, limited and ended, and that nothing of it stays.
class TestSupervisorEnding : public QObject
{
    Q_OBJECT

private slots:
    void timeLimitEndsTheJob();
    void jobWithoutLimitIsNotEnded();
    void warningReachesTheTreeAndTheJobGoesOn();
    void warningForTheBatchShellSparesItsChildren();
    void warningComesOnceBeforeTheLimit();
    void jobThatIgnoresTermIsKilledWithAllItStarted();
    void endingIsOverWhenTheLastProcessIsGone();
    void whatATrapStartsIsSpared();
    void childGetsTheGraceAfterItsShellHasGone();
    void stoppedJobCanBeCancelled();
    void backgroundProcessesEndWithTheScript();
    void jobThatForksAllTheTimeIsKilled();
    void killZeroInTheScriptSparesTheSupervisor();
    void cancelIsAnnounced_data();
    void cancelIsAnnounced();
    void cancelWinsOverRequeue();
    void termToTheSupervisorCancels();
    void signalReachesAllOrTheShellAlone();
    void impossibleSignalIsRefused();
    void limitCanBeChanged();
    void limitBelowTheTimeRunEndsTheJob();
    void peersThatSayNothingOrNonsenseCostNothing();
    void longFolderNamesWork();
    void idleSupervisorSleeps();
};

namespace
{

constexpr const char* kSleeper = "#!/bin/sh\necho started\nexec sleep 1000\n";

int pidIn(const QByteArray& output, const QByteArray& name)
{
    const qsizetype at = output.indexOf(name + "=");
    if (at < 0)
        return 0;
    const qsizetype from = at + name.size() + 1;
    const qsizetype end = output.indexOf('\n', from);
    return end < 0 ? 0 : output.mid(from, end - from).toInt();
}

SupervisorRequest signalRequest(int number, bool batchOnly)
{
    SupervisorRequest request;
    request.kind = ControlKind::Signal;
    request.signal = number;
    request.batchOnly = batchOnly;
    return request;
}

SupervisorRequest limitRequest(std::int64_t ms)
{
    SupervisorRequest request;
    request.kind = ControlKind::SetLimit;
    request.timeLimitMs = ms;
    return request;
}

} // namespace

void TestSupervisorEnding::timeLimitEndsTheJob()
{
    SupervisorRun run;
    run.plan.timeLimitMs = 300;
    const AttemptFile result = run.run(kSleeper);
    QCOMPARE(result.cause, EndCause::TimeLimit);
    QCOMPARE(result.exit, (ExitCode{0, SIGTERM}));
    QVERIFY(result.end - result.start >= Milliseconds(299));
    const QByteArray output = run.output();
    QVERIFY2(output.contains("slurmstepd-node1: error: *** JOB 7 ON node1 CANCELLED AT 20"), output.constData());
    QVERIFY2(output.endsWith(" DUE TO TIME LIMIT ***\n"), output.constData());
}

void TestSupervisorEnding::jobWithoutLimitIsNotEnded()
{
    SupervisorRun run;
    QCOMPARE(run.run("#!/bin/sh\nsleep 0.2\n").cause, EndCause::Exited);
}

void TestSupervisorEnding::warningReachesTheTreeAndTheJobGoesOn()
{
    SupervisorRun run;
    run.plan.warnSignal = SIGUSR1;
    run.plan.warnBeforeMs = 600'000;
    run.script("#!/bin/bash\ntrap 'echo shell warned' USR1\n"
               "bash -c 'trap \"echo child warned; exit 0\" USR1; echo ready; while :; do sleep 0.05; done' &\n"
               "wait; wait; echo done\nexit 0\n");
    run.start();
    QVERIFY(eventually([&] { return run.outputHas("ready"); }));
    QVERIFY(run.ask(limitRequest(600'000)).ok); // the warning is due at once
    run.wait();
    QCOMPARE(run.result().cause, EndCause::Exited);
    QCOMPARE(run.result().exit, ExitCode());
    QVERIFY2(run.outputHas("shell warned\n") && run.outputHas("child warned\n") && run.outputHas("done\n"),
             run.output().constData());
}

void TestSupervisorEnding::warningForTheBatchShellSparesItsChildren()
{
    SupervisorRun run;
    run.plan.warnSignal = SIGUSR1;
    run.plan.warnBeforeMs = 600'000;
    run.plan.warnBatchOnly = true;
    run.script("#!/bin/bash\ntrap 'echo shell warned' USR1\nsleep 1000 & p=$!\necho ready\nwait\n"
               "kill -0 $p && echo child lives\n");
    run.start();
    QVERIFY(eventually([&] { return run.outputHas("ready"); }));
    QVERIFY(run.ask(limitRequest(600'000)).ok);
    run.wait();
    QCOMPARE(run.result().exit, ExitCode());
    QCOMPARE(run.output(), "ready\nshell warned\nchild lives\n");
}

void TestSupervisorEnding::warningComesOnceBeforeTheLimit()
{
    SupervisorRun run;
    run.plan.timeLimitMs = 600;
    run.plan.warnSignal = SIGCONT; // harmless wherever the script has come to by then
    run.plan.warnBeforeMs = 400;
    QCOMPARE(run.run("#!/bin/bash\ntrap 'echo warned' CONT\nwhile :; do sleep 0.02; done\n").cause, EndCause::TimeLimit);
    QVERIFY2(run.output().count("warned") <= 2, run.output().constData()); // the end itself begins with a CONT
}

void TestSupervisorEnding::jobThatIgnoresTermIsKilledWithAllItStarted()
{
    SupervisorRun run;
    run.plan.killWaitMs = 200;
    run.script("#!/bin/bash\ntrap '' TERM\n"
               "(setsid bash -c 'echo daemon=$$; while :; do sleep 1; done' &)\n"
               "bash -c 'echo child=$$; while :; do sleep 1; done' &\necho shell=$$\nwait\nwhile :; do sleep 1; done\n");
    run.start();
    QVERIFY(eventually([&] {
        return pidIn(run.output(), "daemon") > 0 && pidIn(run.output(), "child") > 0 && pidIn(run.output(), "shell") > 0;
    }));
    const QByteArray output = run.output();
    QVERIFY(run.terminate(EndCause::Cancelled).ok);
    run.wait();
    QCOMPARE(run.result().exit, (ExitCode{0, SIGKILL}));
    QCOMPARE(run.result().cause, EndCause::Cancelled);
    for (const char* name : {"daemon", "child", "shell"})
        QVERIFY2(!processLives(pidIn(output, name)), name);
}

void TestSupervisorEnding::endingIsOverWhenTheLastProcessIsGone()
{
    SupervisorRun run; // with a minute of grace
    run.script(kSleeper);
    run.start();
    QVERIFY(run.terminate(EndCause::Cancelled).ok);
    QElapsedTimer timer;
    timer.start();
    run.wait();
    QVERIFY(timer.elapsed() < 20'000);
}

void TestSupervisorEnding::whatATrapStartsIsSpared()
{
    SupervisorRun run;
    run.script("#!/bin/bash\ntrap 'sleep 0.3 && echo saved; exit 7' TERM\necho started\nwhile :; do sleep 0.05; done\n");
    run.start();
    QVERIFY(eventually([&] { return run.outputHas("started"); }));
    run.terminate(EndCause::Cancelled);
    run.wait();
    QVERIFY2(run.outputHas("saved"), run.output().constData());
    QCOMPARE(run.result().exit, (ExitCode{7, 0}));
    QCOMPARE(run.result().cause, EndCause::Cancelled);
}

void TestSupervisorEnding::childGetsTheGraceAfterItsShellHasGone()
{
    SupervisorRun run;
    run.script("#!/bin/sh\nbash -c 'trap \"sleep 0.3; echo saved; exit\" TERM; echo started; while :; do sleep 0.05; done'\n");
    run.start();
    QVERIFY(eventually([&] { return run.outputHas("started"); }));
    run.terminate(EndCause::Cancelled);
    run.wait();
    QVERIFY2(run.outputHas("saved"), run.output().constData());
}

void TestSupervisorEnding::stoppedJobCanBeCancelled()
{
    SupervisorRun run;
    run.script("#!/bin/bash\ntrap 'echo saved; exit' TERM\necho started\nwhile :; do sleep 0.05; done\n");
    run.start();
    QVERIFY(eventually([&] { return run.outputHas("started"); }));
    QVERIFY(run.ask(signalRequest(SIGSTOP, false)).ok);
    run.terminate(EndCause::Cancelled);
    run.wait();
    QVERIFY(run.outputHas("saved"));
}

void TestSupervisorEnding::backgroundProcessesEndWithTheScript()
{
    SupervisorRun run;
    const AttemptFile result = run.run("#!/bin/bash\nsleep 1000 & echo one=$!\n(setsid sleep 1000 & echo two=$!)\nexit 2\n");
    QCOMPARE(result.cause, EndCause::Exited);
    QCOMPARE(result.exit, (ExitCode{2, 0}));
    QVERIFY(pidIn(run.output(), "one") > 0 && pidIn(run.output(), "two") > 0);
    QVERIFY(!processLives(pidIn(run.output(), "one")));
    QVERIFY(!processLives(pidIn(run.output(), "two")));
}

void TestSupervisorEnding::jobThatForksAllTheTimeIsKilled()
{
    SupervisorRun run;
    run.plan.killWaitMs = 0;
    run.script("#!/bin/bash\ntrap '' TERM\necho started\nf() { (sleep 0.02; f) & (sleep 0.02); f; }\nf\n");
    run.plan.resourceLimits = {"NPROC=unlimited:unlimited"};
    run.start();
    QVERIFY(eventually([&] { return run.outputHas("started"); }));
    run.terminate(EndCause::Cancelled);
    run.wait();
    QCOMPARE(run.result().cause, EndCause::Cancelled);
}

void TestSupervisorEnding::killZeroInTheScriptSparesTheSupervisor()
{
    SupervisorRun run;
    QCOMPARE(run.run("#!/bin/sh\nkill -KILL 0\n").exit, (ExitCode{0, SIGKILL}));
}

void TestSupervisorEnding::cancelIsAnnounced_data()
{
    QTest::addColumn<EndCause>("cause");
    QTest::addColumn<QByteArray>("ending");
    QTest::newRow("cancel") << EndCause::Cancelled << QByteArray(" ***\n");
    QTest::newRow("time limit") << EndCause::TimeLimit << QByteArray(" DUE TO TIME LIMIT ***\n");
    QTest::newRow("requeue") << EndCause::Requeue << QByteArray(" DUE TO JOB REQUEUE ***\n");
}

void TestSupervisorEnding::cancelIsAnnounced()
{
    QFETCH(EndCause, cause);
    QFETCH(QByteArray, ending);
    SupervisorRun run;
    run.plan.stderrPath = run.path("work/err").toStdString();
    run.script(kSleeper);
    run.start();
    run.terminate(cause);
    run.wait();
    QCOMPARE(run.result().cause, cause);
    const QByteArray error = contentOf(run.path("work/err"));
    const QByteArray beginning = "slurmstepd-node1: error: *** JOB 7 ON node1 CANCELLED AT ";
    QVERIFY2(error.startsWith(beginning), error.constData());
    QCOMPARE(error.mid(beginning.size() + 19), ending);
}

void TestSupervisorEnding::cancelWinsOverRequeue()
{
    SupervisorRun run;
    run.plan.killWaitMs = 500;
    run.script("#!/bin/bash\ntrap '' TERM\necho started\nwhile :; do sleep 0.05; done\n");
    run.start();
    QVERIFY(eventually([&] { return run.outputHas("started"); }));
    run.terminate(EndCause::Requeue);
    run.terminate(EndCause::Cancelled);
    run.wait();
    QCOMPARE(run.result().cause, EndCause::Cancelled);
}

void TestSupervisorEnding::termToTheSupervisorCancels()
{
    SupervisorRun run;
    run.script(kSleeper);
    const pid_t pid = run.start();
    QVERIFY(eventually([&] { return run.outputHas("started"); }));
    ::kill(pid, SIGTERM);
    run.wait();
    QCOMPARE(run.result().cause, EndCause::Cancelled);
}

void TestSupervisorEnding::signalReachesAllOrTheShellAlone()
{
    SupervisorRun run;
    run.script("#!/bin/bash\ntrap 'echo shell' USR1\ntrap 'exit 0' USR2\n"
               "bash -c 'trap \"echo child\" USR1; trap \"exit 0\" USR2; echo ready; while :; do sleep 0.02; done' &\n"
               "while :; do wait; done\n");
    run.start();
    QVERIFY(eventually([&] { return run.outputHas("ready"); }));
    QCOMPARE(run.ask(signalRequest(SIGUSR1, true)).processes, 1U);
    QVERIFY(eventually([&] { return run.outputHas("shell"); }));
    QVERIFY(!run.outputHas("child"));
    QVERIFY(run.ask(signalRequest(SIGUSR1, false)).processes >= 2U);
    QVERIFY(eventually([&] { return run.outputHas("child") && run.output().count("shell") == 2; }));
    run.ask(signalRequest(SIGUSR2, false));
    run.wait();
    QCOMPARE(run.result().cause, EndCause::Exited);
}

void TestSupervisorEnding::impossibleSignalIsRefused()
{
    SupervisorRun run;
    run.script(kSleeper);
    run.start();
    for (const int number : {-1, 0, 65, 100'000}) {
        const SupervisorReply reply = run.ask(signalRequest(number, false));
        QVERIFY(!reply.ok);
        QVERIFY(!reply.message.empty());
    }
    QCOMPARE(run.ask({}).processes, 1U);
}

void TestSupervisorEnding::limitCanBeChanged()
{
    SupervisorRun run;
    run.plan.timeLimitMs = 60'000;
    run.script(kSleeper);
    run.start();
    QVERIFY(run.ask(limitRequest(-1)).ok);
    QVERIFY(run.ask(limitRequest(400)).ok);
    run.wait();
    QCOMPARE(run.result().cause, EndCause::TimeLimit);
    QVERIFY(run.result().end - run.result().start < Milliseconds(50'000));
    QVERIFY(run.result().end - run.result().start >= Milliseconds(399));
}

void TestSupervisorEnding::limitBelowTheTimeRunEndsTheJob()
{
    SupervisorRun run;
    run.script(kSleeper);
    run.start();
    QVERIFY(run.ask(limitRequest(0)).ok);
    run.wait();
    QCOMPARE(run.result().cause, EndCause::TimeLimit);
}

void TestSupervisorEnding::peersThatSayNothingOrNonsenseCostNothing()
{
    SupervisorRun run;
    run.script(kSleeper);
    run.start();
    std::vector<UniqueFd> silent;
    for (int i = 0; i < 20; ++i)
        silent.push_back(run.connectControl());
    for (const QByteArray& nonsense : {QByteArray("x"), QByteArray(4000, '\xff'), QByteArray(60'000, 'a'), QByteArray("\x81\x01", 2)}) {
        const UniqueFd peer = run.connectControl();
        static_cast<void>(::send(peer.get(), nonsense.constData(), static_cast<std::size_t>(nonsense.size()), MSG_NOSIGNAL));
        char answer[16];
        QCOMPARE(::recv(peer.get(), answer, sizeof answer, 0), 0);
    }
    QVERIFY(run.ask({}).ok);
    QVERIFY(run.terminate(EndCause::Cancelled).ok);
    run.wait();
    QVERIFY(!QFile::exists(run.path("jobs/7/control")));
}

void TestSupervisorEnding::longFolderNamesWork()
{
    SupervisorRun run;
    const QString folder = run.path(QString(100, 'x') + "/" + QString(100, 'y') + "/7");
    QDir().mkpath(folder);
    run.plan.jobDir = folder.toStdString();
    run.script(kSleeper);
    run.start();
    QVERIFY(run.terminate(EndCause::Cancelled).ok);
    QCOMPARE(WEXITSTATUS(run.wait()), 0);
}

void TestSupervisorEnding::idleSupervisorSleeps()
{
    SupervisorRun run;
    run.plan.timeLimitMs = 3'600'000;
    run.script(kSleeper);
    const pid_t pid = run.start();
    QVERIFY(run.ask({}).ok);
    const auto switches = [pid] {
        const std::string status = readSmallFile("/proc/" + std::to_string(pid) + "/status");
        const std::size_t at = status.find("\nvoluntary_ctxt_switches:");
        return QByteArray::fromStdString(status.substr(at + 25, status.find('\n', at + 1) - at - 25)).trimmed().toInt();
    };
    const auto asleep = [pid] {
        const auto stat = readProcessStat(pid);
        return stat && stat->state == 'S';
    };
    QVERIFY(eventually(asleep));
    const int before = switches();
    QTest::qWait(200); // the only way to see that nothing happens
    QCOMPARE(switches(), before);
}

QTEST_APPLESS_MAIN(TestSupervisorEnding)
#include "tst_supervisorending.moc"
