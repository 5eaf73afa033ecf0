// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/shape.h"

namespace slotd
{

Instant endOf(Instant start, Seconds limit)
{
    if (limit >= std::chrono::duration_cast<Seconds>(kNever - start))
        return kNever;
    return start + limit;
}

} // namespace slotd
