// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/jobrecord.h"
#include "fields/field.h"
#include "options/queryoptions.h"

#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// What -u was given, as the names that records hold.
struct UserNames
{
    std::vector<std::string> names;
    std::vector<std::string> unknown; ///< Words that are no user of this system.
};
/// Looks names and numbers up in the system's user database.
UserNames lookUpUsers(const std::vector<std::string>& words);

/// Conditions that only this side can check; empty lists let everything pass.
struct RecordedFilter
{
    std::vector<std::string> accounts{};
    std::vector<std::string> qos{};
    std::vector<std::string> reservations{};
    std::vector<std::string> licenses{};
    std::vector<std::string> nodes{};
    std::vector<std::string> groups{};
    std::vector<std::string> wckeys{};
    std::vector<std::string> reasons{}; ///< In any case.
    NumberRange cpus{};
    NumberRange nodeCount{};
    NumberRange minutes{}; ///< Of the time limit. Without a limit it is as long as can be.

    bool empty() const;
    bool keeps(const JobRecord& job) const;
    /// The columns keeps() looks at.
    ColumnSet needs() const;

private:
    bool keepsNumbers(const JobRecord& job) const;
};

/// "Mon Nov 23 05:49:34 2026", the line in front of -l and -i.
std::string dateLine(Instant when);

} // namespace slotd
