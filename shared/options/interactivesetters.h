// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "options/submitsetters.h"

namespace slotd::setters
{

template<auto Member, auto Value = true>
SetResult interactive(SubmitOptions& options, const OptionInput&)
{
    options.interactive.*Member = Value;
    return {};
}

template<auto Member>
SetResult interactiveText(SubmitOptions& options, const OptionInput& input)
{
    options.interactive.*Member = std::string(input.value);
    return {};
}

/// A whole number of seconds, 0 included.
template<auto Member>
SetResult interactiveSeconds(SubmitOptions& options, const OptionInput& input)
{
    const std::optional<std::uint64_t> number = parseUnsigned(input.value);
    if (!number || *number > 0x7fffffff)
        return invalidNumber(input);
    options.interactive.*Member = static_cast<std::uint32_t>(*number);
    return {};
}

SetResult immediate(SubmitOptions& options, const OptionInput& input);
SetResult cpuBind(SubmitOptions& options, const OptionInput& input);
SetResult mpi(SubmitOptions& options, const OptionInput& input);
SetResult killOnBadExit(SubmitOptions& options, const OptionInput& input);
SetResult killCommand(SubmitOptions& options, const OptionInput& input);
/// Taken when the value names the one part that there is (--relative=0, --het-group=0).
SetResult onlyZero(SubmitOptions& options, const OptionInput& input);

} // namespace slotd::setters
