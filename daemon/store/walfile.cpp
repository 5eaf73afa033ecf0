// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/walfile.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace slotd
{

namespace
{

constexpr std::size_t kPiece = 256 * 1024;

// Real zeros and not fallocate(): blocks allocated but unwritten cost a journal entry of the file system at their first sync.
bool writeZeros(int fd, off_t from, off_t to)
{
    const std::vector<char> zeros(kPiece);
    for (off_t at = from; at < to;) {
        const ssize_t n = ::pwrite(fd, zeros.data(), std::min(kPiece, static_cast<std::size_t>(to - at)), at);
        if (n <= 0)
            return false;
        at += n;
    }
    return ::fdatasync(fd) == 0;
}

} // namespace

bool growWal(const std::string& path, std::size_t bytes)
{
    const int fd = ::open((path + "-wal").c_str(), O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    struct stat st = {};
    bool good = ::fstat(fd, &st) == 0;
    if (good && st.st_size < static_cast<off_t>(bytes)) {
        good = writeZeros(fd, st.st_size, static_cast<off_t>(bytes));
        if (!good && ::ftruncate(fd, st.st_size) != 0) {
            // Zeros stay behind the log: no harm but the room they take.
        }
    }
    ::close(fd);
    return good;
}

} // namespace slotd
