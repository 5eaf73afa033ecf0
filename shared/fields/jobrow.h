// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/jobrecord.h"
#include "fields/field.h"

#include <string>
#include <utility>

namespace slotd
{

/// What one line of squeue or sacct shows: a job, a step, or the pending rest of an array as one.
struct JobRow
{
    JobRecord job;
    std::string pendingTasks{}; ///< "3-9%2" when the row stands for several pending tasks, else "".

    JobRow() = default;
    explicit JobRow(JobRecord record) : job(std::move(record)) {}
    bool operator==(const JobRow&) const = default;
};

using JobField = Field<JobRow>;

/// The columns of squeue.
std::span<const JobField> squeueFields();
/// The columns of squeue --steps, whose rows are steps.
std::span<const JobField> stepFields();
/// The columns of sacct.
std::span<const JobField> sacctFields();

} // namespace slotd
