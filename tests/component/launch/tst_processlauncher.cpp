// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/procfs.h"
#include "launch/processlauncher.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <optional>
#include <set>
#include <sys/file.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <vector>

using namespace slotd;

namespace
{

class SilentLog : public Log
{
public:
    void write(LogLevel, std::string_view, Pairs) override {}
};

class Recorder : public LaunchListener
{
public:
    void attemptStarted(JobId, std::uint32_t, const ProcessIdentity& supervisor) override { started.push_back(supervisor); }
    void attemptEnded(JobId, std::uint32_t, const AttemptFile& result) override { ended.push_back(result); }
    void attemptNeverStarted(JobId, std::uint32_t) override { ++neverStarted; }

    std::vector<ProcessIdentity> started;
    std::vector<AttemptFile> ended;
    int neverStarted = 0;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A runtime root with one daemon's launcher in it; restart() stands for the next daemon.
class Node
{
public:
    Node() { restart(); }
    ~Node()
    {
        launcher.reset();
        // A supervisor that a failed test left running must not outlive it.
        for (const ProcessIdentity& supervisor : all)
            if (const auto stat = readProcessStat(supervisor.pid); stat && stat->startTicks == supervisor.startTicks)
                ::kill(supervisor.pid, SIGTERM);
    }
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    void restart()
    {
        all.insert(all.end(), seen.started.begin(), seen.started.end());
        launcher.reset();
        seen = Recorder();
        launcher = std::make_unique<ProcessLauncher>(settings(), log);
        launcher->setListener(&seen);
    }

    LauncherSettings settings() const
    {
        return {root(), qgetenv("SLOTD_BIN_DIR").toStdString() + "/slotd-supervisor", "", "NOFILE=777:888"};
    }

    std::string root() const { return folder.path().toStdString(); }
    QString jobFile(const QString& name) const { return folder.path() + "/lib/jobs/7/" + name; }
    QByteArray output() const { return contentOf(folder.path() + "/out"); }

    LaunchRequest request(const std::string& script) const
    {
        LaunchRequest request;
        LaunchPlan& plan = request.plan;
        plan.job = JobId(7);
        plan.jobDir = root() + "/lib/jobs/7";
        plan.scriptPath = plan.jobDir + "/script.sh";
        plan.workDir = root();
        plan.stdinPath = "/dev/null";
        plan.stdoutPath = root() + "/out";
        plan.stderrPath = plan.stdoutPath;
        plan.nodeName = "node1";
        for (const std::string& entry : {std::string("PATH=/usr/bin:/bin"), std::string("SLURM_JOB_ID=7"), "SLOTD_ROOT=" + root()})
            plan.environment += (plan.environment.empty() ? std::string() : std::string(1, '\0')) + entry;
        request.script = script;
        request.runner = "#!/bin/sh\necho by hand\n";
        return request;
    }

    void launch(const std::string& script) { launcher->launch(request(script)); }
    void adopt(const std::string& intentBoot = readBootId()) { launcher->adopt(JobId(7), 1, intentBoot); }

    QTemporaryDir folder;
    SilentLog log;
    Recorder seen;
    std::vector<ProcessIdentity> all;
    std::unique_ptr<ProcessLauncher> launcher;
};

bool lives(int pid)
{
    const auto stat = readProcessStat(pid);
    return stat && stat->alive();
}

SupervisorRequest cancelRequest()
{
    SupervisorRequest request;
    request.kind = ControlKind::Terminate;
    return request;
}

/// With the crash point set for the supervisors started while it lives.
class CrashAt
{
public:
    explicit CrashAt(const char* place) { qputenv("SLOTD_TEST_CRASH_SUPERVISOR_AT", place); }
    ~CrashAt() { qunsetenv("SLOTD_TEST_CRASH_SUPERVISOR_AT"); }
    CrashAt(const CrashAt&) = delete;
    CrashAt& operator=(const CrashAt&) = delete;
};

constexpr int kPatience = 30'000;
constexpr const char* kSleeper = "#!/bin/sh\necho started\nexec sleep 1000\n";

} // namespace

class TestProcessLauncher : public QObject
{
    Q_OBJECT

private slots:
    void attemptFileOfAnotherDatabaseIsNotTakenForThisJobs()
    {
        Node node;
        AttemptFile old;
        old.job = JobId(7);
        old.ended = true;
        old.end = old.start;
        QVERIFY(QDir().mkpath(node.jobFile("")));
        QFile file(node.jobFile("attempt.1"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(formatAttemptFile(old)));
        file.close();
        node.launch("#!/bin/sh\necho really run\nexit 4\n");
        QTRY_COMPARE(node.seen.ended.size(), std::size_t{1});
        QCOMPARE(node.seen.ended[0].exit.status, 4);
        QCOMPARE(node.output(), QByteArray("really run\n"));
    }

    void cancelReachesASupervisorThatCouldNotOpenItsSocket()
    {
        Node node;
        QVERIFY(QDir().mkpath(node.jobFile("control"))); // a folder is where the socket should be
        node.launch("#!/bin/sh\nexec sleep 60\n");
        QTRY_COMPARE(node.seen.started.size(), std::size_t{1});
        SupervisorRequest request;
        request.kind = ControlKind::Terminate;
        node.launcher->control(JobId(7), request, [](Result<SupervisorReply>) {});
        QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), std::size_t{1}, 20'000);
        QCOMPARE(node.seen.ended[0].cause, EndCause::Cancelled);
    }

