// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/engine.h"
#include "component/app/fakes.h"

#include <csignal>
#include <memory>
#include <QTest>

using namespace slotd;
using namespace slotd::test;

namespace
{

constexpr std::int32_t kClient = 500;
constexpr std::int32_t kOtherClient = 501;
constexpr std::int32_t kSupervisor = 600;

/// An engine whose clients, supervisors and disk move only when the test says so.
struct Place
{
    FakeStore& store;
    FakeLauncher launcher;
    FakeProcesses processes;
    SettableClock clock;
    SilentLog log;
    Engine engine;
    std::vector<LeaseNews> news;
    std::vector<Code> refusals;

    static HostModel host()
    {
        HostModel model;
        model.capacity = {Cpus(2), Megabytes(1024), Gpus(0)};
        model.cpuIds = {0, 1};
        model.partitions = {{"cpu", false, {"cpu"}}};
        model.defaultPartition = "cpu";
        return model;
    }

    explicit Place(FakeStore& s, LoadedState loaded = {}) : store(s), engine(host(), store, launcher, processes, clock, log)
    {
        engine.configure(host(), {}, Seconds(300));
        engine.start(std::move(loaded), [](Result<void>) {});
    }

    /// The daemon as it comes up again: what is durable, and nothing else.
    static LoadedState loadedFrom(const FakeStore& store)
    {
        LoadedState loaded;
        for (const auto& [id, job] : store.rows) {
            if (!job.ended())
                loaded.active.push_back(job);
            loaded.nextJobId = JobId(std::max(loaded.nextJobId.value, id.value + 1));
        }
        for (const auto& [key, step] : store.steps)
            loaded.steps.emplace_back(key.first, step);
        loaded.nextSubmissionId = SubmissionId(100);
        loaded.nextEventSeq = EventSeq(1000);
        return loaded;
    }

    static StepSpec step(std::uint32_t ntasks = 1)
    {
        StepSpec spec;
        spec.name = "true";
        spec.ntasks = ntasks;
        spec.command = {"true"};
        return spec;
    }
    static Peer peer(std::int32_t pid) { return {1000, 1000, pid}; }

    Peer clientOf(JobId id, std::uint32_t number) const { return peer(store.steps.at({id, number}).client.pid); }

