// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/jobrecord.h"
#include "wire/cborwriter.h"

#include <string_view>
#include <vector>

namespace slotd
{

/// The columns this program knows. Ask for no others: what is asked is intersected with it on both sides.
ColumnSet knownColumns();

/// Appends one row: an array of the columns in ascending field number. Unknown columns are left out.
void encodeRow(CborWriter& w, const JobRecord& record, ColumnSet columns);

/// Reads `count` rows into `out`, replacing what it held; members whose column was not asked for keep their defaults. False on malformed bytes or columns
/// this program does not know.
bool decodeRows(std::string_view bytes, ColumnSet columns, std::uint32_t count, std::vector<JobRecord>& out);

} // namespace slotd
