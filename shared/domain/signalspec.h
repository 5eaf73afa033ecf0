// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/fieldlist.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace slotd
{

/// --signal=[B:|R:|RB:]SIG[@SECONDS] (sbatch(1)). signal 0 = none asked for.
struct WarnSignal
{
    std::int32_t signal = 0;
    std::int32_t secondsBefore = 60; ///< 0..65535 before the time limit.
    bool batchOnly = false;          ///< B: the batch shell alone.
    bool reservationOnly = false;    ///< R: recorded and shown; there are no overlapping reservations here.

    bool operator==(const WarnSignal&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "signal", &WarnSignal::signal), field(2, "seconds", &WarnSignal::secondsBefore),
                         field(3, "batch", &WarnSignal::batchOnly), field(4, "reservation", &WarnSignal::reservationOnly));
    }
};

Result<WarnSignal> parseWarnSignal(std::string_view text);
std::string formatWarnSignal(const WarnSignal& spec); ///< "B:USR1@60", "" when none.

/// A signal by name (with or without SIG, any case) or number 1..64.
Result<int> parseSignal(std::string_view text);
std::string signalName(int number); ///< "TERM"; the number as text where it has no name.

} // namespace slotd
