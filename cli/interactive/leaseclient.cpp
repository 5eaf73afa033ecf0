// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/leaseclient.h"

#include "base/uniquefd.h"
#include "domain/launchplan.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::int64_t kFirstPauseMs = 20;
constexpr std::int64_t kLongestPauseMs = 500;
constexpr std::int64_t kAwayMs = 5000;
/// How long an end waits for a daemon that is not there (steps.md).
constexpr std::int64_t kPatienceMs = 5000;

Error osError(const std::string& what)
{
    return {Code::Io, what + ": " + std::strerror(errno)};
}

/// What a daemon at a limit, or one whose disk is full, may do well a moment later.
bool mayPass(Code code)
{
    return code == Code::Busy || code == Code::StorageFailure;
}

bool writeAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return true;
}

} // namespace

LeaseClient::LeaseClient(PollLoop& loop, RuntimePaths paths, std::string clientName)
    : m_loop(loop), m_paths(std::move(paths)), m_name(std::move(clientName))
{
}

Result<void> LeaseClient::connect()
{
    auto opened = Connection::open(m_paths, m_name);
    if (!opened)
        return opened.error();
    m_connection = std::move(opened).value();
    watchConnection();
    return {};
}

Result<void> LeaseClient::greet()
{
    const auto sent = m_connection->send(pack(MessageKind::Ping, m_connection->newRequestId(), Empty{}));
    if (!sent)
        return sent.error();
    while (m_hello.version == 0) {
        const auto more = m_connection->readSome();
        if (!more || !*more)
            return Error(Code::ConnectionLost, "the slotd daemon closed the connection before it answered");
        while (auto payload = m_connection->next())
            take(*payload);
    }
    return {};
}

void LeaseClient::watchConnection()
{
    m_watch = m_loop.watch(m_connection->fd(), POLLIN, [this](short) { onReadable(); });
}

template<class Request>
void LeaseClient::want(Wish& wish, MessageKind kind, const Request& request)
{
    wish.bytes = [kind, request](std::uint64_t id) { return pack(kind, id, request); };
    wish.id = 0;
    say(wish);
}

template<class Request>
void LeaseClient::wantInTime(Wish& wish, MessageKind kind, const Request& request, Told told)
{
    wish.told = std::move(told);
    wish.patience = m_loop.after(kPatienceMs, [this, &wish] { settle(wish, false); });
    want(wish, kind, request);
}

void LeaseClient::submit(SubmitRequest request)
{
    want(m_lease, MessageKind::Submit, request);
    // Should the answer be lost, the daemon may have the job already.
    request.retry = true;
    m_lease.bytes = [request = std::move(request)](std::uint64_t id) { return pack(MessageKind::Submit, id, request); };
}

void LeaseClient::createStep(const CreateStepRequest& request)
{
    want(m_step, MessageKind::CreateStep, request);
}

void LeaseClient::launched(const StepLaunchedRequest& request)
{
    want(m_launched, MessageKind::StepLaunched, request);
}

void LeaseClient::endStep(const EndStepRequest& request, Told told)
{
    drop(m_launched);
    wantInTime(m_end, MessageKind::EndStep, request, std::move(told));
}

void LeaseClient::release(const ReleaseRequest& request, Told told)
{
    wantInTime(m_release, MessageKind::Release, request, std::move(told));
}

void LeaseClient::cancel(JobId job, int signal)
{
    if (!m_connection)
        return;
    CancelRequest request;
    JobRef ref;
    ref.job = job;
    request.refs = {ref};
    request.signal = signal;
    if (!m_connection->send(pack(MessageKind::Cancel, m_connection->newRequestId(), request)))
        lost();
}

void LeaseClient::close()
{
    for (Wish* wish : {&m_lease, &m_step, &m_launched, &m_end, &m_release})
        drop(*wish);
    m_loop.cancel(m_retry);
    m_loop.cancel(m_away);
    m_loop.unwatch(m_watch);
    m_connection.reset();
}

void LeaseClient::say(Wish& wish)
{
    if (!wish.bytes || wish.id != 0 || !m_connection)
        return;
    wish.id = m_connection->newRequestId();
    if (!m_connection->send(wish.bytes(wish.id)))
        lost();
}

void LeaseClient::sayAll()
{
    for (Wish* wish : {&m_lease, &m_step, &m_launched, &m_end, &m_release})
        say(*wish);
}

void LeaseClient::drop(Wish& wish)
{
    m_loop.cancel(wish.patience);
    wish = Wish();
}

void LeaseClient::settle(Wish& wish, bool told)
{
    const Told callback = std::move(wish.told);
    drop(wish);
    if (callback)
        callback(told);
}

