// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/job.h"

namespace slotd
{

/// Told of every top-level job that has ended for good (not of the first failure of a requeued one).
class Notifier
{
public:
    virtual ~Notifier() = default;
    virtual void jobEnded(const Job& job) = 0;
};

} // namespace slotd
