// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/arraycollapse.h"
#include "fields/jobcells.h"
#include "unit/fields/sampleviews.h"

#include <QtTest>

using namespace slotd;

class TestArrayCollapse : public QObject
{
    Q_OBJECT

    static QStringList ids(std::vector<JobRow> rows)
    {
        QStringList list;
        for (const JobRow& row : rows) {
            std::string text;
            cells::jobId(row, {}, text);
            list << QString::fromStdString(text);
        }
        return list;
    }

private slots:
    void pendingTasksThatLookAlikeBecomeOneRow()
    {
        ArrayCollapser collapser(true);
        collapser.add(samples::task(20, 20, 0, JobState::Running));
        for (std::uint32_t t : {9U, 3U, 4U, 5U})
            collapser.add(samples::task(20 + t, 20, t));
        collapser.add(samples::job(40, JobState::Pending));
        QCOMPARE(ids(collapser.take()), QStringList({"20_0", "20_[3-5,9%2]", "40"}));
    }
    void aTaskThatDiffersStandsAlone()
    {
        ArrayCollapser collapser(true);
        for (std::uint32_t t = 0; t < 4; ++t) {
            JobRecord record = samples::task(20 + t, 20, t);
            if (t == 2)
                record.priority = 5;
            collapser.add(std::move(record));
        }
        QCOMPARE(ids(collapser.take()), QStringList({"20_[0-1,3%2]", "20_2"}));
    }
    void arraysDoNotMix()
    {
        ArrayCollapser collapser(true);
        for (std::uint32_t t = 0; t < 2; ++t) {
            collapser.add(samples::task(20 + t, 20, t));
            collapser.add(samples::task(30 + t, 30, t));
        }
        QCOMPARE(ids(collapser.take()), QStringList({"20_[0-1%2]", "30_[0-1%2]"}));
    }
    void aRestOfOneIsATaskLikeAnyOtherUnlessSlurmsBracketsAreAsked()
    {
        ArrayCollapser collapser(true);
        collapser.add(samples::task(21, 20, 1));
        QCOMPARE(ids(collapser.take()), QStringList({"20_1"}));
        collapser.add(samples::task(21, 20, 1));
        QCOMPARE(ids(collapser.take(true)), QStringList({"20_[1%2]"}));
    }
    void withoutJoiningEveryTaskHasItsRow()
    {
        ArrayCollapser collapser(false);
        for (std::uint32_t t = 0; t < 3; ++t)
            collapser.add(samples::task(20 + t, 20, t));
        QCOMPARE(ids(collapser.take()), QStringList({"20_0", "20_1", "20_2"}));
    }
    void theEarliestEstimateIsShown()
    {
        ArrayCollapser collapser(true);
        for (std::uint32_t t = 0; t < 3; ++t) {
            JobRecord record = samples::task(20 + t, 20, t);
            record.start = samples::kNow + Seconds{t == 1 ? 10 : 60};
            collapser.add(std::move(record));
        }
        QVERIFY(collapser.take().front().job.start == samples::kNow + Seconds{10});
    }
    void tenThousandTasks()
    {
        std::vector<JobRecord> records;
        for (std::uint32_t t = 0; t < 10000; ++t)
            records.push_back(samples::task(20 + t, 20, t));
        std::size_t rows = 0;
        QBENCHMARK_ONCE {
            ArrayCollapser collapser(true);
            for (JobRecord& record : records)
                collapser.add(std::move(record));
            rows = collapser.take().size();
        }
        QCOMPARE(rows, std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(TestArrayCollapse)
#include "tst_arraycollapse.moc"
