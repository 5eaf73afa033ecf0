// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/scopeentry.h"

#include "supervisor/posixio.h"

#include <cerrno>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace slotd
{

namespace
{

/// Exit status 0 of a program found in /usr/bin or /bin, its streams closed.
bool succeeds(std::vector<std::string> command)
{
    std::vector<char*> arguments;
    for (std::string& word : command)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::string bus = "XDG_RUNTIME_DIR=/run/user/" + std::to_string(::geteuid());
    char* environment[] = {bus.data(), nullptr};
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    sigset_t none;
    ::sigemptyset(&none);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    int status = -1;
    for (const char* folder : {"/usr/bin/", "/bin/"}) {
        const std::string program = folder + command.front();
        pid_t pid = 0;
        if (::posix_spawn(&pid, program.c_str(), nullptr, &attributes, arguments.data(), environment) != 0)
            continue;
        while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
        }
        break;
    }
    ::posix_spawnattr_destroy(&attributes);
    return status == 0;
}

} // namespace

bool enterScope(const std::string& base)
{
    const std::string group = base + "/supervisors/cgroup.procs";
    const int error = writeExisting(AT_FDCWD, group.c_str(), "0");
    if (error != EACCES && error != EPERM)
        return error == 0;
    // The user's manager may not do it either, and passes it on to the system's, which looks whose process and scope these are.
    return succeeds({"busctl", "--user", "--timeout=10", "call", "org.freedesktop.systemd1", "/org/freedesktop/systemd1",
                     "org.freedesktop.systemd1.Manager", "AttachProcessesToUnit", "ssau", base.substr(base.rfind('/') + 1),
                     "/supervisors", "1", std::to_string(::getpid())});
}

} // namespace slotd
