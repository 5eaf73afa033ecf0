// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/lifecycle.h"

#include "ports/checkpoint.h"
#include "base/paths.h"
#include "core/requeue.h"
#include "core/shape.h"

#include <algorithm>

namespace slotd
{

namespace
{

bool isIn(const Change* submission, JobId job)
{
    return submission != nullptr && submission->insert && job >= submission->insert->jobs.front().id &&
           job <= submission->insert->jobs.back().id;
}

} // namespace

Lifecycle::Lifecycle(JobTable& table, Scheduler& scheduler, Journal& journal, JobStore& store, Launcher& launcher,
                     PayloadCache& payloads, const Clock& clock, Log& log)
    : m_table(table),
      m_scheduler(scheduler),
      m_journal(journal),
      m_store(store),
      m_launcher(launcher),
      m_payloads(payloads),
      m_clock(clock),
      m_log(log)
{
    m_launcher.setListener(this);
}

void Lifecycle::configure(HostModel host, DaemonSettings settings)
{
    m_host = std::move(host);
    m_settings = std::move(settings);
    m_runner = runnerText(m_settings.slotdProgram, m_settings.root);
}

std::vector<JobId> Lifecycle::schedule(Change* own)
{
    std::vector<JobId> ownStarts;
    for (const JobId id : m_limits.takeDue(m_clock.now()))
        askWhetherTimedOut(id);
    for (;;) {
        const Pass pass = m_scheduler.pass(m_clock.now());
        startJobs(pass.starts, own, ownStarts);
        becomeEligible(pass.nowEligible, own);
        endNeverSatisfied(pass.neverSatisfied, own);
        if (pass.neverSatisfied.empty() && !m_scheduler.stirred()) {
            m_nextPass = pass.nextDeadline;
            armDeadline();
            return ownStarts;
        }
    }
}

void Lifecycle::armDeadline()
{
    const Instant limit = m_limits.next();
    const bool both = m_nextPass != kNoTime && limit != kNoTime;
    if (m_deadline)
        m_deadline(both ? std::min(m_nextPass, limit) : std::max(m_nextPass, limit));
}

void Lifecycle::startJobs(const std::vector<StartDecision>& starts, Change* own, std::vector<JobId>& ownStarts)
{
    Change others;
    std::vector<JobId> otherStarts;
    for (const StartDecision& start : starts) {
        const Job* job = m_table.find(start.job);
        if (job == nullptr)
            continue;
        const bool mine = isIn(own, start.job);
        LaunchIntendedEvent intent;
        intent.attempt = job->attempt + 1;
        intent.allocation = start.allocation;
        intent.bootId = m_launcher.bootId();
        if (!m_journal.apply(mine ? *own : others, start.job, std::move(intent)).ok())
            continue;
        m_scheduler.started(start.job, m_clock.now());
        m_keeper->starting(mine ? *own : others, start.job);
        (mine ? ownStarts : otherStarts).push_back(start.job);
    }
    if (others.events.empty())
        return;
    m_journal.commit(std::move(others), [this, otherStarts](Result<void> stored) {
        if (stored.ok()) {
            launch(otherStarts);
            return;
        }
        // What is not known to be intended must not run: after a crash it would be started again.
        for (const JobId id : otherStarts) {
            if (const Job* job = m_table.find(id); job != nullptr && job->running() != nullptr)
                failLaunch(id, job->attempt, EndCause::LaunchFailure, stored.error().message);
        }
    });
}

void Lifecycle::becomeEligible(const std::vector<JobId>& jobs, Change* own)
{
    Change others;
    others.urgent = false;
    for (const JobId id : jobs) {
        const Job* job = m_table.find(id);
        if (job != nullptr && job->pending())
            (void)m_journal.apply(isIn(own, id) ? *own : others, id, EligibleEvent{});
    }
    if (!others.events.empty())
        m_journal.commit(std::move(others), {});
}

void Lifecycle::endNeverSatisfied(const std::vector<JobId>& jobs, Change* own)
{
    for (const JobId id : jobs) {
        const Job* job = m_table.find(id);
        if (job == nullptr || !job->pending() || !job->spec->killOnInvalidDependency)
            continue;
        const bool mine = isIn(own, id);
        Change change;
        const auto finished = finishPending(mine ? *own : change, id, JobState::Cancelled, Reason::DependencyNeverSatisfied,
                                            job->submission->uid);
        if (finished.ok() && !mine)
            forgetWhenDurable(std::move(change), id);
    }
}

void Lifecycle::launch(const std::vector<JobId>& jobs, bool again)
{
    checkpoint("engine.intent-durable");
    for (const JobId id : jobs) {
        const Job* job = m_table.find(id);
        if (job == nullptr || job->running() == nullptr)
            continue;
        if (job->leased()) {
            watchLimit(*job);
            m_keeper->granted(id);
            carryOutEnding(id);
            continue;
        }
        const std::uint32_t attempt = job->attempt;
        if (const auto payload = m_payloads.get(job->submission->id)) {
            launchWith(id, attempt, *payload, again);
            continue;
        }
        m_store.readPayload(id, [this, id, attempt, again, submission = job->submission->id](Result<PayloadReply> read) {
            if (!read.ok()) {
                failLaunch(id, attempt, EndCause::LaunchFailure, "the script could not be read back: " + read.error().message);
                return;
            }
            launchWith(id, attempt, m_payloads.put(submission, *read), again);
        });
    }
}

void Lifecycle::launchWith(JobId id, std::uint32_t attempt, const PayloadReply& payload, bool again)
{
    const Job* job = m_table.find(id);
    if (job == nullptr || job->running() == nullptr || job->attempt != attempt)
        return;
    if (const auto* completing = std::get_if<CompletingPhase>(&job->phase)) { // ended before anything of it began
        failLaunch(id, attempt, completing->target == JobState::Pending ? EndCause::Requeue : EndCause::Cancelled, {});
        return;
    }
    LaunchSettings settings = m_settings.launch;
    settings.jobDir = RuntimePaths(m_settings.root).jobDir(id);
    settings.boundCpus = boundCpus();
    LaunchRequest request;
    request.plan = makeLaunchPlan(*job, payload.environment, m_host, settings);
    for (const RankPlan& rank : request.plan.rankPlans)
        m_bound[id].insert(m_bound[id].end(), rank.cpuIds.begin(), rank.cpuIds.end());
    request.script = payload.script;
    request.runner = m_runner;
    request.again = again;
    m_launched.insert(id);
    m_launcher.launch(std::move(request));
}

std::vector<std::uint32_t> Lifecycle::boundCpus() const
{
    std::vector<std::uint32_t> bound = m_keeper->boundCpus();
    for (const auto& [job, cpus] : m_bound)
        bound.insert(bound.end(), cpus.begin(), cpus.end());
    return bound;
}

void Lifecycle::failLaunch(JobId id, std::uint32_t attempt, EndCause cause, std::string message)
{
    AttemptFile nothing;
    nothing.job = id;
    nothing.attempt = attempt;
    nothing.ended = true;
    nothing.cause = cause;
    nothing.message = std::move(message);
    nothing.end = m_clock.now();
    attemptEnded(id, attempt, nothing);
}

void Lifecycle::recover()
{
    for (const auto& [id, job] : m_table.all()) {
        const RunningPhase* running = job.running();
        if (running == nullptr)
            continue;
        if (job.leased()) {
            watchLimit(job);
            continue;
        }
        m_launched.insert(id);
        m_launcher.adopt(id, job.attempt, running->intentBootId);
    }
}

Result<void> Lifecycle::beginEnding(Change& change, JobId id, JobState target, Reason cause, std::uint32_t uid, ExitCode exit)
{
    EndingEvent ending;
    ending.target = target;
    ending.cause = cause;
    ending.byUid = uid;
    ending.exit = exit;
    const Job* job = m_table.find(id);
    const bool stopped = job != nullptr && job->state() == JobState::Suspended;
    auto applied = m_journal.apply(change, id, ending);
    if (applied.ok() && stopped) // it goes on to end
        m_scheduler.resumed(id, m_table.find(id)->running()->suspended);
    return applied;
}

void Lifecycle::carryOutEnding(JobId id)
{
    const Job* job = m_table.find(id);
    const auto* completing = job == nullptr ? nullptr : std::get_if<CompletingPhase>(&job->phase);
    if (completing == nullptr)
        return;
    const bool leased = job->leased();
    const JobState target = completing->target;
    m_keeper->endSteps(id);
    if (leased || m_launched.count(id) == 0)
        return; // launch() sees that it is being ended
    SupervisorRequest request;
    request.kind = ControlKind::Terminate;
    request.cause = target == JobState::Pending   ? EndCause::Requeue
                    : target == JobState::Timeout ? EndCause::TimeLimit
                                                  : EndCause::Cancelled;
    m_launcher.control(id, request, [this, id](Result<SupervisorReply> reply) {
        if (!reply.ok()) // it has ended meanwhile: its result is on the way
            m_log.debug("terminate-unanswered", {{"job", std::to_string(id.value)}, {"why", reply.error().message}});
    });
}

void Lifecycle::endJob(JobId id, JobState target, Reason cause, std::uint32_t uid)
{
    Change change;
    if (!beginEnding(change, id, target, cause, uid))
        return;
    m_journal.commit(std::move(change), {});
    carryOutEnding(id);
}

Result<void> Lifecycle::finishPending(Change& change, JobId id, JobState state, Reason reason, std::uint32_t uid)
{
    FinishedEvent finished;
    finished.state = state;
    finished.reason = reason;
    finished.end = m_clock.now();
    finished.byUid = uid;
    auto applied = m_journal.apply(change, id, finished);
    if (applied.ok())
        m_scheduler.ended(id, state, {}, finished.end);
    return applied;
}

void Lifecycle::pushTimeLimit(JobId id)
{
    const Job* job = m_table.find(id);
    if (job == nullptr || job->running() == nullptr)
        return;
    if (!job->leased() && m_launched.count(id) == 0)
        return; // a launch still to come carries the new limit in its plan
    watchLimit(*job);
    const bool leased = job->leased();
    m_keeper->limitChanged(id);
    if (leased)
        return;
    SupervisorRequest request;
    request.kind = ControlKind::SetLimit;
    const Seconds limit = job->spec->timeLimit.value_or(kUnlimited);
    request.timeLimitMs = limit == kUnlimited ? -1 : std::chrono::duration_cast<Milliseconds>(limit).count();
    m_launcher.control(id, request, [this, id](Result<SupervisorReply> reply) {
        if (!reply.ok())
            m_log.warning("limit-not-set", {{"job", std::to_string(id.value)}, {"why", reply.error().message}});
    });
}

void Lifecycle::watchLimit(const Job& job)
{
    const RunningPhase& running = *job.running();
    const Instant end = endOf(running.start + running.suspended, job.spec->timeLimit.value_or(kUnlimited));
    if (end == kNever || running.suspendedSince != kNoTime)
        m_limits.drop(job.id);
    else
        m_limits.set(job.id, end);
    armDeadline();
}

void Lifecycle::carryOutPause(JobId id)
{
    const Job* job = m_table.find(id);
    if (job == nullptr || (job->state() != JobState::Suspended && job->state() != JobState::Running))
        return;
    const bool stop = job->state() == JobState::Suspended;
    const bool leased = job->leased();
    m_keeper->paused(id, stop);
    if (leased || m_launched.count(id) == 0)
        return; // told when its supervisor has begun
    SupervisorRequest request;
    request.kind = stop ? ControlKind::Suspend : ControlKind::Resume;
    m_launcher.control(id, request, [this, id](Result<SupervisorReply> reply) {
        if (!reply.ok()) // it has ended meanwhile
            m_log.debug("pause-unanswered", {{"job", std::to_string(id.value)}, {"why", reply.error().message}});
    });
}

// The supervisor ends it without us; that it is doing so is to be seen: COMPLETING.
void Lifecycle::askWhetherTimedOut(JobId id)
{
    const Job* job = m_table.find(id);
    if (job == nullptr || !std::holds_alternative<RunningPhase>(job->phase))
        return;
    if (job->leased()) { // nobody but us holds its limit
        endJob(id, JobState::Timeout, Reason::TimeLimit, job->submission->uid);
        return;
    }
    m_launcher.control(id, SupervisorRequest{}, [this, id, attempt = job->attempt](Result<SupervisorReply> reply) {
        const Job* asked = m_table.find(id);
        if (!reply.ok() || asked == nullptr || asked->attempt != attempt ||
            !std::holds_alternative<RunningPhase>(asked->phase))
            return;
        if (reply->ending == EndCause::TimeLimit) {
            Change change;
            change.urgent = false;
            if (beginEnding(change, id, JobState::Timeout, Reason::TimeLimit, asked->submission->uid).ok())
                m_journal.commit(std::move(change), {});
        } else if (reply->limitInMs >= 0) { // its clock stood still while the machine slept
            m_limits.set(id, m_clock.now() + Milliseconds(reply->limitInMs + 1));
            armDeadline();
        }
    });
}

void Lifecycle::signal(JobId id, int signal, bool batchOnly, std::function<void(Result<void>)> done)
{
    SupervisorRequest request;
    request.kind = ControlKind::Signal;
    request.signal = signal;
    request.batchOnly = batchOnly;
    tellSupervisor(id, request, std::move(done));
}

void Lifecycle::notify(JobId id, const std::string& text, std::function<void(Result<void>)> done)
{
    SupervisorRequest request;
    request.kind = ControlKind::Notify;
    request.text = text;
    tellSupervisor(id, request, std::move(done));
}

void Lifecycle::tellSupervisor(JobId id, const SupervisorRequest& request, std::function<void(Result<void>)> done)
{
    m_launcher.control(id, request, [done = std::move(done)](Result<SupervisorReply> reply) {
        if (!reply.ok())
            done(reply.error());
        else if (!reply->ok)
            done(Error(Code::NotRunning, reply->message));
        else
            done({});
    });
}

void Lifecycle::attemptStarted(JobId id, std::uint32_t attempt, const ProcessIdentity& supervisor)
{
    const Job* job = m_table.find(id);
    if (job == nullptr || job->running() == nullptr || job->attempt != attempt)
        return;
    if (std::holds_alternative<CompletingPhase>(job->phase)) {
        carryOutEnding(id); // asked for while it was starting, or before a restart of the daemon
        return;
    }
    if (job->running()->supervisor == supervisor) {
        pushTimeLimit(id); // found again: the last change of the limit may not have reached it
        if (job->state() == JobState::Suspended || job->running()->suspended > Milliseconds(0))
            carryOutPause(id); // as little as the last suspend or resume
        return;
    }
    watchLimit(*job);
    if (job->state() == JobState::Suspended)
        carryOutPause(id);
    Change change;
    change.urgent = false;
    if (m_journal.apply(change, id, StartedEvent{supervisor}).ok())
        m_journal.commit(std::move(change), {});
}

void Lifecycle::attemptEnded(JobId id, std::uint32_t attempt, const AttemptFile& result)
{
    checkpoint("engine.attempt-ended");
    const Job* job = m_table.find(id);
    if (job == nullptr || job->running() == nullptr || job->attempt != attempt)
        return;
    if (m_keeper->anyStepLives(id))
        awaitSteps(*job, result);
    else
        conclude(id, result);
}

// Steps of --jobid are not below the script and have not ended with it; what they use is the job's until they are gone.
void Lifecycle::awaitSteps(const Job& job, const AttemptFile& result)
{
    const JobId id = job.id;
    m_late.insert_or_assign(id, result);
    m_launched.erase(id); // its supervisor is gone
    if (!std::holds_alternative<CompletingPhase>(job.phase)) {
        Change change;
        change.urgent = false;
        (void)beginEnding(change, id, JobState::Completed, Reason::None, job.submission->uid);
        m_journal.commit(std::move(change), {});
    }
    m_keeper->endSteps(id);
}

void Lifecycle::stepGone(JobId id)
{
    if (m_late.count(id) == 0 || m_keeper->anyStepLives(id))
        return;
    const AttemptFile result = std::move(m_late.extract(id).mapped());
    if (const Job* job = m_table.find(id); job != nullptr && job->running() != nullptr)
        conclude(id, result);
}

void Lifecycle::conclude(JobId id, const AttemptFile& result)
{
    Change change;
    change.urgent = false;
    if (finishInto(change, id, result)) {
        commitEnd(std::move(change), id, {});
        return;
    }
    m_journal.commit(std::move(change), {});
    schedule();
}

bool Lifecycle::finishInto(Change& change, JobId id, const AttemptFile& result)
{
    m_launched.erase(id);
    m_bound.erase(id);
    m_limits.drop(id);
    m_keeper->closeSteps(change, id, result);
    const Job* job = m_table.find(id);
    const FinishedEvent finished = judge(*job, result);
    const auto* completing = std::get_if<CompletingPhase>(&job->phase);
    const bool byHand = completing != nullptr && completing->target == JobState::Pending;
    const bool again = byHand || requeuesAutomatically(*job, finished);
    if (byHand) {
        (void)m_journal.apply(change, id, RequeuedEvent{false, completing->cause == Reason::JobHeldUser});
    } else {
        (void)m_journal.apply(change, id, finished);
        if (again)
            (void)m_journal.apply(change, id, RequeuedEvent{true, false});
    }
    if (again) {
        m_scheduler.requeued(id);
        m_scheduler.addPending(*m_table.find(id));
        return false;
    }
    m_scheduler.ended(id, finished.state, finished.exit, finished.end);
    return true;
}

void Lifecycle::commitEnd(Change change, JobId id, std::function<void(Result<void>)> done)
{
    forgetWhenDurable(std::move(change), id, std::move(done));
    schedule();
}

void Lifecycle::attemptNeverStarted(JobId id, std::uint32_t attempt)
{
    const Job* job = m_table.find(id);
    if (job == nullptr || job->attempt != attempt)
        return;
    m_launched.erase(id);
    launch({id}, true);
}

void Lifecycle::forgetWhenDurable(Change change, JobId id, std::function<void(Result<void>)> done)
{
    m_journal.commit(std::move(change), [this, id, done = std::move(done)](Result<void> stored) {
        checkpoint("engine.end-durable");
        const Job* job = m_table.find(id);
        if (job != nullptr && job->ended())
            m_table.erase(id);
        if (done)
            done(std::move(stored));
    });
}

} // namespace slotd
