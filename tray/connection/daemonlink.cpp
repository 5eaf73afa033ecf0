// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "connection/daemonlink.h"

#include "protocol/rowcodec.h"

#include <array>
#include <utility>

namespace slotd
{

namespace
{

using namespace std::chrono_literals;

// After a change in the socket's folder: the daemon binds its socket a moment before it listens on it.
constexpr std::array<std::chrono::milliseconds, 6> kPauses{20ms, 60ms, 150ms, 400ms, 800ms, 1500ms};
constexpr std::chrono::milliseconds kUnwatchedPause{1500};

ColumnSet known(ColumnSet columns)
{
    const ColumnSet all = knownColumns();
    return {columns.low & all.low, columns.high & all.high};
}

Error garbled()
{
    return {Code::Malformed, "the slotd daemon sent a message that does not make sense"};
}

Error connectionLost()
{
    return {Code::ConnectionLost, "the slotd daemon closed the connection before it answered"};
}

template<class Reply>
Result<Reply> replyOf(const Envelope* envelope, const Error& error, MessageKind kind)
{
    if (!envelope)
        return error;
    Reply reply;
    if (envelope->kind != kind || !unpack(*envelope, reply))
        return garbled();
    return reply;
}

Result<JobChunk> chunkOf(const Envelope* envelope, const Error& error)
{
    auto part = replyOf<JobRows>(envelope, error, MessageKind::JobRows);
    if (!part)
        return part.error();
    JobChunk chunk{.rows = {}, .last = part->last, .now = part->now};
    if (!decodeRows(part->rows, part->columns, part->count, chunk.rows))
        return garbled();
    return chunk;
}

} // namespace

DaemonLink::DaemonLink(RuntimePaths paths, std::string clientName, QObject* parent)
    : QObject(parent), m_paths(std::move(paths)), m_name(std::move(clientName)),
      m_watch(QString::fromStdString(m_paths.runDir()))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &DaemonLink::attempt);
    connect(&m_watch, &SocketWatch::changed, this, [this] {
        if (!m_connection)
            retryNow();
    });
}

DaemonLink::~DaemonLink() = default;

void DaemonLink::start()
{
    retryNow();
}

void DaemonLink::retryNow()
{
    m_tries = 0;
    m_retry.start(0);
}

void DaemonLink::attempt()
{
    if (m_connection)
        return;
    auto opened = Connection::open(m_paths, m_name);
    if (!opened) {
        if (m_state != State::Offline || m_tries == 0)
            setState(State::Offline, QString::fromStdString(opened.error().message));
        tryLater();
        return;
    }
    m_connection = std::move(opened).value();
    m_readable = std::make_unique<QSocketNotifier>(m_connection->fd(), QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &DaemonLink::read);
    // The greeting leaves with the first request; what comes back says whether the two understand each other.
    if (!m_connection->send(pack(MessageKind::Ping, m_connection->newRequestId(), Empty{})))
        close(State::Offline, tr("The daemon closed the connection."));
}

void DaemonLink::tryLater()
{
    const auto tries = static_cast<std::size_t>(m_tries++);
    if (tries < kPauses.size())
        m_retry.start(kPauses[tries]);
    else if (!m_watch.works())
        m_retry.start(kUnwatchedPause);
}

void DaemonLink::read()
{
    const auto more = m_connection->readSome();
    while (m_connection) {
        const auto payload = m_connection->next();
        if (!payload)
            break;
        dispatch(*payload);
    }
    if (!m_connection)
        return;
    if (m_connection->malformed())
        close(State::Offline, QString::fromStdString(garbled().message));
    else if (!more || !*more)
        close(State::Offline, tr("The daemon closed the connection."));
}

void DaemonLink::dispatch(const std::string& payload)
{
    const auto envelope = openEnvelope(payload);
    if (!envelope) {
        close(State::Offline, QString::fromStdString(garbled().message));
        return;
    }
    if (envelope->requestId == 0) {
        aboutConnection(*envelope);
        return;
    }
    const auto it = m_open.find(envelope->requestId);
    if (it == m_open.end())
        return;
    // Taken out while it runs: it may ask again, or lose the connection.
    Take take = std::move(it->second);
    m_open.erase(it);
    Error error;
    const bool refused = envelope->kind == MessageKind::ErrorReply;
    if (refused) {
        ErrorReply reply;
        error = unpack(*envelope, reply) ? Error(reply.code, std::move(reply.message)) : garbled();
    }
    const bool finished = take(refused ? nullptr : &*envelope, error) || refused;
    if (!finished && m_connection)
        m_open.emplace(envelope->requestId, std::move(take));
}

void DaemonLink::aboutConnection(const Envelope& envelope)
{
    if (envelope.kind == MessageKind::HelloReply && unpack(envelope, m_hello)) {
        m_tries = 0;
        setState(State::Online, {});
        return;
    }
    ErrorReply reply;
    if (envelope.kind != MessageKind::ErrorReply || !unpack(envelope, reply)) {
        close(State::Offline, QString::fromStdString(garbled().message));
        return;
    }
    close(reply.code == Code::ProtocolVersion ? State::Mismatch : State::Offline, QString::fromStdString(reply.message));
}

void DaemonLink::close(State next, const QString& reason)
{
    // The notifier may be on the stack.
    if (m_readable) {
        m_readable->setEnabled(false);
        m_readable.release()->deleteLater();
    }
    m_connection.reset();
    setState(next, reason);
    failOpen(connectionLost());
    // After a mismatch only another daemon helps, and the watch tells when there is one.
    if (next == State::Offline || !m_watch.works())
        tryLater();
}

