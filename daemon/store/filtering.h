// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/requests.h"
#include "store/sqlconnection.h"

#include <optional>
#include <string>
#include <vector>

namespace slotd
{

/// A condition in SQL with its parameters; what a user typed is only ever a parameter.
struct SqlFilter
{
    struct Parameter
    {
        std::string text;
        std::int64_t number = 0;
        bool isText = false;
    };
    std::string sql; ///< SELECT of the ids of `job`; "" = every ended job.
    std::vector<Parameter> parameters;
    bool nothing = false; ///< No row can match; sql is empty.

    void bindTo(Statement& statement) const;
};

/// Ended jobs that the query asks for. `ids`: what its refs were resolved to, none where it has no refs.
/// sacct(1): -S keeps what had not ended before; -E keeps what was submitted (with -s: had reached its state) before.
SqlFilter filterEndedJobs(const JobQuery& query, const std::optional<std::vector<JobId>>& ids);

} // namespace slotd
