// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/event.h"
#include "domain/job.h"
#include "domain/launchplan.h"

namespace slotd
{

/// The final event for an attempt's result, from what the supervisor reported and what the job was being ended towards
/// (docs/architecture/job-states.md, "How it ended"). OOM wins over everything else (seed).
FinishedEvent judge(const Job& job, const AttemptFile& result);

/// The seed's rule: --requeue gives one more try after FAILED, TIMEOUT and OUT_OF_MEMORY; also after a reboot.
bool requeuesAutomatically(const Job& job, const FinishedEvent& finished);

} // namespace slotd
