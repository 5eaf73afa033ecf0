// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/leases.h"
#include "domain/requests.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace slotd
{

/// Who asks: read from the socket (SO_PEERCRED), never from the message.
struct Peer
{
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::int32_t pid = 0;
};

struct QueryChunk
{
    std::vector<JobRecord> rows;
    bool last = true;
    Instant now{};
    /// Flow control, where the service can wait: if set, the next chunk is made only after this was called (never from inside
    /// the callback that brings the chunk; never at all when the client has gone). Empty: the next chunk comes by itself.
    std::function<void()> more = {};
};

/// What handlers may ask of the daemon. All on the event loop's thread. Callbacks may come at once or later, exactly once
/// (query: until `last`); they may come after the asking client has gone.
class JobService
{
public:
    virtual ~JobService() = default;

    /// Answers when the commit is durable.
    virtual void submit(SubmitRequest request, Peer peer, std::function<void(Result<SubmitReply>)> done) = 0;
    virtual void query(JobQuery query, std::function<void(Result<QueryChunk>)> chunk) = 0;
    virtual void node(std::function<void(const NodeInfo&)> done) = 0;
    virtual void cancel(CancelRequest request, Peer peer, std::function<void(Outcomes)> done) = 0;
    virtual void control(ControlRequest request, Peer peer, std::function<void(Outcomes)> done) = 0;
    virtual void update(UpdateRequest request, Peer peer, std::function<void(Outcomes)> done) = 0;
    virtual void payload(JobId job, std::function<void(Result<PayloadReply>)> done) = 0;
    virtual void purge(Instant before, std::function<void(Outcomes)> done) = 0;

    // Leases and steps (docs/architecture/steps.md). `news` returns false once its client has gone; it is not called again then.
    virtual void attach(AttachRequest request, Peer peer, std::function<bool(const Result<LeaseNews>&)> news) = 0;
    virtual void createStep(CreateStepRequest request, Peer peer, std::function<bool(const Result<StepNews>&)> news) = 0;
    virtual void stepLaunched(StepLaunchedRequest request, Peer peer, std::function<void(Result<void>)> done) = 0;
    virtual void endStep(EndStepRequest request, Peer peer, std::function<void(Result<void>)> done) = 0;
    virtual void release(ReleaseRequest request, Peer peer, std::function<void(Result<void>)> done) = 0;

    /// Events older than memory, for a subscriber that comes back.
    virtual void pastEvents(EventSeq from, std::function<void(Result<std::vector<JobEvent>>)> done) = 0;
    /// Number that the next event will have.
    virtual EventSeq nextEvent() const = 0;
};

/// Gets every event after it is durable, in order of its number, with the job as it is after it.
class EventSink
{
public:
    virtual ~EventSink() = default;
    /// False while nobody listens: published() need not be called.
    virtual bool interested() const { return true; }
    /// For a SubmittedEvent of an array `record` is its first task's.
    virtual void published(const JobEvent& event, const JobRecord& record) = 0;
};

} // namespace slotd
