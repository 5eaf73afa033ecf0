// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "ports/jobservice.h"
#include "ports/log.h"

#include <functional>
#include <string>
#include <vector>

namespace slotd
{

/// Answers at once, or when release() is called; remembers what it was asked.
class FakeService : public JobService
{
public:
    void submit(SubmitRequest request, Peer peer, std::function<void(Result<SubmitReply>)> done) override
    {
        submitted.push_back(std::move(request));
        lastPeer = peer;
        const auto id = static_cast<std::uint32_t>(submitted.size());
        later([done = std::move(done), id] { done(SubmitReply{JobId(id), 1, EventSeq(id), {}, {}}); });
    }
    void query(JobQuery query, std::function<void(Result<QueryChunk>)> chunk) override
    {
        queries.push_back(query);
        if (onQuery) {
            onQuery(query, chunk);
            return;
        }
        later([this, chunk = std::move(chunk)] { chunk(QueryChunk{rows, true, Instant(Milliseconds(42))}); });
    }
    void node(std::function<void(const NodeInfo&)> done) override { done(nodeInfo); }
    void cancel(CancelRequest request, Peer, std::function<void(Outcomes)> done) override
    {
        Outcomes outcomes;
        for (const JobRef& ref : request.refs)
            outcomes.list.push_back({ref, Code::None, {}});
        later([done = std::move(done), outcomes] { done(outcomes); });
    }
    void control(ControlRequest request, Peer, std::function<void(Outcomes)> done) override
    {
        done(Outcomes{{{request.refs.empty() ? JobRef{} : request.refs.front(), Code::NotPending, "not pending"}}});
    }
    void update(UpdateRequest, Peer, std::function<void(Outcomes)> done) override { done(Outcomes{}); }
    void attach(AttachRequest, Peer, std::function<bool(const Result<LeaseNews>&)> news) override
    {
        news(Error(Code::InvalidJobId));
    }
    void createStep(CreateStepRequest, Peer, std::function<bool(const Result<StepNews>&)> news) override
    {
        news(Error(Code::InvalidJobId));
    }
    void stepLaunched(StepLaunchedRequest, Peer, std::function<void(Result<void>)> done) override { done({}); }
    void endStep(EndStepRequest, Peer, std::function<void(Result<void>)> done) override { done({}); }
    void release(ReleaseRequest, Peer, std::function<void(Result<void>)> done) override { done({}); }
    void payload(JobId job, std::function<void(Result<PayloadReply>)> done) override
    {
        if (job == JobId(404))
            done(Error(Code::InvalidJobId, "Invalid job id specified"));
        else
            done(PayloadReply{script, "A=1"});
    }
    void purge(Instant, std::function<void(Outcomes)> done) override { done(Outcomes{{{JobRef{}, Code::None, "3"}}}); }
    void pastEvents(EventSeq from, std::function<void(Result<std::vector<JobEvent>>)> done) override
    {
        pastAsked.push_back(from);
        std::vector<JobEvent> found;
        for (const JobEvent& event : past) {
            if (event.seq >= from && found.size() < pastAtOnce)
                found.push_back(event);
        }
        later([done = std::move(done), found] { done(found); });
    }
    EventSeq nextEvent() const override { return next; }

    /// Answers what was held back.
    void release()
    {
        std::vector<std::function<void()>> held;
        held.swap(waiting);
        for (const auto& answer : held)
            answer();
    }

    bool hold = false;
    std::vector<std::function<void()>> waiting;
    std::vector<SubmitRequest> submitted;
    std::vector<JobQuery> queries;
    std::function<void(const JobQuery&, std::function<void(Result<QueryChunk>)>)> onQuery;
    std::vector<JobRecord> rows;
    std::vector<JobEvent> past;
    std::size_t pastAtOnce = 10'000;
    std::vector<EventSeq> pastAsked;
    NodeInfo nodeInfo;
    std::string script = "#!/bin/sh\n";
    EventSeq next{1};
    Peer lastPeer;

private:
    void later(std::function<void()> answer)
    {
        if (hold)
            waiting.push_back(std::move(answer));
        else
            answer();
    }
};

class QuietLog : public Log
{
public:
    void write(LogLevel, std::string_view, Pairs) override {}
};

} // namespace slotd
