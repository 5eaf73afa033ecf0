// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/job.h"
#include "domain/jobspec.h"
#include "domain/modelfeature.h"
#include "ports/hostmodel.h"

#include <vector>

namespace slotd
{

/// A spec with every default filled in, and its array taken apart.
struct Admitted
{
    JobSpec spec;
    std::optional<ArraySpec> array;
};

/// Checks a request against the host: all or nothing, pure. Partition, defaults (1 CPU, 1 task, 512M, 1 GPU in GPU
/// partitions), features, sizes. What can never fit is refused with Slurm's words ("Requested node configuration is not
/// available") unless the cause can change. `scriptBytes` is the script's size.
Result<Admitted> admit(const JobSpec& asked, std::size_t scriptBytes, const HostModel& host);

/// Rules of scontrol update (seed): name, partition, priority and the like only while pending, the time limit until the
/// job has ended. Gives the spec-level changes to apply, or the error for this job. Pure.
Result<UpdatedEvent> checkUpdate(const Job& job, const UpdatedEvent& asked, const HostModel& host);

/// True where the constraint (terms joined by '&', ',' or '|', brackets allowed) holds for these features.
Result<bool> constraintHolds(std::string_view constraint, const std::vector<std::string>& features, std::string_view partition);

} // namespace slotd
