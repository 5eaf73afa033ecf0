// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "client/connection.h"
#include "domain/requests.h"

#include <functional>
#include <string>
#include <vector>

namespace slotd
{

/// The facade of the commands: each call is one request and its whole answer. Errors of the daemon come as Error with its
/// code and words. submit() asks again, with the same token, on a new connection when the answer was lost.
class BlockingClient
{
public:
    BlockingClient(RuntimePaths paths, std::string clientName);

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
    /// is restarted meanwhile (waits for it without limit).
    Result<void> follow(SubscribeRequest request, const std::function<bool(const EventPush&, const JobRecord*)>& onEvent);

    const HelloReply& hello() const { return m_hello; } ///< Known after the first answer.
    Instant now() const { return m_now; }

private:
    template<class Request, class Reply>
    Result<Reply> call(MessageKind kind, const Request& request, MessageKind replyKind);
    Result<void> connect();

    RuntimePaths m_paths;
    std::string m_name;
    std::optional<Connection> m_connection;
    HelloReply m_hello;
    Instant m_now{};
};

/// A fresh submission token: 48 bits of milliseconds, then random bits (RFC 9562, version 7), as 16 raw bytes.
std::string newSubmissionToken();

} // namespace slotd
