// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/jobwaiter.h"

#include <QtTest>

using namespace slotd;

namespace
{

JobRecord job(std::uint32_t id, JobState state, ExitCode exit = {}, bool ran = true)
{
    JobRecord record;
    record.id = JobId(id);
    record.state = state;
    record.exit = exit;
    record.start = ran ? Instant(Milliseconds(1)) : kNoTime;
    return record;
}

} // namespace

class TestJobWaiter : public QObject
{
    Q_OBJECT

private slots:
    void theExitCodeIsTheJobsOwn_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("signal");
        QTest::addColumn<bool>("ran");
        QTest::addColumn<int>("exitCode");
        const auto row = [](const char* name, JobState state, int status, int signal, bool ran, int exitCode) {
            QTest::newRow(name) << static_cast<int>(state) << status << signal << ran << exitCode;
        };
        row("completed", JobState::Completed, 0, 0, true, 0);
        row("failed", JobState::Failed, 3, 0, true, 3);
        row("died by a signal", JobState::Failed, 0, 9, true, 1);
        row("could not be started", JobState::Failed, 0, 53, false, 1);
        row("cancelled while running", JobState::Cancelled, 0, 15, true, 1);
        row("cancelled, exit 0 in a trap", JobState::Cancelled, 0, 0, true, 1);
        row("cancelled while pending", JobState::Cancelled, 0, 0, false, 0);
        row("time limit", JobState::Timeout, 0, 0, true, 1);
        row("out of memory", JobState::OutOfMemory, 0, 125, true, 1);
    }

    void theExitCodeIsTheJobsOwn()
    {
        QFETCH(int, state);
        QFETCH(int, status);
        QFETCH(int, signal);
        QFETCH(bool, ran);
        JobWaiter waiter(1);
        QVERIFY(waiter.add(job(5, static_cast<JobState>(state), {status, signal}, ran)));
        QTEST(waiter.exitCode(), "exitCode");
    }

    void anArrayGivesItsHighestCode()
    {
        JobWaiter waiter(3);
        QVERIFY(!waiter.add(job(5, JobState::Failed, {2, 0})));
        QVERIFY(!waiter.add(job(6, JobState::Running)));
        QVERIFY(!waiter.add(job(6, JobState::Failed, {7, 0})));
        QVERIFY(!waiter.add(job(6, JobState::Failed, {7, 0})));
        QVERIFY(waiter.add(job(7, JobState::Completed)));
        QCOMPARE(waiter.exitCode(), 7);
    }

    void aRequeuedJobHasNotEnded()
    {
        JobWaiter waiter(1);
        JobWaiter two(2);
        QVERIFY(!two.add(job(5, JobState::Failed, {1, 0})));
        QVERIFY(!two.add(job(5, JobState::Pending)));
        QVERIFY(!two.add(job(6, JobState::Completed)));
        QVERIFY(two.add(job(5, JobState::Completed)));
        QCOMPARE(two.exitCode(), 0);
        QVERIFY(!waiter.add(job(5, JobState::Completing)));
    }
};

QTEST_APPLESS_MAIN(TestJobWaiter)
#include "tst_jobwaiter.moc"
