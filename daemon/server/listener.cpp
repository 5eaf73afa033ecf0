// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/listener.h"

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace slotd
{

namespace
{

Error cannotListen(const std::string& path, int cause)
{
    return {Code::Io, "cannot listen on " + path + ": " + std::strerror(cause)};
}

bool removeSocket(const std::string& path)
{
    struct stat st{};
    if (::lstat(path.c_str(), &st) != 0)
        return errno == ENOENT;
    if (!S_ISSOCK(st.st_mode)) {
        errno = EEXIST;
        return false;
    }
    return ::unlink(path.c_str()) == 0;
}

} // namespace

Result<int> bindListener(const std::string& path, bool replace, int backlog)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return cannotListen(path, ENAMETOOLONG);
    path.copy(address.sun_path, path.size());
    if (replace && !removeSocket(path))
        return cannotListen(path, errno);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return cannotListen(path, errno);
    // bind(2) makes the file with the socket's own mode, so nobody else can ever reach it; an umask would be for all threads.
    const bool bound = ::fchmod(fd, S_IRUSR | S_IWUSR) == 0 &&
                       ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
                       ::listen(fd, backlog) == 0;
    if (bound)
        return fd;
    const int cause = errno;
    ::close(fd);
    return cannotListen(path, cause);
}

} // namespace slotd
