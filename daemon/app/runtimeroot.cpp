// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/runtimeroot.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace slotd
{

namespace
{

Error failed(const std::string& what, const std::string& path)
{
    return Error(Code::Io, what + " " + path + ": " + std::strerror(errno));
}

Result<void> makeFolders(const std::string& path)
{
    for (std::size_t slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
        const std::string part = path.substr(0, slash);
        if (::mkdir(part.c_str(), 0700) != 0 && errno != EEXIST)
            return failed("cannot make the folder", part);
        if (slash == std::string::npos)
            return {};
    }
}

Result<void> makePrivateFolder(const std::string& path)
{
    if (auto made = makeFolders(path); !made.ok())
        return made;
    struct stat info{};
    if (::stat(path.c_str(), &info) != 0)
        return failed("cannot look at", path);
    if (!S_ISDIR(info.st_mode))
        return Error(Code::Io, path + " is not a folder");
    if (info.st_uid != ::geteuid())
        return Error(Code::AccessDenied, path + " belongs to another user");
    if ((info.st_mode & 077U) != 0 && ::chmod(path.c_str(), 0700) != 0) // scripts and environments hold secrets
        return failed("cannot close to others", path);
    return {};
}

pid_t holderOf(int fd)
{
    char text[32] = {};
    const ssize_t n = ::pread(fd, text, sizeof text - 1, 0);
    return n > 0 ? static_cast<pid_t>(std::strtol(text, nullptr, 10)) : 0;
}

/// A daemon that was killed may have been starting a supervisor: for a moment, until that one's exec, the child still holds
/// the lock. So a lock whose owner is dead is waited for; one whose owner lives is not.
Result<void> lock(int fd, const RuntimePaths& paths)
{
    constexpr int kTries = 250;
    constexpr timespec kPause{0, 20'000'000};
    for (int i = 0;; ++i) {
        if (::flock(fd, LOCK_EX | LOCK_NB) == 0)
            return {};
        if (errno != EWOULDBLOCK)
            return failed("no working file locks at", paths.lockFile());
        const pid_t holder = holderOf(fd);
        const bool dead = holder > 0 && ::kill(holder, 0) != 0 && errno == ESRCH;
        if (!dead || i == kTries) {
            return Error(Code::Busy, "a daemon" + (holder > 0 ? " (pid " + std::to_string(holder) + ")" : std::string()) +
                                         " already serves " + paths.root());
        }
        ::nanosleep(&kPause, nullptr);
    }
}

} // namespace

Result<RuntimeRoot> RuntimeRoot::take(const RuntimePaths& paths)
{
    for (const std::string& folder : {paths.root(), paths.runDir(), paths.libDir(), paths.jobsDir()}) {
        if (auto made = makePrivateFolder(folder); !made.ok())
            return made.error();
    }
    const int fd = ::open(paths.lockFile().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return failed("cannot open", paths.lockFile());
    RuntimeRoot root(fd);
    if (auto locked = lock(fd, paths); !locked.ok())
        return locked.error();
    const std::string pid = std::to_string(::getpid()) + "\n";
    if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size()))
        return failed("cannot write", paths.lockFile());
    return root;
}

RuntimeRoot::RuntimeRoot(RuntimeRoot&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}

RuntimeRoot::~RuntimeRoot()
{
    if (m_fd >= 0)
        ::close(m_fd); // the lock goes with it; the file stays
}

} // namespace slotd
