// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "domain/step.h"
#include "store/sqlconnection.h"

#include <string>

namespace slotd
{

/// The columns of `step` that stepFrom() reads, in its order. `t` is the table's alias in the statement.
extern const char* const kStepColumns;
/// Inserts a step's row or replaces it; see bindStep().
extern const char* const kSaveStep;

/// The texts that bindStep() made and SQLite reads until exec().
struct StepTexts
{
    std::string spec;
    std::string gpus;
    std::string cpuIds;
};
/// For kSaveStep.
void bindStep(Statement& save, JobId job, const Step& step, StepTexts& texts);

/// job_id of the current row of a SELECT of kStepColumns.
JobId stepsJob(const Statement& row);
/// The current row of such a SELECT. An Error where it makes no sense.
Result<Step> stepFrom(const Statement& row);

} // namespace slotd
