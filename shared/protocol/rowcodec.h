// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/jobrecord.h"
#include "wire/cborwriter.h"

#include <string_view>
#include <vector>

namespace slotd
{

/// Appends one row: an array of the columns in ascending field number.
void encodeRow(CborWriter& w, const JobRecord& record, ColumnSet columns);

/// Reads `count` rows; members whose column was not asked for keep their defaults. False on malformed bytes or columns
/// this program does not know.
bool decodeRows(std::string_view bytes, ColumnSet columns, std::uint32_t count, std::vector<JobRecord>& out);

} // namespace slotd
