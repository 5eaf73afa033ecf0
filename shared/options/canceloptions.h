// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/jobstate.h"
#include "options/option.h"

#include <optional>
#include <string>
#include <vector>

namespace slotd
{

/// scancel(1). Filters take one value each, compared whole (Slurm: no lists in -n and -t).
struct ScancelOptions
{
    std::optional<std::string> user; ///< Name or number, not yet looked up.
    bool me = false;
    std::optional<std::string> name;
    std::optional<std::string> partition;
    std::optional<JobState> state;
    std::optional<std::string> account;
    std::optional<std::string> qos;
    std::optional<std::string> wckey;
    std::optional<std::string> reservation;
    std::optional<std::string> nodes;
    int signal = 0; ///< 0 = cancel.
    bool batch = false;
    bool full = false;
    bool interactive = false;
    int verbose = 0;
    int quiet = 0;

    /// Something besides ids says which jobs.
    bool filtered() const
    {
        return user || me || name || partition || state || account || qos || wckey || reservation || nodes;
    }
};

std::vector<Option<ScancelOptions>> scancelOptions();

} // namespace slotd
