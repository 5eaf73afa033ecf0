// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/leases.h"
#include "domain/pathpattern.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace slotd
{

/// Where one stream of one rank goes, or comes from.
struct StreamEnd
{
    enum class Kind {
        Runner, ///< srun's own stream.
        Null,   ///< /dev/null
        File,
    };
    Kind kind = Kind::Runner;
    std::string path; ///< File: expanded, as typed otherwise.
    bool operator==(const StreamEnd&) const = default;
};

/// What the names of a step's files are made of, for one rank.
PatternValues patternValues(const StepGrant& grant, std::uint32_t rank);

/// -o, -e or -i as typed, for each rank (srun(1), IO Redirection): nothing or "all", "none", the number of one task, or a
/// file name pattern.
std::vector<StreamEnd> streamEnds(const std::optional<std::string>& choice, const StepGrant& grant);

} // namespace slotd
