// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <string>
#include <string_view>

namespace slotd
{

/// The lower-case word that a GPU model gives, as a feature and as the type of the generic resource: other characters become
/// '_'; "generic_gpu" when unknown.
std::string modelFeature(std::string_view gpuModel);

} // namespace slotd
