// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/transition.h"

#include <QTest>

using namespace slotd;

class TransitionTest : public QObject
{
    Q_OBJECT

    static Instant at(std::int64_t second) { return Instant(Seconds(1'000'000 + second)); }

    static Job submitted()
    {
        JobSpec spec;
        spec.name = "job";
        spec.partition = "cpu";
        auto submission = std::make_shared<Submission>();
        submission->arrayLimit = 4;
        Job job;
        job.id = JobId(7);
        job.submission = submission;
        job.spec = std::make_shared<const JobSpec>(spec);
        job.submitTime = at(0);
        return job;
    }

    static Result<Job> tryApply(const Job& job, EventBody body, std::int64_t second = 1)
    {
        JobEvent event;
        event.time = at(second);
        event.job = job.id;
        event.body = std::move(body);
        return apply(job, event);
    }

    static Job after(const Job& job, EventBody body, std::int64_t second = 1)
    {
        auto changed = tryApply(job, std::move(body), second);
        return changed.ok() ? *changed : Job{};
    }

    static LaunchIntendedEvent launch(std::uint32_t attempt = 1)
    {
        return {attempt, {Cpus(2), Megabytes(512), {0}}, "boot-a"};
    }
    static Job running() { return after(submitted(), launch(), 10); }
    static Job completing() { return after(running(), EndingEvent{JobState::Cancelled, Reason::CancelledByUser, 1000}, 20); }
    static FinishedEvent finished(JobState state = JobState::Completed)
    {
        FinishedEvent event;
        event.state = state;
        event.end = at(30);
        return event;
    }
    static Job ended() { return after(running(), finished(), 31); }

    static Job inState(JobState state)
    {
        switch (state) {
        case JobState::Pending:
            return submitted();
        case JobState::Running:
            return running();
        case JobState::Completing:
            return completing();
        case JobState::Completed:
        case JobState::Failed:
        case JobState::Cancelled:
        case JobState::Timeout:
        case JobState::OutOfMemory:
            return after(running(), finished(state), 31);
        case JobState::Suspended:
        case JobState::Count:
            break;
        }
        return {};
    }

private slots:
    // The table of docs/architecture/job-states.md, section 2.
    void everyStateAllowsExactlyItsEvents_data()
    {
        QTest::addColumn<int>("event");
        QTest::addColumn<QString>("states"); // P, R, C(ompleting), E(nded)
        const std::initializer_list<std::pair<const char*, const char*>> rows = {
            {"submitted", ""}, {"held", "P"}, {"released", "P"}, {"updated", "P"}, {"eligible", "P"}, {"launch_intended", "P"},
            {"started", "RC"}, {"ending", "RC"}, {"finished", "PRC"}, {"requeued", "E"}};
        int index = 0;
        for (const auto& [name, states] : rows)
            QTest::newRow(name) << index++ << states;
    }
    void everyStateAllowsExactlyItsEvents()
    {
        QFETCH(int, event);
        QFETCH(QString, states);
        UpdatedEvent update;
        update.name = "x";
        const std::array<EventBody, 10> bodies{SubmittedEvent{}, HeldEvent{},    ReleasedEvent{}, update,     EligibleEvent{},
                                               launch(9),        StartedEvent{}, EndingEvent{},   finished(), RequeuedEvent{}};
        const EventBody& body = bodies[static_cast<std::size_t>(event)];
        QCOMPARE(QByteArray(eventName(body).data()), QByteArray(QTest::currentDataTag()));
        for (const JobState state : {JobState::Pending, JobState::Running, JobState::Completing, JobState::Completed, JobState::Failed,
                                     JobState::Cancelled, JobState::Timeout, JobState::OutOfMemory}) {
            const QChar letter = state == JobState::Pending ? 'P' : state == JobState::Running ? 'R' : state == JobState::Completing ? 'C' : 'E';
            const auto result = tryApply(inState(state), body);
            QVERIFY2(result.ok() == states.contains(letter), nameOf(state).data());
            if (std::holds_alternative<RequeuedEvent>(body) && state == JobState::Completing)
                continue; // allowed by state, refused here because of the target
            QCOMPARE(allowed(state, body), result.ok());
        }
    }

