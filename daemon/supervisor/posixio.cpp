// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/posixio.h"

#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace slotd
{

const char* errorText(int error)
{
    const char* text = ::strerrordesc_np(error);
    return text ? text : "Unknown error";
}

std::string pathError(const std::string& path, int error)
{
    return path + ": " + errorText(error);
}

std::int64_t monotonicMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

Instant wallNow()
{
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return Instant(Milliseconds(static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000));
}

int writeExisting(int dirFd, const char* path, std::string_view text)
{
    const UniqueFd fd(::openat(dirFd, path, O_WRONLY | O_CLOEXEC));
    if (!fd.valid())
        return errno;
    const ssize_t written = ::write(fd.get(), text.data(), text.size());
    return written == static_cast<ssize_t>(text.size()) ? 0 : (written < 0 ? errno : EIO);
}

void writeNow(int fd, std::string_view text)
{
    // A terminal may say that it takes something and then block half-way; an open file of one's own can be told not to.
    UniqueFd own;
    if (::isatty(fd) == 1)
        own.reset(::open(("/proc/self/fd/" + std::to_string(fd)).c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    pollfd out{own.valid() ? own.get() : fd, POLLOUT, 0};
    if (fd >= 0 && ::poll(&out, 1, 0) == 1 && ::write(out.fd, text.data(), text.size()) < 0)
        return; // nobody left to tell
}

void makeParents(const std::string& path)
{
    for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1))
        ::mkdir(path.substr(0, slash).c_str(), 0777);
}

UniqueFd openOutput(const std::string& path, bool append)
{
    const int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (append ? 0 : O_TRUNC);
    UniqueFd fd(::open(path.c_str(), flags, 0666));
    if (!fd.valid() && errno == ENOENT) {
        makeParents(path);
        fd.reset(::open(path.c_str(), flags, 0666));
    }
    if (!fd.valid() && errno == ENXIO) // a FIFO that nobody reads yet: opened for both ways it never blocks (fifo(7))
        fd.reset(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (fd.valid())
        ::fcntl(fd.get(), F_SETFL, O_APPEND);
    return fd;
}

} // namespace slotd
