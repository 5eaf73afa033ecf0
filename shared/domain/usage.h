// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/fieldlist.h"

#include <cstdint>

namespace slotd
{

/// What a job or step used, from wait4 and, where there is one, its cgroup.
struct Usage
{
    std::int64_t maxRssKb = 0;
    std::int64_t userMs = 0;
    std::int64_t systemMs = 0;

    bool operator==(const Usage&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "max_rss_kb", &Usage::maxRssKb), field(2, "user_ms", &Usage::userMs),
                         field(3, "system_ms", &Usage::systemMs));
    }
};

} // namespace slotd
