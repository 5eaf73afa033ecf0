// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "queuefixture.h"

#include <QTest>

using namespace slotd;
using namespace slotd::test;

class tst_Scheduler : public QObject
{
    Q_OBJECT

private slots:
    // Order
    void singleJobsStartInSubmissionOrder();
    void higherPriorityGoesFirst();
    void twoArraysAlternate();
    void aLaterSingleJobTakesItsTurnWithALongArray();
    void aStreamOfSingleJobsDoesNotStarveAnArray();
    void manyHeldSingleJobsDoNotPushNewOnesBehindAnArray();
    void aRequeuedJobKeepsItsPlace();
    void aReleasedJobGoesByItsSubmissionOrder();
    void anUpdateThatChangesNothingOfWeightKeepsThePlace();
    void raisedPriorityOvertakes();
    // Reasons
    void reasonsFollowTheirOrder();
    void onlyWhatDoesNotFitShowsResources();
    void onlyTheFirstWaitsForResourcesWhereSlurmIsAskedFor();
    void aHeldJobIsNotStartedUntilReleased();
    void beginTimeIsTheNextDeadline();
    void heldJobsArmNoDeadline();
    // Resources
    void gpusAreTheLowestFreeOnes();
    void gpusInUseAfterARestartAreNotGivenOut();
    void exclusiveWaitsForAnEmptyHostAndKeepsItAlone();
    void allMemoryMeansAllOfTheHost();
    // Arrays
    void anArrayRunsAtMostItsLimitAtOnce();
    void aRaisedArrayLimitLetsMoreIn();
    void aHeldArrayKeepsItsLimitWhenReleased();
    void aTaskOfHigherPriorityTakesTheFreeSlot();
    // Reservation
    void aShortJobPassesIfItEndsBeforeTheReservation();
    void aLongJobPassesIfItLeavesTheReservedRoom();
    void passingJobsTogetherLeaveTheReservedRoom();
    void withoutLimitsWhatIsFreedIsKeptForTheBigJob();
    void aStreamOfSmallJobsDoesNotStarveABigOne();
    void cpuJobsDoNotWaitBehindAWishForAGpu();
    void aJobPastItsLimitCountsAsEndingNow();
    void aChangedLimitMovesTheReservation();
    // Host
    void tooLargeForAShrunkHostIsSetAsideAndBlocksNobody();
    void aVanishedPartitionIsInactive();
    void aGrownHostTakesWhatWasSetAside();
    void shrinkingUnderRunningJobsStartsNothing();
    // Suspending
    void aSuspendedJobGivesItsCpusAndKeepsMemoryAndGpus();
    void aResumedJobHasItsCpusAtOnceAndNothingStartsUntilThereIsRoom();
    void timeSpentSuspendedDoesNotCountForTheReservation();
    void aJobFoundSuspendedAfterARestartHoldsNoCpus();
    // Counting
    void countsAndUseFollowTheJobs();
    void eligibleIsToldOnce();
};

void tst_Scheduler::singleJobsStartInSubmissionOrder()
{
    Queue q(makeHost(1));
    for (std::uint32_t id : {3U, 1U, 2U})
        q.add(JobMaker(id));
    QCOMPARE(q.pass(), Ids{1});
    QCOMPARE(q.end(1), Ids{2});
    QCOMPARE(q.end(2), Ids{3});
}

void tst_Scheduler::higherPriorityGoesFirst()
{
    Queue q(makeHost(1));
    q.add(JobMaker(1));
    q.add(JobMaker(2).priority(5));
    q.add(JobMaker(3).priority(-5));
    QCOMPARE(q.pass(), Ids{2});
    QCOMPARE(q.end(2), Ids{1});
    QCOMPARE(q.end(1), Ids{3});
}

