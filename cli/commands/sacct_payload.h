// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commands/command.h"
#include "fields/jobrow.h"

#include <vector>

namespace slotd
{

enum class PayloadPart { Script, Environment };

/// sacct --batch-script and --env-vars: for each job (steps are left out) a title, a line and what was submitted. The error is
/// that of the first that can't be had.
Result<void> printPayloads(const Invocation& call, BlockingClient& client, const std::vector<JobRow>& rows, PayloadPart part);

} // namespace slotd
