// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "queuefixture.h"

#include <QTest>

using namespace slotd;
using namespace slotd::test;
using Kind = DependencyKind;

class tst_Dependencies : public QObject
{
    Q_OBJECT

private slots:
    void singleTargetsRelease_data();
    void singleTargetsRelease();
    void afterWaitsForTheStartAndTheDelay();
    void afterIsMetByACancelledJobThatNeverRan();
    void unknownTargetsCountAsMet();
    void pastOutcomesDecide();
    void aJobThatEndedAMomentAgoIsRemembered();
    void targetsMayBeAddedAfterTheirDependents();
    void allTermsMustHold();
    void anyTermSuffices();
    void anyFailsOnlyWhenAllFail();
    void decidedTermsVanishFromDisplay();
    void neverSatisfiedIsReportedOnce();
    void requeueOfTheTargetTellsDependentsNothing();
    void arrayTargetsWaitForAllTasks_data();
    void arrayTargetsWaitForAllTasks();
    void afterAnArrayWaitsForTheStartOfAllTasks();
    void endedTasksOfAnArrayCountAfterARestart();
    void oneTaskOfAnArray();
    void aftercorrFollowsTheSameIndex();
    void aftercorrOutsideAnArrayIsAfterok();
    void singletonsRunOneAtATime();
    void singletonWaitsForAnyRunningJobOfItsName();
    void singletonLetsOtherNamesAlone();
    void renamingReleasesASingleton();
    void aNonSingletonOfThatNameStartedInTheSamePassBlocksIt();
    void updatedDependencyReplacesTheOld();
    void aBlockedJobDoesNotBlockTheQueue();
};

void tst_Dependencies::singleTargetsRelease_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("starts");
    const auto row = [](const char* name, Kind kind, JobState state, int status, bool starts) {
        QTest::newRow(name) << static_cast<int>(kind) << static_cast<int>(state) << status << starts;
    };
    row("afterok, completed", Kind::AfterOk, JobState::Completed, 0, true);
    row("afterok, failed", Kind::AfterOk, JobState::Failed, 1, false);
    row("afterok, cancelled", Kind::AfterOk, JobState::Cancelled, 0, false);
    row("afterok, timeout", Kind::AfterOk, JobState::Timeout, 0, false);
    row("afternotok, completed", Kind::AfterNotOk, JobState::Completed, 0, false);
    row("afternotok, failed", Kind::AfterNotOk, JobState::Failed, 1, true);
    row("afternotok, cancelled", Kind::AfterNotOk, JobState::Cancelled, 0, true);
    row("afternotok, out of memory", Kind::AfterNotOk, JobState::OutOfMemory, 0, true);
    row("afterany, completed", Kind::AfterAny, JobState::Completed, 0, true);
    row("afterany, failed", Kind::AfterAny, JobState::Failed, 1, true);
    row("afterany, cancelled", Kind::AfterAny, JobState::Cancelled, 0, true);
}

void tst_Dependencies::singleTargetsRelease()
{
    QFETCH(int, kind);
    QFETCH(int, state);
    QFETCH(int, status);
    QFETCH(bool, starts);
    Queue q(makeHost(4));
    q.add(JobMaker(1));
    q.add(JobMaker(2).needs(static_cast<Kind>(kind), 1));
    QCOMPARE(q.pass(), Ids{1});
    QCOMPARE(q.reason(2), "Dependency");
    QCOMPARE(q.end(1, static_cast<JobState>(state), {status, 0}), starts ? Ids{2} : Ids{});
    QCOMPARE(q.reason(2), starts ? "None" : "DependencyNeverSatisfied");
    QCOMPARE(q.last.neverSatisfied.size(), std::size_t{starts ? 0U : 1U});
}

void tst_Dependencies::afterWaitsForTheStartAndTheDelay()
{
    Queue q(makeHost(4));
    q.add(JobMaker(1).held());
    q.add(JobMaker(2).needs(Kind::After, 1));
    q.add(JobMaker(3).needs(Kind::After, 1, kNoArrayTask, 5));
    QCOMPARE(q.pass(), Ids{});
    q.scheduler.update(JobMaker(1));
    QCOMPARE(q.pass(), Ids{1});
    QVERIFY(q.scheduler.stirred()); // nobody tells the scheduler anything more: the start itself let 2 go
    QCOMPARE(q.pass(), Ids{2});
    QVERIFY(!q.scheduler.stirred());
    QCOMPARE(q.reason(3), "Dependency");
    QCOMPARE(q.last.nextDeadline, kStart + 300s);
    QCOMPARE(q.after(299s), Ids{});
    QCOMPARE(q.after(1s), Ids{3});
}

