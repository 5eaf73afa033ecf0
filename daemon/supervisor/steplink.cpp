// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/steplink.h"

#include "base/procfs.h"
#include "supervisor/posixio.h"
#include "wire/fieldcodec.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace slotd
{

namespace
{

constexpr std::size_t kMaxRequest = 4096;

SupervisorRequest cancelRequest()
{
    SupervisorRequest request;
    request.kind = ControlKind::Terminate;
    request.cause = EndCause::Cancelled;
    return request;
}

} // namespace

StepLink::StepLink(const LaunchPlan& plan) : m_step(static_cast<std::uint32_t>(plan.step)), m_link(plan.linkFd)
{
    if (::mkdir(plan.jobDir.c_str(), 0700) != 0 && errno == ENOENT) {
        makeParents(plan.jobDir);
        ::mkdir(plan.jobDir.c_str(), 0700); // without it the step still runs, it only cannot be reached from outside
    }
    m_folder.reset(::open(plan.jobDir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const auto self = readProcessStat(::getpid());
    m_content.job = plan.job;
    m_content.attempt = plan.attempt;
    m_content.supervisor = {::getpid(), self ? self->startTicks : 0, readBootId()};
    m_content.start = wallNow();
}

void StepLink::send(const StepNotice& notice)
{
    m_waiting.push_back(encodeToString(notice));
    flush();
}

void StepLink::flush()
{
    while (m_link.valid() && !m_waiting.empty()) {
        const std::string& next = m_waiting.front();
        if (::send(m_link.get(), next.data(), next.size(), MSG_DONTWAIT | MSG_NOSIGNAL) < 0) {
            if (errno == EINTR)
                continue;
            if (errno == EAGAIN || errno == EWOULDBLOCK)
                return;
        }
        m_waiting.pop_front(); // to a peer that is gone nothing can be said; its end is seen in serve()
    }
}

void StepLink::started(const std::vector<int>& pids)
{
    StepNotice notice;
    notice.kind = StepNoticeKind::Started;
    notice.supervisor = m_content.supervisor;
    notice.pids.assign(pids.begin(), pids.end());
    send(notice);
}

void StepLink::rankEnded(std::size_t rank, ExitCode exit, bool coreDumped)
{
    StepNotice notice;
    notice.kind = StepNoticeKind::RankEnded;
    notice.rank = static_cast<std::uint32_t>(rank);
    notice.exit = exit;
    notice.coreDumped = coreDumped;
    send(notice);
}

void StepLink::ending(EndCause cause)
{
    StepNotice notice;
    notice.kind = StepNoticeKind::Ending;
    notice.cause = cause;
    send(notice);
}

void StepLink::finish(AttemptFile result)
{
    StepNotice notice;
    notice.kind = StepNoticeKind::Finished;
    notice.supervisor = result.supervisor;
    notice.cause = result.cause;
    notice.exit = result.exit;
    notice.usage = result.usage;
    notice.oomKilled = result.oomKilled;
    notice.message = std::move(result.message);
    notice.end = result.end;
    send(notice);
    while (m_link.valid() && !m_waiting.empty()) {
        pollfd link{m_link.get(), POLLOUT, 0};
        ::poll(&link, 1, -1);
        if ((link.revents & (POLLHUP | POLLERR)) != 0)
            break;
        flush();
    }
}

void StepLink::appendPolls(std::vector<pollfd>& polls) const
{
    if (m_link.valid())
        polls.push_back({m_link.get(), static_cast<short>(m_waiting.empty() ? POLLIN : POLLIN | POLLOUT), 0});
}

void StepLink::serve(const std::vector<pollfd>& polls, const ControlSocket::Handler& handler)
{
    for (const pollfd& ready : polls) {
        if (!m_link.valid() || ready.fd != m_link.get() || ready.revents == 0)
            continue;
        flush();
        readRequests(handler);
        return;
    }
}

void StepLink::readRequests(const ControlSocket::Handler& handler)
{
    char bytes[kMaxRequest];
    for (;;) {
        const ssize_t got = ::recv(m_link.get(), bytes, sizeof bytes, MSG_DONTWAIT);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return;
        if (got <= 0) {
            m_link.reset();
            handler(cancelRequest());
            return;
        }
        SupervisorRequest request;
        if (decodeFromString(std::string_view(bytes, static_cast<std::size_t>(got)), request))
            handler(request);
    }
}

} // namespace slotd
