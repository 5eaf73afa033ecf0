// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/engine.h"
#include "component/app/fakes.h"

#include <QTest>

using namespace slotd;
using namespace slotd::test;

namespace
{

/// A long history, read chunk by chunk as the test delivers.
class LongHistory : public FakeStore
{
public:
    static constexpr std::uint32_t kRowsPerChunk = 10;
    std::uint32_t ended = 200;
    std::size_t readings = 0;
    std::size_t chunksRead = 0;

    void readHistory(JobQuery query, std::function<void(Result<std::vector<JobRecord>>, bool)> chunk,
                     std::shared_ptr<HistoryRead> reading) override
    {
        ++readings;
        if (!query.filter.refs.empty()) { // of jobs that left memory meanwhile
            std::vector<JobRecord> found;
            for (const JobRef& ref : query.filter.refs)
                found.push_back(row(ref.job.value));
            chunk(std::move(found), true);
            return;
        }
        next(reading->after.value, chunk, reading);
    }

private:
    static JobRecord row(std::uint32_t id)
    {
        JobRecord r;
        r.id = JobId(id);
        return r;
    }
    void next(std::uint32_t after, const std::function<void(Result<std::vector<JobRecord>>, bool)>& chunk,
              const std::shared_ptr<HistoryRead>& reading)
    {
        pending.push_back([this, after, chunk, reading] {
            ++chunksRead;
            std::vector<JobRecord> found;
            for (std::uint32_t id = after + 1; id <= ended && found.size() < kRowsPerChunk; ++id)
                found.push_back(row(id));
            const std::uint32_t at = after + static_cast<std::uint32_t>(found.size());
            const bool over = at >= ended;
            if (!over && reading->stop) {
                reading->complete = false;
                chunk(std::move(found), true);
                return;
            }
            chunk(std::move(found), over);
            if (!over)
                next(at, chunk, reading);
        });
    }

public:
    std::deque<std::function<void()>> pending;
    void turn()
    {
        for (std::size_t i = pending.size(); i > 0; --i) {
            const auto call = std::move(pending.front());
            pending.pop_front();
            call();
        }
    }
};

struct House
{
    LongHistory store;
    FakeLauncher launcher;
    FakeProcesses processes;
    SettableClock clock;
    SilentLog log;
    Engine engine;
    std::vector<std::uint32_t> ids;
    std::function<void()> more;
    std::size_t parts = 0;
    bool over = false;

    static HostModel host()
    {
        HostModel model;
        model.capacity = {Cpus(2), Megabytes(1024), Gpus(0)};
        model.partitions = {{"cpu", false, {"cpu"}}};
        model.defaultPartition = "cpu";
        return model;
    }
    House() : engine(host(), store, launcher, processes, clock, log)
    {
        LoadedState loaded;
        loaded.nextJobId = JobId(1001);
        engine.configure(host(), {}, Seconds(300));
        engine.start(std::move(loaded), [](Result<void>) {});
    }
    /// Held jobs with ids from 1001 on.
    void fill(std::uint32_t jobs)
    {
        SubmitRequest r;
        r.token = "1234567890123456";
        r.spec.name = "held";
        r.spec.workDir = "/";
        r.spec.hold = true;
        r.spec.array = "0-" + std::to_string(jobs - 1);
        r.spec.memPerNode = Megabytes(1);
        engine.submit(std::move(r), {}, [](Result<SubmitReply>) {});
        store.deliver();
    }
    void ask(QueryScope scope, std::uint32_t limit = 0)
    {
        JobQuery query;
        query.scope = scope;
        query.columns = ColumnSet::all();
        query.limit = limit;
        engine.query(std::move(query), [this](Result<QueryChunk> part) {
            QVERIFY(part.ok() && !over);
            ++parts;
            for (const JobRecord& record : part->rows)
                ids.push_back(record.id.value);
            over = part->last;
            more = part->more;
        });
    }
    void readOn()
    {
        if (more)
            std::exchange(more, {})();
    }
    void readAll()
    {
        for (int turns = 0; !over && turns < 1000; ++turns) {
            store.turn();
            readOn();
        }
    }
    static std::vector<std::uint32_t> upTo(std::uint32_t last)
    {
        std::vector<std::uint32_t> all;
        for (std::uint32_t id = 1; id <= last; ++id)
            all.push_back(id);
        return all;
    }
};

} // namespace

/// Long answers to clients that take their time.
class TstQueryRun : public QObject
{
    Q_OBJECT

private slots:
    void whoDoesNotReadIsReadNothingFor()
    {
        House h;
        h.ask(QueryScope::Accounting);
        for (int i = 0; i < 100; ++i)
            h.store.turn();
        QCOMPARE(h.parts, std::size_t{1});
        QVERIFY2(h.store.chunksRead < 8, qPrintable(QString::number(h.store.chunksRead)));
        QVERIFY(h.store.pending.empty()); // the store's reader is free for others
    }

    void aSlowReaderGetsEverythingOnceAndInOrder()
    {
        House h;
        h.ask(QueryScope::Accounting);
        for (int i = 0; i < 20; ++i)
            h.store.turn();
        h.readAll();
        QVERIFY(h.over);
        QCOMPARE(h.ids, House::upTo(200));
        QVERIFY(h.store.readings > 1);
    }

    void aQuickReaderNeedsOneReading()
    {
        House h;
        h.ask(QueryScope::Accounting);
        h.readAll();
        QCOMPARE(h.ids, House::upTo(200));
        QCOMPARE(h.store.readings, std::size_t{1});
    }

    void aLongQueueComesInParts()
    {
        House h;
        h.fill(9000);
        h.ask(QueryScope::Queue);
        QVERIFY(!h.over && h.ids.size() < 9000);
        const std::size_t first = h.ids.size();
        h.readOn();
        QVERIFY(h.ids.size() > first);
        h.readAll();
        QCOMPARE(h.ids.size(), std::size_t{9000});
        QVERIFY(std::is_sorted(h.ids.begin(), h.ids.end()));
    }

    void theNewestOfALongQueueAreTheLastOnes()
    {
        House h;
        h.fill(100);
        h.ask(QueryScope::Queue, 3);
        QCOMPARE(h.ids, (std::vector<std::uint32_t>{1098, 1099, 1100}));
    }

    void aJobThatEndsBetweenTwoPartsComesOnce()
    {
        House h;
        h.store.ended = 0;
        h.fill(9000);
        h.ask(QueryScope::Accounting);
        h.store.turn();
        h.readOn(); // the first part of what is in memory
        QVERIFY(!h.over && h.ids.size() < 9000);
        CancelRequest cancel;
        JobRef ref;
        ref.job = JobId(1001 + 8999);
        cancel.refs = {ref};
        h.engine.cancel(cancel, {}, [](const Outcomes&) {});
        h.store.deliver();
        h.readAll();
        std::sort(h.ids.begin(), h.ids.end());
        QCOMPARE(h.ids.size(), std::size_t{9000});
        QVERIFY(std::adjacent_find(h.ids.begin(), h.ids.end()) == h.ids.end());
    }
};

QTEST_APPLESS_MAIN(TstQueryRun)
#include "tst_queryrun.moc"
