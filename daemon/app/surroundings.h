// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/submissions.h"
#include "base/paths.h"
#include "host/config.h"
#include "ports/hostmodel.h"

#include <map>
#include <string>

namespace slotd
{

/// Who the daemon runs as.
Owner owner();
/// Every client and every running job takes a descriptor here; jobs get the old limit back: "NOFILE=1024:4096".
std::string raiseFileLimit();
/// What scontrol show config prints: Slurm's keys where a setting here means the same, and the root.
std::map<std::string, std::string> shownConfig(const Config& config, const HostModel& host, const RuntimePaths& paths);
/// The service manager's socket, "" without one. Taken out of the environment: programs that are started here are not to use
/// it. Called before there are threads.
std::string takeServiceManager();
/// A line for the service manager that started this (sd_notify(3)): "READY=1". Does nothing where `path` is "".
void tellServiceManager(const std::string& path, const std::string& state);

} // namespace slotd
