// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/supervisorspawn.h"

#include "base/procfs.h"
#include "wire/fieldcodec.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace slotd
{

namespace
{

constexpr int kPlanFd = 3;

Error spawnError(const std::string& what, int error)
{
    return Error(Code::LaunchFailure, what + ": " + std::strerror(error));
}

Result<UniqueFd> planFile(const LaunchPlan& plan)
{
    UniqueFd fd(::memfd_create("slotd-launch-plan", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!fd.valid())
        return spawnError("cannot hand over the launch plan", errno);
    const std::string bytes = encodeToString(plan);
    if (::write(fd.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        return spawnError("cannot hand over the launch plan", errno);
    ::fcntl(fd.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
    return fd;
}

/// The job has an environment of its own; the supervisor needs the time zone for its messages and the tests' crash points.
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

class SpawnActions
{
public:
    explicit SpawnActions(int planFd)
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawn_file_actions_adddup2(&m_actions, planFd, kPlanFd);
        ::posix_spawnattr_init(&m_attributes);
        sigset_t blocked;
        ::sigfillset(&blocked); // a TERM (a cancel) waits until the supervisor reads its signals: it must not die of it
        ::posix_spawnattr_setsigmask(&m_attributes, &blocked);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnActions()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;

    posix_spawn_file_actions_t* actions() { return &m_actions; }
    posix_spawnattr_t* attributes() { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

} // namespace

Result<LivingSupervisor> spawnSupervisor(const std::string& program, const LaunchPlan& plan, const std::string& bootId)
{
    auto planFd = planFile(plan);
    if (!planFd)
        return planFd.error();
    SpawnActions spawn(planFd->get());
    std::vector<char*> environment = supervisorEnvironment();
    std::string name = program;
    char* argv[] = {name.data(), nullptr};
    pid_t pid = 0;
    if (const int error = ::posix_spawn(&pid, program.c_str(), spawn.actions(), spawn.attributes(), argv, environment.data());
        error != 0)
        return spawnError("cannot start " + program, error);

    LivingSupervisor started;
    started.pidfd.reset(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    if (!started.pidfd.valid()) {
        const int error = errno;
        ::kill(pid, SIGKILL); // one that cannot be watched must not run
        ::waitpid(pid, nullptr, 0);
        return spawnError("cannot watch a supervisor", error);
    }
    const auto stat = readProcessStat(pid); // a child not waited for yet: the pid is still its own, even if it has ended
    started.identity = {pid, stat ? stat->startTicks : 0, bootId};
    return started;
}

} // namespace slotd
