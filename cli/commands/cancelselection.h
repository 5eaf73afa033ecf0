// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/jobrecord.h"
#include "domain/requests.h"
#include "options/canceloptions.h"

#include <optional>
#include <string>
#include <vector>

namespace slotd
{

/// True when scancel has to look at the jobs itself: it asks before each, or filters by what the daemon does not.
bool needsListing(const ScancelOptions& options);

/// The filters that the daemon applies. `user` is the looked-up name, if one was asked for.
JobFilter cancelFilter(const ScancelOptions& options, const std::optional<std::string>& user);

/// The filters that it does not: account, qos, wckey, reservation, node.
bool matchesListing(const ScancelOptions& options, const JobRecord& job);

/// How a job of a listing is named: "5", "7_3".
JobRef refOf(const JobRecord& job);

/// What scancel says of the daemon's answers, and its exit code.
struct CancelReport
{
    std::vector<std::string> lines; ///< For stderr.
    int exitCode = 0;
};

/// Unknown and ended jobs are no error for a cancellation, and are mentioned only with `mentionGone` (Slurm: -v). They are
/// errors for a signal, and a step that is not there always is.
CancelReport reportCancel(const ScancelOptions& options, const Outcomes& outcomes, bool mentionGone);

} // namespace slotd
