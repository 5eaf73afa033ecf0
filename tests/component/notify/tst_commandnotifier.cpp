// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "notify/commandnotifier.h"

#include <csignal>
#include <QDir>
#include <QSignalSpy>
#include <QtTest>
#include <sys/wait.h>

using namespace slotd;

namespace
{

class LineLog : public Log
{
public:
    void write(LogLevel, std::string_view event, Pairs pairs) override
    {
        std::string line(event);
        for (const auto& [key, value] : pairs)
            line += " " + std::string(key) + "=" + value;
        lines.append(QString::fromStdString(line));
    }
    QStringList lines;
};

Job endedJob(std::uint32_t id, JobState state = JobState::Completed, Reason reason = Reason::None)
{
    Job job;
    job.id = JobId(id);
    auto spec = std::make_shared<JobSpec>();
    spec->name = "a \"name\" $HOME";
    spec->partition = "cpu";
    job.spec = spec;
    EndedPhase ended;
    ended.state = state;
    ended.reason = reason;
    job.phase = ended;
    return job;
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool waitIdle(CommandNotifier& notifier)
{
    return QTest::qWaitFor([&] { return notifier.idle(); }, 60'000);
}

} // namespace

class TestCommandNotifier : public QObject
{
    Q_OBJECT
private slots:
    void theHookGetsItsFiveVariables();
    void theReasonIsNeverEmpty();
    void withoutACommandNothingRuns();
    void aChangedCommandHoldsForLaterJobs();
    void aFailingHookIsOneLogLine_data();
    void aFailingHookIsOneLogLine();
    void aHookThatCantStartIsOneLogLineEach();
    void neverMoreRunAtOnceThanAllowed();
    void tooManyWaitingAreDroppedWithOneLine();
    void aHangingHookIsKilledWithWhatItStarted();
    void hundredsOfHooksLeaveNoZombie();
    void goingAwayEndsWhatRuns();
};

void TestCommandNotifier::theHookGetsItsFiveVariables()
{
    const QTemporaryDir dir;
    LineLog log;
    const QString out = dir.filePath("out");
    CommandNotifier notifier("printf '%s|' \"$SLOTD_JOB_ID\" \"$SLOTD_JOB_NAME\" \"$SLOTD_JOB_STATE\" "
                             "\"$SLOTD_JOB_PARTITION\" \"$SLOTD_JOB_REASON\" > '" + out.toStdString() + "'",
                             log);
    notifier.jobEnded(endedJob(7, JobState::Failed, Reason::NonZeroExitCode));
    QVERIFY(!notifier.idle());
    QVERIFY(waitIdle(notifier));
    QCOMPARE(content(out), QByteArray("7|a \"name\" $HOME|FAILED|cpu|NonZeroExitCode|"));
    QCOMPARE(log.lines, QStringList());
}

void TestCommandNotifier::theReasonIsNeverEmpty()
{
    for (const auto& [name, value] : hookVariables(endedJob(1)))
        QVERIFY2(!value.empty(), name);
    Job nameless = endedJob(1);
    nameless.spec = std::make_shared<JobSpec>();
    for (const auto& [name, value] : hookVariables(nameless))
        QVERIFY2(!value.empty(), name);
    const auto reason = hookVariables(endedJob(1)).back();
    QCOMPARE(std::string(reason.first), std::string("SLOTD_JOB_REASON"));
    QCOMPARE(reason.second, std::string("None"));
}

void TestCommandNotifier::withoutACommandNothingRuns()
{
    LineLog log;
    CommandNotifier notifier("", log);
    notifier.jobEnded(endedJob(1));
    QVERIFY(notifier.idle());
}

void TestCommandNotifier::aChangedCommandHoldsForLaterJobs()
{
    const QTemporaryDir dir;
    LineLog log;
    const std::string folder = dir.path().toStdString();
    CommandNotifier notifier("echo > " + folder + "/one", log, {.atOnce = 1});
    notifier.jobEnded(endedJob(1));
    notifier.jobEnded(endedJob(2)); // Waits, with the command of its own time.
    notifier.setCommand("echo > " + folder + "/two");
    notifier.jobEnded(endedJob(3));
    QVERIFY(waitIdle(notifier));
    QVERIFY(QFile::exists(dir.filePath("one")));
    QVERIFY(QFile::exists(dir.filePath("two")));
    QCOMPARE(log.lines, QStringList());
}

void TestCommandNotifier::aFailingHookIsOneLogLine_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("line");
    QTest::newRow("status") << "exit 3" << "hook-failed job=9 why=exit status 3 stderr=";
    QTest::newRow("status and words") << "echo first >&2; echo second >&2; exit 1"
                                      << "hook-failed job=9 why=exit status 1 stderr=first";
    QTest::newRow("signal") << "kill -9 $$" << "hook-failed job=9 why=killed by a signal stderr=";
    QTest::newRow("output goes nowhere") << "head -c 1000000 /dev/zero; exit 2"
                                         << "hook-failed job=9 why=exit status 2 stderr=";
}

void TestCommandNotifier::aFailingHookIsOneLogLine()
{
    QFETCH(QString, command);
    QFETCH(QString, line);
    LineLog log;
    CommandNotifier notifier(command.toStdString(), log);
    notifier.jobEnded(endedJob(9));
    QVERIFY(waitIdle(notifier));
    QCOMPARE(log.lines, QStringList{line});
}

void TestCommandNotifier::aHookThatCantStartIsOneLogLineEach()
{
    LineLog log;
    // No argument may be this long (execve(2), MAX_ARG_STRLEN), so the start itself fails.
    CommandNotifier notifier("true " + std::string(200'000, '#'), log, {.atOnce = 1});
    for (std::uint32_t id = 1; id <= 50; ++id)
        notifier.jobEnded(endedJob(id));
    QVERIFY(waitIdle(notifier));
    QCOMPARE(log.lines.size(), 50);
    QVERIFY(log.lines.front().startsWith("hook-failed job=1 why="));
}

void TestCommandNotifier::neverMoreRunAtOnceThanAllowed()
{
    const QTemporaryDir dir;
    LineLog log;
    // mkdir is the counter: a second hook at the same time can't make the folder and fails.
    const std::string folder = dir.filePath("taken").toStdString();
    CommandNotifier notifier("mkdir '" + folder + "' && rmdir '" + folder + "'", log, {.atOnce = 1});
    QSignalSpy idle(&notifier, &CommandNotifier::becameIdle);
    for (std::uint32_t id = 1; id <= 20; ++id)
        notifier.jobEnded(endedJob(id));
    QTRY_COMPARE_WITH_TIMEOUT(idle.count(), 1, 60'000);
    QCOMPARE(log.lines, QStringList());
}

void TestCommandNotifier::tooManyWaitingAreDroppedWithOneLine()
{
    LineLog log;
    CommandNotifier notifier("true", log, {.atOnce = 1, .waiting = 3});
    for (std::uint32_t id = 1; id <= 10; ++id)
        notifier.jobEnded(endedJob(id));
    QCOMPARE(log.lines, QStringList{"hooks-dropped waiting=3"});
    QVERIFY(waitIdle(notifier));
}

void TestCommandNotifier::aHangingHookIsKilledWithWhatItStarted()
{
    const QTemporaryDir dir;
    LineLog log;
    const QString pidFile = dir.filePath("pid");
    CommandNotifier notifier("sleep 600 & echo $! > '" + pidFile.toStdString() + "'; wait", log,
                             {.time = Milliseconds(500)});
    notifier.jobEnded(endedJob(4));
    QVERIFY(waitIdle(notifier));
    QCOMPARE(log.lines, QStringList{"hook-failed job=4 why=took too long stderr="});
    const int pid = content(pidFile).trimmed().toInt();
    QVERIFY(pid > 0);
    // Gone, or a zombie that somebody else's init has yet to reap.
    QTRY_VERIFY(kill(pid, 0) != 0 || content(QString("/proc/%1/stat").arg(pid)).contains(") Z"));
}

void TestCommandNotifier::hundredsOfHooksLeaveNoZombie()
{
    LineLog log;
    CommandNotifier notifier(":", log);
    for (std::uint32_t id = 1; id <= 500; ++id)
        notifier.jobEnded(endedJob(id));
    QVERIFY(QTest::qWaitFor([&] { return notifier.idle(); }, 100'000));
    QCOMPARE(log.lines, QStringList());
    siginfo_t info{};
    QVERIFY(waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == 0);
}

void TestCommandNotifier::goingAwayEndsWhatRuns()
{
    const QTemporaryDir dir;
    LineLog log;
    const QString pidFile = dir.filePath("pid");
    {
        CommandNotifier notifier("echo $$ > '" + pidFile.toStdString() + "'; exec sleep 600", log);
        notifier.jobEnded(endedJob(1));
        QVERIFY(QTest::qWaitFor([&] { return content(pidFile).endsWith('\n'); }, 30'000));
    }
    QTRY_VERIFY(kill(content(pidFile).trimmed().toInt(), 0) != 0);
}

QTEST_GUILESS_MAIN(TestCommandNotifier)
#include "tst_commandnotifier.moc"
