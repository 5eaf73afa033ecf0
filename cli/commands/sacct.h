// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "fields/formatspec.h"
#include "options/queryoptions.h"

#include <string>

namespace slotd
{

/// What sacct prints: in the seed's manner, or in Slurm's (SLOTD_COMPAT=slurm, or a width in the format).
Result<FormatSpec> makeSacctFormat(const SacctOptions& options, bool compat, const FieldRows& fields);

/// --helpformat: the names of all columns, four to a line.
std::string sacctFieldNames(const FieldRows& fields);

} // namespace slotd
