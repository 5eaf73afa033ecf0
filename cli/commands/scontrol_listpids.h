// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commands/command.h"

#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// One line of scontrol listpids.
struct JobProcess
{
    int pid = 0;
    std::string job;
    std::string step;   ///< "batch", "0"
    std::string local;  ///< The task's number, "-" for what a task started.
    std::string global;
};

/// What an environment block (entries ended by NUL) says of its process; an empty `job` where it is of no job of this root.
JobProcess describeProcess(int pid, std::string_view environment, const std::string& root);

/// scontrol listpids [job[.step] [node]]: processes of running jobs and steps, read from /proc. The exit code.
int runScontrolListpids(const std::vector<std::string>& words, const Invocation& call, BlockingClient& client);

} // namespace slotd
