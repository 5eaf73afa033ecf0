// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/steps.h"

#include "app/leasekeeper.h"
#include "base/paths.h"
#include "launch/stepgrants.h"
#include "ports/checkpoint.h"

#include <algorithm>

namespace slotd
{

namespace
{

constexpr ExitCode kTerminated{0, 15};

/// For a supervisor that is not known, and may be about to listen or may never have been: about half a second.
std::function<bool()> forAWhile()
{
    return [tries = 0]() mutable { return ++tries <= 10; };
}

JobState towards(const Job& job)
{
    const auto* completing = std::get_if<CompletingPhase>(&job.phase);
    return completing == nullptr ? JobState::Pending : completing->target;
}

} // namespace

Steps::Steps(JobTable& table, Journal& journal, JobStore& store, Lifecycle& lifecycle, Launcher& launcher,
             ProcessWatch& processes, const Clock& clock, Log& log)
    : m_table(table),
      m_journal(journal),
      m_store(store),
      m_lifecycle(lifecycle),
      m_launcher(launcher),
      m_processes(processes),
      m_clock(clock),
      m_log(log)
{
}

Step* Steps::openStep(const Key& key) const
{
    Step* step = m_table.steps().find(key.first, key.second);
    return step == nullptr || step->ended ? nullptr : step;
}

Steps::Live* Steps::live(const Key& key)
{
    const auto found = m_live.find(key);
    return found == m_live.end() ? nullptr : &found->second;
}

void Steps::drop(const Key& key)
{
    const auto found = m_live.find(key);
    if (found == m_live.end())
        return;
    m_processes.forget(found->second.client);
    m_processes.forget(found->second.supervisor);
    m_live.erase(found);
}

std::vector<std::uint32_t> Steps::open(JobId job) const
{
    std::vector<std::uint32_t> ids;
    for (auto it = m_live.lower_bound({job, 0}); it != m_live.end() && it->first.first == job; ++it) {
        if (openStep(it->first) != nullptr)
            ids.push_back(it->first.second);
    }
    return ids;
}

bool Steps::anyLives(JobId job) const
{
    for (auto it = m_live.lower_bound({job, 0}); it != m_live.end() && it->first.first == job; ++it) {
        const Step* step = openStep(it->first);
        if (step != nullptr && step->supervisor.pid != 0 && !it->second.supervisorGone)
            return true;
    }
    return false;
}

std::vector<std::uint32_t> Steps::boundCpus() const
{
    std::vector<std::uint32_t> bound;
    for (const auto& [key, unused] : m_live) {
        if (const Step* step = openStep(key))
            bound.insert(bound.end(), step->cpuIds.begin(), step->cpuIds.end());
    }
    return bound;
}

Result<void> Steps::checkRoom(const StepSpec& spec, const Allocation& allocation) const
{
    const auto bind = parseCpuBind(spec.cpuBind);
    if (!bind)
        return bind.error();
    if (auto checked = checkStep(spec, allocation); !checked)
        return checked;
    const auto cpus = chooseCpus(*bind, spec.ntasks, spec.cpusPerTask, cpuRoom(*bind));
    return cpus ? Result<void>() : Result<void>(cpus.error());
}

CpuRoom Steps::cpuRoom(const CpuBind& bind) const
{
    const bool looks = bind.mode == CpuBind::Mode::Cores; // the only one that asks who is bound to what
    return {m_lifecycle.host().cpuIds, looks ? m_lifecycle.boundCpus() : std::vector<std::uint32_t>()};
}

Result<Step> Steps::start(Change& change, const Job& job, const StepSpec& spec, const std::string& token,
                          const ProcessIdentity& client, const Allocation& allocation)
{
    const auto bind = parseCpuBind(spec.cpuBind);
    if (!bind)
        return bind.error();
    auto cpus = chooseCpus(*bind, spec.ntasks, spec.cpusPerTask, cpuRoom(*bind));
    if (!cpus)
        return cpus.error();
    Step step;
    step.id = job.nextStep;
    step.attempt = job.attempt;
    step.token = token;
    step.spec = spec;
    step.allocation = allocation;
    step.cpuIds = std::move(*cpus);
    step.start = m_clock.now();
    step.client = client;
    step.suspendedBefore = suspendedUntil(*job.running(), step.start);
    const JobId id = job.id;
    if (auto applied = m_journal.apply(change, id, StepStartedEvent{step}); !applied)
        return applied.error();
    watch(id, step);
    return step;
}

Result<void> Steps::createFirst(Change& change, const Job& job, const StepSpec& spec, const std::string& token,
                                const ProcessIdentity& client)
{
    const Allocation& allocation = job.running()->allocation;
    if (auto checked = checkStep(spec, allocation); !checked)
        return checked;
    const JobId id = job.id;
    const auto step = start(change, job, spec, token, client, stepsToStart(allocation, {}, {&spec}).front().allocation);
    if (!step)
        return step.error();
    m_live[{id, step->id}].undelivered = true;
    return {};
}

std::optional<StepGrant> Steps::firstGrant(const Job& job, const ProcessIdentity& client)
{
    if (job.spec->kind != JobKind::Run || job.spec->client != client)
        return std::nullopt;
    for (const std::uint32_t id : open(job.id)) {
        const Step& step = *m_table.steps().find(job.id, id);
        if (step.client != client || step.supervisor.pid != 0)
            continue;
        if (Live* state = live({job.id, id}))
            state->undelivered = false;
        return grantOf(job, step);
    }
    return std::nullopt;
}

StepGrant Steps::grantOf(const Job& job, const Step& step) const
{
    LaunchSettings settings = m_lifecycle.settings().launch;
    settings.jobDir = RuntimePaths(m_lifecycle.settings().root).jobDir(job.id);
    return makeStepGrant(job, step, m_lifecycle.host(), settings, m_clock.now());
}

void Steps::refused(JobId job)
{
    for (const std::uint32_t id : open(job))
        drop({job, id});
}

void Steps::neverGranted(JobId job, std::uint32_t step, const Error& why)
{
    if (openStep({job, step}) == nullptr)
        return;
    EndStepRequest never;
    never.job = job;
    never.step = step;
    never.result.cause = EndCause::LaunchFailure;
    never.result.message = why.message;
    finish(never, {});
}

// Running.

void Steps::watch(JobId job, const Step& step)
{
    const Key key{job, step.id};
    m_live[key].client = m_processes.watch(step.client, [this, key] { clientGone(key); });
    if (step.supervisor.pid != 0)
        watchSupervisor(key, step.supervisor);
}

void Steps::watchSupervisor(const Key& key, const ProcessIdentity& supervisor)
{
    Live& state = m_live[key];
    m_processes.forget(state.supervisor);
    state.supervisorGone = false;
    state.supervisor = m_processes.watch(supervisor, [this, key] { supervisorGone(key); });
}

// One that is gone by now was what it was when it asked: the step is its own as far as can be known.
bool Steps::isOthers(const ProcessIdentity& owner, Peer peer) const
{
    const auto who = m_processes.identify(peer.pid);
    return who && *who != owner;
}

void Steps::launched(const StepLaunchedRequest& request, Peer peer, const Done& done)
{
    const Key key{request.job, request.step};
    const Step* known = m_table.steps().find(key.first, key.second);
    Step* step = openStep(key);
    if (step == nullptr) { // its job ended between the grant and this
        SupervisorRequest over;
        over.kind = ControlKind::Terminate;
        over.cause = EndCause::Cancelled;
        m_launcher.controlStep(key.first, key.second, request.supervisor, over, forAWhile(), [](Result<SupervisorReply>) {});
        done(known != nullptr ? Result<void>() : Result<void>(Error(Code::InvalidStep)));
        return;
    }
    if (isOthers(step->client, peer)) {
        done(Error(Code::AccessDenied));
        return;
    }
    if (step->supervisor != request.supervisor) {
        Change change;
        change.urgent = false;
        auto applied = m_journal.apply(change, key.first, StepLaunchedEvent{key.second, request.supervisor});
        if (!applied) {
            done(applied);
            return;
        }
        m_journal.commit(std::move(change), {});
        watchSupervisor(key, request.supervisor);
    }
    if (const Job* job = m_table.find(key.first); job->state() == JobState::Suspended)
        pauseAll(key.first, true);
    if (step->ending)
        terminate(key);
    else if (Live* state = live(key); state != nullptr && std::exchange(state->limitChanged, false))
        pushLimits(key.first);
    done({});
}

void Steps::clientGone(const Key& key)
{
    Live* state = live(key);
    Step* step = openStep(key);
    if (state == nullptr || step == nullptr)
        return;
    state->clientGone = true;
    step->ending = true;
    if (state->supervisorGone)
        settle(key);
    else if (step->supervisor.pid == 0)
        lookForSupervisor(key);
    // Else the supervisor has seen its link close, and ends the step and itself.
}

void Steps::supervisorGone(const Key& key)
{
    Live* state = live(key);
    if (state == nullptr)
        return;
    state->supervisorGone = true;
    if (state->clientGone)
        settle(key); // else its srun says how it ended
    m_lifecycle.stepGone(key.first);
}

// srun may have died between starting the supervisor and telling of it.
void Steps::lookForSupervisor(const Key& key)
{
    SupervisorRequest request;
    request.kind = ControlKind::Terminate;
    m_launcher.controlStep(key.first, key.second, {}, request, forAWhile(), [this, key](Result<SupervisorReply> reply) {
        const Step* step = openStep(key);
        if (step == nullptr || step->supervisor.pid != 0)
            return; // ended, or told meanwhile, and watched
        if (reply && reply->supervisor.pid != 0)
            watchSupervisor(key, reply->supervisor);
        else
            settle(key);
    });
}

void Steps::settle(const Key& key)
{
    Live* state = live(key);
    const Step* step = openStep(key);
    if (state == nullptr || step == nullptr || state->settling)
        return;
    state->settling = true;
    m_launcher.settleStep(key.first, key.second, step->supervisor,
                          [this, key](const std::optional<EndStepRequest>& left) { settled(key, left); });
}

void Steps::settled(const Key& key, const std::optional<EndStepRequest>& left)
{
    const Job* job = m_table.find(key.first);
    if (openStep(key) == nullptr || job == nullptr || job->running() == nullptr)
        return;
    if (left) {
        finish(*left, {});
        return;
    }
    EndStepRequest lost;
    lost.job = key.first;
    lost.step = key.second;
    lost.result.kind = StepNoticeKind::Finished;
    lost.result.cause = EndCause::Cancelled;
    lost.result.exit = kTerminated;
    lost.result.end = m_clock.now();
    if (job->running()->intentBootId != m_launcher.bootId()) {
        lost.result.cause = EndCause::Lost;
        lost.result.message = kLostByReboot;
    }
    finish(lost, {});
}

bool Steps::mayHaveEnded(JobId job, const ProcessIdentity& client) const
{
    for (const std::uint32_t id : open(job)) {
        const Step& step = *m_table.steps().find(job, id);
        const auto state = m_live.find({job, id});
        if (step.client == client && (step.supervisor.pid == 0 || (state != m_live.end() && state->second.supervisorGone)))
            return true;
    }
    return false;
}

// Ending.

void Steps::end(const EndStepRequest& request, Peer peer, Done done)
{
    const Step* step = m_table.steps().find(request.job, request.step);
    if (step != nullptr && isOthers(step->client, peer)) {
        done(Error(Code::AccessDenied));
        return;
    }
    if (openStep({request.job, request.step}) != nullptr) {
        finish(request, done);
        return;
    }
    if (step != nullptr || m_table.find(request.job) != nullptr) {
        if (step == nullptr)
            done(Error(Code::InvalidStep));
        else
            m_journal.whenDurable([done = std::move(done)] { done({}); });
        return;
    }
    m_store.readOutcomes({request.job}, [done = std::move(done)](Result<std::vector<PastOutcome>> past) {
        if (!past.ok())
            done(past.error());
        else
            done(past->empty() ? Result<void>(Error(Code::InvalidJobId)) : Result<void>()); // told before: it is durable
    });
}

StepEnd Steps::judged(const Job& job, const Step& step, const StepNotice& notice) const
{
    const auto state = m_live.find({job.id, step.id});
    const auto* completing = std::get_if<CompletingPhase>(&job.phase);
    std::uint32_t byUid = completing != nullptr ? completing->byUid : job.submission->uid;
    bool asked = step.ending;
    if (state != m_live.end()) {
        asked = state->second.cause != EndCause::Exited || (step.ending && !state->second.clientGone);
        if (state->second.cause != EndCause::Exited)
            byUid = state->second.byUid;
    }
    StepEnd end = judgeStep(notice, towards(job), asked, byUid);
    if (end.end == kNoTime)
        end.end = m_clock.now();
    end.end = std::max(end.end, step.start);
    end.suspended = std::max(Milliseconds(0), suspendedUntil(*job.running(), end.end) - step.suspendedBefore);
    return end;
}

void Steps::finish(const EndStepRequest& request, const Done& done)
{
    const Key key{request.job, request.step};
    const Job* job = m_table.find(key.first);
    Change change;
    const auto applied = m_journal.apply(change, key.first, StepEndedEvent{key.second, judged(*job, *openStep(key), request.result)});
    if (!applied) {
        if (done)
            done(applied);
        return;
    }
    drop(key);
    checkpoint("engine.step-ended");
    if (m_onEnded(change, request)) {
        m_lifecycle.commitEnd(std::move(change), key.first, done);
        return;
    }
    m_journal.commit(std::move(change), done);
    m_waiters->roomFreed(key.first);
    m_lifecycle.stepGone(key.first);
}

void Steps::terminate(const Key& key)
{
    Step* step = openStep(key);
    Live* state = live(key);
    if (step == nullptr || state == nullptr)
        return;
    step->ending = true;
    if (state->undelivered) { // nobody knows of it
        EndStepRequest never;
        never.job = key.first;
        never.step = key.second;
        never.result.cause = EndCause::Cancelled;
        const Job* job = m_table.find(key.first);
        never.release = job != nullptr && std::holds_alternative<RunningPhase>(job->phase); // it is all that its job is for
        finish(never, {});
        return;
    }
    if (step->supervisor.pid == 0)
        return; // launched() comes back here, or its srun dies
    sendTerminate(key, state->cause == EndCause::Exited ? EndCause::Cancelled : state->cause, [this, key] {
        const Live* still = live(key);
        return still != nullptr && !still->supervisorGone;
    });
}

void Steps::sendTerminate(const Key& key, EndCause cause, std::function<bool()> alive)
{
    SupervisorRequest request;
    request.kind = ControlKind::Terminate;
    request.cause = cause;
    const Step* step = m_table.steps().find(key.first, key.second);
    m_launcher.controlStep(key.first, key.second, step->supervisor, request, std::move(alive),
                           [this, key](Result<SupervisorReply> reply) {
                               if (!reply) // it has ended meanwhile
                                   m_log.debug("terminate-unanswered", {{"job", std::to_string(key.first.value)},
                                                                        {"step", std::to_string(key.second)},
                                                                        {"why", reply.error().message}});
                           });
}

void Steps::endAll(JobId job, EndCause cause, std::uint32_t byUid)
{
    m_waiters->refuse(job, Error(Code::AlreadyDone));
    for (const std::uint32_t id : open(job)) {
        if (Live* state = live({job, id})) {
            state->cause = cause;
            state->byUid = byUid;
        }
        terminate({job, id});
    }
}

Result<void> Steps::cancel(JobId job, std::uint32_t id, std::uint32_t byUid)
{
    const Key key{job, id};
    Live* state = live(key);
    if (openStep(key) == nullptr || state == nullptr)
        return Error(m_table.steps().find(job, id) != nullptr ? Code::AlreadyDone : Code::InvalidStep);
    state->cause = EndCause::Cancelled;
    state->byUid = byUid;
    terminate(key);
    return {};
}

void Steps::signal(JobId job, std::uint32_t id, int signal, Done done)
{
    const Key key{job, id};
    const Step* step = openStep(key);
    if (step == nullptr) {
        done(Error(m_table.steps().find(job, id) != nullptr ? Code::AlreadyDone : Code::InvalidStep));
        return;
    }
    SupervisorRequest request;
    request.kind = ControlKind::Signal;
    request.signal = signal;
    const auto alive = [this, key] {
        const Live* state = live(key);
        return state != nullptr && !state->supervisorGone && !state->clientGone;
    };
    m_launcher.controlStep(job, id, step->supervisor, request, alive, [done = std::move(done)](Result<SupervisorReply> reply) {
        if (!reply)
            done(reply.error());
        else
            done(reply->ok ? Result<void>() : Result<void>(Error(Code::NotRunning, reply->message)));
    });
}

void Steps::pauseAll(JobId id, bool stop)
{
    SupervisorRequest request;
    request.kind = stop ? ControlKind::Suspend : ControlKind::Resume;
    for (const std::uint32_t number : open(id)) {
        const Key key{id, number};
        if (openStep(key)->supervisor.pid == 0)
            continue; // launched() tells it
        const auto alive = [this, key] {
            const Live* state = live(key);
            return state != nullptr && !state->supervisorGone && !state->clientGone;
        };
        m_launcher.controlStep(id, number, openStep(key)->supervisor, request, alive, [](Result<SupervisorReply>) {});
    }
    if (!stop)
        m_waiters->roomFreed(id);
}

void Steps::closeAll(Change& change, JobId id, const AttemptFile& result)
{
    m_waiters->refuse(id, Error(Code::AlreadyDone));
    const Job* job = m_table.find(id);
    StepNotice notice;
    notice.cause = EndCause::Cancelled;
    notice.exit = kTerminated;
    notice.end = result.end;
    if (result.cause == EndCause::Lost && result.message == kLostByReboot) {
        notice.cause = EndCause::Lost;
        notice.message = result.message;
    }
    for (const std::uint32_t number : open(id)) {
        const Key key{id, number};
        const Live* state = live(key);
        // An srun from outside the job (--jobid) lives on with its supervisor.
        if (state != nullptr && !state->supervisorGone && openStep(key)->supervisor.pid != 0)
            sendTerminate(key, EndCause::Cancelled, forAWhile());
        (void)m_journal.apply(change, id, StepEndedEvent{number, judged(*job, *openStep(key), notice)});
        drop(key);
    }
}

void Steps::pushLimits(JobId id)
{
    const Job* job = m_table.find(id);
    if (job == nullptr || job->running() == nullptr)
        return;
    for (const std::uint32_t number : open(id)) {
        const Key key{id, number};
        const Step& step = *openStep(key);
        if (step.supervisor.pid == 0) {
            m_live[key].limitChanged = true; // told when its supervisor is
            continue;
        }
        const std::int64_t left = grantOf(*job, step).timeLimitMs;
        const Instant now = m_clock.now();
        const Milliseconds spent = std::chrono::duration_cast<Milliseconds>(now - step.start) -
                                   (suspendedUntil(*job->running(), now) - step.suspendedBefore);
        SupervisorRequest request;
        request.kind = ControlKind::SetLimit;
        request.timeLimitMs = left < 0 ? -1 : left + std::max<std::int64_t>(0, spent.count());
        const auto alive = [this, key] {
            const Live* state = live(key);
            return state != nullptr && !state->supervisorGone;
        };
        m_launcher.controlStep(id, number, step.supervisor, request, alive, [this, key](Result<SupervisorReply> reply) {
            if (!reply)
                m_log.warning("limit-not-set", {{"job", std::to_string(key.first.value)}, {"why", reply.error().message}});
        });
    }
}

void Steps::recover()
{
    for (const auto& [job, steps] : m_table.steps().all()) {
        for (const auto& [id, step] : steps) {
            if (step.ended)
                continue;
            watch(job, step);
            m_live[{job, id}].limitChanged = true; // perhaps, and its srun does not know
        }
    }
}

} // namespace slotd
