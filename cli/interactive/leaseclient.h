// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "client/connection.h"
#include "domain/leases.h"
#include "domain/requests.h"
#include "interactive/pollloop.h"
#include "protocol/codec.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace slotd
{

/// The daemon as srun and salloc see it from their loop: a submission with its lease, a step, their ends. A lost connection is
/// made again without end while there is something to say or to hear, and what has not been answered is said again with the
/// same tokens. Nothing is called back from inside a call of it.
class LeaseClient
{
public:
    struct Callbacks
    {
        std::function<void(const SubmitReply&)> onSubmitted;
        std::function<void(const LeaseNews&)> onLease;
        std::function<void(const StepNews&)> onStep;
        /// The submission or the step is refused, or nothing can be known about it; nothing more comes.
        std::function<void(const Error&)> onRefused;
        /// The daemon has not answered for some seconds; comes once for each time it is away.
        std::function<void()> onAway;
    };
    /// True: the daemon has it on disk. False: it could not be told in time.
    using Told = std::function<void(bool)>;

    LeaseClient(PollLoop& loop, RuntimePaths paths, std::string clientName);
    ~LeaseClient() { close(); }
    LeaseClient(const LeaseClient&) = delete;
    LeaseClient& operator=(const LeaseClient&) = delete;

    void setCallbacks(Callbacks callbacks) { m_callbacks = std::move(callbacks); }
    /// The first connection. Code::NoDaemon.
    Result<void> connect();
    /// Waits for the daemon's greeting, so that hello() is known before anything is asked.
    Result<void> greet();
    const HelloReply& hello() const { return m_hello; } ///< Known with the first answer at the latest.

    void submit(SubmitRequest request);
    void createStep(const CreateStepRequest& request);
    /// The supervisor of the step lives: told now and after every new connection, until the step has ended.
    void launched(const StepLaunchedRequest& request);
    /// With request.release the lease ends with it.
    void endStep(const EndStepRequest& request, Told told);
    void release(const ReleaseRequest& request, Told told);
    /// scancel of the job, or a signal to its steps (number > 0). Said once; lost with the connection.
    void cancel(JobId job, int signal = 0);
    /// Hears nothing more and stops trying; a step that waits is forgotten by the daemon.
    void close();

private:
    /// Something that wants an answer, as often as the connection breaks before it comes.
    struct Wish
    {
        std::function<std::string(std::uint64_t)> bytes; ///< The request under an id; empty = nothing is wished.
        std::uint64_t id = 0;                            ///< 0 = not said on this connection.
        Told told;
        PollLoop::Id patience = 0;
    };

    template<class Request>
    void want(Wish& wish, MessageKind kind, const Request& request);
    template<class Request>
    void wantInTime(Wish& wish, MessageKind kind, const Request& request, Told told);
    void say(Wish& wish);
    void sayAll();
    void drop(Wish& wish);
    void settle(Wish& wish, bool told);
    bool wanted() const;

    void watchConnection();
    void onReadable();
    void take(const std::string& payload);
    bool takeAnswer(const Envelope& envelope);
    bool takeLease(const Envelope& envelope);
    void takeError(std::uint64_t id, const Error& error);
    void lost();
    void reconnect();

    PollLoop& m_loop;
    RuntimePaths m_paths;
    std::string m_name;
    Callbacks m_callbacks;
    std::optional<Connection> m_connection;
    HelloReply m_hello;
    PollLoop::Id m_watch = 0;
    PollLoop::Id m_retry = 0;
    PollLoop::Id m_away = 0;
    std::int64_t m_pauseMs = 0;

    Wish m_lease;    ///< Submit, later Attach.
    Wish m_step;     ///< CreateStep.
    Wish m_launched;
    Wish m_end;
    Wish m_release;
};

/// Leaves how a step has ended in its job's folder, for a daemon that is not there (steps.md). Error: its errno in words.
Result<void> leaveStepResult(const std::string& jobDir, const EndStepRequest& request);

} // namespace slotd