void tst_Scheduler::twoArraysAlternate()
{
    Queue q(makeHost(1));
    q.addArray(JobMaker(10), 10, 3);
    q.addArray(JobMaker(20), 20, 3);
    QCOMPARE(q.pass(), Ids{10});
    Ids order;
    for (std::uint32_t running = 10; order.size() < 5;) {
        const Ids next = q.end(running);
        QCOMPARE(next.size(), std::size_t{1});
        running = next.front();
        order.push_back(running);
    }
    QCOMPARE(order, (Ids{20, 11, 21, 12, 22}));
}

void tst_Scheduler::aLaterSingleJobTakesItsTurnWithALongArray()
{
    Queue q(makeHost(1));
    q.addArray(JobMaker(10), 10, 1000);
    QCOMPARE(q.pass(), Ids{10});
    QCOMPARE(q.end(10), Ids{11});
    q.add(JobMaker(2000));
    q.add(JobMaker(2001));
    // Turn 1 is the array's last start, so the single job is next; then they alternate.
    QCOMPARE(q.end(11), Ids{2000});
    QCOMPARE(q.end(2000), Ids{12});
    QCOMPARE(q.end(12), Ids{2001});
    QCOMPARE(q.end(2001), Ids{13});
}

void tst_Scheduler::aStreamOfSingleJobsDoesNotStarveAnArray()
{
    Queue q(makeHost(1));
    q.addArray(JobMaker(10), 10, 20);
    std::uint32_t running = q.pass().front();
    std::uint32_t next = 1000;
    int tasks = 0;
    for (int i = 0; i < 20; ++i) {
        q.add(JobMaker(next++));
        q.add(JobMaker(next++));
        running = q.end(running).front();
        tasks += running < 1000 ? 1 : 0;
    }
    QVERIFY2(tasks >= 9, "the array gets every second start");
    QVERIFY2(tasks <= 11, "and not more");
}

void tst_Scheduler::manyHeldSingleJobsDoNotPushNewOnesBehindAnArray()
{
    Queue q(makeHost(1));
    for (std::uint32_t id = 1; id <= 100; ++id)
        q.add(JobMaker(id).held());
    q.addArray(JobMaker(200), 200, 50);
    QCOMPARE(q.pass(), Ids{200});
    q.add(JobMaker(1000));
    QCOMPARE(q.end(200), Ids{1000});
}

void tst_Scheduler::aRequeuedJobKeepsItsPlace()
{
    Queue q(makeHost(1));
    for (std::uint32_t id = 1; id <= 4; ++id)
        q.add(JobMaker(id));
    QCOMPARE(q.pass(), Ids{1});
    QCOMPARE(q.end(1), Ids{2});
    q.scheduler.requeued(JobId(2));
    q.add(JobMaker(2));
    QCOMPARE(q.pass(), Ids{2});
    QCOMPARE(q.end(2), Ids{3});
}

void tst_Scheduler::aReleasedJobGoesByItsSubmissionOrder()
{
    Queue q(makeHost(1));
    q.add(JobMaker(1));
    q.add(JobMaker(2).held());
    q.add(JobMaker(3));
    q.add(JobMaker(4));
    QCOMPARE(q.pass(), Ids{1});
    q.scheduler.update(JobMaker(2));
    QCOMPARE(q.end(1), Ids{2});
}

void tst_Scheduler::anUpdateThatChangesNothingOfWeightKeepsThePlace()
{
    Queue q(makeHost(2));
    q.add(JobMaker(1).cpus(2));
    q.addArray(JobMaker(10).cpus(2), 10, 3);
    q.add(JobMaker(20).cpus(2));
    q.add(JobMaker(21).cpus(2));
    QCOMPARE(q.pass(), Ids{1});
    q.scheduler.update(JobMaker(20).cpus(2).limit(60s));
    QCOMPARE(q.end(1), Ids{10});
    QCOMPARE(q.end(10), Ids{11});
    QCOMPARE(q.end(11), Ids{20});
}

void tst_Scheduler::raisedPriorityOvertakes()
{
    Queue q(makeHost(1));
    for (std::uint32_t id = 1; id <= 4; ++id)
        q.add(JobMaker(id));
    QCOMPARE(q.pass(), Ids{1});
    q.scheduler.update(JobMaker(4).priority(100));
    QCOMPARE(q.end(1), Ids{4});
    QCOMPARE(q.end(4), Ids{2});
}

