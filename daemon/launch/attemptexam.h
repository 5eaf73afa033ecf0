// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/launchplan.h"
#include "launch/supervisorspawn.h"

#include <string>

namespace slotd
{

struct AttemptQuestion
{
    JobId job;
    std::uint32_t attempt = 1;
    std::string folder;
    std::string intentBoot; ///< Boot in which the launch was intended.
    std::string thisBoot;
    std::string cgroupBase; ///< Where a killed supervisor may have left the job's cgroup; "" = nowhere.
};

/// What the job's folder and /proc say about an attempt.
struct AttemptFinding
{
    enum class Kind {
        NeverStarted, ///< Nothing of the user's ran, and nothing of this attempt will unless it is launched again.
        Starting,     ///< Somebody holds the lock but has not said yet who: ask again soon.
        Living,
        Ended,        ///< `file` is the result.
        Lost,         ///< `file` is made up, with EndCause::Lost; `killed`: its supervisor died in this boot.
    };
    Kind kind = Kind::NeverStarted;
    AttemptFile file;
    LivingSupervisor supervisor;
    bool killed = false;
};

AttemptFinding examineAttempt(const AttemptQuestion& question);

/// A result for an attempt that has none of its own.
AttemptFile madeUpResult(JobId job, std::uint32_t attempt, EndCause cause, std::string message);

} // namespace slotd
