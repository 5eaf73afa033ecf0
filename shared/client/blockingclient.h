// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "client/connection.h"
#include "domain/requests.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace slotd
{

/// The facade of the commands: each call is one request and its whole answer. Errors of the daemon come as Error with its
/// code and words. submit() asks again, with the same token, on a new connection when the answer was lost, for about ten
/// seconds; questions that change nothing are asked once more. Any other lost answer is Code::ConnectionLost.
class BlockingClient
{
public:
    BlockingClient(RuntimePaths paths, std::string clientName);

    /// Makes the token where the request has none.
    Result<SubmitReply> submit(SubmitRequest request);
    /// Calls `chunk` for each part in order; the daemon's clock is in now().
    Result<void> queryJobs(const JobQuery& query, const std::function<void(std::vector<JobRecord>&&)>& chunk);
    Result<std::vector<JobRecord>> jobs(const JobQuery& query);
    Result<NodeInfo> node();
    Result<Outcomes> cancel(const CancelRequest& request);
    Result<Outcomes> control(const ControlRequest& request);
    Result<Outcomes> update(const UpdateRequest& request);
    Result<PayloadReply> payload(JobId job);
    Result<Outcomes> purge(Instant before);
    Result<void> ping();
    /// Events of `request` until `onEvent` returns false. Reconnects and goes on from the last number seen when the daemon
    /// is restarted meanwhile (waits for it without limit). The record is null where no columns were asked for.
    Result<void> follow(SubscribeRequest request, const std::function<bool(const EventPush&, const JobRecord*)>& onEvent);

    const HelloReply& hello() const { return m_hello; } ///< Known after the first answer.
    Instant now() const { return m_now; }

private:
    using Deadline = std::optional<std::chrono::steady_clock::time_point>;
    using OnEvent = std::function<bool(const EventPush&, const JobRecord*)>;
    enum class Repeat { No, Yes };

    template<class Reply, class Request>
    Result<Reply> call(MessageKind kind, const Request& request, MessageKind replyKind, Repeat repeat);
    template<class Reply, class Request>
    Result<Reply> callOnce(MessageKind kind, const Request& request, MessageKind replyKind);
    /// Sends the request on a live connection; its id.
    template<class Request>
    Result<std::uint64_t> ask(MessageKind kind, const Request& request);
    /// The next reply to `id`, as a payload whose envelope is known to be of `kind`; or the daemon's error.
    Result<std::string> receive(std::uint64_t id, MessageKind kind);
    template<class Reply>
    Result<Reply> receiveBody(std::uint64_t id, MessageKind kind);
    /// `begun` is set once rows were handed on: then the question can't be asked again.
    Result<void> queryOnce(const JobQuery& query, const std::function<void(std::vector<JobRecord>&&)>& chunk, bool& begun);
    /// Ends well when onEvent has had enough; request.from moves on with what was seen.
    Result<void> followOnce(SubscribeRequest& request, const OnEvent& onEvent);
    Result<void> connect();
    /// Tries until the daemon takes the connection; false past the deadline.
    bool reconnect(Deadline deadline);
    Error drop(Error error);

    RuntimePaths m_paths;
    std::string m_name;
    std::optional<Connection> m_connection;
    HelloReply m_hello;
    Instant m_now{};
};

/// A fresh submission token: 48 bits of milliseconds, then random bits (RFC 9562, version 7), as 16 raw bytes.
std::string newSubmissionToken();

} // namespace slotd