    void jobIsStartedAndItsResultReported();
    void filesOfTheJobAreMadeForItsOwnerOnly();
    void preparedScriptIsTheOneThatRuns();
    void manyJobsEndWithTheirOwnResults();
    void jobGetsTheFileLimitTheDaemonCameWith();
    void impossibleLaunchEndsTheAttempt_data();
    void impossibleLaunchEndsTheAttempt();
    void attemptWithoutATraceNeverStarted();
    void intentOfAnEarlierBootCountsAsStarted();
    void markOfAnEarlierBootIsLost();
    void livingSupervisorIsAdopted();
    void resultFromBeforeTheRestartIsRead();
    void reusedProcessNumberIsNotAdopted();
    void unreadableAttemptFileIsLost();
    void supervisorStillStartingIsWaitedFor();
    void killedSupervisorOfThisDaemon_data();
    void killedSupervisorOfThisDaemon();
    void killedSupervisorOfAnEarlierDaemon_data();
    void killedSupervisorOfAnEarlierDaemon();
    void killedSupervisorTakesItsJobAlong();
    void lateSecondLaunchWatchesTheFirst();
    void controlReachesASupervisorThatIsStillStarting();
    void controlOfAJobThatIsNotThereFails();
    void controlAnswersWithWhatTheSupervisorSays();
    void forgottenJobsLoseTheirFolders();
};

void TestProcessLauncher::jobIsStartedAndItsResultReported()
{
    Node node;
    node.launch("#!/bin/sh\necho hello\nexit 3\n");
    QVERIFY(node.seen.started.empty()); // never from inside the call
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.seen.started.size(), 1U);
    QCOMPARE(node.seen.ended[0].exit.status, 3);
    QCOMPARE(node.seen.ended[0].cause, EndCause::Exited);
    QCOMPARE(node.seen.ended[0].supervisor, node.seen.started[0]);
    QCOMPARE(node.output(), "hello\n");
    QVERIFY(!readProcessStat(node.seen.started[0].pid)); // no zombie
}

void TestProcessLauncher::filesOfTheJobAreMadeForItsOwnerOnly()
{
    Node node;
    node.launch("#!/bin/sh\ntrue\n");
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(contentOf(node.jobFile("script.sh")), "#!/bin/sh\ntrue\n");
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(node.jobFile("runner.sh")), "#!/bin/sh\necho by hand\n", kPatience);
    QCOMPARE(contentOf(node.jobFile("exit_status")), "0\n");
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const char* name : {"", "script.sh", "runner.sh"}) {
        QVERIFY2(!(QFile::permissions(node.jobFile(name)) & others), name);
        QVERIFY2(QFile::permissions(node.jobFile(name)) & QFile::ExeOwner, name);
    }
}

void TestProcessLauncher::preparedScriptIsTheOneThatRuns()
{
    Node node;
    node.launcher->prepare(JobId(7), "#!/bin/sh\necho prepared\n", "#!/bin/sh\n");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(node.jobFile("runner.sh")), kPatience);
    node.launch("#!/bin/sh\necho prepared\n");
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.output(), "prepared\n");
}

