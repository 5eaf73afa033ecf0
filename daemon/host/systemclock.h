// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "ports/clock.h"

namespace slotd
{

class SystemClock : public Clock
{
public:
    Instant now() const override
    {
        return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
    }
};

} // namespace slotd
