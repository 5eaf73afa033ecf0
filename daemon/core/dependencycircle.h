// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/dependency.h"
#include "domain/job.h"

#include <functional>
#include <vector>

namespace slotd
{

/// The pending jobs that a term of `waiting` names, among them all tasks of an array.
using PendingJobsNamed = std::function<std::vector<const Job*>(const Job& waiting, const DependencyTerm& term)>;

/// Whether `job`, waiting as `dependency` says, would in the end wait for itself: then neither it nor any job between would ever
/// start. Pure.
bool waitsForItself(const Job& job, const Dependency& dependency, const PendingJobsNamed& pending);

} // namespace slotd
