// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/launchplan.h"
#include "domain/leases.h"

#include <string>
#include <string_view>

namespace slotd
{

struct StreamPlan;

/// `base` with `over` laid over it, both NUL-joined NAME=VALUE; a NAME of `over` without "=" is taken out.
std::string overlaidEnvironment(std::string_view base, std::string_view over);

/// The supervisor's plan for a granted step, but for the descriptors.
LaunchPlan makeStepPlan(const StepGrant& grant, const StreamPlan& plan);

} // namespace slotd
