// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/fieldlist.h"
#include "base/result.h"
#include "base/strongid.h"
#include "domain/arrayspec.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// A job as a user names it: "5" (a job, or a whole array), "5_2", "5_[1-3,7]", "5.0", "5.batch", "5_2.0".
struct JobRef
{
    JobId job;
    std::vector<std::uint32_t> tasks;      ///< Empty: not given.
    std::int32_t step = kNoStep;

    static constexpr std::int32_t kNoStep = -1;
    static constexpr std::int32_t kBatchStep = -2;
    static constexpr std::int32_t kExternStep = -3;

    bool operator==(const JobRef&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "job", &JobRef::job), field(2, "tasks", &JobRef::tasks), field(3, "step", &JobRef::step));
    }
};

/// Code::InvalidJobId with "Invalid job id <text>" on anything else (0 and trailing characters too).
Result<JobRef> parseJobRef(std::string_view text);
/// Comma list; the first bad one is the error.
Result<std::vector<JobRef>> parseJobRefs(std::string_view list);
std::string formatJobRef(const JobRef& ref);

} // namespace slotd