void tst_Scheduler::reasonsFollowTheirOrder()
{
    Queue q(makeHost(1));
    q.add(JobMaker(1));
    q.add(JobMaker(2).held().begin(kStart + 60s).needs(DependencyKind::AfterOk, 1));
    q.add(JobMaker(3).begin(kStart + 60s).needs(DependencyKind::AfterOk, 1));
    q.add(JobMaker(4).needs(DependencyKind::AfterOk, 1));
    q.addArray(JobMaker(10), 10, 2, 1);
    QCOMPARE(q.pass(), Ids{1});
    QCOMPARE(q.reason(1), "None");
    QCOMPARE(q.reason(2), "JobHeldUser");
    QCOMPARE(q.reason(3), "BeginTime");
    QCOMPARE(q.reason(4), "Dependency");
    QCOMPARE(q.reason(10), "Resources");
    QCOMPARE(q.reason(11), "JobArrayTaskLimit");
    QCOMPARE(q.reason(999), "None");
    q.now += 61s;
    QCOMPARE(q.reason(3), "Dependency");
    QCOMPARE(q.end(1, JobState::Failed, {1, 0}), Ids{10});
    QCOMPARE(q.reason(4), "DependencyNeverSatisfied");
}

void tst_Scheduler::onlyWhatDoesNotFitShowsResources()
{
    Queue q(makeHost(4));
    q.add(JobMaker(1).cpus(3));
    q.add(JobMaker(2).cpus(4));
    q.add(JobMaker(3).cpus(1));
    QCOMPARE(q.pass(), Ids{1});
    QCOMPARE(q.reason(2), "Resources");
    QCOMPARE(q.reason(3), "Priority");
}

void tst_Scheduler::onlyTheFirstWaitsForResourcesWhereSlurmIsAskedFor()
{
    HostModel host = makeHost(2);
    host.oneWaitsForResources = true;
    Queue q(host);
    for (const std::uint32_t id : {1U, 2U, 3U})
        q.add(JobMaker(id).cpus(2));
    q.pass();
    QCOMPARE(q.reason(2), "Resources");
    QCOMPARE(q.reason(3), "Priority");
    q.end(1);
    QCOMPARE(q.reason(3), "Resources");
}

void tst_Scheduler::aHeldJobIsNotStartedUntilReleased()
{
    Queue q(makeHost(1));
    q.add(JobMaker(1).held());
    QCOMPARE(q.pass(), Ids{});
    QVERIFY(q.last.nowEligible.empty());
    q.scheduler.update(JobMaker(1));
    QCOMPARE(q.pass(), Ids{1});
}

void tst_Scheduler::beginTimeIsTheNextDeadline()
{
    Queue q(makeHost(1));
    q.add(JobMaker(1).begin(kStart + 60s));
    q.add(JobMaker(2).begin(kStart + 30s));
    QCOMPARE(q.pass(), Ids{});
    QCOMPARE(q.last.nextDeadline, kStart + 30s);
    QCOMPARE(q.reason(1), "BeginTime");
    QCOMPARE(q.after(30s), Ids{2});
    QCOMPARE(q.last.nowEligible, std::vector<JobId>{JobId(2)});
    QCOMPARE(q.last.nextDeadline, kStart + 60s);
    QCOMPARE(q.after(30s), Ids{});
    QVERIFY(q.last.nextDeadline == kNoTime);
    QCOMPARE(q.end(2), Ids{1});
}

void tst_Scheduler::heldJobsArmNoDeadline()
{
    Queue q(makeHost(1));
    q.add(JobMaker(1).begin(kStart + 60s).held());
    q.add(JobMaker(2).begin(kStart + 90s).needs(DependencyKind::AfterOk, 1));
    q.pass();
    QVERIFY(q.last.nextDeadline == kNoTime);
}

