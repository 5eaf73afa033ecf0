// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "client/blockingclient.h"

#include "protocol/rowcodec.h"

#include <algorithm>
#include <poll.h>

namespace slotd
{

namespace
{

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::seconds kSubmitPatience{10};
constexpr std::chrono::milliseconds kFirstPause{20};
constexpr std::chrono::milliseconds kLongestPause{500};

void pause(std::chrono::milliseconds length)
{
    ::poll(nullptr, 0, static_cast<int>(length.count()));
}

ColumnSet known(ColumnSet columns)
{
    const ColumnSet all = knownColumns();
    return {columns.low & all.low, columns.high & all.high};
}

Error garbled()
{
    return {Code::Malformed, "the slotd daemon sent a message that does not make sense"};
}

bool wasLost(const Error& error)
{
    return error.code == Code::ConnectionLost;
}

} // namespace

BlockingClient::BlockingClient(RuntimePaths paths, std::string clientName)
    : m_paths(std::move(paths)), m_name(std::move(clientName))
{
}

Result<void> BlockingClient::connect()
{
    if (m_connection && m_connection->alive())
        return {};
    m_connection.reset();
    auto opened = Connection::open(m_paths, m_name);
    if (!opened)
        return opened.error();
    m_connection = std::move(opened).value();
    return {};
}

bool BlockingClient::reconnect(Deadline deadline)
{
    for (auto length = kFirstPause; !connect(); length = std::min(length * 2, kLongestPause)) {
        if (deadline && SteadyClock::now() + length > *deadline)
            return false;
        pause(length);
    }
    return true;
}

Error BlockingClient::drop(Error error)
{
    m_connection.reset();
    return error;
}

template<class Request>
Result<std::uint64_t> BlockingClient::ask(MessageKind kind, const Request& request)
{
    if (auto connected = connect(); !connected)
        return connected.error();
    const std::uint64_t id = m_connection->newRequestId();
    const auto sent = m_connection->send(pack(kind, id, request));
    // A daemon that hangs up may have said why before: receive() finds that, or that the connection is lost.
    if (!sent && !wasLost(sent.error()))
        return sent.error();
    return id;
}

Result<std::string> BlockingClient::receive(std::uint64_t id, MessageKind kind)
{
    for (;;) {
        while (auto payload = m_connection->next()) {
            const auto envelope = openEnvelope(*payload);
            if (!envelope)
                return drop(garbled());
            const bool aboutConnection = envelope->requestId == 0;
            if (aboutConnection && envelope->kind == MessageKind::HelloReply && !unpack(*envelope, m_hello))
                return drop(garbled());
            if (envelope->kind == MessageKind::ErrorReply && (aboutConnection || envelope->requestId == id)) {
                ErrorReply reply;
                if (!unpack(*envelope, reply))
                    return drop(garbled());
                Error error(reply.code, std::move(reply.message));
                return aboutConnection ? drop(std::move(error)) : std::move(error);
            }
            if (envelope->requestId == id)
                return envelope->kind == kind ? Result<std::string>(*std::move(payload)) : drop(garbled());
        }
        if (m_connection->malformed())
            return drop(garbled());
        const auto more = m_connection->readSome();
        if (!more || !*more)
            return drop({Code::ConnectionLost, "the slotd daemon closed the connection before it answered"});
    }
}

template<class Reply>
Result<Reply> BlockingClient::receiveBody(std::uint64_t id, MessageKind kind)
{
    const auto payload = receive(id, kind);
    if (!payload)
        return payload.error();
    Reply reply;
    if (!unpack(*openEnvelope(*payload), reply))
        return drop(garbled());
    return reply;
}

template<class Reply, class Request>
Result<Reply> BlockingClient::callOnce(MessageKind kind, const Request& request, MessageKind replyKind)
{
    const auto id = ask(kind, request);
    if (!id)
        return id.error();
    return receiveBody<Reply>(*id, replyKind);
}

template<class Reply, class Request>
Result<Reply> BlockingClient::call(MessageKind kind, const Request& request, MessageKind replyKind, Repeat repeat)
{
    auto reply = callOnce<Reply>(kind, request, replyKind);
    if (!reply && wasLost(reply.error()) && repeat == Repeat::Yes)
        return callOnce<Reply>(kind, request, replyKind);
    return reply;
}

Result<SubmitReply> BlockingClient::submit(SubmitRequest request)
{
    if (request.token.empty())
        request.token = newSubmissionToken();
    auto reply = callOnce<SubmitReply>(MessageKind::Submit, request, MessageKind::SubmitReply);
    const auto deadline = SteadyClock::now() + kSubmitPatience;
    const auto open = [&] { // a daemon that is busy tells nothing about the first try
        return !reply && (wasLost(reply.error()) || (request.retry && reply.error().code == Code::Busy));
    };
    for (auto length = kFirstPause; open(); length = std::min(length * 2, kLongestPause)) {
        request.retry = true;
        if (SteadyClock::now() > deadline || !reconnect(deadline)) {
            return Error(Code::ConnectionLost, "the slotd daemon went away before it answered: it is unknown whether the job was "
                                               "submitted; look with squeue or sacct before you submit it again");
        }
        reply = callOnce<SubmitReply>(MessageKind::Submit, request, MessageKind::SubmitReply);
        if (open())
            pause(length);
    }
    return reply;
}

Result<void> BlockingClient::queryOnce(const JobQuery& query,
                                       const std::function<void(std::vector<JobRecord>&&)>& chunk, bool& begun)
{
    const auto id = ask(MessageKind::QueryJobs, query);
    if (!id)
        return id.error();
    for (;;) {
        const auto part = receiveBody<JobRows>(*id, MessageKind::JobRows);
        if (!part)
            return part.error();
        std::vector<JobRecord> rows;
        if (!decodeRows(part->rows, part->columns, part->count, rows))
            return drop(garbled());
        m_now = part->now;
        begun = true;
        chunk(std::move(rows));
        if (part->last)
            return {};
    }
}

Result<void> BlockingClient::queryJobs(const JobQuery& query,
                                       const std::function<void(std::vector<JobRecord>&&)>& chunk)
{
    JobQuery asked = query;
    asked.columns = known(query.columns);
    bool begun = false;
    auto done = queryOnce(asked, chunk, begun);
    if (!done && wasLost(done.error()) && !begun)
        return queryOnce(asked, chunk, begun);
    return done;
}

Result<std::vector<JobRecord>> BlockingClient::jobs(const JobQuery& query)
{
    std::vector<JobRecord> all;
    const auto done = queryJobs(query, [&all](std::vector<JobRecord>&& rows) {
        if (all.empty())
            all = std::move(rows);
        else
            std::move(rows.begin(), rows.end(), std::back_inserter(all));
    });
    if (!done)
        return done.error();
    return all;
}

Result<NodeInfo> BlockingClient::node()
{
    return call<NodeInfo>(MessageKind::QueryNode, Empty{}, MessageKind::NodeReply, Repeat::Yes);
}

Result<Outcomes> BlockingClient::cancel(const CancelRequest& request)
{
    return call<Outcomes>(MessageKind::Cancel, request, MessageKind::Outcomes, Repeat::No);
}

Result<Outcomes> BlockingClient::control(const ControlRequest& request)
{
    return call<Outcomes>(MessageKind::Control, request, MessageKind::Outcomes, Repeat::No);
}

Result<Outcomes> BlockingClient::update(const UpdateRequest& request)
{
    return call<Outcomes>(MessageKind::Update, request, MessageKind::Outcomes, Repeat::No);
}

Result<PayloadReply> BlockingClient::payload(JobId job)
{
    return call<PayloadReply>(MessageKind::Payload, PayloadRequest{job}, MessageKind::PayloadReply, Repeat::Yes);
}

Result<Outcomes> BlockingClient::purge(Instant before)
{
    return call<Outcomes>(MessageKind::PurgeHistory, PurgeHistory{before}, MessageKind::Outcomes, Repeat::No);
}

Result<void> BlockingClient::ping()
{
    const auto pong = call<Empty>(MessageKind::Ping, Empty{}, MessageKind::Pong, Repeat::Yes);
    if (!pong)
        return pong.error();
    return {};
}

Result<void> BlockingClient::followOnce(SubscribeRequest& request, const OnEvent& onEvent)
{
    const auto id = ask(MessageKind::Subscribe, request);
    if (!id)
        return id.error();
    const auto subscribed = receiveBody<Subscribed>(*id, MessageKind::Subscribed);
    if (!subscribed)
        return subscribed.error();
    if (!request.from)
        request.from = subscribed->next;
    for (;;) {
        const auto push = receiveBody<EventPush>(*id, MessageKind::EventPush);
        if (!push)
            return push.error();
        std::vector<JobRecord> row;
        if (!push->rows.empty() && !decodeRows(push->rows, push->columns, 1, row))
            return drop(garbled());
        if (push->seq < request.from)
            continue;
        request.from = EventSeq(push->seq.value + 1);
        if (!onEvent(*push, row.empty() ? nullptr : &row.front()))
            return {};
    }
}

Result<void> BlockingClient::follow(SubscribeRequest request,
                                    const std::function<bool(const EventPush&, const JobRecord*)>& onEvent)
{
    request.columns = known(request.columns);
    if (auto connected = connect(); !connected)
        return connected.error();
    for (;;) {
        const auto done = followOnce(request, onEvent);
        m_connection.reset(); // the daemon would go on sending events on it
        const bool again = !done && (wasLost(done.error()) || done.error().code == Code::NoDaemon ||
                                     done.error().code == Code::Busy);
        if (!again)
            return done;
        pause(kFirstPause);
        reconnect(std::nullopt);
    }
}

} // namespace slotd
