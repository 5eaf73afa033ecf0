// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/supervisor/supervisorrun.h"

#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>

using namespace slotd;
using namespace slotd::test;

/// What a job gets when it starts, and what is told of how it went.
class TestSupervisorStart : public QObject
{
    Q_OBJECT

private slots:
    void statusOfTheScriptIsTheResult_data();
    void statusOfTheScriptIsTheResult();
    void signalThatEndedTheScriptIsTheResult();
    void scriptGetsItsArgumentsAndName();
    void scriptNeedsNoExecutePermission();
    void interpreterMayHaveOneArgument();
    void scriptWithAMissingInterpreterFailsWithErrno();
    void jobSeesNothingOfItsStarter();
    void signalsIgnoredByTheStarterWorkInTheJob();
    void standardInputIsReadFromTheFile();
    void bothStreamsShareOneFile();
    void streamsGoToTheirOwnFiles();
    void outputIsTruncatedOrAppendedTo();
    void missingFoldersOfOutputFilesAreMade();
    void umaskIsTheSubmitters();
    void outputIntoAPipeWithoutReaderDoesNotBlock();
    void impossibleStartsAreLaunchFailures_data();
    void impossibleStartsAreLaunchFailures();
    void eachRankKnowsItsNumber();
    void highestStatusOfTheRanksCounts();
    void signalCountsOnlyWhenNoRankHadAStatus();
    void resourceLimitsAreSet();
    void affinityIsSet();
    void largestProcessCounts();
    void secondSupervisorOfAnAttemptIsRefused();
    void killedAtACrashPointTheFileTellsHowFarItCame_data();
    void killedAtACrashPointTheFileTellsHowFarItCame();
    void resultIsWrittenOnAFullDisk();
    void unreadablePlanIsRefused();
};

void TestSupervisorStart::statusOfTheScriptIsTheResult_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {0, 1, 3, 255})
        QTest::addRow("%d", status) << status;
}

void TestSupervisorStart::statusOfTheScriptIsTheResult()
{
    QFETCH(int, status);
    SupervisorRun run;
    const AttemptFile result = run.run("#!/bin/sh\nexit " + QByteArray::number(status) + "\n");
    QVERIFY(result.ended);
    QCOMPARE(result.cause, EndCause::Exited);
    QCOMPARE(result.exit.status, status);
    QCOMPARE(result.exit.signal, 0);
    QCOMPARE(contentOf(run.path("jobs/7/exit_status")), QByteArray::number(status) + "\n");
    QVERIFY(result.start.time_since_epoch().count() > 0);
    QVERIFY(result.end >= result.start);
}

void TestSupervisorStart::signalThatEndedTheScriptIsTheResult()
{
    SupervisorRun run;
    const AttemptFile result = run.run("#!/bin/sh\nkill -SEGV $$\n");
    QCOMPARE(result.cause, EndCause::Exited);
    QCOMPARE(result.exit.status, 0);
    QCOMPARE(result.exit.signal, SIGSEGV);
    QCOMPARE(contentOf(run.path("jobs/7/exit_status")), "139\n");
}

void TestSupervisorStart::scriptGetsItsArgumentsAndName()
{
    SupervisorRun run;
    run.plan.arguments = {"a", "b c", ""};
    run.run("#!/bin/sh\necho \"$0\"; pwd; for a; do echo \"<$a>\"; done\n");
    QCOMPARE(run.output(), QByteArray::fromStdString(run.plan.scriptPath + "\n" + run.plan.workDir + "\n<a>\n<b c>\n<>\n"));
}

void TestSupervisorStart::scriptNeedsNoExecutePermission()
{
    SupervisorRun run;
    run.script("#!/bin/sh\necho ran\n");
    ::chmod(run.plan.scriptPath.c_str(), 0600);
    run.start();
    run.wait();
    QCOMPARE(run.output(), "ran\n");
}

void TestSupervisorStart::interpreterMayHaveOneArgument()
{
    SupervisorRun run;
    QCOMPARE(run.run("#! /bin/sh  -e \nfalse\necho still here\n").exit.status, 1);
    QCOMPARE(run.output(), "");
}

