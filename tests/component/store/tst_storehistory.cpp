// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/store/storefixture.h"

#include "domain/jobrecord.h"

using namespace slotd;

class TestStoreHistory : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<StoreUser> m_user;
    std::vector<Job> m_jobs; // ids 1..4 single, 5..9 an array, 10 active
    static Instant at(int second) { return Instant(Milliseconds(1790000000000 + second * 1000)); }

    void end(Job& job, JobState state, int second)
    {
        FinishedEvent e;
        e.state = state;
        e.end = at(second);
        m_user->change(job, {StoreUser::intended(job), e});
    }
    std::vector<std::uint32_t> ids(const JobFilter& filter, std::uint32_t limit = 0)
    {
        JobQuery query;
        query.filter = filter;
        query.limit = limit;
        std::vector<std::uint32_t> found;
        for (const JobRecord& r : m_user->history(query))
            found.push_back(r.id.value);
        return found;
    }
    using Ids = std::vector<std::uint32_t>;

private slots:
    void initTestCase()
    {
        m_user = std::make_unique<StoreUser>(m_dir.filePath("state.db").toStdString(), [] {
            SqliteStoreOptions o;
            o.rowsPerChunk = 3;
            return o;
        }());
        const char* const names[] = {"train", "eval", "train", "x"};
        for (int i = 0; i < 4; ++i) {
            m_user->setNow(at(100 * (i + 1) - 1));
            m_jobs.push_back(m_user->submit([&](Submission& s, JobSpec& spec) {
                spec.name = names[i];
                spec.partition = i == 3 ? "gpu" : "cpu";
                s.user = i == 1 ? "bob" : "ann";
            }));
        }
        for (Job& task : m_user->submitArray(5))
            m_jobs.push_back(task);
        m_jobs.push_back(m_user->submit());
        const JobState states[] = {JobState::Completed, JobState::Failed, JobState::Cancelled, JobState::Completed};
        for (int i = 0; i < 9; ++i)
            end(m_jobs[static_cast<std::size_t>(i)], i < 4 ? states[i] : JobState::Timeout, 1000 + i * 100);
    }
    void cleanupTestCase() { m_user.reset(); }

    void onlyEndedJobsAreRowsOldestFirst()
    {
        QCOMPARE(ids({}), (Ids{1, 2, 3, 4, 5, 6, 7, 8, 9}));
    }

    void rowsAreWhatTheJobItselfGives()
    {
        const auto rows = m_user->history({});
        for (std::size_t i = 0; i < rows.size(); ++i)
            QVERIFY(rows[i] == toRecord(m_jobs[i], "box", Megabytes(16384)));
    }

    void rowsComeInChunksAndTheLastOneSaysSo()
    {
        std::size_t chunks = 0;
        QCOMPARE(m_user->history({}, &chunks).size(), std::size_t{9});
        QCOMPARE(chunks, std::size_t{3});
        JobQuery none;
        none.filter.names = {"nobody"};
        QCOMPARE(m_user->history(none, &chunks).size(), std::size_t{0});
        QCOMPARE(chunks, std::size_t{1});
    }

    void theLimitKeepsTheNewest()
    {
        QCOMPARE(ids({}, 2), (Ids{8, 9}));
        JobFilter train;
        train.names = {"train"};
        train.states = bit(JobState::Completed) | bit(JobState::Cancelled);
        QCOMPARE(ids(train, 1), (Ids{3}));
    }

    void filtersSelect_data()
    {
        QTest::addColumn<JobFilter>("filter");
        QTest::addColumn<Ids>("expected");
        const auto row = [](const char* name, const std::function<void(JobFilter&)>& set, Ids expected) {
            JobFilter f;
            set(f);
            QTest::newRow(name) << f << expected;
        };
        row("name", [](JobFilter& f) { f.names = {"eval", "x"}; }, {2, 4});
        row("user", [](JobFilter& f) { f.users = {"bob"}; }, {2});
        row("partition", [](JobFilter& f) { f.partitions = {"gpu"}; }, {4});
        row("state", [](JobFilter& f) { f.states = bit(JobState::Completed); }, {1, 4});
        row("states, active ones too", [](JobFilter& f) { f.states = bit(JobState::Failed) | bit(JobState::Pending); }, {2});
        row("active states only", [](JobFilter& f) { f.states = kActiveStates; }, {});
        row("no state", [](JobFilter& f) { f.states = 0; }, {});
        row("not ended before", [](JobFilter& f) { f.from = at(1600); }, {7, 8, 9});
        row("submitted before", [](JobFilter& f) { f.until = at(250); }, {1, 2});
        row("in the state before", [](JobFilter& f) {
            f.until = at(1300);
            f.states = bit(JobState::Completed);
        }, {1, 4});
        row("window", [](JobFilter& f) {
            f.from = at(1100);
            f.until = at(300);
        }, {2, 3});
        row("one job", [](JobFilter& f) { f.refs = {JobRef{JobId(3), {}, JobRef::kNoStep}}; }, {3});
        row("unknown job", [](JobFilter& f) { f.refs = {JobRef{JobId(77), {}, JobRef::kNoStep}}; }, {});
        row("active job", [](JobFilter& f) { f.refs = {JobRef{JobId(10), {}, JobRef::kNoStep}}; }, {});
        row("whole array", [](JobFilter& f) { f.refs = {JobRef{JobId(5), {}, JobRef::kNoStep}}; }, {5, 6, 7, 8, 9});
        row("tasks", [](JobFilter& f) {
            f.refs = {JobRef{JobId(5), {1, 3, 99}, JobRef::kNoStep}, JobRef{JobId(5), {4}, JobRef::kNoStep}};
        }, {6, 8, 9});
        row("task by its own id", [](JobFilter& f) { f.refs = {JobRef{JobId(7), {}, JobRef::kNoStep}}; }, {7});
        row("task of no array", [](JobFilter& f) { f.refs = {JobRef{JobId(3), {0}, JobRef::kNoStep}}; }, {});
        row("a step is no job", [](JobFilter& f) { f.refs = {JobRef{JobId(3), {}, 0}}; }, {});
        row("refs and state", [](JobFilter& f) {
            f.refs = {JobRef{JobId(1), {}, JobRef::kNoStep}, JobRef{JobId(2), {}, JobRef::kNoStep}};
            f.states = bit(JobState::Failed);
        }, {2});
        row("text is never SQL", [](JobFilter& f) { f.names = {"x') OR 1=1 --"}; }, {});
    }
    void filtersSelect()
    {
        QFETCH(JobFilter, filter);
        QFETCH(Ids, expected);
        QCOMPARE(ids(filter), expected);
    }

    void aReadingThatIsBrokenOffGoesOnBehindItsLastRow()
    {
        Ids all;
        std::size_t readings = 0;
        JobId after;
        for (bool complete = false; !complete && readings < 20; ++readings) {
            const auto reading = std::make_shared<HistoryRead>();
            reading->after = after;
            reading->stop = true;
            bool over = false;
            m_user->store->readHistory({}, [&](Result<std::vector<JobRecord>> rows, bool last) {
                for (const JobRecord& r : *rows) {
                    all.push_back(r.id.value);
                    after = r.id;
                }
                over = last;
            }, reading);
            QVERIFY(QTest::qWaitFor([&] { return over; }));
            complete = reading->complete;
        }
        QCOMPARE(readings, std::size_t{3}); // of 9 jobs, 3 a time
        QCOMPARE(all, ids({}));
    }
    void aReaderThatNeverTakesItsRowsDoesNotHoldUpTheClose()
    {
        m_user->store->readHistory({}, [](Result<std::vector<JobRecord>>, bool) {});
        m_user->reopen();
        QCOMPARE(ids({}).size(), std::size_t{9});
    }
};

QTEST_GUILESS_MAIN(TestStoreHistory)
#include "tst_storehistory.moc"