void tst_Scheduler::gpusAreTheLowestFreeOnes()
{
    Queue q(makeHost(8, 1000, 3));
    q.add(JobMaker(1).gpus(1));
    q.add(JobMaker(2).gpus(1));
    QCOMPARE(q.pass(), (Ids{1, 2}));
    QCOMPARE(q.last.starts[0].allocation.gpuIndices, std::vector<std::uint32_t>{0});
    QCOMPARE(q.last.starts[1].allocation.gpuIndices, std::vector<std::uint32_t>{1});
    q.end(1);
    q.add(JobMaker(3).gpus(2));
    QCOMPARE(q.pass(), Ids{3});
    QCOMPARE(q.last.starts[0].allocation.gpuIndices, (std::vector<std::uint32_t>{0, 2}));
}

void tst_Scheduler::gpusInUseAfterARestartAreNotGivenOut()
{
    Queue q(makeHost(8, 1000, 2));
    Job running = JobMaker(1).gpus(1);
    running.phase = RunningPhase{kStart, {Cpus(1), Megabytes(1), {0}}, {}, "boot"};
    q.scheduler.addRunning(running);
    q.add(JobMaker(2).gpus(1));
    QCOMPARE(q.pass(), Ids{2});
    QCOMPARE(q.last.starts[0].allocation.gpuIndices, std::vector<std::uint32_t>{1});
    QCOMPARE(q.scheduler.inUse().gpuIndices, (std::vector<std::uint32_t>{0, 1}));
}

void tst_Scheduler::exclusiveWaitsForAnEmptyHostAndKeepsItAlone()
{
    Queue q(makeHost(4));
    q.add(JobMaker(1));
    QCOMPARE(q.pass(), Ids{1});
    q.add(JobMaker(2).exclusive());
    q.add(JobMaker(3));
    QCOMPARE(q.pass(), Ids{});
    QCOMPARE(q.reason(2), "Resources");
    QCOMPARE(q.end(1), Ids{2});
    QCOMPARE(q.last.starts[0].allocation.cpus, Cpus(4));
    QCOMPARE(q.reason(3), "Resources");
    QCOMPARE(q.end(2), Ids{3});
}

void tst_Scheduler::allMemoryMeansAllOfTheHost()
{
    Queue q(makeHost(4, 1000));
    q.add(JobMaker(1).memory(0));
    q.add(JobMaker(2).memory(1));
    QCOMPARE(q.pass(), Ids{1});
    QCOMPARE(q.last.starts[0].allocation.memory, Megabytes(1000));
}

void tst_Scheduler::anArrayRunsAtMostItsLimitAtOnce()
{
    Queue q(makeHost(8));
    q.addArray(JobMaker(10), 10, 6, 2);
    QCOMPARE(q.pass(), (Ids{10, 11}));
    QCOMPARE(q.reason(12), "JobArrayTaskLimit");
    QCOMPARE(q.end(11), Ids{12});
    q.scheduler.requeued(JobId(10));
    Job again = JobMaker(10).task(10, 0, 2);
    q.add(again);
    QCOMPARE(q.pass(), Ids{10});
}

void tst_Scheduler::aRaisedArrayLimitLetsMoreIn()
{
    Queue q(makeHost(8));
    q.addArray(JobMaker(10), 10, 6, 1);
    QCOMPARE(q.pass(), Ids{10});
    q.scheduler.update(JobMaker(11).name("job10").task(10, 1, 3));
    QCOMPARE(q.pass(), (Ids{11, 12}));
    q.scheduler.update(JobMaker(13).name("job10").task(10, 3, 0));
    QCOMPARE(q.pass(), (Ids{13, 14, 15}));
}

void tst_Scheduler::aHeldArrayKeepsItsLimitWhenReleased()
{
    Queue q(makeHost(8));
    q.addArray(JobMaker(10).held(), 10, 4, 1);
    QCOMPARE(q.pass(), Ids{});
    for (std::uint32_t i = 0; i < 4; ++i) {
        Job job = JobMaker(10).task(10, i, 1);
        job.id = JobId(10 + i);
        q.scheduler.update(job);
    }
    QCOMPARE(q.pass(), Ids{10});
}

