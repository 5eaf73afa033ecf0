// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commands/command.h"

#include <string>
#include <vector>

namespace slotd
{

/// What scontrol's options say to its show command.
struct ScontrolShowFlags
{
    bool oneLine = false; ///< -o
    bool all = false;     ///< -a
    int details = 0;      ///< -d, -dd
    bool quiet = false;   ///< -Q
    bool json = false;    ///< --json: jobs, nodes and partitions.
};

/// scontrol show <args...>: `args` begin with the entity (job, hostnames, partition, node, config ...). The exit code.
int runScontrolShow(const std::vector<std::string>& args, const ScontrolShowFlags& flags, const Invocation& call,
                    BlockingClient& client);

} // namespace slotd
