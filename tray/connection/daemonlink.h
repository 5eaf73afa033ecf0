// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "client/connection.h"
#include "connection/socketwatch.h"
#include "domain/requests.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <QObject>
#include <QPointer>
#include <QSocketNotifier>
#include <QString>
#include <QTimer>
#include <unordered_map>
#include <vector>

namespace slotd
{

/// A part of the answer to a query.
struct JobChunk
{
    std::vector<JobRecord> rows;
    bool last = true;
    Instant now{};
};

/// The desktop's one connection to the daemon, on the event loop: requests with callbacks, a subscription, and finding the
/// daemon again by itself. Where it can watch the socket's folder it does not poll: a few quick tries after each change there.
/// A callback is called as described unless its context object has gone. When the connection is lost, every open request
/// gets Code::ConnectionLost; a request made while not online gets Code::NoDaemon from the event loop, not at once.
class DaemonLink : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Connecting, ///< Nothing known yet.
        Online,
        Offline,    ///< Nobody answers; reason() says why in the client library's words.
        Mismatch,   ///< A daemon answers that speaks no version of the protocol that this program knows.
    };

    template<class Reply>
    using Done = std::function<void(Result<Reply>)>;

    explicit DaemonLink(RuntimePaths paths, std::string clientName, QObject* parent = nullptr);
    ~DaemonLink() override;

    void start();
    /// Tries at once, whatever the pause.
    void retryNow();

    State state() const { return m_state; }
    bool online() const { return m_state == State::Online; }
    QString reason() const { return m_reason; }
    const HelloReply& hello() const { return m_hello; }
    const RuntimePaths& paths() const { return m_paths; }

    /// Called for each part until `last`, or once with an error.
    void queryJobs(QObject* context, JobQuery query, std::function<void(Result<JobChunk>)> chunk);
    void node(QObject* context, Done<NodeInfo> done);
    void submit(QObject* context, const SubmitRequest& request, Done<SubmitReply> done);
    void cancel(QObject* context, const CancelRequest& request, Done<Outcomes> done);
    void control(QObject* context, const ControlRequest& request, Done<Outcomes> done);
    void update(QObject* context, const UpdateRequest& request, Done<Outcomes> done);
    void payload(QObject* context, JobId job, Done<PayloadReply> done);
    /// Called for each event until the connection ends; the record is null where no columns were asked for. A refused
    /// subscription ends the connection, and a new one is made. `begun` gets the number of the next event, before any event.
    void subscribe(QObject* context, SubscribeRequest request, std::function<void(const EventPush&, JobRecord*)> onEvent,
                   std::function<void(EventSeq)> begun = {});
    /// All that has happened to one job, from its submission on, and then what happens. Nothing is called where that can't be read.
    void history(QObject* context, const JobRef& job, ColumnSet columns, std::function<void(const EventPush&, const JobRecord*)> onEvent);

Q_SIGNALS:
    void stateChanged(slotd::DaemonLink::State state);

private:
    /// Gets the reply, or the error in place of one; returns true when no more is to come.
    using Take = std::function<bool(const Envelope*, const Error&)>;

    static bool readEvent(const Envelope& envelope, EventPush& push, std::vector<JobRecord>& row);
    template<class Request>
    void ask(MessageKind kind, const Request& request, QObject* context, Take take);
    template<class Reply, class Request>
    void call(MessageKind kind, const Request& request, MessageKind replyKind, QObject* context, Done<Reply> done);
    void attempt();
    void tryLater();
    void read();
    void dispatch(const std::string& payload);
    void aboutConnection(const Envelope& envelope);
    void close(State next, const QString& reason);
    void failOpen(const Error& error);
    void setState(State state, const QString& reason);

    RuntimePaths m_paths;
    std::string m_name;
    std::optional<Connection> m_connection;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unordered_map<std::uint64_t, Take> m_open;
    SocketWatch m_watch;
    QTimer m_retry;
    int m_tries = 0;
    State m_state = State::Connecting;
    QString m_reason;
    HelloReply m_hello;
};

} // namespace slotd
