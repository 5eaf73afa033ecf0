// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/store/storefixture.h"

#include <atomic>
#include <fstream>

using namespace slotd;

namespace
{

/// Faults that the test switches while the writer's thread looks.
struct Faults
{
    std::atomic<StoreFault> begin{StoreFault::None};
    std::atomic<StoreFault> submission{StoreFault::None};
    std::atomic<StoreFault> transition{StoreFault::None};
    std::atomic<StoreFault> commitOnce{StoreFault::None};
    std::atomic<StoreFault> committedOnce{StoreFault::None};
    std::atomic<int> reopenFailures{0};
    std::atomic<int> begins{0};

    SqliteStoreOptions options()
    {
        SqliteStoreOptions o;
        o.retryInterval = Milliseconds(20);
        o.fault = [this](StoreStage stage) {
            switch (stage) {
            case StoreStage::Begin: ++begins; return begin.load();
            case StoreStage::Submission: return submission.load();
            case StoreStage::Transition: return transition.load();
            case StoreStage::Commit: return commitOnce.exchange(StoreFault::None);
            case StoreStage::Committed: return committedOnce.exchange(StoreFault::None);
            case StoreStage::Reopen: return reopenFailures-- > 0 ? StoreFault::Io : StoreFault::None;
            }
            return StoreFault::None;
        };
        return o;
    }
};

/// Sum of the times that this process's threads have gone to sleep by themselves.
long sleeps()
{
    long sum = 0;
    const QDir tasks("/proc/self/task");
    for (const QString& id : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (id.toLongLong() == QCoreApplication::applicationPid())
            continue; // the test's own thread
        std::ifstream status("/proc/self/task/" + id.toStdString() + "/status");
        for (std::string line; std::getline(status, line);) {
            if (line.rfind("voluntary_ctxt_switches:", 0) == 0)
                sum += std::stol(line.substr(24));
        }
    }
    return sum;
}

} // namespace

class TestStoreFailures : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;
    std::string freshPath() { return m_dir.filePath(QString("state%1.db").arg(++m_files)).toStdString(); }

