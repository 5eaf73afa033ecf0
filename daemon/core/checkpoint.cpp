// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "ports/checkpoint.h"

#ifdef SLOTD_CHECKPOINTS

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>

namespace slotd
{

namespace
{

struct CrashPoint
{
    std::string name;
    std::atomic<long> arrivalsLeft{1};

    CrashPoint()
    {
        const char* text = std::getenv("SLOTD_TEST_CRASH_AT");
        name = text ? text : "";
        const auto colon = name.rfind(':');
        if (colon == std::string::npos)
            return;
        arrivalsLeft = std::strtol(name.c_str() + colon + 1, nullptr, 10);
        name.resize(colon);
    }
};

} // namespace

void checkpoint(const char* name)
{
    static CrashPoint point; // the environment is read once, at the first arrival
    if (point.name != name)
        return;
    // SIGKILL and not abort(): no handler, destructor or buffer may soften what the test wants to see.
    if (--point.arrivalsLeft == 0)
        std::raise(SIGKILL);
}

} // namespace slotd

#else

namespace slotd
{

void checkpoint(const char*) {}

} // namespace slotd

#endif
