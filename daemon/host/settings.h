// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "host/config.h"

#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// One setting: what the lists print, and how its text gets into a Config. `apply` gives "" or what is wrong with the value,
/// without the setting's name ("\"abc\" is not a number of seconds"); it is never called with an empty value.
struct Setting
{
    SettingRow row;
    std::string (*apply)(Config& config, const std::string& value);
};

/// The one table of SLOTD_* settings, in the order in which lists print them.
const std::vector<Setting>& settings();

/// SLOTD_FEATURES taken apart at ',' and '&': lower case, other characters become _, doubles and empties dropped.
std::vector<std::string> normaliseFeatures(std::string_view text);

} // namespace slotd
