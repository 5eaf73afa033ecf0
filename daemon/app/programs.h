// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/appimage.h"
#include "base/result.h"

#include <optional>
#include <string>

namespace slotd
{

/// Path of this program, links resolved.
std::string ownProgram();
/// How this program is started again later: ownProgram(), or the AppImage that it came in.
std::string lastingProgram(const AppImage& from);
/// A program that must be there for longer than this process may be: copied out of an AppImage's mount to `folder`.
Result<std::string> lastingCopy(const std::string& program, const AppImage& from, const std::string& folder);
/// A program that is installed with this one: beside it, or in ../libexec/slotd. None where it is in neither.
std::optional<std::string> companion(const std::string& name);
/// Folder of the names sbatch, squeue ...: this program's own, or ../lib/slotd/bin where a system keeps them apart.
std::optional<std::string> commandsFolder();

} // namespace slotd