void tst_Scheduler::aTaskOfHigherPriorityTakesTheFreeSlot()
{
    Queue q(makeHost(1));
    q.addArray(JobMaker(10), 10, 4, 1);
    q.add(JobMaker(1).priority(9));
    QCOMPARE(q.pass(), Ids{1});
    Job last = JobMaker(10).task(10, 3, 1).priority(5);
    last.id = JobId(13);
    q.scheduler.update(last);
    QCOMPARE(q.end(1), Ids{13});
}

void tst_Scheduler::aShortJobPassesIfItEndsBeforeTheReservation()
{
    Queue q(makeHost(4));
    q.add(JobMaker(1).cpus(3).limit(600s));
    QCOMPARE(q.pass(), Ids{1});
    q.add(JobMaker(2).cpus(4));
    q.add(JobMaker(3).limit(601s));
    q.add(JobMaker(4));
    q.add(JobMaker(5).limit(600s));
    QCOMPARE(q.pass(), Ids{5});
    QCOMPARE(q.reason(3), "Resources");
    QCOMPARE(q.end(5), Ids{});
}

void tst_Scheduler::aLongJobPassesIfItLeavesTheReservedRoom()
{
    Queue q(makeHost(4));
    q.add(JobMaker(1).cpus(3).limit(600s));
    QCOMPARE(q.pass(), Ids{1});
    q.add(JobMaker(2).cpus(3));
    q.add(JobMaker(3));
    QCOMPARE(q.pass(), Ids{3});
    QCOMPARE(q.end(1), Ids{2});
}

void tst_Scheduler::passingJobsTogetherLeaveTheReservedRoom()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1).cpus(4).limit(600s));
    QCOMPARE(q.pass(), Ids{1});
    q.add(JobMaker(2).cpus(6));
    for (std::uint32_t id = 3; id < 10; ++id)
        q.add(JobMaker(id));
    QCOMPARE(q.pass(), (Ids{3, 4}));
    QCOMPARE(q.end(1), Ids{2});
}

void tst_Scheduler::withoutLimitsWhatIsFreedIsKeptForTheBigJob()
{
    Queue q(makeHost(4));
    for (std::uint32_t id = 1; id <= 4; ++id)
        q.add(JobMaker(id));
    QCOMPARE(q.pass(), (Ids{1, 2, 3, 4}));
    q.add(JobMaker(5).cpus(3));
    q.add(JobMaker(6));
    q.add(JobMaker(7));
    QCOMPARE(q.pass(), Ids{});
    QCOMPARE(q.end(1), Ids{6}); // 4 - 3 leaves room for one beside it
    QCOMPARE(q.end(2), Ids{});
    QCOMPARE(q.reason(7), "Priority");
    QCOMPARE(q.end(3), Ids{});
    QCOMPARE(q.end(4), Ids{5});
}

void tst_Scheduler::aStreamOfSmallJobsDoesNotStarveABigOne()
{
    Queue q(makeHost(4));
    std::uint32_t next = 100;
    std::vector<std::uint32_t> running;
    for (int i = 0; i < 8; ++i)
        q.add(JobMaker(next++));
    running = q.pass();
    q.add(JobMaker(1000).cpus(4));
    bool started = false;
    for (int i = 0; i < 12 && !started; ++i) {
        q.add(JobMaker(2000 + static_cast<std::uint32_t>(i)));
        const std::uint32_t ends = running.front();
        running.erase(running.begin());
        for (const std::uint32_t id : q.end(ends)) {
            running.push_back(id);
            started = started || id == 1000;
        }
    }
    QVERIFY(started);
}