bool LeaseClient::wanted() const
{
    return m_lease.bytes || m_step.bytes || m_launched.bytes || m_end.bytes || m_release.bytes;
}

void LeaseClient::onReadable()
{
    const auto more = m_connection->readSome();
    if (more && *more) {
        // A callback may close the connection.
        while (m_connection) {
            const auto payload = m_connection->next();
            if (!payload)
                break;
            take(*payload);
        }
        if (!m_connection || !m_connection->malformed())
            return;
    }
    lost();
}

void LeaseClient::take(const std::string& payload)
{
    const auto envelope = openEnvelope(payload);
    if (!envelope) {
        lost();
        return;
    }
    m_loop.cancel(m_away);
    m_away = 0;
    if (envelope->kind == MessageKind::ErrorReply) {
        ErrorReply reply;
        if (unpack(*envelope, reply))
            takeError(envelope->requestId, Error(reply.code, std::move(reply.message)));
    } else if (envelope->requestId == 0) {
        if (envelope->kind == MessageKind::HelloReply)
            (void)unpack(*envelope, m_hello); // a daemon that cannot greet answers nothing else either
    } else if (!takeAnswer(*envelope)) {
        lost();
    }
}

bool LeaseClient::takeAnswer(const Envelope& envelope)
{
    const std::uint64_t id = envelope.requestId;
    m_pauseMs = 0;
    if (id == m_lease.id)
        return takeLease(envelope);
    if (id == m_step.id && envelope.kind == MessageKind::StepNews) {
        StepNews news;
        if (!unpack(envelope, news))
            return false;
        if (news.grant)
            drop(m_step);
        m_callbacks.onStep(news);
    } else if (id == m_end.id) {
        settle(m_end, true);
    } else if (id == m_release.id) {
        settle(m_release, true);
    }
    return true; // StepLaunched, and what nobody waits for any more
}

bool LeaseClient::takeLease(const Envelope& envelope)
{
    if (envelope.kind == MessageKind::SubmitReply) {
        SubmitReply reply;
        if (!unpack(envelope, reply))
            return false;
        const AttachRequest attach{reply.job};
        m_lease.bytes = [attach](std::uint64_t id) { return pack(MessageKind::Attach, id, attach); };
        m_callbacks.onSubmitted(reply);
        return true;
    }
    LeaseNews news;
    if (envelope.kind != MessageKind::LeaseNews || !unpack(envelope, news))
        return false;
    if (news.state == LeaseState::Ended)
        drop(m_lease);
    m_callbacks.onLease(news);
    return true;
}

void LeaseClient::takeError(std::uint64_t id, const Error& error)
{
    const bool ending = id != 0 && (id == m_end.id || id == m_release.id);
    const bool asking = id != 0 && (id == m_lease.id || id == m_step.id);
    if (id == 0 || (mayPass(error.code) && (ending || asking))) {
        // About the connection: the daemon is at a limit or goes down; a version that it does not speak will not change.
        if (error.code == Code::ProtocolVersion)
            m_callbacks.onRefused(error);
        else
            lost();
    } else if (ending) {
        settle(id == m_end.id ? m_end : m_release, true); // it knows that it is over
    } else if (asking) {
        drop(id == m_lease.id ? m_lease : m_step);
        m_callbacks.onRefused(error);
    }
}

void LeaseClient::lost()
{
    m_loop.unwatch(m_watch);
    m_watch = 0;
    m_connection.reset();
    for (Wish* wish : {&m_lease, &m_step, &m_launched, &m_end, &m_release})
        wish->id = 0;
    m_loop.cancel(m_retry);
    m_pauseMs = std::clamp(m_pauseMs * 2, kFirstPauseMs, kLongestPauseMs);
    m_retry = m_loop.after(m_pauseMs, [this] { reconnect(); });
    if (m_away == 0)
        m_away = m_loop.after(kAwayMs, [this] {
            if (m_callbacks.onAway && wanted())
                m_callbacks.onAway();
        });
}

void LeaseClient::reconnect()
{
    if (connect())
        sayAll();
    else
        lost();
}

Result<void> leaveStepResult(const std::string& jobDir, const EndStepRequest& request)
{
    const std::string path = jobDir + "/" + stepResultName(request.step);
    const std::string draft = path + ".new";
    UniqueFd file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!file.valid() || !writeAll(file.get(), encodeToString(request)) || ::fsync(file.get()) != 0)
        return osError(draft);
    file.reset();
    if (std::rename(draft.c_str(), path.c_str()) != 0)
        return osError(path);
    const UniqueFd folder(::open(jobDir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.valid())
        ::fsync(folder.get());
    return {};
}

} // namespace slotd
