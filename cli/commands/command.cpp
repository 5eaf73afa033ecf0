// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/command.h"

#include "base/version.h"

#include <algorithm>

namespace slotd
{

const std::string* Invocation::variable(std::string_view name) const
{
    const auto found =
        std::find_if(environment.begin(), environment.end(), [&](const auto& pair) { return pair.first == name; });
    return found == environment.end() ? nullptr : &found->second;
}

void Command::error(const Invocation& call, std::string_view text) const
{
    call.console.errLine(std::string(name()) + ": error: " + std::string(text));
}

int Command::refused(const Invocation& call, const Refusal& refusal) const
{
    for (const DiagnosticLine& line : refusal.lines)
        call.console.errLine(format(line, row(id())));
    return refusal.exitCode.value_or(1);
}

int Command::inform(const Invocation& call, OptionRole action, const OptionRows& rows) const
{
    switch (action) {
    case OptionRole::Help:
        call.console.out(helpText(row(id()), rows));
        break;
    case OptionRole::Usage:
        call.console.out(usageText(row(id()), rows));
        break;
    case OptionRole::Version:
        call.console.out(versionText(row(id())));
        break;
    case OptionRole::Value:
        break;
    }
    return 0;
}

std::optional<BlockingClient> Command::client(const Invocation& call) const
{
    Result<RuntimePaths> paths = runtimePathsFromEnvironment();
    if (!paths) {
        error(call, paths.error().message);
        return std::nullopt;
    }
    return BlockingClient(std::move(*paths), std::string(name()) + " " + kVersion);
}

int Command::failed(const Invocation& call, const Error& failure) const
{
    std::string_view rest = failure.message;
    do {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        error(call, rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    } while (!rest.empty());
    return 1;
}

} // namespace slotd
