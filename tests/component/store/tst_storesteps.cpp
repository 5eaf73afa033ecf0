// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/store/storefixture.h"

#include "domain/jobrecord.h"
#include "store/filtering.h"
#include "store/sqlconnection.h"

using namespace slotd;

class TestStoreSteps : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;
    std::string freshPath() { return m_dir.filePath(QString("state%1.db").arg(++m_files)).toStdString(); }

    static Job running(StoreUser& user)
    {
        Job job = user.submit();
        user.change(job, {StoreUser::intended(job), StartedEvent{{4711, 1, "boot-1"}}});
        return job;
    }
    static void end(StoreUser& user, Job& job)
    {
        FinishedEvent finished;
        finished.end = user.now();
        user.change(job, {finished});
    }
    // "1 1.0 1.batch": the rows in their order.
    static QString rows(StoreUser& user, const JobQuery& query)
    {
        QStringList list;
        for (const JobRecord& r : user.history(query)) {
            JobRef ref;
            ref.job = r.id;
            ref.step = r.step;
            list << QString::fromStdString(formatJobRef(ref));
        }
        return list.join(' ');
    }

private slots:
    void stepsOfActiveJobsComeBackAsTheyWere()
    {
        StoreUser user(freshPath());
        Job job = running(user);
        Step first = user.startStep(job);
        Step second = user.startStep(job);
        user.endStep(job, first, {3, 0}, JobState::Failed);
        second.supervisor = {88, 99, "boot-1"};
        second.ending = true;
        user.saveStep(job, second, StepLaunchedEvent{second.id, second.supervisor});
        Job other = running(user);
        Step gone = user.startStep(other);
        user.endStep(other, gone, {});
        end(user, other);

        user.reopen();
        QCOMPARE(user.loaded.steps.size(), std::size_t{2});
        QVERIFY(user.loaded.steps[0] == std::pair(job.id, first));
        QVERIFY(user.loaded.steps[1] == std::pair(job.id, second));
        QVERIFY(same(user.loaded.active.at(0), job));
        QCOMPARE(user.loaded.active[0].nextStep, 2U);
        QVERIFY(user.loaded.active[0].derivedExit == (ExitCode{3, 0}));
    }

    void whatStepsWereIsInTheEventsToo()
    {
        StoreUser user(freshPath());
        Job job = running(user);
        Step step = user.startStep(job);
        user.endStep(job, step, {0, 9}, JobState::Cancelled);
        user.reopen();
        const auto events = user.events();
        QVERIFY(std::get<StepStartedEvent>(events.at(events.size() - 2).body).step.token == step.token);
        QVERIFY(std::get<StepEndedEvent>(events.back().body).end == *step.ended);
    }

    void aStepIsNotStoredWithoutItsJob()
    {
        StoreUser user(freshPath());
        Job unknown = running(user);
        unknown.id = JobId(99);
        StoreBatch batch;
        batch.kind = StoreBatch::Kind::Transition;
        batch.ops.emplace_back(SaveStep{unknown.id, StoreUser::newStep(unknown, user.now())});
        batch.ops.emplace_back(AppendEvent{user.event(unknown.id, StepLaunchedEvent{})});
        QVERIFY(!user.commit(std::move(batch)).ok());
    }

    void rowsOfStepsFollowTheirJob_data()
    {
        QTest::addColumn<JobQuery>("query");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::function<void(JobQuery&)>& set, const char* expected) {
            JobQuery q;
            set(q);
            QTest::newRow(name) << q << QString(expected);
        };
        const auto refs = [](const char* list) { return *parseJobRefs(list); };
        row("all", [](JobQuery&) {}, "1 1.0 1.1 2 3 3.0");
        row("with batch scripts", [](JobQuery& q) { q.batchSteps = true; }, "1 1.batch 1.0 1.1 2 3 3.batch 3.0");
        row("jobs only", [](JobQuery& q) { q.jobsOnly = true; }, "1 2 3");
        row("one step", [&](JobQuery& q) { q.filter.refs = refs("1.1"); }, "1.1");
        row("steps in any order", [&](JobQuery& q) { q.filter.refs = refs("3.0,1.1,1.0"); }, "1.0 1.1 3.0");
        row("a step and a whole job", [&](JobQuery& q) { q.filter.refs = refs("1.1,3"); }, "1.1 3 3.0");
        row("a job and its own step", [&](JobQuery& q) { q.filter.refs = refs("1,1.1"); }, "1 1.0 1.1");
        row("batch script by name", [&](JobQuery& q) { q.filter.refs = refs("1.batch"); }, "1.batch");
        row("no such step", [&](JobQuery& q) { q.filter.refs = refs("1.7,77.0,2.0"); }, "");
        row("a step, jobs only", [&](JobQuery& q) {
            q.filter.refs = refs("1.1,3");
            q.jobsOnly = true;
        }, "3");
        row("states are the job's", [](JobQuery& q) { q.filter.states = bit(JobState::Failed); }, "");
        row("limit counts jobs", [](JobQuery& q) { q.limit = 1; }, "3 3.0");
        row("jobs that never ran have no batch step", [&](JobQuery& q) { q.filter.refs = refs("2.batch"); }, "");
    }
    void rowsOfStepsFollowTheirJob()
    {
        QFETCH(JobQuery, query);
        QFETCH(QString, expected);
        static StoreUser user(freshPath());
        if (user.loaded.nextJobId.value == 1) {
            Job first = running(user);
            Step failed = user.startStep(first);
            Step good = user.startStep(first);
            user.endStep(first, failed, {1, 0}, JobState::Failed);
            user.endStep(first, good, {});
            end(user, first);
            Job never = user.submit();
            end(user, never);
            Job third = running(user);
            Step step = user.startStep(third);
            user.endStep(third, step, {});
            end(user, third);
        }
        QCOMPARE(rows(user, query), expected);
    }

    void stepsOfArrayTasksAreNamedLikeTheirTask()
    {
        StoreUser user(freshPath());
        auto tasks = user.submitArray(3);
        for (Job& task : tasks) {
            user.change(task, {StoreUser::intended(task)});
            Step step = user.startStep(task);
            user.endStep(task, step, {});
            end(user, task);
        }
        JobQuery query;
        query.filter.refs = *parseJobRefs("1_2.0");
        QCOMPARE(rows(user, query), QString("3.0"));
        query.filter.refs = *parseJobRefs("1.0");
        QCOMPARE(rows(user, query), QString("1.0 2.0 3.0"));
        query.filter.refs = *parseJobRefs("1_1,1_2.0");
        QCOMPARE(rows(user, query), QString("2 2.0 3.0"));
    }

    void aRowIsWhatTheStepItselfGives()
    {
        StoreUser user(freshPath());
        Job job = running(user);
        Step step = user.startStep(job);
        user.endStep(job, step, {0, 2}, JobState::Cancelled);
        end(user, job);
        const auto rows = user.history({});
        QCOMPARE(rows.size(), std::size_t{2});
        JobRecord own = toRecord(job, "box", Megabytes(16384));
        addToStepSummary(own.stepSummary, step);
        QVERIFY(rows[0] == own);
        QCOMPARE(rows[0].stepSummary, std::string("0:CANCELLED:hello"));
        QVERIFY(rows[0].derivedExit == (ExitCode{0, 2}));
        QVERIFY(rows[1] == toRecord(step, own));
    }

    void aPurgeTakesTheStepsWithTheirJob()
    {
        StoreUser user(freshPath());
        Job job = running(user);
        Step step = user.startStep(job);
        user.endStep(job, step, {});
        end(user, job);
        const auto removed =
            await<Result<std::uint64_t>>([&](auto done) { user.store->purge(user.now(), [](auto) {}, std::move(done)); });
        QCOMPARE(*removed, std::uint64_t{1});
        const std::string path = m_dir.filePath(QString("state%1.db").arg(m_files)).toStdString();
        user.store->close();
        auto connection = SqlConnection::open(path, SqlConnection::Mode::ReadOnly, 256);
        QCOMPARE((*connection)->number("SELECT count(*) FROM step", -1), std::int64_t{0});
        QCOMPARE((*connection)->number("SELECT count(*) FROM job", -1), std::int64_t{0});
    }

    void suspendedTimesAreKept()
    {
        StoreUser user(freshPath());
        Job job = running(user);
        user.change(job, {SuspendedEvent{}});
        user.reopen();
        QVERIFY(same(user.loaded.active.at(0), job));
        QCOMPARE(user.loaded.active[0].state(), JobState::Suspended);
        user.change(job, {ResumedEvent{}});
        QVERIFY(same(*user.restored(job.id), job));
        QVERIFY(job.running()->suspended > Milliseconds(0));
        end(user, job);
        QVERIFY(same(*user.restored(job.id), job));
        QVERIFY(std::get<EndedPhase>(job.phase).suspended > Milliseconds(0));
    }

    void aSearchForFailedJobsReadsOnlyThose()
    {
        const std::string path = freshPath();
        StoreUser user(path);
        user.store->close();
        auto connection = SqlConnection::open(path, SqlConnection::Mode::ReadOnly, 256);
        JobQuery query;
        query.filter.states = bit(JobState::Failed) | bit(JobState::Timeout);
        const SqlFilter filter = filterEndedJobs(query, std::nullopt);
        Statement plan(**connection, "EXPLAIN QUERY PLAN SELECT id FROM job WHERE id IN (" + filter.sql + ")");
        filter.bindTo(plan);
        QVERIFY(plan.exec().ok());
        std::string text;
        while (plan.next())
            text += plan.bytes(3) + "\n";
        QVERIFY2(text.find("job_ended_state (state=?") != std::string::npos, text.c_str());
    }
};

QTEST_GUILESS_MAIN(TestStoreSteps)
#include "tst_storesteps.moc"
