// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/supervisor/supervisorrun.h"

#include <QTest>

using namespace slotd;
using namespace slotd::test;

/// The job's cgroup, on a folder made to look like one: the files the kernel would put there are plain files.
class TestSupervisorCgroup : public QObject
{
    Q_OBJECT

private slots:
    void limitsAreWritten();
    void limitsNotAskedForAreLeftAlone();
    void outOfMemoryIsReported();
    void outOfMemoryIsReportedAfterACancelToo();
    void peakOfTheGroupCounts();
    void unusableBaseFailsTheLaunch_data();
    void unusableBaseFailsTheLaunch();
    void stepStandsInAGroupOfItsOwnBelowItsJobs();
    void stepThatRanOutOfMemoryIsReported();
    void stepThatCannotBeMovedRunsWithoutLimits();

private:
    /// A step's supervisor with one task, and no srun to tell of it.
    static void makeStep(SupervisorRun& run, const std::string& script)
    {
        run.plan.step = 3;
        run.plan.command = {"/bin/sh", "-c", script};
        run.plan.rankPlans.resize(1);
        run.plan.memoryMaxBytes = 1024;
        run.plan.swapOff = true;
        run.plan.cpuQuotaUs = 100'000;
    }
    /// The scope that systemd would have made, with the groups of job and step.
    static QString makeScope(SupervisorRun& run, const QByteArray& stepEvents = "oom_kill 0\n")
    {
        const QString job = makeGroup(run);
        QDir().mkpath(run.path("cgroup/supervisors"));
        put(run.path("cgroup/supervisors/cgroup.procs"), "");
        QDir().mkpath(job + "/step_3");
        for (const char* name : {"cgroup.procs", "memory.oom.group"})
            put(job + "/step_3/" + name, "");
        put(job + "/step_3/memory.events", stepEvents);
        put(job + "/cgroup.subtree_control", "");
        return job;
    }

    static QString makeGroup(SupervisorRun& run, const QByteArray& events = "oom 0\noom_kill 0\n")
    {
        const QString group = run.path("cgroup/job_7");
        QDir().mkpath(group);
        for (const char* name : {"cgroup.procs", "memory.max", "memory.swap.max", "memory.oom.group", "cpu.max"})
            put(group + "/" + name, "");
        put(group + "/memory.events", events);
        run.plan.cgroupBase = run.path("cgroup").toStdString();
        return group;
    }

    static void put(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write(text);
    }
};

void TestSupervisorCgroup::limitsAreWritten()
{
    SupervisorRun run;
    const QString group = makeGroup(run);
    run.plan.memoryMaxBytes = 512 * 1024 * 1024;
    run.plan.swapOff = true;
    run.plan.cpuQuotaUs = 200'000;
    const AttemptFile result = run.run("#!/bin/sh\ncat ../cgroup/job_7/cgroup.procs\n");
    QCOMPARE(result.cause, EndCause::Exited);
    QCOMPARE(result.message, std::string());
    QCOMPARE(contentOf(group + "/memory.max"), "536870912");
    QCOMPARE(contentOf(group + "/memory.swap.max"), "0");
    QCOMPARE(contentOf(group + "/memory.oom.group"), "1");
    QCOMPARE(contentOf(group + "/cpu.max"), "200000 100000");
    QCOMPARE(run.output(), "0"); // entered before the first instruction
    QVERIFY(!result.oomKilled);
}

void TestSupervisorCgroup::limitsNotAskedForAreLeftAlone()
{
    SupervisorRun run;
    const QString group = makeGroup(run);
    QCOMPARE(run.run("#!/bin/sh\n").cause, EndCause::Exited);
    QCOMPARE(contentOf(group + "/memory.max"), "");
    QCOMPARE(contentOf(group + "/memory.swap.max"), "");
    QCOMPARE(contentOf(group + "/cpu.max"), "");
}

void TestSupervisorCgroup::outOfMemoryIsReported()
{
    SupervisorRun run;
    makeGroup(run);
    const AttemptFile result = run.run("#!/bin/sh\nprintf 'low 0\\noom 3\\noom_kill 2\\n' > ../cgroup/job_7/memory.events\nexit 0\n");
    QVERIFY(result.oomKilled);
    QCOMPARE(result.exit, ExitCode());
}

void TestSupervisorCgroup::outOfMemoryIsReportedAfterACancelToo()
{
    SupervisorRun run;
    makeGroup(run, "oom_kill 1\noom_group_kill 0\n");
    run.script("#!/bin/sh\nexec sleep 1000\n");
    run.start();
    run.terminate(EndCause::Cancelled);
    run.wait();
    QVERIFY(run.result().oomKilled);
    QCOMPARE(run.result().cause, EndCause::Cancelled);
}

