// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/engine.h"

#include <algorithm>

namespace slotd
{

Engine::Engine(HostModel host, JobStore& store, Launcher& launcher, ProcessWatch& processes, const Clock& clock,
               Log& log)
    : m_store(store),
      m_launcher(launcher),
      m_scheduler(std::move(host)),
      m_journal(m_table, store, clock, log),
      m_lifecycle(m_table, m_scheduler, m_journal, store, launcher, m_payloads, clock, log),
      m_submissions(m_table, m_scheduler, m_journal, store, m_lifecycle, launcher, m_payloads, clock),
      m_steps(m_table, m_journal, store, m_lifecycle, launcher, processes, clock, log),
      m_stepRequests(m_table, m_journal, store, processes, m_steps),
      m_leases(m_table, m_scheduler, m_journal, store, m_lifecycle, launcher, processes, m_steps, clock),
      m_changes(m_table, m_journal, store, m_lifecycle),
      m_cancelling(m_table, m_lifecycle, m_steps, m_changes),
      m_control(m_table, m_scheduler, m_journal, store, m_lifecycle, m_changes),
      m_updating(m_table, m_scheduler, m_journal, store, m_lifecycle, m_changes),
      m_queries(m_table, m_scheduler, store, m_lifecycle, clock)
{
    m_journal.onPublish([this](const Published& what) { publish(what); });
}

void Engine::configure(HostModel host, DaemonSettings settings, Seconds minJobAge)
{
    m_scheduler.setHost(host);
    m_lifecycle.configure(std::move(host), std::move(settings));
    m_queries.setMinJobAge(minJobAge);
}

void Engine::setListeners(EventSink* sink, Notifier* notifier)
{
    m_sink = sink;
    m_notifier = notifier;
}

void Engine::start(LoadedState loaded, std::function<void(Result<void>)> ready)
{
    m_submissions.setNextIds(loaded.nextJobId, loaded.nextSubmissionId);
    m_journal.setNext(loaded.nextEventSeq);
    std::vector<JobId> targets;
    for (Job& job : loaded.active) {
        for (const DependencyTerm& term : job.spec->dependency.terms) {
            if (job.pending() && term.kind != DependencyKind::Singleton)
                targets.push_back(term.job);
        }
        if (job.running() != nullptr)
            m_scheduler.addRunning(job);
        m_table.put(std::move(job));
    }
    for (auto& [job, step] : loaded.steps)
        m_table.steps().put(job, std::move(step));
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    if (targets.empty()) {
        queueLoaded({});
        ready({});
        return;
    }
    m_store.readOutcomes(std::move(targets), [this, ready = std::move(ready)](Result<std::vector<PastOutcome>> past) {
        if (!past.ok()) {
            ready(past.error());
            return;
        }
        queueLoaded(*past);
        ready({});
    });
}

void Engine::queueLoaded(const std::vector<PastOutcome>& past)
{
    for (const auto& [id, job] : m_table.all()) {
        if (job.pending())
            m_scheduler.addPending(job, past);
    }
    m_leases.recover();
    m_lifecycle.recover(); // after it: what ends now has its dependents in the queue
    m_lifecycle.schedule();
}

void Engine::publish(const Published& what)
{
    const Job& job = what.job;
    if (m_sink != nullptr && m_sink->interested())
        m_sink->published(what.event, m_queries.record(job, ColumnSet::all()));
    // After the whole change the job may be pending again (requeued): then this end was not for good.
    if (m_notifier != nullptr && std::holds_alternative<FinishedEvent>(what.event.body) && job.ended())
        m_notifier->jobEnded(job);
    if (job.ended())
        m_leases.ended(job);
    if (std::holds_alternative<ResumedEvent>(what.event.body))
        m_stepRequests.roomFreed(job.id);
}

void Engine::submit(SubmitRequest request, Peer peer, std::function<void(Result<SubmitReply>)> done)
{
    if (const auto bound = m_leases.bind(request, peer); !bound) {
        done(bound.error());
        return;
    }
    m_submissions.submit(std::move(request), std::move(done));
}

void Engine::query(JobQuery query, std::function<void(Result<QueryChunk>)> chunk)
{
    m_queries.query(std::move(query), std::move(chunk));
}

void Engine::node(std::function<void(const NodeInfo&)> done)
{
    done(m_queries.node());
}

void Engine::cancel(CancelRequest request, Peer peer, std::function<void(Outcomes)> done)
{
    m_cancelling.cancel(request, peer, std::move(done));
}

void Engine::control(ControlRequest request, Peer peer, std::function<void(Outcomes)> done)
{
    m_control.control(request, peer, std::move(done));
}

void Engine::update(UpdateRequest request, Peer, std::function<void(Outcomes)> done)
{
    m_updating.update(request, std::move(done));
}

void Engine::attach(AttachRequest request, Peer peer, std::function<bool(const Result<LeaseNews>&)> news)
{
    m_leases.attach(request, peer, std::move(news));
}

void Engine::createStep(CreateStepRequest request, Peer peer, std::function<bool(const Result<StepNews>&)> news)
{
    m_stepRequests.create(std::move(request), peer, std::move(news));
}

void Engine::stepLaunched(StepLaunchedRequest request, Peer peer, std::function<void(Result<void>)> done)
{
    m_steps.launched(request, peer, done);
}

void Engine::endStep(EndStepRequest request, Peer peer, std::function<void(Result<void>)> done)
{
    m_steps.end(request, peer, std::move(done));
}

void Engine::release(ReleaseRequest request, Peer peer, std::function<void(Result<void>)> done)
{
    m_leases.release(request, peer, std::move(done));
}

void Engine::payload(JobId job, std::function<void(Result<PayloadReply>)> done)
{
    m_store.readPayload(job, std::move(done));
}

void Engine::purge(Instant before, std::function<void(Outcomes)> done)
{
    const auto forget = [this](std::vector<JobId> jobs) { m_launcher.forget(std::move(jobs)); };
    m_store.purge(before, forget, [done = std::move(done)](Result<std::uint64_t> removed) {
        Outcome outcome;
        outcome.code = removed.ok() ? Code::None : removed.error().code;
        outcome.message = removed.ok() ? std::to_string(*removed) : removed.error().message;
        done(Outcomes{{outcome}});
    });
}

void Engine::pastEvents(EventSeq from, std::function<void(Result<std::vector<JobEvent>>)> done)
{
    constexpr std::size_t kAtOnce = 10'000;
    m_store.readEvents(from, kAtOnce, std::move(done));
}

} // namespace slotd
