// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers

// The least that any client of a local server must do: connect, send 200 bytes, read 200 bytes, exit; with a second
// argument also one write and fdatasync of a file that need not grow. The yardstick of system_bench, built without any library.
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    if (argc < 2)
        return 2;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    strncpy(address.sun_path, argv[1], sizeof address.sun_path - 1);
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        return 1;
    char bytes[200] = {};
    if (write(fd, bytes, sizeof bytes) != static_cast<ssize_t>(sizeof bytes))
        return 1;
    for (size_t got = 0; got < sizeof bytes;) {
        const ssize_t n = read(fd, bytes, sizeof bytes - got);
        if (n <= 0)
            return 1;
        got += static_cast<size_t>(n);
    }
    if (argc > 2) {
        const int file = open(argv[2], O_WRONLY | O_CLOEXEC);
        if (file < 0 || pwrite(file, bytes, sizeof bytes, 0) < 0 || fdatasync(file) != 0)
            return 1;
    }
    return 0;
}
