// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "domain/nodeinfo.h"
#include "fields/formatspec.h"
#include "fields/hostrow.h"
#include "options/queryoptions.h"

#include <vector>

namespace slotd
{

/// What sinfo prints: in the seed's manner, or in Slurm's (SLOTD_COMPAT=slurm).
Result<FormatSpec> makeSinfoFormat(const SinfoOptions& options, bool compat, const FieldRows& fields);

/// Its rows; they point into `node`.
std::vector<HostRow> makeSinfoRows(const SinfoOptions& options, bool compat, const NodeInfo& node);

} // namespace slotd
