// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/store/storefixture.h"

using namespace slotd;

namespace
{

FinishedEvent finishedWithEverything(Instant end)
{
    FinishedEvent e;
    e.state = JobState::Failed;
    e.reason = Reason::JobLaunchFailure;
    e.message = "cannot open /tmp/\xffout";
    e.exit = {3, 9};
    e.usage = {123456, 1500, 250};
    e.end = end;
    e.byUid = 42;
    return e;
}

std::vector<EventBody> wholeLife(Instant end)
{
    UpdatedEvent update;
    update.name = "renamed";
    update.priority = 99;
    update.timeLimit = Seconds(3600);
    UpdatedEvent late;
    late.timeLimit = Seconds(7200);
    LaunchIntendedEvent first;
    first.attempt = 1;
    first.allocation = {Cpus(2), Megabytes(512), {0, 3}};
    first.bootId = "boot-1";
    LaunchIntendedEvent second = first;
    second.attempt = 2;
    StartedEvent started{{4711, 987654321, "boot-1"}};
    return {HeldEvent{},   update,  ReleasedEvent{}, EligibleEvent{}, first, started, late,
            EndingEvent{JobState::Pending, Reason::Requeued, 0}, RequeuedEvent{true, true}, ReleasedEvent{}, second, started,
            EndingEvent{JobState::Cancelled, Reason::CancelledByUser, 1000}, finishedWithEverything(end)};
}

} // namespace

class TestSqliteStore : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;
    std::string freshPath() { return m_dir.filePath(QString("state%1.db").arg(++m_files)).toStdString(); }