void TestProcessLauncher::manyJobsEndWithTheirOwnResults()
{
    Node node;
    constexpr unsigned kJobs = 40;
    for (unsigned i = 1; i <= kJobs; ++i) {
        LaunchRequest request = node.request("#!/bin/sh\nexit " + std::to_string(i) + "\n");
        request.plan.job = JobId(i);
        request.plan.jobDir = node.root() + "/lib/jobs/" + std::to_string(i);
        request.plan.scriptPath = request.plan.jobDir + "/script.sh";
        request.plan.stdoutPath = request.plan.stderrPath = "/dev/null";
        node.launcher->launch(std::move(request));
    }
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), kJobs, 30'000);
    std::set<std::uint32_t> jobs;
    for (const AttemptFile& result : node.seen.ended) {
        QCOMPARE(static_cast<std::uint32_t>(result.exit.status), result.job.value);
        jobs.insert(result.job.value);
    }
    QCOMPARE(jobs.size(), kJobs);
}

void TestProcessLauncher::jobGetsTheFileLimitTheDaemonCameWith()
{
    Node node;
    node.launch("#!/bin/sh\nulimit -Sn; ulimit -Hn\n");
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.output(), "777\n888\n");
}

void TestProcessLauncher::impossibleLaunchEndsTheAttempt_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no supervisor") << "program" << QByteArray("cannot start /no/such/program: No such file or directory");
    QTest::newRow("broken supervisor") << "broken" << QByteArray("the job's supervisor did not begin: exit status 1");
    QTest::newRow("no folder") << "folder" << QByteArray("cannot make the folder ROOT/lib/jobs/7: Not a directory");
    QTest::newRow("no script") << "script" << QByteArray("cannot make ROOT/lib/jobs/7/script.sh: Is a directory");
}

void TestProcessLauncher::impossibleLaunchEndsTheAttempt()
{
    QFETCH(QString, what);
    QFETCH(QByteArray, message);
    Node node;
    LauncherSettings settings = node.settings();
    if (what == "program")
        settings.supervisorProgram = "/no/such/program";
    if (what == "broken")
        settings.supervisorProgram = "/bin/false";
    if (what == "folder") {
        QDir().mkpath(node.folder.path() + "/lib");
        QFile file(node.folder.path() + "/lib/jobs");
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    if (what == "script")
        QDir().mkpath(node.jobFile("script.sh"));
    node.launcher = std::make_unique<ProcessLauncher>(settings, node.log);
    node.launcher->setListener(&node.seen);
    node.launch("#!/bin/sh\n");
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.seen.ended[0].cause, EndCause::LaunchFailure);
    QCOMPARE(node.seen.ended[0].exit, (ExitCode{0, 53}));
    QCOMPARE(QByteArray::fromStdString(node.seen.ended[0].message), message.replace("ROOT", node.root().c_str()));
}

void TestProcessLauncher::attemptWithoutATraceNeverStarted()
{
    Node node;
    node.adopt();
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.neverStarted, 1, kPatience);
    QVERIFY(node.seen.started.empty() && node.seen.ended.empty());
}

void TestProcessLauncher::intentOfAnEarlierBootCountsAsStarted()
{
    Node node;
    node.adopt("11111111-2222-3333-4444-555555555555");
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.seen.ended[0].cause, EndCause::Lost);
    QCOMPARE(node.seen.ended[0].message, std::string("reboot"));
    QCOMPARE(node.seen.neverStarted, 0);
}

namespace
{

void writeAttempt(const Node& node, const QByteArray& text)
{
    QDir().mkpath(node.jobFile(""));
    QFile file(node.jobFile("attempt.1"));
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
}

void writeAttempt(const Node& node, const ProcessIdentity& supervisor)
{
    AttemptFile file;
    file.job = JobId(7);
    file.supervisor = supervisor;
    file.start = Instant(Milliseconds(1000));
    writeAttempt(node, QByteArray::fromStdString(formatAttemptFile(file)));
}

} // namespace

void TestProcessLauncher::markOfAnEarlierBootIsLost()
{
    Node node;
    const auto self = readProcessStat(::getpid());
    writeAttempt(node, ProcessIdentity{::getpid(), self->startTicks, "11111111-2222-3333-4444-555555555555"});
    node.adopt("11111111-2222-3333-4444-555555555555");
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.seen.ended[0].cause, EndCause::Lost);
    QCOMPARE(node.seen.ended[0].message, std::string("reboot"));
    QCOMPARE(node.seen.ended[0].start, Instant(Milliseconds(1000)));
}

