// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

namespace slotd
{

/// `slotd rerun ROOT JOBID` (what runner.sh calls): runs the recorded script of a job again under a supervisor of its own,
/// with the recorded environment, folder and limits, on this terminal and outside the queue. Its exit status.
int rerun(int argc, char** argv);

} // namespace slotd
