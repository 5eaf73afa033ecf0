// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "look/labels.h"
#include "timeline/timelineshapes.h"

#include <map>
#include <QTest>

using namespace slotd;

namespace
{

TimelineBar bar(std::uint32_t job, std::uint32_t array = 0, ShownState state = ShownState::Running)
{
    TimelineBar made;
    made.job = JobId(job);
    made.array = JobId(array);
    made.id = QString::number(job);
    made.name = QStringLiteral("render");
    made.state = state;
    return made;
}

/// Each bar lies where its job says.
std::vector<TimelineShape> shapes(const std::vector<TimelineBar>& bars, const std::map<std::uint32_t, std::vector<QRectF>>& places)
{
    return shapesOf(bars, [&](const TimelineBar& one) { return places.at(one.job.value); });
}

} // namespace

class TstTimelineShapes : public QObject
{
    Q_OBJECT

private slots:
    void tasksSideBySideAreOneShapeThatCounts()
    {
        const std::vector<TimelineBar> bars{bar(5, 5), bar(6, 5), bar(7, 5)};
        const auto found = shapes(bars, {{5, {QRectF(0, 20, 40, 10)}}, {6, {QRectF(5, 10, 40, 10)}}, {7, {QRectF(10, 0, 40, 10)}}});
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].tasks, 3);
        QCOMPARE(found[0].name(), QStringLiteral("render ×3"));
        QCOMPARE(found[0].id(), QStringLiteral("5"));
        // All three share 10 to 40.
        QCOMPARE(found[0].label, QRectF(10, 0, 30, 30));
    }

    void tasksOfAnotherStateOrElsewhereAreShapesOfTheirOwn()
    {
        const std::vector<TimelineBar> bars{bar(5, 5), bar(6, 5, ShownState::Failed), bar(7, 5)};
        const auto found = shapes(bars, {{5, {QRectF(0, 0, 40, 10)}}, {6, {QRectF(0, 10, 40, 10)}}, {7, {QRectF(0, 60, 40, 10)}}});
        QCOMPARE(found.size(), std::size_t{3});
        for (const TimelineShape& shape : found)
            QCOMPARE(shape.tasks, 1);
    }

    void jobsAreNeverPutTogether()
    {
        const std::vector<TimelineBar> bars{bar(5), bar(6)};
        const auto found = shapes(bars, {{5, {QRectF(0, 0, 40, 10), QRectF(0, 30, 40, 10)}}, {6, {QRectF(0, 10, 40, 10)}}});
        QCOMPARE(found.size(), std::size_t{3});
        QCOMPARE(found[0].name(), QStringLiteral("render"));
    }

    void taskInTwoPlacesCountsOnce()
    {
        const std::vector<TimelineBar> bars{bar(5, 5), bar(6, 5)};
        const auto found = shapes(bars, {{5, {QRectF(0, 0, 40, 10), QRectF(0, 20, 40, 10)}}, {6, {QRectF(0, 10, 40, 10)}}});
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].tasks, 2);
    }

    void labelLiesWithinItsShape()
    {
        const std::vector<TimelineBar> bars{bar(5, 5), bar(6, 5)};
        const auto found = shapes(bars, {{5, {QRectF(0, 0, 100, 10)}}, {6, {QRectF(90, 10, 100, 10)}}});
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found[0].outline.contains(found[0].label.adjusted(1, 1, -1, -1)));
    }

    void labelsHaveNoMnemonics_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("label");
        QTest::newRow("within") << QStringLiteral("Re&queue") << QStringLiteral("Requeue");
        QTest::newRow("ellipsis") << QStringLiteral("&New job…") << QStringLiteral("New job");
        QTest::newRow("beside") << QStringLiteral("新しいジョブ(&N)…") << QStringLiteral("新しいジョブ");
    }
    void labelsHaveNoMnemonics()
    {
        QFETCH(QString, text);
        QTEST(labelOf(text), "label");
    }
};

QTEST_APPLESS_MAIN(TstTimelineShapes)
#include "tst_timelineshapes.moc"