void TestProcessLauncher::livingSupervisorIsAdopted()
{
    Node node;
    node.launch(kSleeper);
    QTRY_VERIFY_WITH_TIMEOUT(node.output().contains("started"), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.started.size(), 1U, kPatience);
    const ProcessIdentity supervisor = node.seen.started[0];
    node.restart();
    node.adopt();
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.started.size(), 1U, kPatience);
    QCOMPARE(node.seen.started[0], supervisor);
    bool answered = false;
    node.launcher->control(JobId(7), cancelRequest(), [&](Result<SupervisorReply> reply) { answered = reply.ok() && reply->ok; });
    QTRY_VERIFY_WITH_TIMEOUT(answered, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.seen.ended[0].cause, EndCause::Cancelled);
    ::waitpid(supervisor.pid, nullptr, 0); // in a real restart it is nobody's child
}

void TestProcessLauncher::resultFromBeforeTheRestartIsRead()
{
    Node node;
    node.launch("#!/bin/sh\nexit 9\n");
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    node.restart();
    node.adopt("11111111-2222-3333-4444-555555555555"); // a result counts whatever boot it is from
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.seen.ended[0].exit.status, 9);
    QVERIFY(node.seen.started.empty());
}

void TestProcessLauncher::reusedProcessNumberIsNotAdopted()
{
    Node node;
    const auto self = readProcessStat(::getpid());
    writeAttempt(node, ProcessIdentity{::getpid(), self->startTicks - 1, readBootId()});
    node.adopt();
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.seen.ended[0].cause, EndCause::Lost);
    QVERIFY(node.seen.started.empty());
}

void TestProcessLauncher::unreadableAttemptFileIsLost()
{
    Node node;
    writeAttempt(node, QByteArray("half a"));
    node.adopt();
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.seen.ended[0].cause, EndCause::Lost);
}

void TestProcessLauncher::supervisorStillStartingIsWaitedFor()
{
    Node node;
    QDir().mkpath(node.jobFile(""));
    // This process stands for a supervisor between its lock and its mark.
    UniqueFd folder(::open(node.jobFile("").toLocal8Bit().constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    QCOMPARE(::flock(folder.get(), LOCK_EX), 0);
    node.adopt();
    QTest::qWait(60);
    QVERIFY(node.seen.neverStarted == 0 && node.seen.started.empty() && node.seen.ended.empty());
    const auto self = readProcessStat(::getpid());
    writeAttempt(node, ProcessIdentity{::getpid(), self->startTicks, readBootId()});
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.started.size(), 1U, kPatience);
    node.seen.started.clear(); // it is us
}

void TestProcessLauncher::killedSupervisorOfThisDaemon_data()
{
    QTest::addColumn<EndCause>("cause");
    QTest::addColumn<int>("status");
    QTest::newRow("before-marker") << EndCause::LaunchFailure << 0;
    QTest::newRow("after-marker") << EndCause::Lost << 0;
    QTest::newRow("after-start") << EndCause::Lost << 0;
    QTest::newRow("before-result") << EndCause::Lost << 0;
    QTest::newRow("after-result") << EndCause::Exited << 5;
}

void TestProcessLauncher::killedSupervisorOfThisDaemon()
{
    QFETCH(EndCause, cause);
    QFETCH(int, status);
    const CrashAt crash(QTest::currentDataTag());
    Node node;
    node.launch("#!/bin/sh\nexit 5\n");
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.seen.ended[0].cause, cause);
    QCOMPARE(node.seen.ended[0].exit.status, status);
    QCOMPARE(node.seen.ended[0].message.empty(), cause == EndCause::Exited);
}

void TestProcessLauncher::killedSupervisorOfAnEarlierDaemon_data()
{
    QTest::addColumn<int>("kind"); // 0 never started, 1 lost, 2 ended
    QTest::newRow("before-marker") << 0;
    QTest::newRow("after-marker") << 1;
    QTest::newRow("after-start") << 1;
    QTest::newRow("before-result") << 1;
    QTest::newRow("after-result") << 2;
}

void TestProcessLauncher::killedSupervisorOfAnEarlierDaemon()
{
    QFETCH(int, kind);
    Node node;
    {
        const CrashAt crash(QTest::currentDataTag());
        node.launch("#!/bin/sh\nexit 5\n");
        QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    }
    node.restart();
    node.adopt();
    if (kind == 0) {
        QTRY_COMPARE_WITH_TIMEOUT(node.seen.neverStarted, 1, kPatience);
        node.launch("#!/bin/sh\nexit 5\n");
    }
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.seen.ended[0].cause, kind == 1 ? EndCause::Lost : EndCause::Exited);
    QCOMPARE(node.seen.ended[0].exit.status, kind == 1 ? 0 : 5);
}

