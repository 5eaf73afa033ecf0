// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/engine.h"
#include "component/app/fakes.h"

#include <QTest>

using namespace slotd;
using namespace slotd::test;

namespace
{

/// An engine between a store and supervisors that move only when the test says so: what comes between two steps is tried here.
struct House
{
    FakeStore store;
    FakeLauncher launcher;
    FakeProcesses processes;
    SettableClock clock;
    SilentLog log;
    Engine engine;
    bool ready = false;

    static HostModel host()
    {
        HostModel model;
        model.capacity = {Cpus(2), Megabytes(1024), Gpus(0)};
        model.partitions = {{"cpu", false, {"cpu"}}};
        model.defaultPartition = "cpu";
        return model;
    }

    explicit House(LoadedState loaded = {}) : engine(host(), store, launcher, processes, clock, log)
    {
        engine.configure(host(), {}, Seconds(300));
        engine.start(std::move(loaded), [this](Result<void> started) { ready = started.ok(); });
    }

    static SubmitRequest request(const std::function<void(JobSpec&)>& shape = {})
    {
        static int number = 0;
        SubmitRequest r;
        r.token = std::to_string(1'000'000'000'000'000 + ++number);
        r.spec.name = "job";
        r.spec.workDir = "/";
        r.spec.cpusPerTask = 1;
        r.spec.memPerNode = Megabytes(1);
        r.script = "#!/bin/sh\n";
        if (shape)
            shape(r.spec);
        return r;
    }
    void ask(SubmitRequest r, std::optional<Result<SubmitReply>>& answer)
    {
        engine.submit(std::move(r), {}, [&answer](Result<SubmitReply> reply) { answer = std::move(reply); });
    }
    JobId submit(const std::function<void(JobSpec&)>& shape = {})
    {
        std::optional<Result<SubmitReply>> answer;
        ask(request(shape), answer);
        store.deliver();
        return answer && answer->ok() ? (*answer)->job : JobId();
    }
    /// Submitted, started, ended with `status`, all of it durable.
    JobId ended(int status, const std::function<void(JobSpec&)>& shape = {})
    {
        const JobId id = submit(shape);
        launcher.start(id);
        launcher.end(id, status, clock.now());
        store.deliver();
        return id;
    }
    static JobRef ref(JobId id)
    {
        JobRef r;
        r.job = id;
        return r;
    }
    void control(ControlVerb verb, JobId id, std::vector<Outcome>& outcomes)
    {
        ControlRequest r;
        r.verb = verb;
        r.refs = {ref(id)};
        engine.control(r, {}, [&outcomes](const Outcomes& o) { outcomes.insert(outcomes.end(), o.list.begin(), o.list.end()); });
    }
    void cancel(JobId id, std::vector<Outcome>& outcomes)
    {
        CancelRequest r;
        r.refs = {ref(id)};
        engine.cancel(r, {}, [&outcomes](const Outcomes& o) { outcomes.insert(outcomes.end(), o.list.begin(), o.list.end()); });
    }
    void update(JobId id, const UpdatedEvent& changes, std::vector<Outcome>& outcomes)
    {
        UpdateRequest r;
        r.refs = {ref(id)};
        r.changes = changes;
        engine.update(r, {}, [&outcomes](const Outcomes& o) { outcomes.insert(outcomes.end(), o.list.begin(), o.list.end()); });
    }
    std::optional<JobState> state(JobId id)
    {
        const auto found = store.rows.find(id);
        return found == store.rows.end() ? std::nullopt : std::optional(found->second.state());
    }
};

Dependency afterOk(JobId id)
{
    Dependency d;
    d.terms.push_back({DependencyKind::AfterOk, id});
    return d;
}

} // namespace

/// What happens between two steps of the daemon.
class TstEngine : public QObject
{
    Q_OBJECT

private slots:
    void jobRunsOnceItsIntentIsDurableAndNotBefore()
    {
        House h;
        QVERIFY(h.ready);
        std::optional<Result<SubmitReply>> answer;
        h.ask(House::request(), answer);
        QVERIFY(!answer);
        QVERIFY(h.launcher.launched.empty());
        h.store.deliver();
        QVERIFY(answer && answer->ok());
        QCOMPARE(h.launcher.launched.size(), std::size_t{1});
    }