void TestSupervisorCgroup::peakOfTheGroupCounts()
{
    SupervisorRun run;
    put(makeGroup(run) + "/memory.peak", "1073741824\n");
    QCOMPARE(run.run("#!/bin/sh\n").usage.maxRssKb, 1024 * 1024);
}

void TestSupervisorCgroup::unusableBaseFailsTheLaunch_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("missing") << "missing" << QByteArray("cgroup: cannot make BASE/job_7: No such file or directory");
    QTest::newRow("a file") << "file" << QByteArray("cgroup: cannot make BASE/job_7: Not a directory");
    QTest::newRow("no cgroup") << "plain" << QByteArray("cgroup: BASE/job_7/cgroup.procs: No such file or directory (is BASE a cgroup v2 folder?)");
    QTest::newRow("no memory controller") << "memory" << QByteArray("cgroup: cannot write 1024 to BASE/job_7/memory.max: No such file or directory");
    QTest::newRow("no cpu controller") << "cpu" << QByteArray("cgroup: cannot write 100000 100000 to BASE/job_7/cpu.max: No such file or directory");
}

void TestSupervisorCgroup::unusableBaseFailsTheLaunch()
{
    QFETCH(QString, what);
    QFETCH(QByteArray, message);
    SupervisorRun run;
    const QString base = run.path("cgroup");
    if (what == "file")
        put(base, "");
    else if (what == "plain")
        QDir().mkpath(base);
    else if (what != "missing")
        makeGroup(run);
    if (what == "memory")
        QFile::remove(base + "/job_7/memory.max");
    if (what == "cpu")
        QFile::remove(base + "/job_7/cpu.max");
    run.plan.cgroupBase = base.toStdString();
    run.plan.memoryMaxBytes = 1024;
    run.plan.cpuQuotaUs = 100'000;
    const AttemptFile result = run.run("#!/bin/sh\ntouch ran\n");
    QCOMPARE(result.cause, EndCause::LaunchFailure);
    QCOMPARE(QByteArray::fromStdString(result.message), message.replace("BASE", base.toLocal8Bit()));
    QVERIFY(!QFile::exists(run.path("work/ran")));
}

void TestSupervisorCgroup::stepStandsInAGroupOfItsOwnBelowItsJobs()
{
    SupervisorRun run;
    const QString job = makeScope(run);
    makeStep(run, "cat ../cgroup/job_7/step_3/cgroup.procs");
    run.start();
    run.wait();
    QCOMPARE(run.output(), "0");
    QCOMPARE(contentOf(run.path("cgroup/supervisors/cgroup.procs")), "0");
    QCOMPARE(contentOf(job + "/memory.max"), "1024");
    QCOMPARE(contentOf(job + "/memory.swap.max"), "0");
    QCOMPARE(contentOf(job + "/cpu.max"), "100000 100000");
    QCOMPARE(contentOf(job + "/cgroup.subtree_control"), "+memory");
    QCOMPARE(contentOf(job + "/step_3/memory.oom.group"), "1");
    QCOMPARE(contentOf(job + "/memory.oom.group"), ""); // the other steps of the job live on
    QCOMPARE(contentOf(job + "/cgroup.procs"), "");             // no process beside groups
}

void TestSupervisorCgroup::stepThatRanOutOfMemoryIsReported()
{
    SupervisorRun run;
    makeScope(run, "oom_kill 1\n");
    makeStep(run, "exit 0");
    int link[2];
    QCOMPARE(::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, link), 0);
    run.plan.linkFd = link[1];
    run.start();
    ::close(link[1]);
    StepNotice notice;
    char bytes[4096];
    while (notice.kind != StepNoticeKind::Finished) {
        const ssize_t got = ::recv(link[0], bytes, sizeof bytes, 0);
        QVERIFY(got > 0);
        QVERIFY(decodeFromString(std::string_view(bytes, static_cast<std::size_t>(got)), notice));
    }
    run.wait();
    ::close(link[0]);
    QVERIFY(notice.oomKilled);
}

void TestSupervisorCgroup::stepThatCannotBeMovedRunsWithoutLimits()
{
    SupervisorRun run;
    const QString job = makeScope(run);
    QFile::remove(run.path("cgroup/supervisors/cgroup.procs"));
    makeStep(run, "echo runs");
    run.start();
    run.wait();
    QCOMPARE(run.output(), "runs\n");
    QCOMPARE(contentOf(job + "/memory.max"), "");
}

QTEST_APPLESS_MAIN(TestSupervisorCgroup)
#include "tst_supervisorcgroup.moc"
