// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "queuefixture.h"

#include <QTest>

using namespace slotd;
using namespace slotd::test;

class tst_Estimates : public QObject
{
    Q_OBJECT

private slots:
    void aQueueWithLimitsIsForetold();
    void withoutLimitsNothingIsKnown();
    void beginTimesAndDependenciesAreFollowed();
    void heldJobsHaveNone();
    void passingJobsAreForetold();
    void askingChangesNothing();
    void aJobNotYetLookedAtCanBeAsked();
    void atMostSoManyStartsAreForetold();

private:
    static Instant of(const Queue& q, std::uint32_t id) { return q.scheduler.estimates({JobId(id)}, q.now).front().second; }
};

void tst_Estimates::aQueueWithLimitsIsForetold()
{
    Queue q(makeHost(1));
    for (std::uint32_t id = 1; id <= 3; ++id)
        q.add(JobMaker(id).limit(60s));
    q.pass();
    QVERIFY(of(q, 2) == kStart + 60s);
    QVERIFY(of(q, 3) == kStart + 120s);
    QCOMPARE(q.scheduler.estimates({}, q.now).size(), std::size_t{2});
}

void tst_Estimates::withoutLimitsNothingIsKnown()
{
    Queue q(makeHost(1));
    q.add(JobMaker(1));
    q.add(JobMaker(2));
    q.pass();
    QVERIFY(of(q, 2) == kNoTime);
}

void tst_Estimates::beginTimesAndDependenciesAreFollowed()
{
    Queue q(makeHost(4));
    q.add(JobMaker(1).limit(60s).begin(kStart + 100s));
    q.add(JobMaker(2).limit(60s).needs(DependencyKind::AfterOk, 1));
    q.add(JobMaker(3).needs(DependencyKind::AfterNotOk, 1));
    q.add(JobMaker(4).needs(DependencyKind::After, 1));
    q.pass();
    QVERIFY(of(q, 1) == kStart + 100s);
    QVERIFY(of(q, 2) == kStart + 160s);
    QVERIFY(of(q, 3) == kNoTime);
    QVERIFY(of(q, 4) == kStart + 100s);
}

void tst_Estimates::heldJobsHaveNone()
{
    Queue q(makeHost(4));
    q.add(JobMaker(1).held());
    q.pass();
    QVERIFY(of(q, 1) == kNoTime);
}

void tst_Estimates::passingJobsAreForetold()
{
    Queue q(makeHost(4));
    q.add(JobMaker(1).cpus(3).limit(600s));
    q.add(JobMaker(2).cpus(4).limit(60s));
    q.add(JobMaker(3).limit(700s));
    q.pass();
    QVERIFY(of(q, 2) == kStart + 600s);
    QVERIFY(of(q, 3) == kStart + 660s);
}

void tst_Estimates::askingChangesNothing()
{
    Queue q(makeHost(1));
    q.add(JobMaker(1).limit(60s));
    q.add(JobMaker(2).limit(60s));
    q.pass();
    (void)q.scheduler.estimates({}, q.now);
    QCOMPARE(q.scheduler.runningCount(), std::size_t{1});
    QCOMPARE(q.end(1), Ids{2});
}

void tst_Estimates::aJobNotYetLookedAtCanBeAsked()
{
    Queue q(makeHost(1));
    q.add(JobMaker(1).limit(60s));
    QVERIFY(of(q, 1) == kStart);
    QCOMPARE(q.pass(), Ids{1});
}

void tst_Estimates::atMostSoManyStartsAreForetold()
{
    Queue q(makeHost(1));
    for (std::uint32_t id = 1; id <= 5; ++id)
        q.add(JobMaker(id).limit(60s));
    q.pass();
    const auto estimates = q.scheduler.estimates({}, q.now, 2);
    QVERIFY(estimates[1].second != kNoTime);
    QVERIFY(estimates[3].second == kNoTime);
}

QTEST_APPLESS_MAIN(tst_Estimates)
#include "tst_estimates.moc"
