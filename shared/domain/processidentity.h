// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/fieldlist.h"

#include <cstdint>
#include <string>

namespace slotd
{

/// Names one process for ever: a bare pid is reused, these three together are not (proc(5), stat field 22).
struct ProcessIdentity
{
    std::int32_t pid = 0;
    std::uint64_t startTicks = 0;
    std::string bootId;

    bool operator==(const ProcessIdentity&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "pid", &ProcessIdentity::pid), field(2, "start", &ProcessIdentity::startTicks),
                         field(3, "boot", &ProcessIdentity::bootId));
    }
};

} // namespace slotd
