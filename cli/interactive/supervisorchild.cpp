// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/supervisorchild.h"

#include "base/descendants.h"
#include "base/procfs.h"
#include "base/supervisorstart.h"
#include "wire/fieldcodec.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <set>
#include <string_view>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace slotd
{

namespace
{

constexpr int kFirstFd = 10; ///< Ours lie above what the supervisor uses itself.
constexpr std::size_t kMaxNotice = 1U << 20;

Error spawnError(const std::string& what, int error)
{
    return Error(Code::LaunchFailure, what + ": " + std::strerror(error));
}

UniqueFd raised(UniqueFd fd)
{
    return UniqueFd(::fcntl(fd.get(), F_DUPFD_CLOEXEC, kFirstFd));
}

/// What the supervisor gets beside its plan.
std::vector<int> passedTo(const LaunchPlan& plan)
{
    std::set<int> passed{plan.linkFd};
    for (const RankPlan& rank : plan.rankPlans)
        passed.insert({rank.stdinFd, rank.stdoutFd, rank.stderrFd});
    passed.erase(-1);
    return {passed.begin(), passed.end()};
}

/// Those of a supervisor that dies are its children until the kernel has given them to us, so they are looked for again
/// until there is none.
void killDescendants()
{
    constexpr int kTries = 5000;
    constexpr useconds_t kPauseUs = 2000;
    for (int i = 0; i < kTries; ++i) {
        killEach([] { return readDescendants(::getpid()); });
        while (::waitpid(-1, nullptr, WNOHANG) > 0) {
        }
        if (::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD)
            return;
        ::usleep(kPauseUs);
    }
}

} // namespace

std::string findSupervisor(const std::string& granted)
{
    char self[PATH_MAX];
    const ssize_t length = ::readlink("/proc/self/exe", self, sizeof self);
    if (length > 0) {
        const std::string path(self, static_cast<std::size_t>(length));
        const std::string folder = path.substr(0, path.rfind('/'));
        for (const std::string& candidate : {folder + "/slotd-supervisor", folder + "/../libexec/slotd/slotd-supervisor"}) {
            if (::access(candidate.c_str(), X_OK) == 0)
                return candidate;
        }
    }
    return granted;
}

SupervisorChild::~SupervisorChild()
{
    m_loop.unwatch(m_watch);
    m_link.reset();
    if (m_pid > 0)
        ::waitpid(m_pid, nullptr, WNOHANG);
}

Result<void> SupervisorChild::start(const std::string& program, LaunchPlan plan, NoticeHandler handler)
{
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return spawnError("cannot make a link to the supervisor", errno);
    m_link = raised(UniqueFd(pair[0]));
    const UniqueFd theirs = raised(UniqueFd(pair[1]));
    plan.linkFd = theirs.get();
    if (!plan.cgroupBase.empty())
        m_group = plan.cgroupBase + "/job_" + std::to_string(plan.job.value) + "/step_" + std::to_string(plan.step);
    // What a killed supervisor leaves behind becomes ours and can be found.
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    const Result<int> started = startSupervisor(program, encodeToString(plan), passedTo(plan));
    if (!started)
        return started.error();
    m_pid = *started;
    m_handler = std::move(handler);
    m_buffer = std::make_unique_for_overwrite<char[]>(kMaxNotice);
    m_watch = m_loop.watch(m_link.get(), POLLIN, [this](short) { onLink(); });
    return {};
}

void SupervisorChild::send(const SupervisorRequest& request)
{
    m_requests.push_back(encodeToString(request));
    flush();
}

void SupervisorChild::flush()
{
    while (m_link.valid() && !m_requests.empty()) {
        const std::string& next = m_requests.front();
        if (::send(m_link.get(), next.data(), next.size(), MSG_DONTWAIT | MSG_NOSIGNAL) < 0 &&
            (errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS))
            break;
        m_requests.pop_front();
    }
    m_loop.setEvents(m_watch, m_requests.empty() ? POLLIN : POLLIN | POLLOUT);
}

void SupervisorChild::onLink()
{
    flush();
    while (m_link.valid()) {
        const ssize_t got = ::recv(m_link.get(), m_buffer.get(), kMaxNotice, MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
            return;
        StepNotice notice;
        if (got <= 0) {
            lost();
            return;
        }
        if (!decodeFromString(std::string_view(m_buffer.get(), static_cast<std::size_t>(got)), notice))
            continue;
        if (notice.kind == StepNoticeKind::Finished) {
            m_loop.unwatch(m_watch);
            m_link.reset();
        }
        m_handler(notice);
    }
}

void SupervisorChild::lost()
{
    m_loop.unwatch(m_watch);
    m_link.reset();
    ::kill(m_pid, SIGKILL); // closed its link: whatever it is, it is no supervisor any more
    killDescendants();
    if (!m_group.empty() && ::rmdir(m_group.c_str()) == 0)
        ::rmdir(m_group.substr(0, m_group.rfind('/')).c_str()); // the job's, unless it has other steps
    StepNotice notice;
    notice.kind = StepNoticeKind::Finished;
    notice.cause = EndCause::Lost;
    notice.exit = {0, SIGKILL};
    notice.end = std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
    m_pid = 0;
    m_handler(notice);
}

} // namespace slotd