void TestSupervisorStart::scriptWithAMissingInterpreterFailsWithErrno()
{
    SupervisorRun run;
    const AttemptFile result = run.run("#!/no/such/shell\ntrue\n");
    QCOMPARE(result.cause, EndCause::Exited);
    QCOMPARE(result.exit.status, ENOENT);
    QCOMPARE(run.output(), "slurmstepd-node1: error: execve(): /no/such/shell: No such file or directory\n");
}

void TestSupervisorStart::jobSeesNothingOfItsStarter()
{
    const UniqueFd inherited(::open("/dev/zero", O_RDONLY)); // not close-on-exec
    SupervisorRun run;
    run.environment({"PATH=/usr/bin:/bin", "ONLY=this"});
    run.run("#!/bin/sh\nls -l /proc/self/fd | grep -c -e zero -e memfd -e attempt -e jobs/7$\nenv | grep -v -e ^_ -e ^PWD -e ^SLURM -e ^PATH -e SHLVL\n");
    QCOMPARE(run.output(), "0\nONLY=this\n");
}

void TestSupervisorStart::signalsIgnoredByTheStarterWorkInTheJob()
{
    const auto before = std::signal(SIGUSR2, SIG_IGN);
    SupervisorRun run;
    run.run("#!/bin/sh\nkill -USR2 $$\necho still here\n");
    std::signal(SIGUSR2, before);
    QCOMPARE(run.result().exit.signal, SIGUSR2);
    QCOMPARE(run.output(), "");
}

void TestSupervisorStart::standardInputIsReadFromTheFile()
{
    SupervisorRun run;
    run.plan.stdinPath = run.plan.scriptPath;
    run.run("#!/bin/sh\nexec head -n 1\n");
    QCOMPARE(run.output(), "#!/bin/sh\n");
}

void TestSupervisorStart::bothStreamsShareOneFile()
{
    SupervisorRun run;
    run.run("#!/bin/sh\necho one; echo two >&2; echo three\n");
    QCOMPARE(run.output(), "one\ntwo\nthree\n");
}

void TestSupervisorStart::streamsGoToTheirOwnFiles()
{
    SupervisorRun run;
    run.plan.stderrPath = run.path("work/err").toStdString();
    run.run("#!/bin/sh\necho one; echo two >&2\n");
    QCOMPARE(run.output(), "one\n");
    QCOMPARE(contentOf(run.path("work/err")), "two\n");
}

void TestSupervisorStart::outputIsTruncatedOrAppendedTo()
{
    SupervisorRun run;
    run.run("#!/bin/sh\necho first attempt\n");
    run.plan.attempt = 2;
    run.plan.append = true;
    run.run("#!/bin/sh\necho second\n");
    QCOMPARE(run.output(), "first attempt\nsecond\n");
    run.plan.attempt = 3;
    run.plan.append = false;
    run.run("#!/bin/sh\necho third\n");
    QCOMPARE(run.output(), "third\n");
}

void TestSupervisorStart::missingFoldersOfOutputFilesAreMade()
{
    SupervisorRun run;
    run.plan.stdoutPath = run.path("new/deep/out").toStdString();
    run.plan.stderrPath = run.path("new/err/err").toStdString();
    QCOMPARE(run.run("#!/bin/sh\necho one; echo two >&2\n").cause, EndCause::Exited);
    QCOMPARE(run.output(), "one\n");
    QCOMPARE(contentOf(run.path("new/err/err")), "two\n");
}

void TestSupervisorStart::umaskIsTheSubmitters()
{
    SupervisorRun run;
    run.plan.umask = 027;
    run.run("#!/bin/sh\numask\n");
    QCOMPARE(run.output(), "0027\n");
    struct stat info{};
    ::stat(run.plan.stdoutPath.c_str(), &info);
    QCOMPARE(info.st_mode & 0777U, 0640U);
}

void TestSupervisorStart::outputIntoAPipeWithoutReaderDoesNotBlock()
{
    SupervisorRun run;
    ::mkfifo(run.plan.stdoutPath.c_str(), 0600);
    QCOMPARE(run.run("#!/bin/sh\necho into the pipe\nexit 4\n").exit.status, 4);
}

