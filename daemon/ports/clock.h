// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/timefmt.h"

namespace slotd
{

/// Wall-clock time; a port so that tests can set it.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

} // namespace slotd
