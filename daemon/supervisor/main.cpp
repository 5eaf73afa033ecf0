// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/version.h"
#include "domain/launchplan.h"
#include "supervisor/attemptrecord.h"
#include "supervisor/rankstarter.h"
#include "supervisor/steplink.h"
#include "supervisor/stepstarter.h"
#include "supervisor/supervision.h"
#include "wire/fieldcodec.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <set>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace
{

using namespace slotd;

constexpr int kPlanFd = 3;

void say(const std::string& text)
{
    if (::write(STDERR_FILENO, text.data(), text.size()) < 0)
        return;
}

bool readPlan(LaunchPlan& plan)
{
    struct stat info{};
    std::string bytes;
    // A memfd that came over from its writer stands at its end; a pipe cannot seek and need not.
    ::lseek(kPlanFd, 0, SEEK_SET);
    if (::fstat(kPlanFd, &info) != 0)
        return false;
    bytes.resize(info.st_size > 0 ? static_cast<std::size_t>(info.st_size) + 1 : 65536);
    std::size_t used = 0;
    for (;;) {
        const ssize_t got = ::read(kPlanFd, bytes.data() + used, bytes.size() - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        used += static_cast<std::size_t>(got);
        if (used == bytes.size())
            bytes.resize(bytes.size() * 2);
    }
    ::close(kPlanFd);
    bytes.resize(used);
    return decodeFromString(bytes, plan) && !plan.jobDir.empty() && plan.job;
}

void standAlone()
{
    // What the starter ignored must not be ignored in jobs, and an ignored SIGCHLD would hide how they end.
    for (int number = 1; number < SIGRTMIN; ++number)
        ::signal(number, SIG_DFL);
    ::setsid(); // fails for a group leader started by hand, which keeps its own session
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
}

/// Closes what the starter left open beside what the plan names, and keeps that from the ranks but where it is theirs.
void keepPlanned(const LaunchPlan& plan)
{
    std::set<int> kept{plan.linkFd};
    for (const RankPlan& rank : plan.rankPlans)
        kept.insert({rank.stdinFd, rank.stdoutFd, rank.stderrFd});
    unsigned next = kPlanFd + 1;
    for (const int fd : kept) {
        if (fd <= kPlanFd)
            continue;
        const unsigned number = static_cast<unsigned>(fd);
        if (number > next)
            ::close_range(next, number - 1, 0);
        ::fcntl(fd, F_SETFD, FD_CLOEXEC);
        next = number + 1;
    }
    ::close_range(next, ~0U, 0);
}

void dropStreams()
{
    const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::dup2(null, fd);
    if (null > STDERR_FILENO)
        ::close(null);
}

[[noreturn]] void runBatch(const LaunchPlan& plan)
{
    AttemptRecord record;
    switch (record.claim(plan)) {
    case AttemptRecord::Claim::Made:
        break;
    case AttemptRecord::Claim::Taken:
        ::_exit(kSupervisorTaken);
    case AttemptRecord::Claim::Failed:
        ::_exit(kSupervisorErrnoBase + record.error());
    }
    ScriptStarter starter(plan);
    Supervision(plan, starter, record).run();
    ::_exit(kSupervisorDone);
}

[[noreturn]] void runStep(const LaunchPlan& plan)
{
    StepLink link(plan);
    StepStarter starter(plan);
    Supervision(plan, starter, link).run();
    ::_exit(kSupervisorDone);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 1) {
        const bool version = std::strcmp(argv[1], "--version") == 0;
        say(version ? std::string("slotd-supervisor ") + kVersion + "\n"
                    : "slotd-supervisor: started by slotd with a launch plan on file descriptor 3; takes no arguments\n");
        return version ? kSupervisorDone : kSupervisorBadPlan;
    }
    standAlone();
    LaunchPlan plan;
    if (!readPlan(plan)) {
        say("slotd-supervisor: no launch plan on file descriptor 3\n");
        return kSupervisorBadPlan;
    }
    keepPlanned(plan);
    dropStreams();
    if (plan.step >= 0)
        runStep(plan);
    runBatch(plan);
}