    void refusalsAreWordedForTheUser()
    {
        QCOMPARE(tryApply(submitted(), RequeuedEvent{}).error(), Error(Code::JobPending));
        QCOMPARE(tryApply(running(), HeldEvent{}).error(), Error(Code::NotPending));
        QCOMPARE(tryApply(completing(), HeldEvent{}).error(), Error(Code::NotPending));
        QCOMPARE(tryApply(ended(), HeldEvent{}).error(), Error(Code::AlreadyDone));
    }

    void anEventOfAnotherJobIsRefused()
    {
        JobEvent event;
        event.job = JobId(8);
        event.body = HeldEvent{};
        QVERIFY(!apply(submitted(), event).ok());
    }

    void holdAndReleaseSetAFlagOnly()
    {
        const Job held = after(submitted(), HeldEvent{});
        QVERIFY(std::get<PendingPhase>(held.phase).held);
        QVERIFY(!std::get<PendingPhase>(after(held, ReleasedEvent{}).phase).held);
        UpdatedEvent zero;
        zero.priority = 0;
        QVERIFY(!std::get<PendingPhase>(after(submitted(), zero).phase).held);
    }

    void anUpdateGivesTheJobItsOwnSpec()
    {
        const Job before = submitted();
        UpdatedEvent update;
        update.name = "other";
        update.timeLimit = Seconds(90);
        update.arrayLimit = 9;
        const Job changed = after(before, update);
        QVERIFY(changed.spec != before.spec);
        QCOMPARE(before.spec->name, std::string("job"));
        QCOMPARE(changed.spec->name, std::string("other"));
        QCOMPARE(changed.spec->timeLimit, std::optional(Seconds(90)));
        QCOMPARE(before.arrayLimit(), 4U);
        QCOMPARE(changed.arrayLimit(), 9U);
    }

    void anUpdateOfThePriorityAloneSharesTheSpec()
    {
        const Job before = submitted();
        UpdatedEvent update;
        update.priority = 5;
        const Job changed = after(before, update);
        QCOMPARE(changed.priority, std::int64_t{5});
        QVERIFY(changed.spec == before.spec);
    }

    void niceMovesThePriority()
    {
        UpdatedEvent update;
        update.nice = 10;
        QCOMPARE(after(submitted(), update).priority, std::int64_t{-10});
        update.priority = 3;
        QCOMPARE(after(submitted(), update).priority, std::int64_t{3});
    }

    void whileItRunsOnlyLimitAndCommentChange()
    {
        UpdatedEvent update;
        update.timeLimit = kUnlimited;
        update.comment = "longer";
        QCOMPARE(*after(running(), update).spec->comment, std::string("longer"));
        QCOMPARE(after(completing(), update).spec->timeLimit, std::optional(kUnlimited));
        QVERIFY(!tryApply(ended(), update).ok());
        update.priority = 1;
        QCOMPARE(tryApply(running(), update).error().code, Code::NotPending);
    }

    void aNewBeginTimeOrDependencyIsDecidedAgain()
    {
        const Job eligible = after(submitted(), EligibleEvent{}, 5);
        QCOMPARE(eligible.eligibleTime, at(5));
        UpdatedEvent update;
        update.begin = at(100);
        QCOMPARE(after(eligible, update).eligibleTime, kNoTime);
        update = {};
        update.dependency = Dependency{};
        QCOMPARE(after(eligible, update).eligibleTime, kNoTime);
        update = {};
        update.begin = kNoTime;
        QVERIFY(!after(eligible, update).spec->begin);
    }

    void aLaunchIsCommittedBeforeTheSupervisorLives()
    {
        const Job job = running();
        QCOMPARE(job.state(), JobState::Running);
        QCOMPARE(job.attempt, 1U);
        QCOMPARE(job.running()->start, at(10));
        QCOMPARE(job.running()->supervisor.pid, 0);
        QCOMPARE(job.running()->intentBootId, std::string("boot-a"));
        QCOMPARE(job.eligibleTime, at(10));
        const Job started = after(job, StartedEvent{{42, 7, "boot-a"}});
        QCOMPARE(started.running()->supervisor.pid, 42);
    }

