// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"

#include <map>
#include <string>
#include <string_view>

namespace slotd
{

/// Reads `KEY=VALUE` lines as a systemd EnvironmentFile (systemd.exec(5)): comments, "..." and '...' quoting; a value means
/// itself, nothing is expanded. Unlike systemd, lines that mean nothing are errors ("line 3: there is no \"=\"").
Result<std::map<std::string, std::string>> parseEnvFile(std::string_view text);

/// Where the settings lie: $SLOTD_CONFIG, else $XDG_CONFIG_HOME/slotd/slotd.env, else ~/.config/slotd/slotd.env.
std::string configFilePath();

/// The settings file's values; empty where there is no file. An error names the file.
Result<std::map<std::string, std::string>> readConfigFile();

} // namespace slotd