private slots:
    void aSubmissionOnAFullDiskIsRefusedWithAClearLine()
    {
        Faults faults;
        StoreUser user(freshPath(), faults.options());
        faults.submission = StoreFault::Full;
        const auto refused = user.commit(user.submitBatch(user.newSubmission()));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Code::StorageFailure);
        QCOMPARE(refused.error().message, std::string("No space left on device: the job was not submitted"));
        faults.submission = StoreFault::None;
        const Job later = user.submit();
        user.reopen();
        QCOMPARE(user.loaded.active.size(), std::size_t{1});
        QVERIFY(same(user.loaded.active[0], later));
    }

    void aRefusedSubmissionDoesNotTakeTheEndOfAnotherJobWithIt()
    {
        Faults faults;
        StoreUser user(freshPath(), faults.options());
        Job job = user.submit();
        faults.submission = StoreFault::Full;
        std::optional<bool> refused;
        std::optional<bool> ended;
        user.store->commit(user.submitBatch(user.newSubmission()), [&](Result<void> r) { refused = !r.ok(); });
        user.store->commit(user.changeBatch(job, user.finishEvents(job)), [&](Result<void> r) { ended = r.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(refused && ended, kWaitMs);
        QVERIFY(*refused);
        QVERIFY(*ended);
        QVERIFY(same(*user.endedJob(job.id), job));
    }

    void transitionsWaitForRoomAndAreStoredInTheirOrder()
    {
        Faults faults;
        StoreUser user(freshPath(), faults.options());
        Job job = user.submit();
        faults.transition = StoreFault::Full;
        std::vector<int> answers;
        user.store->commit(user.changeBatch(job, {StoreUser::intended(job)}), [&](Result<void> r) { answers.push_back(r.ok() ? 1 : -1); });
        FinishedEvent finished;
        finished.end = user.now();
        user.store->commit(user.changeBatch(job, {finished}), [&](Result<void> r) { answers.push_back(r.ok() ? 2 : -2); });
        // Submissions go on meanwhile; nothing is lost by the attempts that fail.
        const Job other = user.submit();
        QVERIFY(answers.empty());
        const int begun = faults.begins;
        QTRY_VERIFY_WITH_TIMEOUT(faults.begins > begun + 2, kWaitMs);
        QVERIFY(user.log.has("store-failing"));
        faults.transition = StoreFault::None;
        QTRY_COMPARE_WITH_TIMEOUT(answers, (std::vector<int>{1, 2}), kWaitMs);
        QTRY_VERIFY_WITH_TIMEOUT(user.log.has("store-recovered"), kWaitMs);
        QVERIFY(same(*user.restored(job.id), job));
        QVERIFY(same(*user.activeJob(other.id), other));
    }

    void aChangeThatIsASubmissionNeverOvertakesAKeptTransitionOfItsJob()
    {
        Faults faults;
        StoreUser user(freshPath(), faults.options());
        Job job = user.submit();
        faults.transition = StoreFault::Full;
        std::optional<bool> held;
        user.store->commit(user.changeBatch(job, {HeldEvent{}}), [&](Result<void> r) { held = r.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(user.log.has("store-failing"), kWaitMs);
        const Job asHeld = job;
        StoreBatch refusable = user.changeBatch(job, {ReleasedEvent{}});
        refusable.kind = StoreBatch::Kind::Submission;
        const auto refused = user.commit(std::move(refusable));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().message, std::string("No space left on device: nothing was changed"));
        faults.transition = StoreFault::None;
        QTRY_VERIFY_WITH_TIMEOUT(held.has_value(), kWaitMs);
        QVERIFY(same(*user.restored(job.id), asHeld));
    }

    void aTransitionThatCanNeverBeStoredIsAnsweredAndHoldsUpNobody()
    {
        StoreUser user(freshPath());
        Job job = user.submit();
        Job stranger = user.newSubmission().jobs[0]; // never committed
        std::optional<bool> strange;
        std::optional<bool> good;
        user.store->commit(user.changeBatch(stranger, {HeldEvent{}}, false), [&](Result<void> r) { strange = r.ok(); });
        user.store->commit(user.changeBatch(job, {HeldEvent{}}), [&](Result<void> r) { good = r.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(strange && good, kWaitMs);
        QVERIFY(!*strange);
        QVERIFY(*good);
        QVERIFY(same(*user.restored(job.id), job));
    }

    void anIoErrorAtCommitIsAnsweredByWhatTheDatabaseHolds_data()
    {
        QTest::addColumn<bool>("arrived");
        QTest::addColumn<int>("reopenFailures");
        QTest::newRow("not there: stored again") << false << 0;
        QTest::newRow("there: not stored twice") << true << 0;
        QTest::newRow("there, known only after some attempts to open") << true << 2;
    }
    void anIoErrorAtCommitIsAnsweredByWhatTheDatabaseHolds()
    {
        QFETCH(bool, arrived);
        QFETCH(int, reopenFailures);
        Faults faults;
        StoreUser user(freshPath(), faults.options());
        Job job = user.submit();
        QCOMPARE(user.events().size(), std::size_t{1}); // so that a reader is open too
        faults.reopenFailures = reopenFailures;
        (arrived ? faults.committedOnce : faults.commitOnce) = StoreFault::Io;
        std::vector<bool> ok;
        user.store->commit(user.changeBatch(job, {HeldEvent{}}), [&](Result<void> r) { ok.push_back(r.ok()); });
        QTRY_COMPARE_WITH_TIMEOUT(ok.size(), std::size_t{1}, kWaitMs);
        QVERIFY(ok[0]);
        (arrived ? faults.committedOnce : faults.commitOnce) = StoreFault::Io;
        const Job second = user.submit();
        QCOMPARE(user.events().size(), std::size_t{3});
        QVERIFY(user.log.has("store-commit-unknown"));
        QVERIFY(same(*user.restored(job.id), job));
        QVERIFY(same(*user.activeJob(second.id), second));
        QCOMPARE(user.loaded.active.size(), std::size_t{2});
    }

    void aDatabaseThatReallyCannotGrowRefusesSubmissionsAndRecoversWhenRoomIsMade()
    {
        SqliteStoreOptions small;
        small.maxDatabasePages = 60;
        small.retryInterval = Milliseconds(20);
        StoreUser user(freshPath(), small);
        std::vector<Job> jobs;
        Result<void> result;
        for (int i = 0; i < 1000 && result.ok(); ++i) {
            InsertSubmission insert =
                user.newSubmission(1, [i](Submission& s, JobSpec&) { s.script = std::string(3000, 'x') + std::to_string(i); });
            const Job job = insert.jobs[0];
            result = user.commit(user.submitBatch(std::move(insert)));
            if (result.ok())
                jobs.push_back(job);
        }
        QVERIFY(!result.ok());
        QCOMPARE(result.error().message, std::string("No space left on device: the job was not submitted"));
        // What was refused left nothing; an end too large for the room waits, and what follows it waits behind it.
        Job big = jobs[0];
        LaunchIntendedEvent intended = StoreUser::intended(big);
        FinishedEvent finished;
        finished.end = user.now();
        for (int i = 1; i <= 3; ++i)
            user.finish(jobs[static_cast<std::size_t>(i)]);
        finished.message = std::string(200000, 'm');
        std::optional<bool> ended;
        user.store->commit(user.changeBatch(big, {intended, finished}), [&](Result<void> r) { ended = r.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(user.log.has("store-failing"), kWaitMs);
        QVERIFY(!ended);
        user.reopen(); // the last attempt at close fails too: nothing of it is in the file
        QVERIFY(user.activeJob(big.id).has_value());
        const auto removed =
            await<Result<std::uint64_t>>([&](auto done) { user.store->purge(user.now(), [](const auto&) {}, std::move(done)); });
        QCOMPARE(*removed, std::uint64_t{3});
        user.submit();
    }

    void anUncleanEndIsNoticedAndTheDatabaseLookedThrough()
    {
        const std::string path = freshPath();
        const std::string copy = freshPath();
        StoreUser user(path);
        const Job job = user.submit();
        for (const char* suffix : {"", "-wal"})
            QVERIFY(QFile::copy(QString::fromStdString(path + suffix), QString::fromStdString(copy + suffix)));
        StoreUser after(copy); // as a crash would leave it
        QVERIFY(!after.loaded.cleanShutdown);
        QVERIFY(same(*after.activeJob(job.id), job));
        QTRY_VERIFY_WITH_TIMEOUT(after.log.has("store-checked"), kWaitMs);
        after.reopen();
        QVERIFY(after.loaded.cleanShutdown || !after.log.has("store-damaged"));
    }

    void anIdleStoreWakesNobody()
    {
        StoreUser user(freshPath());
        Job job = user.submit();
        user.change(job, {HeldEvent{}});
        QCOMPARE(user.history({}).size(), std::size_t{0});
        long before = sleeps();
        // Until a while passes without one; a busy machine may delay what was still under way.
        bool idle = false;
        for (int i = 0; i < 20 && !idle; ++i) {
            QTest::qWait(300);
            const long after = sleeps();
            idle = after == before;
            before = after;
        }
        QVERIFY(idle);
    }
};

QTEST_GUILESS_MAIN(TestStoreFailures)
#include "tst_storefailures.moc"
