// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commands/command.h"
#include "commands/squeue.h"
#include "fields/jobrow.h"

#include <string>
#include <vector>

namespace slotd
{

/// One call of squeue --steps.
struct StepQuestion
{
    SqueueView ours{};
    SqueueView slurms{};
    JobQuery query{};          ///< With columns.
    StateSet states = 0;       ///< Of the steps.
    bool noHeader = false;
};

/// The refusal is that of the format or the sort keys.
Result<StepQuestion> makeStepQuestion(const SqueueOptions& options, std::vector<std::string> users);
/// The rows in the order that the view wants; `records` may hold jobs, which are left out.
std::vector<JobRow> stepRows(const StepQuestion& question, std::vector<JobRecord>&& records, bool compat,
                             const CellContext& context);
/// Asks and prints; the exit code.
int showSteps(const Invocation& call, BlockingClient& client, const StepQuestion& question, CellContext context);

} // namespace slotd