void tst_Scheduler::cpuJobsDoNotWaitBehindAWishForAGpu()
{
    Queue q(makeHost(8, 1000, 1));
    q.add(JobMaker(1).gpus(1));
    QCOMPARE(q.pass(), Ids{1});
    q.add(JobMaker(2).gpus(1));
    for (std::uint32_t id = 3; id < 20; ++id)
        q.add(JobMaker(id));
    // One CPU runs, one is kept for the job that waits for the GPU.
    const Ids started = q.pass();
    QCOMPARE(started.size(), std::size_t{7});
    QCOMPARE(started.front(), 3U);
    QCOMPARE(q.end(3), Ids{10});
    QCOMPARE(q.end(1), Ids{2});
}

void tst_Scheduler::aJobPastItsLimitCountsAsEndingNow()
{
    Queue q(makeHost(4));
    q.add(JobMaker(1).cpus(4).limit(60s));
    QCOMPARE(q.pass(), Ids{1});
    q.add(JobMaker(2).cpus(4));
    q.add(JobMaker(3));
    QCOMPARE(q.after(120s), Ids{});
    QCOMPARE(q.end(1), Ids{2});
}

void tst_Scheduler::aChangedLimitMovesTheReservation()
{
    Queue q(makeHost(4));
    q.add(JobMaker(1).cpus(3).limit(600s));
    QCOMPARE(q.pass(), Ids{1});
    q.add(JobMaker(2).cpus(4));
    q.add(JobMaker(3).limit(900s));
    QCOMPARE(q.pass(), Ids{});
    q.scheduler.limitChanged(JobId(1), 1000s);
    QCOMPARE(q.pass(), Ids{3});
}

void tst_Scheduler::tooLargeForAShrunkHostIsSetAsideAndBlocksNobody()
{
    Queue q(makeHost(4));
    q.add(JobMaker(1).cpus(2));
    QCOMPARE(q.pass(), Ids{1});
    q.add(JobMaker(2).cpus(4));
    q.add(JobMaker(3));
    q.scheduler.setHost(makeHost(3));
    QCOMPARE(q.pass(), Ids{3});
    QCOMPARE(q.reason(2), "PartitionConfig");
}

void tst_Scheduler::aVanishedPartitionIsInactive()
{
    Queue q(makeHost(4, 1000, 1));
    q.add(JobMaker(1).gpus(1).held());
    q.add(JobMaker(2).partition("gpu"));
    q.scheduler.setHost(makeHost(4));
    q.scheduler.update(JobMaker(1).gpus(1));
    QCOMPARE(q.pass(), Ids{});
    QCOMPARE(q.reason(1), "PartitionInactive");
    QCOMPARE(q.reason(2), "PartitionInactive");
}

void tst_Scheduler::aGrownHostTakesWhatWasSetAside()
{
    Queue q(makeHost(2));
    q.add(JobMaker(1).cpus(4));
    q.add(JobMaker(2).exclusive());
    QCOMPARE(q.pass(), Ids{2});
    q.end(2);
    QCOMPARE(q.reason(1), "PartitionConfig");
    q.scheduler.setHost(makeHost(4));
    QCOMPARE(q.pass(), Ids{1});
}

void tst_Scheduler::shrinkingUnderRunningJobsStartsNothing()
{
    Queue q(makeHost(4, 1000, 2));
    q.add(JobMaker(1).cpus(3).gpus(2));
    QCOMPARE(q.pass(), Ids{1});
    q.scheduler.setHost(makeHost(2, 1000, 1));
    q.add(JobMaker(2));
    q.add(JobMaker(3).gpus(1));
    QCOMPARE(q.pass(), Ids{});
    QCOMPARE(q.end(1), (Ids{2, 3}));
    QCOMPARE(q.last.starts[1].allocation.gpuIndices, std::vector<std::uint32_t>{0});
}

