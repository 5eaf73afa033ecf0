// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "client/blockingclient.h"

#include <cerrno>
#include <chrono>
#include <sys/random.h>
#include <sys/types.h>

namespace slotd
{

namespace
{

void fillRandom(char* out, std::size_t size)
{
    while (size > 0) {
        const ssize_t n = ::getrandom(out, size, 0);
        if (n < 0 && errno != EINTR)
            return; // only on kernels before 3.17; the time still tells tokens apart
        if (n > 0) {
            out += n;
            size -= static_cast<std::size_t>(n);
        }
    }
}

} // namespace

std::string newSubmissionToken()
{
    constexpr std::size_t kTimeBytes = 6;
    std::string token(16, '\0');
    fillRandom(token.data() + kTimeBytes, token.size() - kTimeBytes);
    const auto now = std::chrono::duration_cast<Milliseconds>(std::chrono::system_clock::now().time_since_epoch());
    auto ms = static_cast<std::uint64_t>(now.count());
    for (std::size_t i = kTimeBytes; i-- > 0; ms >>= 8U)
        token[i] = static_cast<char>(ms & 0xffU);
    const auto set = [&token](std::size_t i, unsigned keep, unsigned bits) {
        token[i] = static_cast<char>((static_cast<unsigned char>(token[i]) & keep) | bits);
    };
    set(6, 0x0fU, 0x70U); // version 7
    set(8, 0x3fU, 0x80U); // variant 10
    return token;
}

} // namespace slotd