    void whatIsAskedTwiceIsAnsweredOnceItIsDurable()
    {
        House h;
        const JobId id = h.submit([](JobSpec& spec) { spec.hold = true; });
        std::vector<Outcome> first;
        std::vector<Outcome> again;
        h.control(ControlVerb::Release, id, first);
        h.control(ControlVerb::Release, id, again);
        QVERIFY(first.empty() && again.empty());
        h.store.deliver();
        QCOMPARE(first.at(0).code, Code::None);
        QCOMPARE(again.at(0).code, Code::None);
        h.launcher.start(id);
        h.store.deliver();
        std::vector<Outcome> cancelled;
        std::vector<Outcome> cancelledAgain;
        h.cancel(id, cancelled);
        h.cancel(id, cancelledAgain);
        QVERIFY(cancelled.empty() && cancelledAgain.empty());
        h.store.deliver();
        QCOMPARE(cancelled.at(0).code, Code::None);
        QCOMPARE(cancelledAgain.at(0).code, Code::None);
        std::vector<Outcome> atOnce; // nothing is being written any more
        h.cancel(id, atOnce);
        QCOMPARE(atOnce.size(), std::size_t{1});
    }

    void twoRequeuesOfAnEndedJobRunItOnceMore()
    {
        House h;
        const JobId id = h.ended(1);
        std::vector<Outcome> first;
        std::vector<Outcome> second;
        h.control(ControlVerb::Requeue, id, first);
        h.control(ControlVerb::Requeue, id, second);
        h.store.deliver();
        QCOMPARE(h.launcher.timesLaunched(id), std::size_t{2}); // once at first, once again
        QCOMPARE(first.at(0).code, Code::None);
        QCOMPARE(second.at(0).code, Code::JobPending);
        QCOMPARE(h.store.rows.at(id).restarts, 1U);
    }

    void requeueOfAJobWhoseRowIsPurgedMeanwhileRunsNothing()
    {
        House h;
        const JobId id = h.ended(0);
        std::vector<Outcome> outcomes;
        h.control(ControlVerb::Requeue, id, outcomes);
        h.store.deliver(2); // the job is read, its way back is about to be stored
        h.store.rows.erase(id);
        h.store.deliver();
        QCOMPARE(outcomes.size(), std::size_t{1});
        QCOMPARE(outcomes[0].code, Code::InvalidJobId);
        QCOMPARE(h.launcher.timesLaunched(id), std::size_t{1});
        QVERIFY(h.submit([](JobSpec& s) { s.cpusPerTask = 2; }).value != 0);
        QCOMPARE(h.launcher.launched.size(), std::size_t{2}); // it holds nothing
    }

    void requeuedJobIsHeldToItsDependencyAgain()
    {
        House h;
        const JobId bad = h.ended(1);
        const JobId waits = h.submit([&](JobSpec& s) { s.dependency = afterOk(bad); });
        std::vector<Outcome> outcomes;
        h.cancel(waits, outcomes);
        h.store.deliver();
        QCOMPARE(h.state(waits), JobState::Cancelled);
        h.control(ControlVerb::Requeue, waits, outcomes);
        h.store.deliver();
        QCOMPARE(h.state(waits), JobState::Pending);
        QCOMPARE(h.launcher.timesLaunched(waits), std::size_t{0});
    }

    void updatedDependencyOnAFailedJobOfThePastIsNotMet()
    {
        LoadedState loaded;
        loaded.nextJobId = JobId(2);
        House h(std::move(loaded));
        Job old;
        old.id = JobId(1);
        EndedPhase failed;
        failed.state = JobState::Failed;
        failed.exit = {1, 0};
        old.phase = failed;
        h.store.rows.emplace(old.id, old);
        const JobId id = h.submit([](JobSpec& s) { s.hold = true; });
        std::vector<Outcome> outcomes;
        UpdatedEvent changes;
        changes.dependency = afterOk(old.id);
        h.update(id, changes, outcomes);
        h.store.deliver();
        QCOMPARE(outcomes.at(0).code, Code::None);
        h.control(ControlVerb::Release, id, outcomes);
        h.store.deliver();
        QCOMPARE(h.launcher.timesLaunched(id), std::size_t{0});
        QCOMPARE(h.state(id), JobState::Pending);
    }

