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

/// In a format of Slurm's kind, partitions that look alike in the columns asked for are one line, as in Slurm: the whole host
/// for "%t %C". The seed's tables keep a row for each.
void joinAlikeRows(std::vector<HostRow>& rows, const FormatSpec& format, const CellContext& context);

} // namespace slotd