void TestSupervisorStart::impossibleStartsAreLaunchFailures_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("working folder") << "workDir" << QByteArray("cannot change to the working folder /no/such: No such file or directory");
    QTest::newRow("output") << "stdout" << QByteArray("cannot open output file /proc/no/such: No such file or directory");
    QTest::newRow("error output") << "stderr" << QByteArray("cannot open error file /proc/no/such: No such file or directory");
    QTest::newRow("input") << "stdin" << QByteArray("cannot open input file /no/such: No such file or directory");
    QTest::newRow("script") << "script" << QByteArray("cannot read the script /no/such: No such file or directory");
    QTest::newRow("cpu") << "cpu" << QByteArray("cannot set the CPU affinity: Invalid argument");
    QTest::newRow("limit") << "limit" << QByteArray("not a resource limit: NONSENSE");
}

void TestSupervisorStart::impossibleStartsAreLaunchFailures()
{
    QFETCH(QString, what);
    QFETCH(QByteArray, message);
    SupervisorRun run;
    run.plan.ranks = 2;
    run.script("#!/bin/sh\ntouch \"$PWD/ran\"\n");
    if (what == "workDir")
        run.plan.workDir = "/no/such";
    else if (what == "stdout")
        run.plan.stdoutPath = "/proc/no/such";
    else if (what == "stderr")
        run.plan.stderrPath = "/proc/no/such";
    else if (what == "stdin")
        run.plan.stdinPath = "/no/such";
    else if (what == "script")
        run.plan.scriptPath = "/no/such";
    else if (what == "cpu")
        run.plan.cpuIds = {1000};
    else
        run.plan.resourceLimits = {"NONSENSE"};
    run.start();
    QCOMPARE(run.wait(), 0);
    const AttemptFile result = run.result();
    QCOMPARE(result.cause, EndCause::LaunchFailure);
    QCOMPARE(QByteArray::fromStdString(result.message), message);
    QCOMPARE(result.exit, (ExitCode{0, 53}));
    QVERIFY(!QFile::exists(run.path("work/ran")));
}

void TestSupervisorStart::eachRankKnowsItsNumber()
{
    SupervisorRun run;
    run.plan.ranks = 3;
    run.environment({"PATH=/usr/bin:/bin", "SLURM_PROCID=9", "SLURM_TASK_PID=1"});
    run.run("#!/bin/sh\n[ $$ = $SLURM_TASK_PID ] && echo $SLURM_PROCID/$SLURM_LOCALID/$SLURM_NODEID/$SLURM_GTIDS\n");
    auto lines = run.output().trimmed().split('\n');
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines, (QList<QByteArray>{"0/0/0/0,1,2", "1/1/0/0,1,2", "2/2/0/0,1,2"}));
}

void TestSupervisorStart::highestStatusOfTheRanksCounts()
{
    SupervisorRun run;
    run.plan.ranks = 4;
    QCOMPARE(run.run("#!/bin/sh\n[ $SLURM_PROCID = 1 ] && kill -9 $$\nexit $((SLURM_PROCID * 2))\n").exit, (ExitCode{6, 0}));
}

void TestSupervisorStart::signalCountsOnlyWhenNoRankHadAStatus()
{
    SupervisorRun run;
    run.plan.ranks = 3;
    QCOMPARE(run.run("#!/bin/sh\n[ $SLURM_PROCID = 1 ] && kill -9 $$\nexit 0\n").exit, (ExitCode{0, 9}));
}

void TestSupervisorStart::resourceLimitsAreSet()
{
    SupervisorRun run;
    run.plan.resourceLimits = {"NOFILE=123:456", "CORE=0:0"};
    run.run("#!/bin/sh\nulimit -Sn; ulimit -Hn; ulimit -c\n");
    QCOMPARE(run.output(), "123\n456\n0\n");
}

void TestSupervisorStart::affinityIsSet()
{
    SupervisorRun run;
    run.plan.cpuIds = {0};
    run.run("#!/bin/sh\nexec grep Cpus_allowed_list /proc/self/status\n");
    QCOMPARE(run.output(), "Cpus_allowed_list:\t0\n");
}