    void attach(JobId id, std::int32_t pid = kClient)
    {
        engine.attach({id}, peer(pid), [this](const Result<LeaseNews>& n) {
            if (n)
                news.push_back(*n);
            else
                refusals.push_back(n.error().code);
            return true;
        });
    }
    /// As the server does it: the answer, and the news after it. 0: refused.
    JobId lease(JobKind kind, bool withStep, const std::function<void(SubmitRequest&)>& shape = {})
    {
        static int number = 0;
        SubmitRequest r;
        r.token = std::to_string(2'000'000'000'000'000 + ++number);
        r.spec.kind = kind;
        r.spec.lease = true;
        r.spec.name = "leased";
        r.spec.workDir = "/";
        r.spec.memPerNode = Megabytes(10);
        if (withStep)
            r.step = step();
        if (shape)
            shape(r);
        const auto id = std::make_shared<JobId>();
        engine.submit(std::move(r), peer(kClient), [this, id](Result<SubmitReply> reply) {
            if (!reply) {
                refusals.push_back(reply.error().code);
                return;
            }
            *id = reply->job;
            attach(reply->job);
        });
        store.deliver();
        return *id;
    }
    JobId srun() { return lease(JobKind::Run, true); }
    JobId salloc(std::uint32_t ntasks = 2)
    {
        return lease(JobKind::Allocation, false, [ntasks](SubmitRequest& r) { r.spec.ntasks = ntasks; });
    }
    void launched(JobId id, std::uint32_t number = 0, std::int32_t pid = kSupervisor)
    {
        engine.stepLaunched({id, number, FakeProcesses::identity(pid)}, clientOf(id, number), [](Result<void>) {});
        store.deliver();
    }
    static EndStepRequest ending(JobId id, std::uint32_t number, int status, bool release, EndCause cause = EndCause::Exited)
    {
        EndStepRequest r;
        r.job = id;
        r.step = number;
        r.result.kind = StepNoticeKind::Finished;
        r.result.cause = cause;
        r.result.exit = {status, 0};
        r.release = release;
        return r;
    }
    std::shared_ptr<std::optional<Result<void>>> end(const EndStepRequest& request)
    {
        auto answer = std::make_shared<std::optional<Result<void>>>();
        engine.endStep(request, clientOf(request.job, request.step), [answer](Result<void> done) { *answer = std::move(done); });
        return answer;
    }
    struct Asked
    {
        bool waits = false;
        std::optional<StepGrant> grant;
        std::optional<Error> refusal;
    };
    std::shared_ptr<Asked> ask(JobId id, const StepSpec& spec, std::int32_t pid = kOtherClient, std::string token = {})
    {
        static int number = 0;
        CreateStepRequest r;
        r.job.job = id;
        r.token = token.empty() ? std::to_string(3'000'000'000'000'000 + ++number) : token;
        r.spec = spec;
        auto asked = std::make_shared<Asked>();
        engine.createStep(std::move(r), peer(pid), [asked](const Result<StepNews>& n) {
            if (!n)
                asked->refusal = n.error();
            else if (n->grant)
                asked->grant = n->grant;
            else
                asked->waits = true;
            return true;
        });
        store.deliver();
        return asked;
    }
    Outcomes cancel(JobId id, std::int32_t number = JobRef::kNoStep, int signal = 0)
    {
        CancelRequest r;
        JobRef ref;
        ref.job = id;
        ref.step = number;
        r.refs = {ref};
        r.signal = signal;
        const auto outcomes = std::make_shared<Outcomes>(); // a signal is answered when its supervisor has answered
        engine.cancel(r, peer(1), [outcomes](const Outcomes& o) { *outcomes = o; });
        store.deliver();
        return *outcomes;
    }
    JobState state(JobId id) const { return store.rows.at(id).state(); }
    JobState stepState(JobId id, std::uint32_t number = 0) const { return store.steps.at({id, number}).state(); }
    const EndedPhase& ended(JobId id) const { return std::get<EndedPhase>(store.rows.at(id).phase); }
};

} // namespace

/// Leases and steps between the messages: who dies when.
class TstLeases : public QObject
{
    Q_OBJECT

private slots:
    void srunIsGrantedWithItsStepAfterOneCommit()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.srun();
        QCOMPARE(store.waiting(), std::size_t{0});
        QCOMPARE(p.news.size(), std::size_t{1});
        QCOMPARE(p.news.front().state, LeaseState::Granted);
        QVERIFY(p.news.front().step.has_value());
        QCOMPARE(p.stepState(id), JobState::Running);
        QVERIFY(p.launcher.launched.empty());
    }

    void endOfStepAndReleaseIsAnsweredAfterOneCommit()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.srun();
        p.launched(id);
        const auto answer = p.end(Place::ending(id, 0, 3, true));
        QVERIFY(!*answer);
        QCOMPARE(store.waiting(), std::size_t{1});
        store.deliver();
        QVERIFY(*answer && (*answer)->ok());
        QCOMPARE(p.state(id), JobState::Failed);
        QCOMPARE(p.ended(id).exit, (ExitCode{3, 0}));
        QCOMPARE(p.stepState(id), JobState::Failed);
        QCOMPARE(p.news.back().state, LeaseState::Ended);
        QCOMPARE(p.processes.watching(kClient) + p.processes.watching(kSupervisor), std::size_t{0});
        const auto again = p.end(Place::ending(id, 0, 3, true));
        store.deliver();
        QVERIFY(*again && (*again)->ok());
    }