void tst_Dependencies::afterIsMetByACancelledJobThatNeverRan()
{
    Queue q(makeHost(4));
    q.add(JobMaker(1).held());
    q.add(JobMaker(2).needs(Kind::After, 1));
    q.pass();
    QCOMPARE(q.end(1, JobState::Cancelled), Ids{2});
}

void tst_Dependencies::unknownTargetsCountAsMet()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1).needs(Kind::AfterOk, 999));
    q.add(JobMaker(2).needs(Kind::After, 999, kNoArrayTask, 5));
    q.add(JobMaker(3).needs(Kind::AfterNotOk, 999, 4));
    QCOMPARE(q.pass(), (Ids{1, 2, 3}));
}

void tst_Dependencies::pastOutcomesDecide()
{
    Queue q(makeHost(8));
    const std::vector<PastOutcome> past{{JobId(1), {}, kNoArrayTask, JobState::Failed, {1, 0}, kStart - 100s}};
    q.add(JobMaker(5).needs(Kind::AfterOk, 1), past);
    q.add(JobMaker(6).needs(Kind::AfterNotOk, 1), past);
    q.add(JobMaker(7).needs(Kind::After, 1, kNoArrayTask, 3), past);
    QCOMPARE(q.pass(), Ids{6});
    QCOMPARE(q.last.neverSatisfied, std::vector<JobId>{JobId(5)});
    QCOMPARE(q.after(79s), Ids{});
    QCOMPARE(q.after(1s), Ids{7});
}

void tst_Dependencies::aJobThatEndedAMomentAgoIsRemembered()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1));
    q.pass();
    q.end(1, JobState::Failed, {2, 0});
    q.add(JobMaker(2).needs(Kind::AfterOk, 1));
    QCOMPARE(q.pass(), Ids{});
    QCOMPARE(q.reason(2), "DependencyNeverSatisfied");
}

void tst_Dependencies::targetsMayBeAddedAfterTheirDependents()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1).needs(Kind::AfterOk, 5));
    q.add(JobMaker(5));
    QCOMPARE(q.pass(), Ids{5});
    QCOMPARE(q.end(5), Ids{1});
}

void tst_Dependencies::allTermsMustHold()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1));
    q.add(JobMaker(2));
    q.add(JobMaker(3).needs(Kind::AfterOk, 1).needs(Kind::AfterAny, 2));
    q.pass();
    QCOMPARE(q.end(1), Ids{});
    QCOMPARE(q.end(2, JobState::Failed, {1, 0}), Ids{3});
}

void tst_Dependencies::anyTermSuffices()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1));
    q.add(JobMaker(2));
    q.add(JobMaker(3).needs(Kind::AfterOk, 1).needs(Kind::AfterOk, 2).any());
    q.pass();
    QCOMPARE(q.end(1, JobState::Failed, {1, 0}), Ids{});
    QCOMPARE(q.reason(3), "Dependency");
    QCOMPARE(q.end(2), Ids{3});
}

void tst_Dependencies::anyFailsOnlyWhenAllFail()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1));
    q.add(JobMaker(2));
    q.add(JobMaker(3).needs(Kind::AfterOk, 1).needs(Kind::AfterOk, 2).any());
    q.pass();
    q.end(1, JobState::Failed, {1, 0});
    q.end(2, JobState::Failed, {1, 0});
    QCOMPARE(q.reason(3), "DependencyNeverSatisfied");
}

void tst_Dependencies::decidedTermsVanishFromDisplay()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1));
    q.add(JobMaker(2));
    q.add(JobMaker(3).needs(Kind::AfterOk, 1).needs(Kind::AfterAny, 2));
    QCOMPARE(q.scheduler.openDependency(JobId(3)).terms.size(), std::size_t{2});
    q.pass();
    q.end(1);
    const Dependency left = q.scheduler.openDependency(JobId(3));
    QCOMPARE(left.terms.size(), std::size_t{1});
    QCOMPARE(left.terms.front().job, JobId(2));
    q.end(2);
    QVERIFY(q.scheduler.openDependency(JobId(3)).empty());
}

