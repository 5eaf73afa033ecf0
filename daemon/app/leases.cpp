// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/leases.h"

#include "launch/stepgrants.h"
#include "ports/checkpoint.h"

#include <algorithm>

namespace slotd
{

namespace
{

EndCause causeOf(const CompletingPhase& completing)
{
    if (completing.target == JobState::Pending)
        return EndCause::Requeue;
    return completing.target == JobState::Timeout ? EndCause::TimeLimit : EndCause::Cancelled;
}

} // namespace

Leases::Leases(JobTable& table, Scheduler& scheduler, Journal& journal, JobStore& store, Lifecycle& lifecycle,
               Launcher& launcher, ProcessWatch& processes, Steps& steps, const Clock& clock)
    : m_table(table),
      m_scheduler(scheduler),
      m_journal(journal),
      m_store(store),
      m_lifecycle(lifecycle),
      m_launcher(launcher),
      m_processes(processes),
      m_steps(steps),
      m_clock(clock)
{
    m_lifecycle.setLeaseKeeper(this);
    m_steps.onEnded([this](Change& change, const EndStepRequest& request) { return stepEnded(change, request); });
}

Result<void> Leases::bind(SubmitRequest& request, Peer peer)
{
    JobSpec& spec = request.spec;
    spec.client = {};
    spec.firstStep = std::nullopt;
    if (!spec.lease) {
        if (request.step)
            return Error(Code::Malformed, "a step starts with a leased job only");
        return {};
    }
    if (spec.kind == JobKind::Batch || !spec.array.empty())
        return Error(Code::NotSupported, "only one job of srun or salloc can be leased");
    if (request.step) {
        const StepSpec& step = *request.step;
        const auto bound = parseCpuBind(step.cpuBind);
        if (!bound)
            return bound.error();
        if (auto cpus = chooseCpus(*bound, 1, 1, {m_lifecycle.host().cpuIds, {}}); !cpus)
            return cpus.error();
        spec.firstStep = std::move(request.step);
    }
    if (request.unheld)
        return {};
    const auto client = m_processes.identify(peer.pid);
    if (!client)
        return Error(Code::ConnectionLost);
    spec.client = *client;
    return {};
}

Leases::Lease& Leases::watch(const Job& job)
{
    Lease& lease = m_leases[job.id];
    if (job.spec->client.pid != 0)
        lease.client = m_processes.watch(job.spec->client, [this, id = job.id] { clientGone(id); });
    return lease;
}

void Leases::admitted(JobId id)
{
    const Job* job = m_table.find(id);
    if (job != nullptr && job->leased())
        watch(*job);
}

void Leases::refused(JobId id)
{
    auto node = m_leases.extract(id);
    if (!node.empty())
        m_processes.forget(node.mapped().client);
    m_steps.refused(id);
}

void Leases::starting(Change& change, JobId id)
{
    const Job* job = m_table.find(id);
    if (!job->leased() || job->spec->firstStep.empty())
        return;
    const std::shared_ptr<const JobSpec> spec = job->spec;
    const auto created = m_steps.createFirst(change, *job, **spec->firstStep, job->submission->token, spec->client);
    if (!created)
        m_leases[id].refusal = created.error();
}

void Leases::granted(JobId id)
{
    const Job* job = m_table.find(id);
    const auto lease = m_leases.find(id);
    if (job == nullptr || lease == m_leases.end())
        return;
    lease->second.granted = true;
    if (std::holds_alternative<CompletingPhase>(job->phase))
        return; // whoever began that carries it out
    if (lease->second.clientGone) {
        clientGone(id);
    } else if (lease->second.refusal) { // the host has changed since it was asked
        lease->second.result = resultOf(*job, EndCause::LaunchFailure, {});
        lease->second.result->message = lease->second.refusal->message;
        finishIfIdle(id);
    } else {
        tell(id, newsOf(*job));
    }
}

LeaseNews Leases::newsOf(const Job& job)
{
    LeaseNews news;
    news.job = job.id;
    news.jobState = job.state();
    if (const auto* ended = std::get_if<EndedPhase>(&job.phase)) {
        news.state = LeaseState::Ended;
        news.reason = ended->reason;
        news.exit = ended->exit;
    } else if (const auto* completing = std::get_if<CompletingPhase>(&job.phase)) {
        news.state = LeaseState::Ending;
        news.reason = completing->cause;
    } else if (const RunningPhase* running = job.running()) {
        const DaemonSettings& settings = m_lifecycle.settings();
        news.state = LeaseState::Granted;
        news.allocation = running->allocation;
        news.environment = allocationEnvironment(job, m_lifecycle.host(), settings.launch);
        if (running->suspendedSince == kNoTime) // else the limit stands still
            news.timeLimitMs = limitLeftMs(job, m_clock.now());
        news.killWaitMs = std::chrono::duration_cast<Milliseconds>(settings.launch.killWait).count();
        news.step = m_steps.firstGrant(job, job.spec->client);
    } else {
        news.reason = m_scheduler.reason(job.id, m_clock.now());
    }
    return news;
}

void Leases::tell(JobId id, const LeaseNews& news)
{
    const auto lease = m_leases.find(id);
    if (lease != m_leases.end())
        std::erase_if(lease->second.listeners, [&news](const News& listener) { return !listener(news); });
}

bool Leases::notify(JobId id, const std::string& text)
{
    const Job* job = m_table.find(id);
    const auto lease = m_leases.find(id);
    if (job == nullptr || lease == m_leases.end() || lease->second.listeners.empty())
        return false;
    LeaseNews news;
    news.job = id;
    news.jobState = job->state();
    news.state = job->pending() ? LeaseState::Queued : LeaseState::Granted;
    news.message = text;
    tell(id, news);
    return true;
}

void Leases::attach(const AttachRequest& request, Peer peer, News news)
{
    const Job* job = m_table.find(request.job);
    if (job == nullptr) {
        m_store.readOutcomes({request.job}, [id = request.job, news = std::move(news)](Result<std::vector<PastOutcome>> past) {
            const auto found = past.ok() ? std::find_if(past->begin(), past->end(), [id](const auto& o) { return o.id == id; })
                                         : std::vector<PastOutcome>::iterator();
            if (!past.ok() || found == past->end()) {
                news(past.ok() ? Error(Code::InvalidJobId) : past.error());
                return;
            }
            LeaseNews last;
            last.job = id;
            last.state = LeaseState::Ended;
            last.jobState = found->state;
            last.exit = found->exit;
            news(last);
        });
        return;
    }
    const ProcessIdentity& holder = job->spec->client;
    if (!job->leased() || (holder.pid != 0 && m_processes.identify(peer.pid) != holder)) {
        news(Error(Code::AccessDenied));
        return;
    }
    const auto lease = m_leases.find(job->id);
    const bool startIsOpen = job->state() == JobState::Running && lease != m_leases.end() && !lease->second.granted;
    // While the start is being written it is not said yet; granted() says it.
    if ((startIsOpen || news(newsOf(*job))) && lease != m_leases.end() && !job->ended())
        lease->second.listeners.push_back(std::move(news));
}

void Leases::clientGone(JobId id)
{
    const Job* job = m_table.find(id);
    const auto lease = m_leases.find(id);
    if (job == nullptr || lease == m_leases.end())
        return;
    lease->second.clientGone = true;
    const std::uint32_t uid = job->submission->uid;
    if (job->pending()) {
        Change change;
        if (m_lifecycle.finishPending(change, id, JobState::Cancelled, Reason::CancelledByUser, uid))
            m_lifecycle.commitEnd(std::move(change), id, {});
        return;
    }
    // An srun that ended its step and could not tell: the step's own end says how. See stepEnded().
    if (!std::holds_alternative<RunningPhase>(job->phase) || lease->second.result || !lease->second.granted ||
        m_steps.mayHaveEnded(id, job->spec->client))
        return;
    m_lifecycle.endJob(id, JobState::Cancelled, Reason::CancelledByUser, uid);
}

AttemptFile Leases::resultOf(const Job& job, EndCause cause, ExitCode exit) const
{
    AttemptFile result;
    result.job = job.id;
    result.attempt = job.attempt;
    result.ended = true;
    result.cause = cause;
    result.exit = exit;
    result.end = m_clock.now();
    for (const auto& [id, step] : m_table.steps().of(job.id)) {
        if (!step.ended)
            continue;
        result.usage.maxRssKb = std::max(result.usage.maxRssKb, step.ended->usage.maxRssKb);
        result.usage.userMs += step.ended->usage.userMs;
        result.usage.systemMs += step.ended->usage.systemMs;
    }
    return result;
}

void Leases::release(const ReleaseRequest& request, Peer peer, Done done)
{
    const Job* job = m_table.find(request.job);
    const auto lease = m_leases.find(request.job);
    if (job == nullptr || lease == m_leases.end() || job->ended()) {
        m_store.readOutcomes({request.job}, [done = std::move(done)](Result<std::vector<PastOutcome>> past) {
            const bool known = past.ok() && !past->empty(); // told before, or ended by the daemon
            done(known ? Result<void>() : Result<void>(Error(Code::InvalidJobId)));
        });
        return;
    }
    const JobId id = job->id;
    const ProcessIdentity& holder = job->spec->client;
    if (const auto who = m_processes.identify(peer.pid); holder.pid != 0 && who && *who != holder) {
        done(Error(Code::AccessDenied));
        return;
    }
    if (job->pending()) {
        Change change;
        (void)m_lifecycle.finishPending(change, id, JobState::Cancelled, Reason::CancelledByUser, job->submission->uid);
        m_lifecycle.commitEnd(std::move(change), id, std::move(done));
        return;
    }
    if (!lease->second.result)
        lease->second.result = resultOf(*job, EndCause::Exited, request.exit);
    if (m_steps.open(id).empty()) {
        finishIfIdle(id, std::move(done));
        return;
    }
    if (std::holds_alternative<CompletingPhase>(job->phase)) {
        m_journal.whenDurable([done = std::move(done)] { done({}); });
        return;
    }
    // The steps may take their grace; that the allocation is given back is durable before.
    Change change;
    (void)m_lifecycle.beginEnding(change, id, JobState::Completed, Reason::None, job->submission->uid, request.exit);
    m_journal.commit(std::move(change), [done = std::move(done)](Result<void> stored) {
        checkpoint("engine.release-durable");
        done(std::move(stored));
    });
    m_lifecycle.carryOutEnding(id);
}

bool Leases::finishInto(Change& change, JobId id)
{
    const Job* job = m_table.find(id);
    const auto lease = m_leases.find(id);
    if (job == nullptr || job->running() == nullptr || lease == m_leases.end() || !m_steps.open(id).empty())
        return false;
    const auto* completing = std::get_if<CompletingPhase>(&job->phase);
    if (completing == nullptr && !lease->second.result && !lease->second.clientGone)
        return false;
    AttemptFile result = lease->second.result
                             ? *lease->second.result
                             : resultOf(*job, completing != nullptr ? causeOf(*completing) : EndCause::Cancelled, {});
    if (completing != nullptr && completing->target == JobState::Completed && !lease->second.result) {
        result.cause = EndCause::Exited; // given back before a restart of the daemon
        result.exit = completing->exit;
    }
    const AttemptFile now = resultOf(*job, result.cause, result.exit);
    result.usage = now.usage;
    result.end = now.end;
    return m_lifecycle.finishInto(change, id, result);
}

void Leases::finishIfIdle(JobId id, Done done)
{
    Change change;
    if (finishInto(change, id))
        m_lifecycle.commitEnd(std::move(change), id, std::move(done));
}

bool Leases::stepEnded(Change& change, const EndStepRequest& request)
{
    const Job* job = m_table.find(request.job);
    const auto lease = m_leases.find(request.job);
    if (lease == m_leases.end())
        return false;
    if (request.release && !lease->second.result) {
        const StepNotice& notice = request.result;
        constexpr ExitCode kKilled{0, 9};
        AttemptFile result = resultOf(*job, notice.cause, notice.cause == EndCause::Lost ? kKilled : notice.exit);
        result.oomKilled = notice.oomKilled;
        result.message = notice.message;
        lease->second.result = result;
        if (!m_steps.open(job->id).empty()) { // sruns that this one's tasks started
            (void)m_lifecycle.beginEnding(change, job->id, JobState::Completed, Reason::None, job->submission->uid, result.exit);
            m_steps.endAll(job->id, EndCause::Cancelled, job->submission->uid);
        }
    }
    if (lease->second.clientGone && std::holds_alternative<RunningPhase>(job->phase) && !m_steps.open(job->id).empty()) {
        // Steps from outside, and nobody who holds the lease. See clientGone().
        (void)m_lifecycle.beginEnding(change, job->id, JobState::Cancelled, Reason::CancelledByUser, job->submission->uid);
        m_steps.endAll(job->id, EndCause::Cancelled, job->submission->uid);
    }
    return finishInto(change, request.job);
}

void Leases::endSteps(JobId id)
{
    const Job* job = m_table.find(id);
    const auto* completing = job == nullptr ? nullptr : std::get_if<CompletingPhase>(&job->phase);
    if (completing == nullptr)
        return;
    if (job->leased())
        tell(id, newsOf(*job));
    m_steps.endAll(id, causeOf(*completing), completing->byUid);
    if (const Job* still = m_table.find(id); still != nullptr && still->leased())
        finishIfIdle(id);
}

void Leases::limitChanged(JobId id)
{
    const Job* job = m_table.find(id);
    const auto lease = m_leases.find(id);
    if (job != nullptr && lease != m_leases.end() && lease->second.granted && job->state() == JobState::Running)
        tell(id, newsOf(*job));
    m_steps.pushLimits(id);
}

void Leases::paused(JobId id, bool stopped)
{
    const Job* job = m_table.find(id);
    const auto lease = m_leases.find(id);
    if (lease != m_leases.end() && lease->second.granted)
        tell(id, newsOf(*job)); // its holder watches the limit too
    m_steps.pauseAll(id, stopped);
}

void Leases::closeSteps(Change& change, JobId job, const AttemptFile& result)
{
    m_steps.closeAll(change, job, result);
}

void Leases::ended(const Job& job)
{
    auto node = m_leases.extract(job.id);
    if (node.empty())
        return;
    m_processes.forget(node.mapped().client);
    const LeaseNews news = newsOf(job);
    for (const News& listener : node.mapped().listeners)
        listener(news);
}

void Leases::recover()
{
    std::vector<JobId> running;
    m_steps.recover();
    for (const auto& [id, job] : m_table.all()) {
        if (!job.leased() || job.ended())
            continue;
        Lease& lease = watch(job);
        const RunningPhase* phase = job.running();
        if (phase == nullptr)
            continue;
        lease.granted = true;
        if (phase->intentBootId != m_launcher.bootId()) {
            lease.result = resultOf(job, EndCause::Lost, {});
            lease.result->message = kLostByReboot;
        } else if (!job.spec->firstStep.empty() && m_steps.open(id).empty() && job.state() == JobState::Running) {
            lease.result = resultOf(job, EndCause::LaunchFailure, {}); // its first step could not be had
        }
        running.push_back(id);
    }
    for (const JobId id : running) {
        m_lifecycle.carryOutEnding(id); // where it was being ended
        const Job* job = m_table.find(id);
        if (job == nullptr || !std::holds_alternative<RunningPhase>(job->phase))
            continue;
        if (job->state() == JobState::Suspended || job->running()->suspended > Milliseconds(0))
            m_lifecycle.carryOutPause(id); // what was asked for last may not have reached the steps
        m_steps.pushLimits(id);
        finishIfIdle(id);
    }
}

} // namespace slotd
