// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/rankprocess.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace slotd
{

namespace
{

struct LimitName
{
    std::string_view name;
    int resource;
};
constexpr std::array<LimitName, 16> kLimitNames{{
    {"CPU", RLIMIT_CPU}, {"FSIZE", RLIMIT_FSIZE}, {"DATA", RLIMIT_DATA}, {"STACK", RLIMIT_STACK},
    {"CORE", RLIMIT_CORE}, {"RSS", RLIMIT_RSS}, {"NPROC", RLIMIT_NPROC}, {"NOFILE", RLIMIT_NOFILE},
    {"MEMLOCK", RLIMIT_MEMLOCK}, {"AS", RLIMIT_AS}, {"LOCKS", RLIMIT_LOCKS}, {"SIGPENDING", RLIMIT_SIGPENDING},
    {"MSGQUEUE", RLIMIT_MSGQUEUE}, {"NICE", RLIMIT_NICE}, {"RTPRIO", RLIMIT_RTPRIO}, {"RTTIME", RLIMIT_RTTIME},
}};

bool parseLimitValue(std::string_view text, rlim_t& out)
{
    if (text == "unlimited" || text == "infinity" || text == "-1") {
        out = RLIM_INFINITY;
        return true;
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

bool parseResourceLimit(std::string_view text, LimitRow& out)
{
    const std::size_t equals = text.find('=');
    const std::size_t colon = text.find(':');
    if (equals == std::string_view::npos || colon == std::string_view::npos || colon < equals)
        return false;
    const std::string_view name = text.substr(0, equals);
    const auto row = std::find_if(kLimitNames.begin(), kLimitNames.end(), [name](const LimitName& r) { return r.name == name; });
    if (row == kLimitNames.end())
        return false;
    out.resource = row->resource;
    return parseLimitValue(text.substr(equals + 1, colon - equals - 1), out.value.rlim_cur) &&
           parseLimitValue(text.substr(colon + 1), out.value.rlim_max);
}

void applyLimits(const std::vector<LimitRow>& limits)
{
    for (const LimitRow& row : limits) {
        rlimit wanted = row.value;
        if (::setrlimit(static_cast<__rlimit_resource>(row.resource), &wanted) == 0 || errno != EPERM)
            continue;
        // The submitter's hard limit lay above the daemon's, which an ordinary user cannot raise.
        rlimit own{};
        ::getrlimit(static_cast<__rlimit_resource>(row.resource), &own);
        wanted.rlim_max = std::min(wanted.rlim_max, own.rlim_max);
        wanted.rlim_cur = std::min(wanted.rlim_cur, wanted.rlim_max);
        ::setrlimit(static_cast<__rlimit_resource>(row.resource), &wanted);
    }
}

void printNumber(char* out, pid_t number)
{
    char digits[16];
    char* end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    *std::copy(digits, end, out) = '\0';
}

} // namespace

Result<std::vector<LimitRow>> parseResourceLimits(const std::vector<std::string>& texts)
{
    std::vector<LimitRow> rows;
    for (const std::string& text : texts) {
        LimitRow row{};
        if (!parseResourceLimit(text, row))
            return Error(Code::LaunchFailure, "not a resource limit: " + text);
        rows.push_back(row);
    }
    return rows;
}

std::vector<unsigned long> cpuMask(const std::vector<std::uint32_t>& cpuIds)
{
    constexpr std::size_t kBits = sizeof(unsigned long) * 8;
    std::vector<unsigned long> mask;
    for (const std::uint32_t cpu : cpuIds) {
        mask.resize(std::max(mask.size(), cpu / kBits + 1));
        mask[cpu / kBits] |= 1UL << (cpu % kBits);
    }
    return mask;
}

void RankProcess::giveUp(const char* step, const char* on)
{
    error = errno;
    failedStep = step;
    failedOn = on;
    ::_exit(127);
}

int RankProcess::runProgram()
{
    int failure = ENOENT; // execError only at the end: the supervisor sees this object even where the exec succeeds
    for (const char* const* program = programs; *program; ++program) {
        ::execve(*program, argv, environment);
        if (errno == EACCES)
            failure = EACCES; // tells more than that a later folder has no such file
        else if (errno != ENOENT && errno != ENOTDIR)
            return errno;
    }
    return failure;
}

void RankProcess::become(pid_t supervisor)
{
    sigset_t none;
    ::sigemptyset(&none);
    ::signal(SIGPIPE, SIG_DFL);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (terminal)
        ::setsid();
    else
        ::setpgid(0, 0); // a script's `kill 0` must not reach the supervisor
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != supervisor)
        ::_exit(127);
    if (cgroupProcs >= 0 && ::write(cgroupProcs, "0", 1) != 1)
        giveUp("cgroup: cannot enter the job's cgroup");
    if (!mask->empty() && ::syscall(SYS_sched_setaffinity, 0, mask->size() * sizeof(unsigned long), mask->data()) != 0)
        giveUp("cannot set the CPU affinity");
    applyLimits(*limits);
    if (workDir && ::chdir(workDir) != 0)
        giveUp("cannot change to the working folder ", workDir);
    if (::dup2(input, STDIN_FILENO) < 0 || ::dup2(output, STDOUT_FILENO) < 0 || ::dup2(errors, STDERR_FILENO) < 0)
        giveUp("cannot set up the standard streams");
    if (terminal && ::ioctl(STDIN_FILENO, TIOCSCTTY, 0) != 0)
        giveUp("cannot take the terminal");
    printNumber(taskPid, ::getpid());
    execError = runProgram();
    ::_exit(execError);
}

pid_t RankProcess::start()
{
    const pid_t supervisor = ::getpid();
    // vfork: no page table is copied, and a failure before exec can be read from this object.
    const pid_t pid = ::vfork();
    if (pid == 0)
        become(supervisor);
    return pid;
}

std::string supervisorLine(const std::string& node, const std::string& text)
{
    return "slurmstepd-" + node + ": error: " + text + "\n";
}

} // namespace slotd