void tst_Dependencies::neverSatisfiedIsReportedOnce()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1));
    q.add(JobMaker(2).needs(Kind::AfterOk, 1).begin(kStart + 60s).held());
    q.pass();
    q.end(1, JobState::Failed, {1, 0});
    QCOMPARE(q.last.neverSatisfied, std::vector<JobId>{JobId(2)});
    q.scheduler.update(JobMaker(2).needs(Kind::AfterOk, 1));
    q.pass();
    QVERIFY(q.last.neverSatisfied.empty());
    QCOMPARE(q.reason(2), "DependencyNeverSatisfied");
}

void tst_Dependencies::requeueOfTheTargetTellsDependentsNothing()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1));
    q.add(JobMaker(2).needs(Kind::AfterOk, 1));
    q.pass();
    q.scheduler.requeued(JobId(1));
    QCOMPARE(q.pass(), Ids{});
    q.add(JobMaker(1));
    QCOMPARE(q.pass(), Ids{1});
    QCOMPARE(q.reason(2), "Dependency");
    QCOMPARE(q.end(1), Ids{2});
}

void tst_Dependencies::arrayTargetsWaitForAllTasks_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("oneFails");
    QTest::addColumn<bool>("starts");
    const auto row = [](const char* name, Kind kind, bool oneFails, bool starts) {
        QTest::newRow(name) << static_cast<int>(kind) << oneFails << starts;
    };
    row("afterok, all good", Kind::AfterOk, false, true);
    row("afterok, one bad", Kind::AfterOk, true, false);
    row("afternotok, all good", Kind::AfterNotOk, false, false);
    row("afternotok, one bad", Kind::AfterNotOk, true, true);
    row("afterany, one bad", Kind::AfterAny, true, true);
}

void tst_Dependencies::arrayTargetsWaitForAllTasks()
{
    QFETCH(int, kind);
    QFETCH(bool, oneFails);
    QFETCH(bool, starts);
    Queue q(makeHost(8));
    q.addArray(JobMaker(10), 10, 3);
    q.add(JobMaker(20).needs(static_cast<Kind>(kind), 10));
    QCOMPARE(q.pass().size(), std::size_t{3});
    QCOMPARE(q.end(10, oneFails ? JobState::Failed : JobState::Completed, {oneFails ? 1 : 0, 0}), Ids{});
    QCOMPARE(q.end(12), Ids{});
    QCOMPARE(q.reason(20), "Dependency");
    QCOMPARE(q.end(11), starts ? Ids{20} : Ids{});
    QCOMPARE(q.reason(20), starts ? "None" : "DependencyNeverSatisfied");
}

void tst_Dependencies::afterAnArrayWaitsForTheStartOfAllTasks()
{
    Queue q(makeHost(8));
    q.addArray(JobMaker(10), 10, 3, 2);
    q.add(JobMaker(20).needs(Kind::After, 10));
    QCOMPARE(q.pass(), (Ids{10, 11}));
    QCOMPARE(q.pass(), Ids{});
    QCOMPARE(q.end(10), Ids{12});
    QCOMPARE(q.pass(), Ids{20});
}

void tst_Dependencies::endedTasksOfAnArrayCountAfterARestart()
{
    Queue q(makeHost(8));
    const std::vector<PastOutcome> past{{JobId(10), JobId(10), 0, JobState::Failed, {1, 0}, kStart}};
    Job left = JobMaker(11).task(10, 1);
    q.add(left);
    q.add(JobMaker(20).needs(Kind::AfterOk, 10), past);
    q.add(JobMaker(21).needs(Kind::AfterNotOk, 10), past);
    q.add(JobMaker(22).needs(Kind::AfterOk, 10, 0), past);
    QCOMPARE(q.pass(), Ids{11});
    QCOMPARE(q.reason(22), "DependencyNeverSatisfied");
    QCOMPARE(q.reason(20), "Dependency");
    QCOMPARE(q.end(11), Ids{21});
    QCOMPARE(q.reason(20), "DependencyNeverSatisfied");
}

