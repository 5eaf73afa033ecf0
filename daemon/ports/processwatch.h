// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/processidentity.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace slotd
{

/// Sees processes end that are not the daemon's children: sruns, sallocs, the supervisors of steps.
class ProcessWatch
{
public:
    /// Names one watch; 0 = none.
    using Ticket = std::uint64_t;

    virtual ~ProcessWatch() = default;
    /// Who has that number now; none where nobody has it.
    virtual std::optional<ProcessIdentity> identify(std::int32_t pid) = 0;
    /// `gone` comes once, when exactly that process has ended (a zombie has), soon where it has already; never from inside the
    /// call.
    virtual Ticket watch(const ProcessIdentity& process, std::function<void()> gone) = 0;
    /// `gone` does not come any more. 0 and old tickets are ignored.
    virtual void forget(Ticket ticket) = 0;
};

} // namespace slotd
