// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/exitcode.h"

namespace slotd
{

std::string formatExitCode(ExitCode code)
{
    return std::to_string(code.status) + ':' + std::to_string(code.signal);
}

int shellStatus(ExitCode code)
{
    return code.signal != 0 ? 128 + code.signal : code.status;
}

} // namespace slotd
