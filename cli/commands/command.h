// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/timefmt.h"
#include "console.h"
#include "client/blockingclient.h"
#include "domain/exportspec.h"
#include "options/help.h"
#include "options/option.h"

#include <span>
#include <string>
#include <vector>

namespace slotd
{

/// What one call of a command has to work with.
struct Invocation
{
    std::vector<std::string> args; ///< Without argv[0].
    Console& console;
    const EnvVars& environment;
    Instant now;                   ///< When the command began.

    /// The value of a variable; null when it is not set.
    const std::string* variable(std::string_view name) const;
};

/// One of the commands. A command holds no state between calls.
class Command
{
public:
    virtual ~Command() = default;
    virtual CommandId id() const = 0;
    /// The exit code of the process.
    virtual int run(const Invocation& call) = 0;

protected:
    std::string_view name() const { return row(id()).name; }

    /// "squeue: error: text" on stderr.
    void error(const Invocation& call, std::string_view text) const;
    /// Prints the lines of a refusal; its exit code.
    int refused(const Invocation& call, const Refusal& refusal) const;
    /// Prints help, usage or version; 0.
    int inform(const Invocation& call, OptionRole action, const OptionRows& rows) const;
    /// The daemon's client for SLOTD_ROOT; on an error the line is printed and the result is empty (exit with 1).
    std::optional<BlockingClient> client(const Invocation& call) const;
    /// Prints why a call to the daemon failed ("squeue: error: ..." for each line of it); 1.
    int failed(const Invocation& call, const Error& error) const;
};

} // namespace slotd
