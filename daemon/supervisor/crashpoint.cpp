// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/crashpoint.h"

#ifdef SLOTD_CHECKPOINTS

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace slotd
{

void crashPoint(const char* place)
{
    const char* wanted = std::getenv("SLOTD_TEST_CRASH_SUPERVISOR_AT");
    if (wanted && std::strcmp(wanted, place) == 0)
        ::kill(::getpid(), SIGKILL);
}

} // namespace slotd

#endif
