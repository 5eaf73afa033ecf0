// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/deadlinetimer.h"

#include "host/clockwatch.h"
#include "host/systemclock.h"

#include <QAbstractEventDispatcher>
#include <QSignalSpy>
#include <QtTest>
#include <sys/eventfd.h>
#include <unistd.h>

using namespace slotd;

namespace
{

/// Runs ahead of the real clock by what a test says.
class ShiftedClock : public Clock
{
public:
    Instant now() const override { return SystemClock().now() + m_ahead; }
    void jump(Milliseconds by) { m_ahead += by; }

private:
    Milliseconds m_ahead{0};
};

} // namespace

class TestDeadlineTimer : public QObject
{
    Q_OBJECT
private slots:
    void aDeadlineIsReachedOnceAndNotEarly();
    void aPastDeadlineIsReachedInTheNextTurn();
    void aLaterArmReplacesTheEarlier();
    void disarmedItStaysSilent();
    void aDeadlineYearsAwayIsNotReachedNow();
    void aJumpOfTheClockIsSeenOnRecheck();
    void theClockWatchLivesAndKeepsStill();
    void theClockWatchTellsWhenItsDescriptorWakes();
};

void TestDeadlineTimer::aDeadlineIsReachedOnceAndNotEarly()
{
    const SystemClock clock;
    DeadlineTimer timer(clock);
    Instant reachedAt{};
    int times = 0;
    connect(&timer, &DeadlineTimer::reached, this, [&] {
        reachedAt = clock.now();
        ++times;
    });
    const Instant deadline = clock.now() + Milliseconds(30);
    timer.arm(deadline);
    QVERIFY(QTest::qWaitFor([&] { return times > 0; }, 30'000));
    QVERIFY(reachedAt >= deadline);
    QCOMPARE(timer.deadline(), kNoTime);
    QCoreApplication::processEvents();
    QCOMPARE(times, 1);
}

void TestDeadlineTimer::aPastDeadlineIsReachedInTheNextTurn()
{
    const SystemClock clock;
    DeadlineTimer timer(clock);
    QSignalSpy spy(&timer, &DeadlineTimer::reached);
    timer.arm(clock.now() - Seconds(5));
    QCOMPARE(spy.count(), 0);
    QTRY_COMPARE(spy.count(), 1);
}

void TestDeadlineTimer::aLaterArmReplacesTheEarlier()
{
    const SystemClock clock;
    DeadlineTimer timer(clock);
    QSignalSpy spy(&timer, &DeadlineTimer::reached);
    timer.arm(clock.now() + Milliseconds(1));
    timer.arm(clock.now() + std::chrono::hours(1));
    QTimer other;
    other.setSingleShot(true);
    other.start(20);
    QTRY_VERIFY(!other.isActive());
    QCOMPARE(spy.count(), 0);
}

void TestDeadlineTimer::disarmedItStaysSilent()
{
    const SystemClock clock;
    DeadlineTimer timer(clock);
    QSignalSpy spy(&timer, &DeadlineTimer::reached);
    timer.arm(clock.now());
    timer.disarm();
    QCoreApplication::processEvents();
    QCOMPARE(spy.count(), 0);
}

void TestDeadlineTimer::aDeadlineYearsAwayIsNotReachedNow()
{
    ShiftedClock clock;
    DeadlineTimer timer(clock);
    QSignalSpy spy(&timer, &DeadlineTimer::reached);
    const Instant farAway = clock.now() + std::chrono::hours(24 * 365 * 50); // Past int milliseconds many times.
    timer.arm(farAway);
    QCoreApplication::processEvents();
    QCOMPARE(spy.count(), 0);
    QCOMPARE(timer.deadline(), farAway);
    clock.jump(std::chrono::hours(24 * 365 * 50));
    timer.recheck();
    QTRY_COMPARE(spy.count(), 1);
}

void TestDeadlineTimer::aJumpOfTheClockIsSeenOnRecheck()
{
    ShiftedClock clock;
    DeadlineTimer timer(clock);
    QSignalSpy spy(&timer, &DeadlineTimer::reached);
    timer.arm(clock.now() + std::chrono::hours(2));
    clock.jump(std::chrono::hours(1));
    timer.recheck();
    QCoreApplication::processEvents();
    QCOMPARE(spy.count(), 0);
    clock.jump(std::chrono::hours(1));
    timer.recheck();
    QTRY_COMPARE(spy.count(), 1);
}

void TestDeadlineTimer::theClockWatchLivesAndKeepsStill()
{
    ClockWatch watch;
    QVERIFY(watch.active());
    QSignalSpy spy(&watch, &ClockWatch::clockChanged);
    QCoreApplication::processEvents();
    QCOMPARE(spy.count(), 0);
}

void TestDeadlineTimer::theClockWatchTellsWhenItsDescriptorWakes()
{
    // Setting the clock would set it for everybody: an eventfd stands in for the timer.
    UniqueFd fd(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
    const int raw = fd.get();
    ClockWatch watch(std::move(fd));
    QSignalSpy spy(&watch, &ClockWatch::clockChanged);
    for (int times = 1; times <= 2; ++times) {
        const std::uint64_t one = 1;
        QCOMPARE(write(raw, &one, sizeof one), static_cast<ssize_t>(sizeof one));
        QTRY_COMPARE(spy.count(), times);
    }
}

QTEST_GUILESS_MAIN(TestDeadlineTimer)
#include "tst_deadlinetimer.moc"
