// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/event.h"
#include "domain/job.h"

namespace slotd
{

/// The state machine (docs/architecture/job-states.md, sections cited in the source): the only writer of Job::phase.
/// An event that the job's state does not allow is an Error and changes nothing. Pure: same inputs, same result.
Result<Job> apply(const Job& job, const JobEvent& event);

/// True where the state allows the event; apply() also looks at what the event carries (attempt number, target state).
bool allowed(JobState from, const EventBody& event);

} // namespace slotd
