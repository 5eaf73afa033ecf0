// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commands/command.h"

#include <memory>
#include <string_view>

namespace slotd
{

/// The command of that name; null when there is none.
std::unique_ptr<Command> makeCommand(std::string_view name);

// Each command's source file defines its own.
std::unique_ptr<Command> makeSbatch();
std::unique_ptr<Command> makeSrun();
std::unique_ptr<Command> makeSalloc();
std::unique_ptr<Command> makeSqueue();
std::unique_ptr<Command> makeSacct();
std::unique_ptr<Command> makeScontrol();
std::unique_ptr<Command> makeScancel();
std::unique_ptr<Command> makeSinfo();

} // namespace slotd
