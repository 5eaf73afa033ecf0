// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/jobcancelling.h"
#include "app/jobcontrol.h"
#include "app/jobupdating.h"
#include "app/leases.h"
#include "app/queries.h"
#include "app/steprequests.h"
#include "app/submissions.h"
#include "ports/notifier.h"

#include <functional>
#include <vector>

namespace slotd
{

/// The daemon's heart: event in -> core -> store commit -> effects out. Owns the jobs in memory and the parts that change
/// them; knows no Qt. The one place where the ports meet the core.
class Engine : public JobService
{
public:
    Engine(HostModel host, JobStore& store, Launcher& launcher, ProcessWatch& processes, const Clock& clock,
           Log& log);

    /// Call configure(), then start() with what the store loaded. `ready`: requests may come from then on; with an error the
    /// queue could not be put together (whose dependencies are met is not known) and nothing was started.
    void configure(HostModel host, DaemonSettings settings, Seconds minJobAge);
    void setOwner(Owner owner) { m_submissions.setOwner(std::move(owner)); }
    void setNodeFacts(std::function<NodeInfo()> facts) { m_queries.setNodeFacts(std::move(facts)); }
    /// `sink` hears of every durable event; `notifier` of every job that ended for good. Both may be null.
    void setListeners(EventSink* sink, Notifier* notifier);
    /// Called after every pass of the scheduler.
    void onDeadline(std::function<void(Instant)> handler) { m_lifecycle.onDeadline(std::move(handler)); }
    void start(LoadedState loaded, std::function<void(Result<void>)> ready);

    bool anyRuns() const { return m_scheduler.runningCount() > 0; }
    /// The deadline came, or the wall clock was set.
    void lookAgain() { m_lifecycle.schedule(); }

    void submit(SubmitRequest request, Peer peer, std::function<void(Result<SubmitReply>)> done) override;
    void query(JobQuery query, std::function<void(Result<QueryChunk>)> chunk) override;
    void node(std::function<void(const NodeInfo&)> done) override;
    void cancel(CancelRequest request, Peer peer, std::function<void(Outcomes)> done) override;
    void control(ControlRequest request, Peer peer, std::function<void(Outcomes)> done) override;
    void update(UpdateRequest request, Peer peer, std::function<void(Outcomes)> done) override;
    void attach(AttachRequest request, Peer peer, std::function<bool(const Result<LeaseNews>&)> news) override;
    void createStep(CreateStepRequest request, Peer peer, std::function<bool(const Result<StepNews>&)> news) override;
    void stepLaunched(StepLaunchedRequest request, Peer peer, std::function<void(Result<void>)> done) override;
    void endStep(EndStepRequest request, Peer peer, std::function<void(Result<void>)> done) override;
    void release(ReleaseRequest request, Peer peer, std::function<void(Result<void>)> done) override;
    void payload(JobId job, std::function<void(Result<PayloadReply>)> done) override;
    void purge(Instant before, std::function<void(Outcomes)> done) override;
    void pastEvents(EventSeq from, std::function<void(Result<std::vector<JobEvent>>)> done) override;
    EventSeq nextEvent() const override { return m_journal.next(); }

private:
    void publish(const Published& what);
    void queueLoaded(const std::vector<PastOutcome>& past);

    JobStore& m_store;
    Launcher& m_launcher;
    JobTable m_table;
    Scheduler m_scheduler;
    PayloadCache m_payloads;
    Journal m_journal;
    Lifecycle m_lifecycle;
    Submissions m_submissions;
    Steps m_steps;
    StepRequests m_stepRequests;
    Leases m_leases;
    UserChanges m_changes;
    JobCancelling m_cancelling;
    JobControl m_control;
    JobUpdating m_updating;
    Queries m_queries;
    EventSink* m_sink = nullptr;
    Notifier* m_notifier = nullptr;
};

} // namespace slotd
