// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/supervisorspawn.h"

#include "base/procfs.h"
#include "base/supervisorstart.h"
#include "wire/fieldcodec.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace slotd
{

Result<LivingSupervisor> spawnSupervisor(const std::string& program, const LaunchPlan& plan, const std::string& bootId)
{
    const Result<int> pid = startSupervisor(program, encodeToString(plan), {});
    if (!pid)
        return pid.error();
    LivingSupervisor started;
    started.pidfd.reset(static_cast<int>(::syscall(SYS_pidfd_open, *pid, 0)));
    if (!started.pidfd.valid()) {
        const int error = errno;
        ::kill(*pid, SIGKILL); // one that cannot be watched must not run
        ::waitpid(*pid, nullptr, 0);
        return Error(Code::LaunchFailure, std::string("cannot watch a supervisor: ") + std::strerror(error));
    }
    const auto stat = readProcessStat(*pid); // a child not waited for yet: the pid is still its own, even if it has ended
    started.identity = {*pid, stat ? stat->startTicks : 0, bootId};
    return started;
}

} // namespace slotd
