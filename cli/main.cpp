// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/appimage.h"
#include "base/version.h"
#include "commandtable.h"
#include "commands/purge.h"
#include "terminalconsole.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <unistd.h>

using namespace slotd;

namespace
{

EnvVars ownEnvironment()
{
    EnvVars variables;
    for (char** entry = environ; *entry; ++entry) {
        const std::string_view text = *entry;
        const std::size_t equals = text.find('=');
        if (equals != std::string_view::npos && equals > 0)
            variables.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
    return variables;
}

std::string_view baseName(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// What slotd-client itself says when it is not called by a command's name.
int explainYourself(Console& console, std::string_view asked)
{
    std::string names;
    for (const CommandRow& command : kCommands)
        names.append(" ").append(command.name);
    if (asked == "--version" || asked == "-V") {
        console.outLine("slotd-client " + std::string(kVersion));
        return 0;
    }
    if (asked == "--help" || asked == "-h") {
        console.outLine("Usage: slotd-client command [arguments...]\nCommands:" + names);
        return 0;
    }
    console.errLine(asked.empty() ? "slotd-client: error: no command given; there are:" + names
                                  : "slotd-client: error: no command " + std::string(asked) + "; there are:" + names);
    return 1;
}

int runCommand(int argc, char** argv, Console& console)
{
    int first = 1;
    std::string_view name = argc > 0 ? baseName(argv[0]) : std::string_view();
    std::unique_ptr<Command> command = makeCommand(name);
    if (!command && name != "purge") {
        name = argc > 1 ? std::string_view(argv[1]) : std::string_view();
        command = makeCommand(name);
        first = 2;
    }
    if (!command && name != "purge")
        return explainYourself(console, name);
    const EnvVars environment = ownEnvironment();
    const Instant now = std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
    const Invocation call{std::vector<std::string>(argv + first, argv + argc), console, environment, now};
    return command ? command->run(call) : runPurge(call);
}

} // namespace

int main(int argc, char** argv)
{
    // A pager that is left early shows up as a failed write, not as a death half way through a submission.
    std::signal(SIGPIPE, SIG_IGN);
    leaveAppImage();
    TerminalConsole console;
    const int exitCode = runCommand(argc, argv, console);
    console.flush();
    if (console.outError() != 0 && console.outError() != EPIPE) {
        console.errLine(std::string("slotd-client: error: can't write to the standard output: ") +
                        std::strerror(console.outError()));
        return exitCode != 0 ? exitCode : 1;
    }
    return exitCode;
}
