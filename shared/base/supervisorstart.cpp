// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/supervisorstart.h"

#include "base/uniquefd.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr int kPlanFd = 3;
constexpr int kFirstFd = 10; // ours lie above what the supervisor uses itself

Error spawnError(const std::string& what, int error)
{
    return Error(Code::LaunchFailure, what + ": " + std::strerror(error));
}

Result<UniqueFd> planFile(std::string_view plan)
{
    const UniqueFd made(::memfd_create("slotd-launch-plan", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    UniqueFd fd(::fcntl(made.get(), F_DUPFD_CLOEXEC, kFirstFd));
    if (!fd.valid() || ::write(fd.get(), plan.data(), plan.size()) != static_cast<ssize_t>(plan.size()))
        return spawnError("cannot hand over the launch plan", errno);
    ::fcntl(fd.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
    return fd;
}

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
    SpawnActions(int planFd, const std::vector<int>& passed)
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawn_file_actions_adddup2(&m_actions, planFd, kPlanFd);
        for (const int fd : passed)
            ::posix_spawn_file_actions_adddup2(&m_actions, fd, fd); // only clears close-on-exec
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

    const posix_spawn_file_actions_t* actions() const { return &m_actions; }
    const posix_spawnattr_t* attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

} // namespace

Result<int> startSupervisor(const std::string& program, std::string_view plan, const std::vector<int>& passed)
{
    auto planFd = planFile(plan);
    if (!planFd)
        return planFd.error();
    const SpawnActions spawn(planFd->get(), passed);
    std::vector<char*> environment = supervisorEnvironment();
    std::string name = program;
    char* argv[] = {name.data(), nullptr};
    pid_t pid = 0;
    if (const int error = ::posix_spawn(&pid, program.c_str(), spawn.actions(), spawn.attributes(), argv, environment.data()); error != 0)
        return spawnError("cannot start " + program, error);
    return pid;
}

} // namespace slotd