void TestSupervisorStart::largestProcessCounts()
{
    SupervisorRun run;
    const AttemptFile result = run.run("#!/bin/sh\ndd if=/dev/zero of=/dev/null bs=200M count=1 2>/dev/null\ntrue\n");
    QVERIFY2(result.usage.maxRssKb > 200 * 1024 && result.usage.maxRssKb < 260 * 1024,
             qPrintable(QString::number(result.usage.maxRssKb)));
}

void TestSupervisorStart::secondSupervisorOfAnAttemptIsRefused()
{
    SupervisorRun run;
    run.script("#!/bin/sh\necho started\nread line < \"$PWD/go\"\n");
    ::mkfifo(run.path("work/go").toLocal8Bit().constData(), 0600);
    run.start();
    QVERIFY(eventually([&] { return run.outputHas("started"); }));
    const int duringTheRun = run.startAgain();
    QVERIFY(WIFEXITED(duringTheRun));
    QCOMPARE(WEXITSTATUS(duringTheRun), kSupervisorTaken);
    const UniqueFd go(::open(run.path("work/go").toLocal8Bit().constData(), O_WRONLY | O_CLOEXEC));
    QCOMPARE(::write(go.get(), "\n", 1), 1);
    run.wait();
    QCOMPARE(run.result().exit.status, 0);
    QCOMPARE(WEXITSTATUS(run.startAgain()), kSupervisorTaken);
    QCOMPARE(run.output(), "started\n");
}

void TestSupervisorStart::killedAtACrashPointTheFileTellsHowFarItCame_data()
{
    QTest::addColumn<bool>("file");
    QTest::addColumn<bool>("ended");
    QTest::newRow("before-marker") << false << false;
    QTest::newRow("after-marker") << true << false;
    QTest::newRow("after-start") << true << false;
    QTest::newRow("before-result") << true << false;
    QTest::newRow("after-result") << true << true;
}

void TestSupervisorStart::killedAtACrashPointTheFileTellsHowFarItCame()
{
    QFETCH(bool, file);
    QFETCH(bool, ended);
    SupervisorRun run;
    run.script("#!/bin/sh\nexit 5\n");
    const pid_t pid = run.start(QTest::currentDataTag());
    const int status = run.wait();
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    const AttemptFile result = run.result();
    QCOMPARE(QFile::exists(run.path("jobs/7/attempt.1")), file);
    QCOMPARE(result.supervisor.pid, file ? pid : 0);
    QCOMPARE(result.supervisor.bootId, file ? readBootId() : std::string());
    QCOMPARE(result.ended, ended);
    QCOMPARE(result.exit.status, ended ? 5 : 0);
}

void TestSupervisorStart::resultIsWrittenOnAFullDisk()
{
    SupervisorRun run;
    const QByteArray disk = run.path("disk").toLocal8Bit();
    QDir().mkpath(run.path("disk"));
    if (::geteuid() != 0 || ::mount("tmpfs", disk.constData(), "tmpfs", 0, "size=64k") != 0)
        QSKIP("needs the right to mount a small file system");
    QDir().mkpath(run.path("disk/7"));
    run.plan.jobDir = (disk + "/7").toStdString();
    const AttemptFile empty = run.run("#!/bin/sh\ncat /dev/zero > " + disk + "/all 2>/dev/null\nexit 6\n");
    const QByteArray text = contentOf(run.path("disk/7/attempt.1"));
    ::umount2(disk.constData(), MNT_DETACH);
    QVERIFY(!empty.ended);
    const auto result = parseAttemptFile(std::string_view(text.data(), static_cast<std::size_t>(text.size())));
    QVERIFY(result.ok());
    QVERIFY(result->ended);
    QCOMPARE(result->exit.status, 6);
}

void TestSupervisorStart::unreadablePlanIsRefused()
{
    SupervisorRun run;
    run.plan.job = JobId(0);
    run.script("#!/bin/sh\n");
    run.start();
    const int status = run.wait();
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), kSupervisorBadPlan);
}

QTEST_APPLESS_MAIN(TestSupervisorStart)
#include "tst_supervisorstart.moc"
