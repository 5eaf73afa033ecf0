// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/supervisorchild.h"

#include "base/procfs.h"
#include "wire/fieldcodec.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <set>
#include <spawn.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace slotd
{

namespace
{

constexpr int kPlanFd = 3;
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

Result<UniqueFd> planFile(const LaunchPlan& plan)
{
    UniqueFd fd = raised(UniqueFd(::memfd_create("slotd-launch-plan", MFD_CLOEXEC)));
    const std::string bytes = encodeToString(plan);
    if (!fd.valid() || ::write(fd.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        return spawnError("cannot hand over the launch plan", errno);
    return fd;
}

/// The step has an environment of its own; the supervisor needs the time zone for its messages and the tests' crash points.
std::vector<char*> supervisorEnvironment()
{
    std::vector<char*> kept;
    for (char** entry = environ; entry && *entry; ++entry) {
        const std::string_view text(*entry);
        if (text.substr(0, 3) == "TZ=" || text.substr(0, 11) == "SLOTD_TEST_")
            kept.push_back(*entry);
    }
    kept.push_back(nullptr);
    return kept;
}

class Spawn
{
public:
    Spawn(const LaunchPlan& plan, int planFd)
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawn_file_actions_adddup2(&m_actions, planFd, kPlanFd);
        std::set<int> kept{plan.linkFd};
        for (const RankPlan& rank : plan.rankPlans)
            kept.insert({rank.stdinFd, rank.stdoutFd, rank.stderrFd});
        for (const int fd : kept) {
            if (fd >= 0)
                ::posix_spawn_file_actions_adddup2(&m_actions, fd, fd); // only clears close-on-exec
        }
        ::posix_spawnattr_init(&m_attributes);
        sigset_t blocked;
        ::sigfillset(&blocked); // until it reads its signals it must not die of one
        ::posix_spawnattr_setsigmask(&m_attributes, &blocked);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK);
    }
    ~Spawn()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    Spawn(const Spawn&) = delete;
    Spawn& operator=(const Spawn&) = delete;

    int run(pid_t& pid, const std::string& program)
    {
        std::vector<char*> environment = supervisorEnvironment();
        std::string name = program;
        char* argv[] = {name.data(), nullptr};
        return ::posix_spawn(&pid, program.c_str(), &m_actions, &m_attributes, argv, environment.data());
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

/// Those of a supervisor that dies are its children until the kernel has given them to us, so they are looked for again
/// until there is none.
void killDescendants()
{
    constexpr int kTries = 5000;
    constexpr useconds_t kPauseUs = 2000;
    for (int i = 0; i < kTries; ++i) {
        killEach([] { return livingDescendants(readProcessTable(), ::getpid()); });
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
    auto planFd = planFile(plan);
    if (!planFd)
        return planFd.error();
    // What a killed supervisor leaves behind becomes ours and can be found.
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    Spawn spawn(plan, planFd->get());
    if (const int error = spawn.run(m_pid, program); error != 0) {
        m_pid = 0;
        return spawnError("cannot start " + program, error);
    }
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
    StepNotice notice;
    notice.kind = StepNoticeKind::Finished;
    notice.cause = EndCause::Lost;
    notice.exit = {0, SIGKILL};
    notice.end = std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
    m_pid = 0;
    m_handler(notice);
}

} // namespace slotd