    void updateOfAnArrayChangesTheTasksThatStillWait()
    {
        House h;
        const JobId array = h.submit([](JobSpec& s) { s.array = "0-3"; });
        std::vector<Outcome> outcomes;
        UpdatedEvent changes;
        changes.priority = 7;
        h.update(array, changes, outcomes);
        h.store.deliver();
        QCOMPARE(outcomes.at(0).code, Code::None);
        QCOMPARE(h.store.rows.at(array).priority, std::int64_t{0}); // runs
        QCOMPARE(h.store.rows.at(JobId(array.value + 3)).priority, std::int64_t{7});
    }

    void cancelReachesTheSupervisorWhileNothingCanBeWritten()
    {
        House h;
        const JobId id = h.submit();
        h.launcher.start(id);
        h.store.deliver();
        h.store.full = true;
        std::vector<Outcome> outcomes;
        h.cancel(id, outcomes);
        h.store.deliver();
        QCOMPARE(h.launcher.controls.size(), std::size_t{1});
        QCOMPARE(h.launcher.controls[0].request.kind, ControlKind::Terminate);
        QVERIFY(outcomes.empty()); // not durable yet
        h.store.makeRoom();
        h.store.deliver();
        QCOMPARE(outcomes.at(0).code, Code::None);
        h.launcher.end(id, 0, h.clock.now(), 1, EndCause::Cancelled);
        h.store.deliver();
        QCOMPARE(h.state(id), JobState::Cancelled);
    }

    void cancelBeforeTheIntentIsDurableStartsNothing()
    {
        House h;
        std::optional<Result<SubmitReply>> answer;
        h.ask(House::request(), answer);
        std::vector<Outcome> outcomes;
        h.cancel(JobId(1), outcomes);
        h.store.deliver();
        QVERIFY(answer && answer->ok());
        QVERIFY(h.launcher.launched.empty());
        QCOMPARE(h.state(JobId(1)), JobState::Cancelled);
        QCOMPARE(outcomes.at(0).code, Code::None);
        QVERIFY(h.submit([](JobSpec& s) { s.cpusPerTask = 2; }).value != 0);
        QCOMPARE(h.launcher.launched.size(), std::size_t{1});
    }

    void refusedSubmissionLeavesNothingBehind()
    {
        House h;
        h.store.full = true;
        std::optional<Result<SubmitReply>> answer;
        h.ask(House::request([](JobSpec& s) { s.cpusPerTask = 2; }), answer);
        h.store.deliver();
        QVERIFY(answer && !answer->ok());
        h.store.makeRoom();
        const JobId next = h.submit([](JobSpec& s) { s.cpusPerTask = 2; });
        QCOMPARE(h.launcher.timesLaunched(next), std::size_t{1});
        QCOMPARE(h.launcher.launched.size(), std::size_t{1});
    }

    void intentThatCannotBeStoredIsNotLaunched()
    {
        House h;
        const JobId id = h.submit([](JobSpec& s) { s.hold = true; });
        std::vector<Outcome> outcomes;
        h.control(ControlVerb::Release, id, outcomes);
        h.store.rows.erase(id); // the database refuses whatever comes for it
        h.store.deliver();
        QVERIFY(h.launcher.launched.empty());
        QVERIFY(h.submit([](JobSpec& s) { s.cpusPerTask = 2; }).value != 0);
        QCOMPARE(h.launcher.launched.size(), std::size_t{1});
    }