void tst_Dependencies::oneTaskOfAnArray()
{
    Queue q(makeHost(8));
    q.addArray(JobMaker(10), 10, 3);
    q.add(JobMaker(20).needs(Kind::AfterOk, 10, 1));
    q.pass();
    QCOMPARE(q.end(10), Ids{});
    QCOMPARE(q.end(11), Ids{20});
}

void tst_Dependencies::aftercorrFollowsTheSameIndex()
{
    Queue q(makeHost(2));
    q.addArray(JobMaker(10), 10, 2);
    q.addArray(JobMaker(20).needs(Kind::AfterCorr, 10), 20, 2);
    QCOMPARE(q.pass(), (Ids{10, 11}));
    QCOMPARE(q.end(11), Ids{21});
    QCOMPARE(q.end(10, JobState::Failed, {1, 0}), Ids{});
    QCOMPARE(q.reason(20), "DependencyNeverSatisfied");
}

void tst_Dependencies::aftercorrOutsideAnArrayIsAfterok()
{
    Queue q(makeHost(8));
    q.addArray(JobMaker(10), 10, 2);
    q.add(JobMaker(20).needs(Kind::AfterCorr, 10));
    q.pass();
    QCOMPARE(q.end(10), Ids{});
    QCOMPARE(q.end(11), Ids{20});
}

void tst_Dependencies::singletonsRunOneAtATime()
{
    Queue q(makeHost(8));
    for (std::uint32_t id = 1; id <= 3; ++id)
        q.add(JobMaker(id).name("same").singleton());
    QCOMPARE(q.pass(), Ids{1});
    QCOMPARE(q.reason(2), "Dependency");
    QCOMPARE(q.end(2, JobState::Cancelled), Ids{});
    QCOMPARE(q.end(1), Ids{3});
}

void tst_Dependencies::singletonWaitsForAnyRunningJobOfItsName()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1).name("same").held().singleton());
    q.add(JobMaker(2).name("same"));
    QCOMPARE(q.pass(), Ids{2});
    q.scheduler.update(JobMaker(1).name("same").singleton());
    QCOMPARE(q.pass(), Ids{});
    QCOMPARE(q.end(2), Ids{1});
}

void tst_Dependencies::singletonLetsOtherNamesAlone()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1).name("a").singleton());
    q.add(JobMaker(2).name("b").singleton());
    QCOMPARE(q.pass(), (Ids{1, 2}));
}

void tst_Dependencies::renamingReleasesASingleton()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1).name("same"));
    q.add(JobMaker(2).name("same").singleton());
    QCOMPARE(q.pass(), Ids{1});
    q.scheduler.update(JobMaker(2).name("other").singleton());
    QCOMPARE(q.pass(), Ids{2});
}

void tst_Dependencies::aNonSingletonOfThatNameStartedInTheSamePassBlocksIt()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1).name("same").singleton());
    q.add(JobMaker(2).name("same").priority(5));
    QCOMPARE(q.pass(), Ids{2});
    QCOMPARE(q.reason(1), "Dependency");
    QCOMPARE(q.end(2), Ids{1});
}

void tst_Dependencies::updatedDependencyReplacesTheOld()
{
    Queue q(makeHost(8));
    q.add(JobMaker(1));
    q.add(JobMaker(2));
    q.add(JobMaker(3).needs(Kind::AfterOk, 1));
    q.pass();
    q.scheduler.update(JobMaker(3).needs(Kind::AfterOk, 2));
    QCOMPARE(q.pass(), Ids{});
    QCOMPARE(q.end(1), Ids{});
    QCOMPARE(q.end(2), Ids{3});
    q.add(JobMaker(4));
    q.add(JobMaker(5).needs(Kind::AfterOk, 4));
    QCOMPARE(q.pass(), Ids{4});
    q.scheduler.update(JobMaker(5));
    QCOMPARE(q.pass(), Ids{5});
}

void tst_Dependencies::aBlockedJobDoesNotBlockTheQueue()
{
    Queue q(makeHost(1));
    q.add(JobMaker(1).held());
    q.add(JobMaker(2).needs(Kind::AfterOk, 1).priority(100));
    q.add(JobMaker(3));
    QCOMPARE(q.pass(), Ids{3});
}

QTEST_APPLESS_MAIN(tst_Dependencies)
#include "tst_dependencies.moc"
