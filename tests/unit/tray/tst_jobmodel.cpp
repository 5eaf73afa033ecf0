// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "models/jobmodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <random>

using namespace slotd;

namespace
{

JobItem job(std::uint32_t id, const QString& name = QStringLiteral("job"), JobState state = JobState::Pending)
{
    JobItem item;
    item.id = JobId(id);
    item.arrayJobId = item.id;
    item.name = name;
    item.state = state;
    item.partition = QStringLiteral("cpu");
    item.submit = Instant(Milliseconds(id * 1000LL));
    return item;
}

JobItem task(std::uint32_t id, std::uint32_t array, std::uint32_t index)
{
    JobItem item = job(id);
    item.arrayJobId = JobId(array);
    item.arrayTask = index;
    return item;
}

QStringList column(const JobModel& model, Column wanted)
{
    QStringList cells;
    for (int i = 0; i < model.rowCount(); ++i)
        cells.append(model.index(i, static_cast<int>(wanted)).data().toString());
    return cells;
}

} // namespace

class TestJobModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreInTheOrderOfNumbers()
    {
        JobStore store;
        JobModel model(store);
        store.apply({job(9), job(10), task(13, 12, 2), task(12, 12, 10), job(100)});
        model.sort(static_cast<int>(Column::Id), Qt::AscendingOrder);
        QCOMPARE(column(model, Column::Id), QStringList({"9", "10", "12_2", "12_10", "100"}));
    }

    void aChangeMovesTheRowAndKeepsWhatPointsAtIt()
    {
        JobStore store;
        JobModel model(store);
        store.apply({job(1, "a"), job(2, "b"), job(3, "c")});
        model.sort(static_cast<int>(Column::Name), Qt::AscendingOrder);
        const QPersistentModelIndex second = model.index(model.rowOf(JobId(2)), 0);
        store.apply({job(2, "z")});
        QCOMPARE(column(model, Column::Name), QStringList({"a", "c", "z"}));
        QCOMPARE(second.row(), 2);
        QCOMPARE(second.data().toString(), "2");
    }

    void aChangeInPlaceIsNoReset()
    {
        JobStore store;
        JobModel model(store);
        store.apply({job(1), job(2), job(3)});
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset), moves(&model, &QAbstractItemModel::layoutChanged);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        store.apply({job(2, "job", JobState::Running)});
        QCOMPARE(resets.count() + moves.count(), 0);
        QCOMPARE(changes.count(), 1);
    }

    void whatIsAsItWasIsNotTold()
    {
        JobStore store;
        store.apply({job(1)});
        QSignalSpy changes(&store, &JobStore::changed);
        store.apply({job(1)});
        QCOMPARE(changes.count(), 0);
    }

    void theFilterLetsRowsInAndOutAsTheyChange()
    {
        JobStore store;
        JobModel model(store);
        store.apply({job(1), job(2), job(3)});
        model.setFilter({.states = bitOf(ShownState::Running), .partition = {}, .text = {}});
        QCOMPARE(model.rowCount(), 0);
        store.apply({job(2, "job", JobState::Running)});
        QCOMPARE(column(model, Column::Id), QStringList({"2"}));
        store.apply({job(2, "job", JobState::Completed)});
        QCOMPARE(model.rowCount(), 0);
    }

    void everyWordOfTheTextMustStandSomewhere()
    {
        JobListFilter filter;
        filter.text = QStringLiteral("train pend");
        QVERIFY(filter.accepts(job(5, "Train-model")));
        QVERIFY(!filter.accepts(job(5, "train", JobState::Running)));
        filter.text = QStringLiteral("5");
        QVERIFY(filter.accepts(job(5)));
    }

    void countsFollowEachStep()
    {
        JobStore store;
        store.apply({job(1), job(2), job(3)});
        store.apply({job(1, "job", JobState::Running)});
        QCOMPARE(store.counts().of(ShownState::Pending), 2);
        QCOMPARE(store.counts().of(ShownState::Running), 1);
        store.remove({JobId(1), JobId(2)});
        QCOMPARE(store.counts().total, 1);
        QCOMPARE(store.counts().byPartition.value("cpu"), 1);
    }

    void anySequenceOfStepsKeepsTheModelSound_data()
    {
        QTest::addColumn<int>("column");
        for (const Column one : {Column::Id, Column::Name, Column::State, Column::Submitted})
            QTest::newRow(qPrintable(columnTitle(one))) << static_cast<int>(one);
    }

    void anySequenceOfStepsKeepsTheModelSound()
    {
        QFETCH(int, column);
        JobStore store;
        JobModel model(store);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.sort(column, Qt::DescendingOrder);
        model.setFilter({.states = 0, .partition = {}, .text = QStringLiteral("a")});
        std::mt19937 random(static_cast<unsigned>(column) + 7);
        const auto upTo = [&random](unsigned n) { return static_cast<std::uint32_t>(random() % n); };
        for (int step = 0; step < 400; ++step) {
            std::vector<JobItem> items;
            std::vector<JobId> gone;
            for (std::uint32_t n = upTo(step % 40 == 0 ? 60 : 4); n > 0; --n) {
                const std::uint32_t id = 1 + upTo(200);
                if (upTo(4) == 0)
                    gone.emplace_back(id);
                else
                    items.push_back(job(id, QString(QChar('a' + static_cast<int>(upTo(3)))), upTo(2) ? JobState::Running : JobState::Pending));
            }
            store.apply(std::move(items));
            store.remove(gone);
            for (int i = 0; i + 1 < model.rowCount(); ++i)
                QVERIFY(compare(model.item(i), model.item(i + 1), static_cast<Column>(column), currentTime()) > 0);
            for (int i = 0; i < model.rowCount(); ++i)
                QCOMPARE(model.rowOf(model.item(i).id), i);
        }
        int accepted = 0;
        for (JobSlot slot = 0; slot < store.slotEnd(); ++slot)
            accepted += store.alive(slot) && model.filter().accepts(store.at(slot)) ? 1 : 0;
        QCOMPARE(model.rowCount(), accepted);
    }

    void whateverPointsAtAJobFollowsItThroughAll_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void whateverPointsAtAJobFollowsItThroughAll()
    {
        QFETCH(unsigned, seed);
        JobStore store;
        JobModel model(store);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::mt19937 random(seed);
        const auto upTo = [&random](unsigned n) { return static_cast<std::uint32_t>(random() % n); };
        const auto some = [&](unsigned most) {
            std::vector<JobItem> items;
            for (std::uint32_t n = upTo(most); n > 0; --n) {
                const std::uint32_t id = 1 + upTo(120);
                JobItem one = upTo(3) ? job(id) : task(id, 1 + id / 10 * 10, id % 10);
                one.name = QString(QChar('a' + static_cast<int>(upTo(4))));
                one.state = upTo(2) ? JobState::Running : JobState::Pending;
                one.partition = upTo(2) ? QStringLiteral("cpu") : QStringLiteral("gpu");
                items.push_back(std::move(one));
            }
            return items;
        };
        std::vector<std::pair<QPersistentModelIndex, JobId>> marks;
        for (int step = 0; step < 300; ++step) {
            const bool begins = step % 97 == 96;
            const bool filters = step % 41 == 40;
            if (begins)
                store.replaceAll(some(150));
            else if (filters)
                model.setFilter({.states = upTo(2) ? bitOf(ShownState::Running) : 0, .partition = upTo(2) ? QStringLiteral("gpu") : QString(), .text = {}});
            else if (step % 23 == 22)
                model.sort(static_cast<int>(upTo(kColumns)), upTo(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            else if (step % 5 == 4)
                store.remove({JobId(1 + upTo(120)), JobId(1 + upTo(120))});
            else
                store.apply(some(step % 30 == 0 ? 80 : 6));
            for (const auto& [index, id] : marks) {
                if (index.isValid())
                    QCOMPARE(model.item(index.row()).id.value, id.value);
            }
            marks.clear();
            for (int i = 0; i < model.rowCount(); i += 3)
                marks.emplace_back(model.index(i, static_cast<int>(upTo(kColumns))), model.item(i).id);
        }
    }

    void aHundredChangesAmongAHundredThousandRowsAreQuick()
    {
        JobStore store;
        JobModel model(store);
        std::vector<JobItem> all;
        for (std::uint32_t id = 1; id <= 100'000; ++id)
            all.push_back(job(id));
        store.replaceAll(std::move(all));
        QCOMPARE(model.rowCount(), 100'000);
        qint64 best = std::numeric_limits<qint64>::max();
        for (int round = 0; round < 5; ++round) {
            std::vector<JobItem> changed;
            for (std::uint32_t i = 1; i <= 100; ++i)
                changed.push_back(job(i * 997, "job", round % 2 ? JobState::Pending : JobState::Running));
            QElapsedTimer timer;
            timer.start();
            store.apply(std::move(changed));
            best = std::min(best, timer.nsecsElapsed());
        }
        QVERIFY2(best < 2'000'000, qPrintable(QString::number(best) + " ns"));
    }
};

QTEST_GUILESS_MAIN(TestJobModel)
#include "tst_jobmodel.moc"
