// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "store/sqlconnection.h"

#include <span>
#include <string>
#include <string_view>

namespace slotd
{

/// Brings a database from version number - 1 to number. Statements end with ';' at the end of a line.
struct Migration
{
    int number;
    std::string_view sql;
};

/// The numbered files of daemon/store/migrations, ascending from 1 without gaps.
std::span<const Migration> allMigrations();

/// What was done, for the log.
struct MigrationOutcome
{
    int from = 0;
    int to = 0;
    std::string backup; ///< Path of the copy made before; empty for a new database or one that is current.
};

/// Upgrades the open database at `path` step by step, all of it in one transaction, after a copy to "<path>.v<from>.bak".
/// Refuses, and changes nothing, where the file is from a newer program or another program's.
Result<MigrationOutcome> migrate(SqlConnection& connection, const std::string& path, std::span<const Migration> migrations);

} // namespace slotd
