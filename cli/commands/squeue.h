// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "domain/requests.h"
#include "fields/formatspec.h"
#include "fields/sortspec.h"
#include "options/queryoptions.h"

#include <vector>

namespace slotd
{

/// What squeue shows and in which order.
struct SqueueView
{
    FormatSpec format;
    std::vector<SortKey> sort;
    bool dateLine = false;
    bool pendingOnly = false; ///< Slurm's --start leaves running jobs out.
    bool activeOnly = false;  ///< Slurm's --all is about partitions.

    ColumnSet needs(const FieldRows& fields) const;
};

/// The view in the seed's manner, or in Slurm's (SLOTD_COMPAT=slurm).
Result<SqueueView> makeSqueueView(const SqueueOptions& options, bool compat, const FieldRows& fields);

/// What is asked of the daemon; the columns are the caller's.
JobQuery makeSqueueQuery(const SqueueOptions& options, std::vector<std::string> users);

} // namespace slotd
