// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <optional>
#include <string>

namespace slotd
{

/// Path of this program, links resolved.
std::string ownProgram();
/// A program that is installed with this one: beside it, or in ../libexec/slotd. None where it is in neither.
std::optional<std::string> companion(const std::string& name);
/// Folder of the names sbatch, squeue ...: this program's own, or ../lib/slotd/bin where a system keeps them apart.
std::optional<std::string> commandsFolder();

} // namespace slotd