    void whatIsAskedAgainIsAnsweredOnceTheFirstIsDurable()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.salloc(2);
        std::size_t grants = 0;
        CreateStepRequest request;
        request.job.job = id;
        request.token = "0123456789abcdef";
        request.spec = Place::step(1);
        const auto news = [&grants](const Result<StepNews>& n) {
            grants += n && n->grant ? 1U : 0U;
            return true;
        };
        p.engine.createStep(request, Place::peer(kOtherClient), news);
        p.engine.createStep(request, Place::peer(kOtherClient), news);
        QCOMPARE(grants, std::size_t{0});
        store.deliver();
        QCOMPARE(grants, std::size_t{2});

        p.launched(id);
        const auto first = p.end(Place::ending(id, 0, 0, false));
        const auto again = p.end(Place::ending(id, 0, 0, false));
        QVERIFY(!*first && !*again);
        store.deliver();
        QVERIFY(*first && (*first)->ok() && *again && (*again)->ok());
        const auto late = p.end(Place::ending(id, 0, 0, false));
        QVERIFY(*late && (*late)->ok());
    }

    void noticeReachesWhoeverHoldsTheLease()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.salloc(2);
        const std::size_t before = p.news.size();
        ControlRequest request;
        request.verb = ControlVerb::Notify;
        JobRef ref;
        ref.job = id;
        request.refs = {ref};
        request.text = "back at noon";
        Outcomes told;
        p.engine.control(request, Place::peer(1), [&told](const Outcomes& o) { told = o; });
        QCOMPARE(told.list.size(), std::size_t{1});
        QCOMPARE(told.list[0].code, Code::None);
        QCOMPARE(p.news.size(), before + 1);
        QCOMPARE(p.news.back().message, std::string("back at noon"));
        QVERIFY(!p.news.back().step && p.news.back().state == LeaseState::Granted);
    }

    void waitingLeaseHearsWhenItIsGranted()
    {
        FakeStore store;
        Place p(store);
        const JobId first = p.salloc();
        p.news.clear();
        const JobId second = p.srun();
        QCOMPARE(p.news.size(), std::size_t{1});
        QCOMPARE(p.news.front().state, LeaseState::Queued);
        QCOMPARE(p.news.front().reason, Reason::Resources);
        p.engine.release({first, {}}, Place::peer(kClient), [](Result<void>) {});
        store.deliver();
        QCOMPARE(p.state(first), JobState::Completed);
        QCOMPARE(p.news.back().state, LeaseState::Granted);
        QVERIFY(p.news.back().step && p.news.back().job == second);
    }

    void immediateThatMustWaitIsRefusedAndLeavesNothing()
    {
        FakeStore store;
        Place p(store);
        (void)p.salloc();
        const std::size_t rows = store.rows.size();
        QVERIFY(!p.lease(JobKind::Run, true, [](SubmitRequest& r) { r.spec.immediate = true; }));
        QCOMPARE(p.refusals, std::vector<Code>{Code::Immediate});
        QCOMPARE(store.rows.size(), rows);
        QCOMPARE(p.processes.watching(kClient), std::size_t{1});
    }

    void clientThatDiesWhileWaitingCancelsItsJob()
    {
        FakeStore store;
        Place p(store);
        (void)p.lease(JobKind::Allocation, false, [](SubmitRequest& r) {
            r.spec.ntasks = 2;
            r.unheld = true;
        });
        const JobId waiting = p.srun();
        p.processes.end(kClient);
        store.deliver();
        QCOMPARE(p.state(waiting), JobState::Cancelled);
    }

    void killedSrunIsReleasedOnlyWhenItsSupervisorIsGone()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.srun();
        p.launched(id);
        p.processes.end(kClient);
        store.deliver();
        QCOMPARE(p.state(id), JobState::Completing);
        p.processes.end(kSupervisor);
        QCOMPARE(p.launcher.settling.size(), std::size_t{1});
        p.launcher.settling.front().done(std::nullopt);
        store.deliver();
        QCOMPARE(p.state(id), JobState::Cancelled);
        QCOMPARE(p.stepState(id), JobState::Cancelled);
    }

    void resultThatSrunLeftBehindCounts()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.srun();
        p.launched(id);
        p.processes.end(kSupervisor);
        p.processes.end(kClient);
        QCOMPARE(p.launcher.settling.size(), std::size_t{1});
        p.launcher.settling.front().done(Place::ending(id, 0, 0, true));
        store.deliver();
        QCOMPARE(p.state(id), JobState::Completed);
        QCOMPARE(p.stepState(id), JobState::Completed);
    }

    void killedSrunWhoseSupervisorWasNeverToldOfIsLookedFor()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.srun();
        p.processes.end(kClient);
        QCOMPARE(p.launcher.stepControls.size(), std::size_t{1});
        SupervisorReply reply;
        reply.supervisor = FakeProcesses::identity(kSupervisor);
        p.launcher.stepControls.front().done(reply);
        QCOMPARE(p.processes.watching(kSupervisor), std::size_t{1});
        p.processes.end(kSupervisor);
        p.launcher.settling.front().done(std::nullopt);
        store.deliver();
        QCOMPARE(p.state(id), JobState::Cancelled);
    }

    void lostSupervisorFailsTheStepWithSignalNine()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.srun();
        p.launched(id);
        p.processes.end(kSupervisor);
        QVERIFY(p.launcher.settling.empty()); // its srun lives and tells
        (void)p.end(Place::ending(id, 0, 0, true, EndCause::Lost));
        store.deliver();
        QCOMPARE(p.stepState(id), JobState::Failed);
        QCOMPARE(store.steps.at({id, 0}).ended->exit, (ExitCode{0, 9}));
        QCOMPARE(p.ended(id).exit, (ExitCode{0, 9}));
        QCOMPARE(p.ended(id).reason, Reason::SupervisorLost);
    }

    void cancelEndsTheStepsAndThenTheJob()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.srun();
        p.launched(id);
        p.cancel(id);
        QCOMPARE(p.state(id), JobState::Completing);
        QCOMPARE(p.news.back().state, LeaseState::Ending);
        QCOMPARE(p.launcher.stepControls.back().request.kind, ControlKind::Terminate);
        (void)p.end(Place::ending(id, 0, 0, true, EndCause::Cancelled));
        store.deliver();
        QCOMPARE(p.state(id), JobState::Cancelled);
        QCOMPARE(p.stepState(id), JobState::Cancelled);
        QCOMPARE(p.news.back().state, LeaseState::Ended);
    }

    void cancelBeforeTheSupervisorIsToldReachesItThen()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.srun();
        p.cancel(id);
        QVERIFY(p.launcher.stepControls.empty());
        p.launched(id);
        QCOMPARE(p.launcher.stepControls.size(), std::size_t{1});
        QCOMPARE(p.launcher.stepControls.front().request.cause, EndCause::Cancelled);
    }

    void cancelOfOneStepLetsTheAllocationGoOn()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.salloc();
        QVERIFY(p.ask(id, Place::step())->grant);
        p.launched(id);
        QCOMPARE(p.cancel(id, 0).list.front().code, Code::None);
        (void)p.end(Place::ending(id, 0, 0, false));
        store.deliver();
        QCOMPARE(p.stepState(id), JobState::Cancelled);
        QCOMPARE(p.state(id), JobState::Running);
        QCOMPARE(p.cancel(id, 0).list.front().code, Code::AlreadyDone);
        QCOMPARE(p.cancel(id, 7).list.front().code, Code::InvalidStep);
    }

    void signalGoesToTheSteps()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.salloc();
        (void)p.ask(id, Place::step());
        p.launched(id);
        p.cancel(id, JobRef::kNoStep, SIGUSR1);
        QCOMPARE(p.launcher.stepControls.back().request.signal, SIGUSR1);
        QVERIFY(p.launcher.controls.empty());
    }

    void allocationEndsAtItsLimit()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.lease(JobKind::Allocation, false, [](SubmitRequest& r) { r.spec.timeLimit = Seconds(10); });
        QCOMPARE(p.news.back().timeLimitMs, std::int64_t{10'000});
        p.clock.advance(Milliseconds(10'001));
        p.engine.lookAgain();
        store.deliver();
        QCOMPARE(p.state(id), JobState::Timeout);
        QCOMPARE(p.news.back().state, LeaseState::Ended);
    }

    void stepsWaitTheirTurn()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.salloc(2);
        QVERIFY(p.ask(id, Place::step(2))->grant);
        const auto second = p.ask(id, Place::step(1));
        QVERIFY(second->waits && !second->grant);
        StepSpec now = Place::step();
        now.immediate = true;
        QCOMPARE(p.ask(id, now)->refusal->code, Code::Immediate);
        (void)p.end(Place::ending(id, 0, 0, false));
        store.deliver();
        QVERIFY(second->grant);
        QCOMPARE(second->grant->step.id, 1U);
        QCOMPARE(p.ask(id, Place::step(3))->refusal->code, Code::StepCpus);
    }

    void srunThatDiesWaitingLetsOthersPass()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.salloc(2);
        QVERIFY(p.ask(id, Place::step(1), kClient)->grant);
        QVERIFY(p.ask(id, Place::step(2), kOtherClient)->waits);
        const auto third = p.ask(id, Place::step(1), 503);
        QVERIFY(third->waits && !third->grant);
        p.processes.end(kOtherClient);
        store.deliver();
        QVERIFY(third->grant);
    }

    void sameTokenGetsTheSameStep()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.salloc(2);
        const auto first = p.ask(id, Place::step(1), kClient, "0123456789abcdef");
        const auto again = p.ask(id, Place::step(1), kClient, "0123456789abcdef");
        QVERIFY(first->grant && again->grant);
        QCOMPARE(again->grant->step.id, first->grant->step.id);
        QCOMPARE(store.steps.size(), std::size_t{1});
    }

    void releaseEndsStepsFirst()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.salloc(2);
        (void)p.ask(id, Place::step(1));
        p.launched(id);
        bool answered = false;
        p.engine.release({id, {2, 0}}, Place::peer(kClient), [&answered](Result<void> done) { answered = done.ok(); });
        store.deliver();
        QVERIFY(answered);
        QCOMPARE(p.state(id), JobState::Completing);
        (void)p.end(Place::ending(id, 0, 0, false, EndCause::Cancelled));
        store.deliver();
        QCOMPARE(p.state(id), JobState::Failed);
        QCOMPARE(p.ended(id).exit, (ExitCode{2, 0}));
    }

    void stepsOfABatchJobEndWithIt()
    {
        FakeStore store;
        Place p(store);
        SubmitRequest r;
        r.token = "4000000000000000";
        r.spec.workDir = "/";
        r.script = "#!/bin/sh\n";
        JobId id;
        p.engine.submit(std::move(r), Place::peer(1), [&id](Result<SubmitReply> reply) { id = reply->job; });
        store.deliver();
        p.launcher.start(id);
        store.deliver();
        QVERIFY(p.ask(id, Place::step())->grant);
        p.launched(id);
        p.launcher.end(id, 3, p.clock.now());
        store.deliver();
        // One of --jobid is not below the script: what it uses is not free before it is gone.
        QCOMPARE(p.state(id), JobState::Completing);
        QCOMPARE(p.launcher.stepControls.back().request.kind, ControlKind::Terminate);
        p.processes.end(kSupervisor);
        store.deliver();
        QCOMPARE(p.state(id), JobState::Failed);
        QCOMPARE(p.ended(id).exit, (ExitCode{3, 0}));
        QCOMPARE(p.stepState(id), JobState::Cancelled);
    }

    void supervisorThatBeginsAfterItsJobHasEndedIsEnded()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.salloc();
        QVERIFY(p.ask(id, Place::step())->grant);
        p.processes.end(kOtherClient);
        p.launcher.stepControls.back().done(Error(Code::NotRunning));
        p.launcher.settling.front().done(std::nullopt);
        p.launcher.stepControls.clear();
        store.deliver();
        p.launched(id);
        QCOMPARE(p.launcher.stepControls.size(), std::size_t{1});
        QCOMPARE(p.launcher.stepControls.front().request.kind, ControlKind::Terminate);
    }

    void onlyTheHolderMayAttach()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.salloc();
        p.attach(id, kOtherClient);
        QCOMPARE(p.refusals, std::vector<Code>{Code::AccessDenied});
    }

    void onlyTheClientOfAStepMayLaunchAndEndIt()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.salloc();
        QVERIFY(p.ask(id, Place::step(), kClient)->grant);
        std::vector<Code> answers;
        const auto note = [&answers](const Result<void>& done) { answers.push_back(done ? Code::None : done.error().code); };
        p.engine.stepLaunched({id, 0, FakeProcesses::identity(kSupervisor)}, Place::peer(kOtherClient), note);
        p.engine.endStep(Place::ending(id, 0, 0, true), Place::peer(kOtherClient), note);
        p.engine.release({id, {}}, Place::peer(kOtherClient), note);
        store.deliver();
        QCOMPARE(answers, (std::vector<Code>{Code::AccessDenied, Code::AccessDenied, Code::AccessDenied}));
        QCOMPARE(p.state(id), JobState::Running);
        QCOMPARE(p.stepState(id), JobState::Running);
    }

    void exitCodeOfAReleaseOutlivesTheDaemon()
    {
        FakeStore store;
        JobId id;
        {
            Place before(store);
            id = before.salloc(2);
            (void)before.ask(id, Place::step());
            before.launched(id);
            before.engine.release({id, {5, 0}}, Place::peer(kClient), [](Result<void>) {});
            store.deliver();
        }
        QCOMPARE(store.rows.at(id).state(), JobState::Completing);
        Place after(store, Place::loadedFrom(store));
        (void)after.end(Place::ending(id, 0, 0, false, EndCause::Cancelled));
        store.deliver();
        QCOMPARE(after.state(id), JobState::Failed);
        QCOMPARE(after.ended(id).exit, (ExitCode{5, 0}));
    }

    void firstStepThatIsCancelledBeforeItsSrunKnowsEndsTheJob()
    {
        FakeStore store;
        Place p(store);
        SubmitRequest r;
        r.token = "5000000000000000";
        r.spec.kind = JobKind::Run;
        r.spec.lease = true;
        r.spec.workDir = "/";
        r.step = Place::step();
        JobId id;
        p.engine.submit(std::move(r), Place::peer(kClient), [&id](Result<SubmitReply> reply) { id = reply->job; });
        store.deliver();
        // Its srun has lost the connection and is not back yet.
        QCOMPARE(p.cancel(id, 0).list.front().code, Code::None);
        p.attach(id);
        store.deliver();
        QVERIFY(p.news.empty() || p.news.back().state == LeaseState::Ended || p.news.back().step);
        if (!p.news.empty() && p.news.back().step) {
            p.launched(id);
            QCOMPARE(p.launcher.stepControls.back().request.kind, ControlKind::Terminate);
        }
    }

    void srunWithoutItsFirstStepIsNotKeptWaitingByARestartedDaemon()
    {
        FakeStore store;
        JobId id;
        {
            Place before(store);
            id = before.srun();
        }
        store.steps.clear();
        Place after(store, Place::loadedFrom(store));
        after.attach(id);
        store.deliver();
        QCOMPARE(after.state(id), JobState::Failed);
        QCOMPARE(after.news.back().state, LeaseState::Ended);
    }

    void stepsFromOutsideEndWithAJobThatNobodyHolds()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.lease(JobKind::Run, true, [](SubmitRequest& r) { r.spec.ntasks = 2; });
        QVERIFY(p.ask(id, Place::step(), kOtherClient)->grant);
        p.launched(id, 0, kSupervisor);
        p.launched(id, 1, kSupervisor + 1);
        p.processes.end(kSupervisor);
        p.processes.end(kClient); // both: its result is looked for first
        p.launcher.settling.front().done(std::nullopt);
        store.deliver();
        QCOMPARE(p.state(id), JobState::Completing);
        QCOMPARE(p.launcher.stepControls.back().request.kind, ControlKind::Terminate);
        QCOMPARE(p.launcher.stepControls.back().step, 1U);
        (void)p.end(Place::ending(id, 1, 0, false, EndCause::Cancelled));
        store.deliver();
        QCOMPARE(p.state(id), JobState::Cancelled);
    }

    void pauseReachesAStepWhoseSupervisorIsToldOfLater()
    {
        FakeStore store;
        Place p(store);
        const JobId id = p.salloc();
        QVERIFY(p.ask(id, Place::step(), kClient)->grant);
        ControlRequest pause;
        pause.verb = ControlVerb::Suspend;
        JobRef ref;
        ref.job = id;
        pause.refs = {ref};
        p.engine.control(pause, Place::peer(1), [](const Outcomes&) {});
        store.deliver();
        QVERIFY(p.launcher.stepControls.empty());
        p.launched(id);
        QCOMPARE(p.launcher.stepControls.back().request.kind, ControlKind::Suspend);
    }

    void requestOfTheFirstStepOutlivesTheDaemon()
    {
        FakeStore store;
        JobId waiting;
        {
            Place before(store);
            (void)before.salloc();
            waiting = before.srun();
        }
        Place after(store, Place::loadedFrom(store));
        const JobId first = store.rows.begin()->first;
        after.attach(waiting);
        after.engine.release({first, {}}, Place::peer(kClient), [](Result<void>) {});
        store.deliver();
        QCOMPARE(after.news.back().state, LeaseState::Granted);
        QVERIFY(after.news.back().step.has_value());
    }

    void restartedDaemonFindsItsClientsAgain()
    {
        FakeStore store;
        JobId id;
        {
            Place before(store);
            id = before.srun();
            before.launched(id);
        }
        Place after(store, Place::loadedFrom(store));
        after.processes.tellDead();
        store.deliver();
        QCOMPARE(after.state(id), JobState::Running);
        after.attach(id);
        QCOMPARE(after.news.back().state, LeaseState::Granted);
        QVERIFY(!after.news.back().step);
        (void)after.end(Place::ending(id, 0, 0, true));
        store.deliver();
        QCOMPARE(after.state(id), JobState::Completed);
    }

    void restartedDaemonEndsWhatItsClientsLeft()
    {
        FakeStore store;
        JobId id;
        {
            Place before(store);
            id = before.srun();
            before.launched(id);
        }
        Place after(store, Place::loadedFrom(store));
        after.processes.setDead(kClient);
        after.processes.setDead(kSupervisor);
        after.processes.tellDead();
        for (auto& settling : std::exchange(after.launcher.settling, {}))
            settling.done(std::nullopt);
        store.deliver();
        QCOMPARE(after.state(id), JobState::Cancelled);
        QCOMPARE(after.stepState(id), JobState::Cancelled);
    }

    void rebootEndsLeasedJobsAndTheirSteps()
    {
        FakeStore store;
        JobId id;
        {
            Place before(store);
            id = before.srun();
            before.launched(id);
        }
        LoadedState loaded = Place::loadedFrom(store);
        std::get<RunningPhase>(loaded.active.front().phase).intentBootId = "earlier";
        for (auto& [job, step] : loaded.steps) {
            step.client.bootId = "earlier";
            step.supervisor.bootId = "earlier";
        }
        Place after(store, std::move(loaded));
        after.processes.tellDead();
        for (auto& settling : std::exchange(after.launcher.settling, {}))
            settling.done(std::nullopt);
        store.deliver();
        QCOMPARE(after.state(id), JobState::Failed);
        QCOMPARE(after.ended(id).reason, Reason::LostAfterReboot);
        QCOMPARE(store.steps.at({id, 0}).ended->reason, Reason::LostAfterReboot);
    }
};

QTEST_APPLESS_MAIN(TstLeases)
#include "tst_leases.moc"
