// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/transition.h"
#include "property/arbitrary.h"

#include <QTest>

using namespace slotd;
using slotd::test::arbitrary;

namespace
{

bool same(const Job& a, const Job& b)
{
    return a.id == b.id && a.arrayJobId == b.arrayJobId && a.arrayTask == b.arrayTask && a.submission == b.submission &&
           *a.spec == *b.spec && a.submitTime == b.submitTime && a.eligibleTime == b.eligibleTime && a.priority == b.priority &&
           a.attempt == b.attempt && a.restarts == b.restarts && a.autoRequeues == b.autoRequeues && a.phase == b.phase;
}

Job submittedJob()
{
    Job job;
    job.id = JobId(7);
    job.submission = std::make_shared<const Submission>();
    job.spec = std::make_shared<const JobSpec>(arbitrary<JobSpec>());
    job.submitTime = Instant(Seconds(1000));
    return job;
}

JobState anyState()
{
    return static_cast<JobState>(*rc::gen::inRange(0, static_cast<int>(JobState::Count)));
}

// Mostly events that make sense somewhere, so that jobs get far; their order is pure chance.
EventBody anyBody(const Job& job)
{
    switch (*rc::gen::inRange(0, 12)) {
    case 0:
        return SubmittedEvent{};
    case 1:
        return HeldEvent{};
    case 2:
        return ReleasedEvent{};
    case 3:
        return arbitrary<UpdatedEvent>();
    case 4: {
        UpdatedEvent update;
        update.timeLimit = Seconds(*rc::gen::inRange(1, 100000));
        return update;
    }
    case 5:
        return EligibleEvent{};
    case 6:
    case 7: {
        auto launch = arbitrary<LaunchIntendedEvent>();
        launch.attempt = job.attempt + static_cast<std::uint32_t>(*rc::gen::inRange(0, 3));
        return launch;
    }
    case 8:
        return arbitrary<StartedEvent>();
    case 9: {
        auto ending = arbitrary<EndingEvent>();
        ending.target = anyState();
        return ending;
    }
    case 10: {
        auto finished = arbitrary<FinishedEvent>();
        finished.state = anyState();
        return finished;
    }
    default:
        return arbitrary<RequeuedEvent>();
    }
}

struct Told
{
    std::vector<JobEvent> accepted;
    std::vector<JobEvent> refused;
};

/// A random life of `job`; `step` sees every attempt: before, event, result.
template<class Step>
Told live(Job& job, Step step)
{
    Told told;
    const int length = *rc::gen::inRange(0, 60);
    Instant time = job.submitTime;
    for (int i = 0; i < length; ++i) {
        time += Milliseconds(*rc::gen::inRange(0, 5000));
        JobEvent event;
        event.job = job.id;
        event.time = time;
        event.body = anyBody(job);
        const Result<Job> result = apply(job, event);
        step(job, event, result);
        (result.ok() ? told.accepted : told.refused).push_back(event);
        if (result.ok())
            job = *result;
    }
    return told;
}

EventBody storedAndRead(const EventBody& body)
{
    return std::visit(
        [](const auto& event) -> EventBody {
            std::decay_t<decltype(event)> read{};
            RC_ASSERT(decodeFromString(encodeToString(event), read));
            return read;
        },
        body);
}

} // namespace

class DomainLaws : public QObject
{
    Q_OBJECT

private slots:
    void foldingTheStoredEventsGivesTheJob()
    {
        QVERIFY(rc::check("replay", [] {
            const Job first = submittedJob();
            Job job = first;
            const Told told = live(job, [](const Job&, const JobEvent&, const Result<Job>&) {});
            Job replayed = first;
            for (JobEvent event : told.accepted) {
                event.body = storedAndRead(event.body);
                auto next = apply(replayed, event);
                RC_ASSERT(next.ok());
                replayed = *next;
            }
            RC_ASSERT(same(replayed, job));
        }));
    }

    void aRefusedEventChangesNothing()
    {
        QVERIFY(rc::check("refused", [] {
            Job job = submittedJob();
            live(job, [](const Job& before, const JobEvent& event, const Result<Job>& result) {
                const Job copy = before;
                const Result<Job> again = apply(before, event);
                RC_ASSERT(again.ok() == result.ok());
                RC_ASSERT(same(before, copy));
                if (!result.ok()) {
                    RC_ASSERT(!result.error().message.empty());
                    RC_ASSERT(result.error() == again.error());
                } else {
                    RC_ASSERT(same(*result, *again));
                    RC_ASSERT(allowed(before.state(), event.body));
                }
            });
        }));
    }

    void aTerminalStateIsLeftByARequeueOnly()
    {
        QVERIFY(rc::check("terminal", [] {
            Job job = submittedJob();
            live(job, [](const Job& before, const JobEvent& event, const Result<Job>& result) {
                if (before.ended())
                    RC_ASSERT(result.ok() == std::holds_alternative<RequeuedEvent>(event.body));
                RC_ASSERT((!result.ok() || !result->ended() || isTerminal(result->state())));
            });
        }));
    }

    void attemptsAndRestartsOnlyGrow()
    {
        QVERIFY(rc::check("counters", [] {
            Job job = submittedJob();
            std::uint32_t requeues = 0;
            live(job, [&](const Job& before, const JobEvent& event, const Result<Job>& result) {
                if (!result.ok())
                    return;
                requeues += std::holds_alternative<RequeuedEvent>(event.body) ? 1U : 0U;
                RC_ASSERT(result->attempt >= before.attempt);
                RC_ASSERT((result->attempt > before.attempt) == std::holds_alternative<LaunchIntendedEvent>(event.body));
                RC_ASSERT(result->restarts == requeues);
                RC_ASSERT(result->submitTime == before.submitTime);
            });
        }));
    }

    void resourcesAreHeldExactlyFromLaunchToEnd()
    {
        QVERIFY(rc::check("resources", [] {
            Job job = submittedJob();
            live(job, [](const Job& before, const JobEvent& event, const Result<Job>& result) {
                if (!result.ok())
                    return;
                const bool holds = result->running() != nullptr;
                RC_ASSERT((holds == (result->state() == JobState::Running || result->state() == JobState::Completing)));
                if (holds && before.running() == nullptr)
                    RC_ASSERT(result->running()->allocation == std::get<LaunchIntendedEvent>(event.body).allocation);
                if (holds && before.running() != nullptr)
                    RC_ASSERT(result->running()->allocation == before.running()->allocation);
                if (const auto* ended = std::get_if<EndedPhase>(&result->phase))
                    RC_ASSERT((ended->start == kNoTime || ended->end >= ended->start));
            });
        }));
    }
};

QTEST_APPLESS_MAIN(DomainLaws)
#include "tst_domainlaws.moc"