void DaemonLink::failOpen(const Error& error)
{
    for (auto& [id, take] : std::exchange(m_open, {}))
        take(nullptr, error);
}

void DaemonLink::setState(State state, const QString& reason)
{
    if (m_state == state && m_reason == reason)
        return;
    m_state = state;
    m_reason = reason;
    Q_EMIT stateChanged(state);
}

template<class Request>
void DaemonLink::ask(MessageKind kind, const Request& request, QObject* context, Take take)
{
    Take guarded = [guard = QPointer<QObject>(context), inner = std::move(take)](const Envelope* envelope, const Error& error) {
        return guard.isNull() || inner(envelope, error);
    };
    Error problem(Code::NoDaemon);
    if (m_connection && m_state != State::Mismatch) {
        const std::uint64_t id = m_connection->newRequestId();
        const auto sent = m_connection->send(pack(kind, id, request));
        // A daemon that hangs up may have said why before: read() finds that, or that the connection is lost.
        if (sent || sent.error().code == Code::ConnectionLost) {
            m_open.emplace(id, std::move(guarded));
            return;
        }
        problem = sent.error();
    }
    QMetaObject::invokeMethod(this, [guarded, problem] { guarded(nullptr, problem); }, Qt::QueuedConnection);
}

template<class Reply, class Request>
void DaemonLink::call(MessageKind kind, const Request& request, MessageKind replyKind, QObject* context, Done<Reply> done)
{
    ask(kind, request, context, [replyKind, done = std::move(done)](const Envelope* envelope, const Error& error) {
        done(replyOf<Reply>(envelope, error, replyKind));
        return true;
    });
}

void DaemonLink::queryJobs(QObject* context, JobQuery query, std::function<void(Result<JobChunk>)> chunk)
{
    query.columns = known(query.columns);
    ask(MessageKind::QueryJobs, query, context, [chunk = std::move(chunk)](const Envelope* envelope, const Error& error) {
        auto part = chunkOf(envelope, error);
        const bool last = !part || part->last;
        chunk(std::move(part));
        return last;
    });
}

void DaemonLink::node(QObject* context, Done<NodeInfo> done)
{
    call<NodeInfo>(MessageKind::QueryNode, Empty{}, MessageKind::NodeReply, context, std::move(done));
}

void DaemonLink::submit(QObject* context, const SubmitRequest& request, Done<SubmitReply> done)
{
    call<SubmitReply>(MessageKind::Submit, request, MessageKind::SubmitReply, context, std::move(done));
}

void DaemonLink::cancel(QObject* context, const CancelRequest& request, Done<Outcomes> done)
{
    call<Outcomes>(MessageKind::Cancel, request, MessageKind::Outcomes, context, std::move(done));
}

void DaemonLink::control(QObject* context, const ControlRequest& request, Done<Outcomes> done)
{
    call<Outcomes>(MessageKind::Control, request, MessageKind::Outcomes, context, std::move(done));
}

void DaemonLink::update(QObject* context, const UpdateRequest& request, Done<Outcomes> done)
{
    call<Outcomes>(MessageKind::Update, request, MessageKind::Outcomes, context, std::move(done));
}

void DaemonLink::payload(QObject* context, JobId job, Done<PayloadReply> done)
{
    call<PayloadReply>(MessageKind::Payload, PayloadRequest{job}, MessageKind::PayloadReply, context, std::move(done));
}

bool DaemonLink::readEvent(const Envelope& envelope, EventPush& push, std::vector<JobRecord>& row)
{
    return unpack(envelope, push) && (push.rows.empty() || decodeRows(push.rows, push.columns, 1, row));
}

void DaemonLink::history(QObject* context, const JobRef& job, ColumnSet columns, std::function<void(const EventPush&, const JobRecord*)> onEvent)
{
    const SubscribeRequest request{.from = EventSeq(1), .refs = {job}, .columns = known(columns)};
    ask(MessageKind::Subscribe, request, context, [onEvent = std::move(onEvent)](const Envelope* envelope, const Error&) {
        EventPush push;
        std::vector<JobRecord> row;
        if (!envelope)
            return true;
        if (envelope->kind == MessageKind::EventPush && readEvent(*envelope, push, row))
            onEvent(push, row.empty() ? nullptr : &row.front());
        return false;
    });
}

void DaemonLink::subscribe(QObject* context, SubscribeRequest request,
                           std::function<void(const EventPush&, JobRecord*)> onEvent, std::function<void(EventSeq)> begun)
{
    request.columns = known(request.columns);
    ask(MessageKind::Subscribe, request, context, [this, onEvent = std::move(onEvent), begun = std::move(begun)](const Envelope* envelope, const Error& error) {
        if (!envelope) {
            if (m_connection)
                close(State::Offline, QString::fromStdString(error.message));
            return true;
        }
        if (Subscribed reply; begun && envelope->kind == MessageKind::Subscribed && unpack(*envelope, reply))
            begun(reply.next);
        if (envelope->kind != MessageKind::EventPush)
            return false;
        EventPush push;
        std::vector<JobRecord> row;
        if (!readEvent(*envelope, push, row)) {
            close(State::Offline, QString::fromStdString(garbled().message));
            return true;
        }
        onEvent(push, row.empty() ? nullptr : &row.front());
        return false;
    });
}

} // namespace slotd
