// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/purge.h"

#include "client/blockingclient.h"

namespace slotd
{

namespace
{

constexpr const char* kUsage = "Usage: slotd purge BEFORE\n\n"
                               "Forgets every job that ended before BEFORE: its accounting, its events and its folder under the\n"
                               "runtime root. The job's own output files stay. BEFORE is a time as sacct -S takes it, such as\n"
                               "now-30days or 2026-01-31. SLOTD_HISTORY_DAYS does the same once a day.";

int fail(const Invocation& call, const std::string& message)
{
    call.console.errLine("slotd purge: error: " + message);
    return 1;
}

} // namespace

int runPurge(const Invocation& call)
{
    if (call.args.size() == 1 && (call.args[0] == "--help" || call.args[0] == "-h")) {
        call.console.outLine(kUsage);
        return 0;
    }
    if (call.args.size() != 1)
        return fail(call, "give the moment before which ended jobs are forgotten, such as now-30days");
    const Result<Instant> before = parseWhen(call.args[0], call.now, WhenBias::Past);
    if (!before)
        return fail(call, before.error().message);
    const Result<RuntimePaths> paths = runtimePathsFromEnvironment();
    if (!paths)
        return fail(call, paths.error().message);
    BlockingClient client(*paths, "slotd-purge");
    const Result<Outcomes> done = client.purge(*before);
    if (!done)
        return fail(call, done.error().message);
    for (const Outcome& outcome : done->list) {
        if (outcome.code != Code::None)
            return fail(call, outcome.message);
        call.console.outLine("Forgot " + outcome.message + " jobs that ended before " + formatTime(*before));
    }
    return 0;
}

} // namespace slotd