void TestProcessLauncher::killedSupervisorTakesItsJobAlong()
{
    Node node;
    node.launch("#!/bin/bash\nsleep 1000 & echo same=$!\n(setsid sleep 1000 & echo own=$!)\n"
                "(env -i setsid bash -c 'sleep 1000 & echo nameless=$!; wait' &)\necho shell=$$\nwait\n");
    QTRY_VERIFY_WITH_TIMEOUT(node.output().contains("shell=") && node.output().contains("nameless="), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.started.size(), 1U, kPatience);
    const auto pidOf = [&](const QByteArray& name) {
        const qsizetype from = node.output().indexOf(name + "=") + name.size() + 1;
        return node.output().mid(from, node.output().indexOf('\n', from) - from).toInt();
    };
    ::kill(node.seen.started[0].pid, SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.seen.ended[0].cause, EndCause::Lost);
    for (const char* name : {"same", "own", "shell"}) {
        QVERIFY(pidOf(name) > 0);
        QTRY_VERIFY2_WITH_TIMEOUT(!lives(pidOf(name)), name, kPatience);
    }
    // Without a cgroup nothing ties this one to the job any more: that is the limit of what can be found.
    ::kill(pidOf("nameless"), SIGKILL);
}

void TestProcessLauncher::lateSecondLaunchWatchesTheFirst()
{
    Node node;
    node.launch(kSleeper);
    QTRY_VERIFY_WITH_TIMEOUT(node.output().contains("started"), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.started.size(), 1U, kPatience);
    const ProcessIdentity first = node.seen.started[0];
    node.restart();
    LaunchRequest late = node.request(kSleeper);
    late.again = true;
    node.launcher->launch(std::move(late));
    QTRY_VERIFY_WITH_TIMEOUT(!node.seen.started.empty() && node.seen.started.back() == first, kPatience);
    node.launcher->control(JobId(7), cancelRequest(), [](Result<SupervisorReply>) {});
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.seen.ended[0].supervisor, first);
    QCOMPARE(node.output().count("started"), 1);
    ::waitpid(first.pid, nullptr, 0);
}

void TestProcessLauncher::controlReachesASupervisorThatIsStillStarting()
{
    Node node;
    node.launch(kSleeper);
    bool answered = false;
    node.launcher->control(JobId(7), cancelRequest(), [&](Result<SupervisorReply> reply) { answered = reply.ok() && reply->ok; });
    QVERIFY(!answered);
    QTRY_VERIFY_WITH_TIMEOUT(answered, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    QCOMPARE(node.seen.ended[0].cause, EndCause::Cancelled);
}

void TestProcessLauncher::controlOfAJobThatIsNotThereFails()
{
    Node node;
    std::optional<Error> error;
    node.launcher->control(JobId(8), cancelRequest(), [&](Result<SupervisorReply> reply) { error = reply.error(); });
    QVERIFY(!error);
    QTRY_VERIFY_WITH_TIMEOUT(error.has_value(), kPatience);
    QCOMPARE(error->code, Code::NotRunning);
}

void TestProcessLauncher::controlAnswersWithWhatTheSupervisorSays()
{
    Node node;
    node.launch(kSleeper);
    SupervisorRequest request;
    request.kind = ControlKind::Signal;
    request.signal = 1000;
    std::optional<SupervisorReply> answer;
    node.launcher->control(JobId(7), request, [&](Result<SupervisorReply> reply) { answer = *reply; });
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), kPatience);
    QVERIFY(!answer->ok);
    QCOMPARE(answer->message, std::string("no such signal: 1000"));
    node.launcher->control(JobId(7), cancelRequest(), [](Result<SupervisorReply>) {});
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
}

void TestProcessLauncher::forgottenJobsLoseTheirFolders()
{
    Node node;
    node.launch("#!/bin/sh\n");
    QTRY_COMPARE_WITH_TIMEOUT(node.seen.ended.size(), 1U, kPatience);
    node.launcher->forget({JobId(7), JobId(8)});
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(node.jobFile("")), kPatience);
}

QTEST_GUILESS_MAIN(TestProcessLauncher)
#include "tst_processlauncher.moc"