    void anAttemptNumberIsNeverUsedTwice()
    {
        const Job again = after(ended(), RequeuedEvent{});
        QVERIFY(!tryApply(again, launch(1)).ok());
        QVERIFY(tryApply(again, launch(2)).ok());
        QVERIFY(!tryApply(submitted(), launch(0)).ok());
    }

    void aCancelMayOvertakeTheSupervisorsReport()
    {
        const Job job = after(completing(), StartedEvent{{42, 7, "boot-a"}});
        QCOMPARE(job.state(), JobState::Completing);
        QCOMPARE(job.running()->supervisor.pid, 42);
    }

    void anEndingKeepsItsTimeWhenItsAimChanges()
    {
        const Job requeueing = after(running(), EndingEvent{JobState::Pending, Reason::Requeued, 1}, 20);
        const Job cancelled = after(requeueing, EndingEvent{JobState::Cancelled, Reason::CancelledByUser, 2}, 25);
        const auto& phase = std::get<CompletingPhase>(cancelled.phase);
        QCOMPARE(phase.since, at(20));
        QCOMPARE(phase.target, JobState::Cancelled);
        QCOMPARE(phase.byUid, 2U);
        QCOMPARE(phase.running, *running().running());
    }

    void endsOnlyInTerminalStates()
    {
        for (const JobState state : {JobState::Pending, JobState::Running, JobState::Completing, JobState::Suspended}) {
            QVERIFY(!tryApply(running(), finished(state)).ok());
            QCOMPARE(tryApply(running(), EndingEvent{state, Reason::None, 0}).ok(), state == JobState::Pending);
        }
    }

    void keepsStartAndAllocationWhenItEnds()
    {
        const Job job = ended();
        const auto& phase = std::get<EndedPhase>(job.phase);
        QCOMPARE(phase.start, at(10));
        QCOMPARE(phase.end, at(30));
        QCOMPARE(phase.allocation, running().running()->allocation);
        QVERIFY(job.running() == nullptr);
    }

    void aJobThatNeverRanHasNoStart()
    {
        FinishedEvent event = finished(JobState::Cancelled);
        event.end = kNoTime;
        const Job job = after(submitted(), event, 3);
        QCOMPARE(std::get<EndedPhase>(job.phase).start, kNoTime);
        QCOMPARE(std::get<EndedPhase>(job.phase).end, at(3));
    }

    void neverEndsBeforeItStarted()
    {
        FinishedEvent event = finished();
        event.end = at(-50);
        QCOMPARE(std::get<EndedPhase>(after(running(), event).phase).end, at(10));
    }

    void aRequeueCountsAndKeepsItsPlace()
    {
        Job job = ended();
        job.priority = 9;
        const Job again = after(job, RequeuedEvent{true, true}, 40);
        QCOMPARE(again.phase, Phase(PendingPhase{true, Reason::Requeued}));
        QCOMPARE(again.restarts, 1U);
        QCOMPARE(again.autoRequeues, 1U);
        QCOMPARE(again.attempt, 1U);
        QCOMPARE(again.submitTime, at(0));
        QCOMPARE(again.priority, std::int64_t{9});
        QCOMPARE(again.eligibleTime, kNoTime);
        QCOMPARE(after(job, RequeuedEvent{}).autoRequeues, 0U);
    }

    void aJobBeingEndedIsRequeuedOnlyIfThatIsItsAim()
    {
        QVERIFY(!tryApply(completing(), RequeuedEvent{}).ok());
        const Job requeueing = after(running(), EndingEvent{JobState::Pending, Reason::Requeued, 1}, 20);
        QCOMPARE(after(requeueing, RequeuedEvent{}).state(), JobState::Pending);
    }
};

QTEST_APPLESS_MAIN(TransitionTest)
#include "tst_transition.moc"