private slots:
    void aNewStoreIsEmptyAndStartsAtOne()
    {
        StoreUser user(freshPath());
        QCOMPARE(user.loaded.nextJobId.value, 1U);
        QCOMPARE(user.loaded.nextSubmissionId.value, std::uint64_t{1});
        QCOMPARE(user.loaded.nextEventSeq.value, std::uint64_t{1});
        QVERIFY(user.loaded.active.empty());
        QVERIFY(user.loaded.cleanShutdown);
    }

    void everyPhaseOfAJobComesBackAsItWas()
    {
        StoreUser user(freshPath());
        Job job = user.submit();
        QVERIFY(same(*user.restored(job.id), job));
        for (const EventBody& body : wholeLife(user.now())) {
            user.change(job, {body});
            const auto back = user.restored(job.id);
            QVERIFY2(back.has_value(), std::string(eventName(body)).c_str());
            QVERIFY2(same(*back, job), std::string(eventName(body)).c_str());
        }
        QVERIFY(job.ended());
    }

    void foldingTheStoredEventsGivesTheStoredRow()
    {
        StoreUser user(freshPath());
        Job job = user.submit();
        Job replayed = job;
        for (const EventBody& body : wholeLife(user.now()))
            user.change(job, {body});
        const auto events = user.events();
        QCOMPARE(events.size(), wholeLife(user.now()).size() + 1);
        for (const JobEvent& e : events) {
            if (!std::holds_alternative<SubmittedEvent>(e.body))
                replayed = *slotd::apply(replayed, e);
        }
        QVERIFY(same(replayed, *user.endedJob(job.id)));
    }

    void everyEventComesBackAsItWas()
    {
        StoreUser user(freshPath());
        Job job = user.submit();
        const auto life = wholeLife(user.now());
        for (const EventBody& body : life)
            user.change(job, {body});
        const auto events = user.events(EventSeq(2));
        QCOMPARE(events.size(), life.size());
        for (std::size_t i = 0; i < life.size(); ++i) {
            QVERIFY(events[i].body == life[i]);
            QCOMPARE(events[i].job, job.id);
            QCOMPARE(events[i].seq.value, i + 2);
        }
        QCOMPARE(user.events(EventSeq(4), 3).size(), std::size_t{3});
        QCOMPARE(user.events(EventSeq(4), 3).front().seq.value, std::uint64_t{4});
        QVERIFY(user.events(EventSeq(1000)).empty());
    }

    void aJobThatStartsWithItsSubmissionIsStoredAsRunning()
    {
        StoreUser user(freshPath());
        InsertSubmission insert = user.newSubmission();
        auto running = slotd::apply(insert.jobs[0], user.event(insert.jobs[0].id, StoreUser::intended(insert.jobs[0])));
        QVERIFY(running.ok());
        insert.jobs[0] = *running;
        QVERIFY(user.commit(user.submitBatch(std::move(insert))).ok());
        QVERIFY(same(*user.restored(running->id), *running));
    }

    void theTasksOfAnArrayShareSubmissionAndSpecAfterALoad()
    {
        StoreUser user(freshPath());
        auto jobs = user.submitArray(50);
        UpdatedEvent update;
        update.comment = "only this one";
        user.change(jobs[7], {update});
        user.finish(jobs[9]);
        user.reopen();
        QCOMPARE(user.loaded.active.size(), std::size_t{49});
        const Job& first = user.loaded.active.front();
        for (const Job& job : user.loaded.active) {
            QVERIFY(same(job, jobs[job.id.value - first.id.value]));
            QVERIFY(job.submission == first.submission);
            QCOMPARE(job.spec == first.spec, job.id != jobs[7].id);
        }
        QVERIFY(first.submission->script.empty());
        QVERIFY(same(*user.endedJob(jobs[9].id), jobs[9]));
    }

    void anArrayLimitChangedForATaskIsKept()
    {
        StoreUser user(freshPath());
        auto jobs = user.submitArray(3);
        UpdatedEvent update;
        update.arrayLimit = 2;
        user.change(jobs[1], {update});
        user.reopen();
        QVERIFY(same(*user.activeJob(jobs[1].id), jobs[1]));
        QVERIFY(same(*user.activeJob(jobs[0].id), jobs[0]));
    }

    void scriptAndEnvironmentAreReadBackForEveryTask()
    {
        StoreUser user(freshPath());
        const auto jobs = user.submitArray(3);
        const auto other = user.submit([](Submission& s, JobSpec&) {
            s.script = std::string("#!/bin/sh\n\0binary", 17);
            s.environment = std::string();
        });
        const auto payload = [&](JobId id) {
            return await<Result<PayloadReply>>([&](auto done) { user.store->readPayload(id, std::move(done)); });
        };
        for (const Job& job : jobs)
            QCOMPARE(*payload(job.id)->script, std::string("#!/bin/sh\necho hello\n"));
        QCOMPARE(payload(jobs[0].id)->environment->size(), std::size_t{24});
        QCOMPARE(payload(other.id)->script->size(), std::size_t{17});
        QVERIFY(payload(other.id)->environment.empty());
        QCOMPARE(payload(JobId(999)).error().code, Code::InvalidJobId);
    }

    void aTokenFindsTheSubmissionItMade()
    {
        StoreUser user(freshPath());
        user.submit();
        const auto jobs = user.submitArray(5);
        const auto find = [&](const std::string& token) {
            return await<Result<std::optional<SubmitReply>>>([&](auto done) { user.store->findToken(token, std::move(done)); });
        };
        const auto found = find("token-2");
        QVERIFY(found.ok() && found->has_value());
        QCOMPARE((*found)->job, jobs[0].id);
        QCOMPARE((*found)->count, 5U);
        QCOMPARE((*found)->seq.value, std::uint64_t{2});
        QVERIFY(!find("token-3")->has_value());
        QVERIFY(!find("")->has_value());
    }

    void oneTokenNeverMakesASecondSubmission()
    {
        StoreUser user(freshPath());
        user.submit();
        const auto again = [](Submission& s, JobSpec&) { s.token = "token-1"; };
        const auto refused = user.commit(user.submitBatch(user.newSubmission(1, again)));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Code::StorageFailure);
        user.reopen();
        QCOMPARE(user.loaded.active.size(), std::size_t{1});
    }

    void outcomesOfEndedJobsAreFoundBySingleIdAndByArray()
    {
        StoreUser user(freshPath());
        Job single = user.submit();
        auto tasks = user.submitArray(4);
        user.finish(single, JobState::Failed);
        user.finish(tasks[1]);
        user.finish(tasks[3], JobState::Cancelled);
        const auto read = await<Result<std::vector<PastOutcome>>>([&](auto done) {
            user.store->readOutcomes({single.id, tasks[0].id, JobId(77)}, std::move(done));
        });
        QVERIFY(read.ok());
        QCOMPARE(read->size(), std::size_t{3});
        QCOMPARE((*read)[0].state, JobState::Failed);
        QCOMPARE((*read)[0].arrayTask, kNoArrayTask);
        QCOMPARE((*read)[1].id, tasks[1].id);
        QCOMPARE((*read)[1].arrayJobId, tasks[0].id);
        QCOMPARE((*read)[1].arrayTask, 1U);
        QCOMPARE((*read)[2].state, JobState::Cancelled);
        QVERIFY((*read)[2].start != kNoTime);
        // One task by its own id, not as an array.
        const auto one = await<Result<std::vector<PastOutcome>>>(
            [&](auto done) { user.store->readOutcomes({tasks[3].id}, std::move(done)); });
        QCOMPARE(one->size(), std::size_t{1});
    }

    void purgeRemovesWhatEndedBeforeWithItsEventsAndContent()
    {
        StoreUser user(freshPath(), [] {
            SqliteStoreOptions o;
            o.purgeSlice = 2;
            return o;
        }());
        std::vector<Job> old;
        for (int i = 0; i < 5; ++i)
            old.push_back(user.submit([i](Submission& s, JobSpec&) { s.script = "script " + std::to_string(i % 2); }));
        for (Job& job : old)
            user.finish(job);
        auto array = user.submitArray(3);
        user.finish(array[0]);
        const Instant before = user.now();
        Job waiting = user.submit([](Submission& s, JobSpec&) { s.script = "script 1"; });
        Job recent = user.submit();
        user.finish(recent);
        std::vector<JobId> told;
        const auto removed = await<Result<std::uint64_t>>([&](auto done) {
            user.store->purge(before, [&](const std::vector<JobId>& ids) { told.insert(told.end(), ids.begin(), ids.end()); },
                              std::move(done));
        });
        QVERIFY(removed.ok());
        QCOMPARE(told.size(), std::size_t{6});
        QVERIFY(std::find(told.begin(), told.end(), old[4].id) != told.end());
        QCOMPARE(*removed, std::uint64_t{6});
        QCOMPARE(user.history({}).size(), std::size_t{1});
        for (const JobEvent& e : user.events())
            QVERIFY(e.job.value >= array[0].id.value);
        // The array's own event stays as long as one task does; so does content that a later job shares.
        QCOMPARE(user.events().front().job, array[0].id);
        const auto payload = await<Result<PayloadReply>>([&](auto done) { user.store->readPayload(waiting.id, std::move(done)); });
        QCOMPARE(*payload->script, std::string("script 1"));
        // Content that was removed is not taken for stored by the next submission that has it.
        const Job again = user.submit([](Submission& s, JobSpec&) { s.script = "script 0"; });
        const auto stored = await<Result<PayloadReply>>([&](auto done) { user.store->readPayload(again.id, std::move(done)); });
        QVERIFY(stored.ok());
        QCOMPARE(*stored->script, std::string("script 0"));
    }

    void idsAndSequenceNumbersAreNotGivenAgainAfterAPurge()
    {
        StoreUser user(freshPath());
        Job job = user.submit();
        auto array = user.submitArray(3);
        user.finish(job);
        for (Job& task : array)
            user.finish(task);
        const LoadedState before = user.loaded;
        const auto removed = await<Result<std::uint64_t>>([&](auto done) { user.store->purge(user.now(), [](const auto&) {}, std::move(done)); });
        QCOMPARE(*removed, std::uint64_t{4});
        QVERIFY(user.events().empty());
        user.reopen();
        QCOMPARE(user.loaded.nextJobId, before.nextJobId);
        QCOMPARE(user.loaded.nextSubmissionId, before.nextSubmissionId);
        QCOMPARE(user.loaded.nextEventSeq, before.nextEventSeq);
        QCOMPARE(user.submit().id, before.nextJobId);
    }

    void batchesAreStoredInTheOrderGivenAndAnsweredInOrder()
    {
        StoreUser user(freshPath());
        Job job = user.submit();
        auto answered = std::make_shared<std::vector<int>>();
        const auto note = [answered](int n) {
            return [answered, n](Result<void> r) {
                QVERIFY(r.ok());
                answered->push_back(n);
            };
        };
        user.store->commit(user.changeBatch(job, {HeldEvent{}}, false), note(0));
        user.store->commit(user.submitBatch(user.newSubmission()), note(1));
        user.store->commit(user.changeBatch(job, {ReleasedEvent{}}, false), note(2));
        user.store->commit(user.changeBatch(job, {StoreUser::intended(job)}, true), note(3));
        user.store->commit(user.changeBatch(job, {StartedEvent{{1, 2, "b"}}}, false), note(4));
        QVERIFY(answered->empty()); // never from inside the call
        QTRY_COMPARE_WITH_TIMEOUT(answered->size(), std::size_t{5}, kWaitMs);
        QCOMPARE(*answered, (std::vector<int>{0, 1, 2, 3, 4}));
        QVERIFY(same(*user.restored(job.id), job));
    }

    void closeWritesWhatStillWaitsForCompany()
    {
        SqliteStoreOptions patient;
        patient.companyWait = Milliseconds(3600000);
        StoreUser user(freshPath(), patient);
        Job job = user.submit();
        user.store->commit(user.changeBatch(job, {HeldEvent{}}, false), {});
        QVERIFY(same(*user.restored(job.id), job));
        QVERIFY(user.loaded.cleanShutdown);
    }

    void anUrgentBatchTakesTheWaitingOnesAlong()
    {
        SqliteStoreOptions patient;
        patient.companyWait = Milliseconds(3600000);
        StoreUser user(freshPath(), patient);
        Job job = user.submit();
        bool stored = false;
        user.store->commit(user.changeBatch(job, {HeldEvent{}}, false), [&](Result<void> r) { stored = r.ok(); });
        user.submit();
        QVERIFY(stored);
    }

    void namesThatAreNotUtf8ComeBackByteForByte()
    {
        StoreUser user(freshPath());
        const std::string odd("\xc3\x28\xff'; DROP TABLE job; --");
        Job job = user.submit([&](Submission& s, JobSpec& spec) {
            spec.name = odd;
            s.user = odd;
        });
        user.finish(job);
        JobQuery query;
        query.filter.names = {odd};
        query.filter.users = {odd};
        const auto rows = user.history(query);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].name, odd);
        QCOMPARE(rows[0].user, odd);
    }
};

QTEST_GUILESS_MAIN(TestSqliteStore)
#include "tst_sqlitestore.moc"