    void dependencyOnAJobThatEndsWhileTheQueueIsLoadedIsDecidedByItsEnd()
    {
        LoadedState loaded;
        loaded.nextJobId = JobId(3);
        Submission submission;
        submission.id = SubmissionId(1);
        Job running;
        running.id = JobId(1);
        running.attempt = 1;
        running.submission = std::make_shared<const Submission>(submission);
        JobSpec spec;
        spec.partition = "cpu";
        running.spec = std::make_shared<const JobSpec>(spec);
        RunningPhase phase;
        phase.allocation = {Cpus(1), Megabytes(1), {}};
        phase.intentBootId = "boot";
        running.phase = phase;
        Job waits = running;
        waits.id = JobId(2);
        waits.attempt = 0;
        spec.dependency = afterOk(running.id);
        waits.spec = std::make_shared<const JobSpec>(spec);
        waits.phase = PendingPhase{};
        loaded.active = {running, waits};
        House h(std::move(loaded));
        h.store.rows.emplace(running.id, running);
        h.store.rows.emplace(waits.id, waits);
        QVERIFY(!h.ready); // nobody is served by half a queue
        QVERIFY(h.launcher.adopted.empty());
        h.store.deliver();
        QVERIFY(h.ready);
        QCOMPARE(h.launcher.adopted.size(), std::size_t{1});
        h.launcher.end(running.id, 1, h.clock.now());
        h.store.deliver();
        QCOMPARE(h.state(running.id), JobState::Failed);
        QCOMPARE(h.state(waits.id), JobState::Pending);
        QVERIFY(h.launcher.launched.empty());
    }

    void jobAtItsTimeLimitIsCompletingWhileItsSupervisorEndsIt()
    {
        House h;
        Instant wake = kNoTime;
        h.engine.onDeadline([&](Instant when) { wake = when; });
        const JobId id = h.submit([](JobSpec& s) { s.timeLimit = Seconds(60); });
        h.launcher.start(id);
        h.store.deliver();
        QCOMPARE(wake, h.clock.now() + Seconds(60));
        h.clock.advance(Seconds(60));
        h.engine.lookAgain();
        QCOMPARE(h.launcher.controls.size(), std::size_t{1});
        QCOMPARE(h.launcher.controls[0].request.kind, ControlKind::Ping);
        SupervisorReply awake; // the machine slept for ten seconds of that minute
        awake.limitInMs = 10'000;
        h.launcher.controls[0].done(awake);
        QCOMPARE(wake, h.clock.now() + Milliseconds(10'001));
        QCOMPARE(h.state(id), JobState::Running);
        h.clock.advance(Milliseconds(10'001));
        h.engine.lookAgain();
        SupervisorReply ending;
        ending.ending = EndCause::TimeLimit;
        h.launcher.controls.at(1).done(ending);
        h.store.deliver();
        QCOMPARE(h.state(id), JobState::Completing);
        h.launcher.end(id, 0, h.clock.now(), 1, EndCause::TimeLimit);
        h.store.deliver();
        QCOMPARE(h.state(id), JobState::Timeout);
        QCOMPARE(wake, kNoTime);
    }

    void supervisorFoundAgainIsToldItsLimit()
    {
        House h;
        const JobId id = h.submit([](JobSpec& s) { s.timeLimit = Seconds(60); });
        h.launcher.start(id);
        h.store.deliver();
        LoadedState loaded;
        loaded.nextJobId = JobId(id.value + 1);
        loaded.active = {h.store.rows.at(id)};
        House next(std::move(loaded));
        QCOMPARE(next.launcher.adopted.size(), std::size_t{1});
        next.launcher.start(id);
        QCOMPARE(next.launcher.controls.size(), std::size_t{1});
        QCOMPARE(next.launcher.controls[0].request.kind, ControlKind::SetLimit);
        QCOMPARE(next.launcher.controls[0].request.timeLimitMs, std::int64_t{60'000});
    }

    void purgedJobsLoseTheirFolders()
    {
        House h;
        const JobId id = h.ended(0);
        std::vector<Outcome> outcomes;
        h.engine.purge(h.clock.now() + std::chrono::hours(1), [&](const Outcomes& o) { outcomes = o.list; });
        h.store.deliver();
        QCOMPARE(outcomes.at(0).message, std::string("1"));
        QCOMPARE(h.launcher.forgotten, std::vector<JobId>{id});
    }
};

QTEST_APPLESS_MAIN(TstEngine)
#include "tst_engine.moc"