void tst_Scheduler::aSuspendedJobGivesItsCpusAndKeepsMemoryAndGpus()
{
    Queue q(makeHost(2, 100));
    q.add(JobMaker(1).cpus(2).memory(60));
    q.add(JobMaker(2).cpus(2).memory(40));
    q.add(JobMaker(3).cpus(2).memory(60));
    QCOMPARE(q.pass(), Ids{1});
    q.scheduler.suspended(JobId(1));
    QCOMPARE(q.pass(), Ids{2});
    QCOMPARE(q.scheduler.inUse().cpus, Cpus(2));
    QCOMPARE(q.scheduler.inUse().memory, Megabytes(100));
    QCOMPARE(q.end(1), Ids{}); // ended while suspended: its CPUs are not given back twice
    QCOMPARE(q.end(2), Ids{3});
}

void tst_Scheduler::aResumedJobHasItsCpusAtOnceAndNothingStartsUntilThereIsRoom()
{
    Queue q(makeHost(2));
    q.add(JobMaker(1).cpus(2));
    q.add(JobMaker(2).cpus(2));
    q.add(JobMaker(3).cpus(1));
    QCOMPARE(q.pass(), Ids{1});
    q.scheduler.suspended(JobId(1));
    QCOMPARE(q.pass(), Ids{2});
    q.scheduler.resumed(JobId(1), Milliseconds(5000));
    QCOMPARE(q.pass(), Ids{});
    QCOMPARE(q.end(2), Ids{});
    QCOMPARE(q.end(1), Ids{3});
}

void tst_Scheduler::timeSpentSuspendedDoesNotCountForTheReservation()
{
    Queue q(makeHost(2));
    q.add(JobMaker(1).cpus(1).limit(60s));
    QCOMPARE(q.pass(), Ids{1});
    q.add(JobMaker(2).cpus(2).limit(60s));
    q.scheduler.suspended(JobId(1));
    q.scheduler.resumed(JobId(1), Milliseconds(100'000));
    q.add(JobMaker(3).cpus(1).limit(150s)); // job 1 may run for 160 s from here: this one is gone by then
    QCOMPARE(q.pass(), Ids{3});
}

void tst_Scheduler::aJobFoundSuspendedAfterARestartHoldsNoCpus()
{
    Queue q(makeHost(2));
    Job job = JobMaker(1).cpus(2);
    RunningPhase running;
    running.start = q.now;
    running.allocation.cpus = Cpus(2);
    running.suspendedSince = q.now;
    job.phase = running;
    q.scheduler.addRunning(job);
    q.add(JobMaker(2).cpus(2));
    QCOMPARE(q.pass(), Ids{2});
    QCOMPARE(q.scheduler.inUse().cpus, Cpus(2));
}

void tst_Scheduler::countsAndUseFollowTheJobs()
{
    Queue q(makeHost(4));
    q.add(JobMaker(1).cpus(3).memory(10));
    q.add(JobMaker(2).cpus(3));
    q.pass();
    QCOMPARE(q.scheduler.runningCount(), std::size_t{1});
    QCOMPARE(q.scheduler.pendingCount(), std::size_t{1});
    QCOMPARE(q.scheduler.inUse().cpus, Cpus(3));
    QCOMPARE(q.scheduler.inUse().memory, Megabytes(10));
    q.scheduler.ended(JobId(2), JobState::Cancelled, {}, q.now);
    QCOMPARE(q.end(1), Ids{});
    QCOMPARE(q.scheduler.pendingCount(), std::size_t{0});
    QCOMPARE(q.scheduler.inUse(), Allocation{});
}

void tst_Scheduler::eligibleIsToldOnce()
{
    Queue q(makeHost(1));
    q.add(JobMaker(1));
    q.add(JobMaker(2));
    q.pass();
    QCOMPARE(q.last.nowEligible, (std::vector<JobId>{JobId(1), JobId(2)}));
    q.pass();
    QVERIFY(q.last.nowEligible.empty());
    Job known = JobMaker(3);
    known.eligibleTime = kStart;
    q.add(known);
    q.pass();
    QVERIFY(q.last.nowEligible.empty());
}

QTEST_APPLESS_MAIN(tst_Scheduler)
#include "tst_scheduler.moc"
