// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/fieldlist.h"

#include <cstdint>
#include <string>

namespace slotd
{

/// How a process ended: an exit status 0..255 and, if a signal ended it, that signal's number.
struct ExitCode
{
    std::int32_t status = 0;
    std::int32_t signal = 0;

    bool success() const { return status == 0 && signal == 0; }
    bool operator==(const ExitCode&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "status", &ExitCode::status), field(2, "signal", &ExitCode::signal));
    }
};

/// "3:0", "0:9" (sacct(1), ExitCode).
std::string formatExitCode(ExitCode code);
/// What a shell would report: the status, or 128 + signal.
int shellStatus(ExitCode code);

} // namespace slotd
