// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/rankstarter.h"

#include "supervisor/posixio.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::string_view kBlanks = " \t";
constexpr std::size_t kRankNames = 5;
constexpr std::array<std::string_view, kRankNames> kRankVariables{"SLURM_PROCID=", "SLURM_LOCALID=", "SLURM_NODEID=",
                                                                  "SLURM_GTIDS=", "SLURM_TASK_PID="};

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

Error launchError(std::string message)
{
    return Error(Code::LaunchFailure, std::move(message));
}

/// What a new rank needs between vfork and exec. It runs in the supervisor's memory there, so it allocates nothing, and
/// what it writes to `failedStep` and `error` the supervisor can read.
struct RankContext
{
    const LaunchPlan* plan;
    const char* interpreter;
    char* const* argv;
    char* const* environment;
    char* taskPid; ///< Behind "SLURM_TASK_PID=".
    int input;
    int output;
    int errors;
    int cgroupProcs;
    pid_t supervisor;
    const std::vector<LimitRow>* limits;
    const std::vector<unsigned long>* cpuMask;
    const char* failedStep = nullptr;
    const char* failedOn = "";
    int error = 0;
};

void putText(const char* text)
{
    if (::write(STDERR_FILENO, text, std::strlen(text)) < 0)
        return; // nobody left to tell
}

[[noreturn]] void giveUp(RankContext& c, const char* step, const char* on = "")
{
    c.error = errno;
    c.failedStep = step;
    c.failedOn = on;
    ::_exit(127);
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

void sayExecFailure(const RankContext& c, int error)
{
    putText("slurmstepd-");
    putText(c.plan->nodeName.c_str());
    putText(": error: execve(): ");
    putText(c.interpreter);
    putText(": ");
    putText(errorText(error));
    putText("\n");
}

[[noreturn]] void becomeRank(RankContext& c)
{
    sigset_t none;
    ::sigemptyset(&none);
    ::signal(SIGPIPE, SIG_DFL);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::setpgid(0, 0); // a script's `kill 0` must not reach the supervisor
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != c.supervisor)
        ::_exit(127);
    if (c.cgroupProcs >= 0 && ::write(c.cgroupProcs, "0", 1) != 1)
        giveUp(c, "cgroup: cannot enter the job's cgroup");
    if (!c.cpuMask->empty() &&
        ::syscall(SYS_sched_setaffinity, 0, c.cpuMask->size() * sizeof(unsigned long), c.cpuMask->data()) != 0)
        giveUp(c, "cannot set the CPU affinity");
    applyLimits(*c.limits);
    if (::chdir(c.plan->workDir.c_str()) != 0)
        giveUp(c, "cannot change to the working folder ", c.plan->workDir.c_str());
    if (::dup2(c.input, STDIN_FILENO) < 0 || ::dup2(c.output, STDOUT_FILENO) < 0 || ::dup2(c.errors, STDERR_FILENO) < 0)
        giveUp(c, "cannot set up the standard streams");
    printNumber(c.taskPid, ::getpid());
    ::execve(c.interpreter, c.argv, c.environment);
    const int error = errno;
    sayExecFailure(c, error);
    ::_exit(error);
}

pid_t startRank(RankContext& c)
{
    // vfork: no page table is copied, and a failure before exec can be read from `c`.
    const pid_t pid = ::vfork();
    if (pid == 0)
        becomeRank(c);
    return pid;
}

} // namespace

Interpreter parseInterpreter(std::string_view head)
{
    if (head.substr(0, 2) != "#!")
        return {"/bin/sh", ""};
    std::string_view line = head.substr(2, head.find('\n') == std::string_view::npos ? head.npos : head.find('\n') - 2);
    const std::size_t first = line.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {"/bin/sh", ""};
    line.remove_prefix(first);
    line = line.substr(0, line.find_last_not_of(kBlanks) + 1);
    const std::size_t blank = line.find_first_of(kBlanks);
    if (blank == std::string_view::npos)
        return {std::string(line), ""};
    return {std::string(line.substr(0, blank)), std::string(line.substr(line.find_first_not_of(kBlanks, blank)))};
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

Result<void> RankStarter::openFiles()
{
    const std::string& input = m_plan.stdinPath.empty() ? "/dev/null" : m_plan.stdinPath;
    m_input.reset(::open(input.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (!m_input.valid())
        return launchError("cannot open input file " + pathError(input, errno));
    ::fcntl(m_input.get(), F_SETFL, 0);
    // Before the output, whose missing folders are made: a working folder that is gone must not come into being with them.
    if (::access(m_plan.workDir.c_str(), X_OK) != 0)
        return launchError("cannot change to the working folder " + pathError(m_plan.workDir, errno));
    m_output = openOutput(m_plan.stdoutPath, m_plan.append);
    if (!m_output.valid())
        return launchError("cannot open output file " + pathError(m_plan.stdoutPath, errno));
    if (m_plan.stderrPath.empty() || m_plan.stderrPath == m_plan.stdoutPath)
        return {};
    m_error = openOutput(m_plan.stderrPath, m_plan.append);
    if (!m_error.valid())
        return launchError("cannot open error file " + pathError(m_plan.stderrPath, errno));
    return {};
}

Result<void> RankStarter::readInterpreter()
{
    // Parsed here and not by execve: a script just written may still be open for writing in some child of the daemon that
    // has not reached its exec yet (ETXTBSY), and the runtime root may lie on a file system mounted noexec.
    const UniqueFd script(::open(m_plan.scriptPath.c_str(), O_RDONLY | O_CLOEXEC));
    if (!script.valid())
        return launchError("cannot read the script " + pathError(m_plan.scriptPath, errno));
    char head[4096];
    const ssize_t got = ::read(script.get(), head, sizeof head);
    if (got < 0)
        return launchError("cannot read the script " + pathError(m_plan.scriptPath, errno));
    m_interpreter = parseInterpreter(std::string_view(head, static_cast<std::size_t>(got)));
    return {};
}

void RankStarter::buildArguments()
{
    // execve takes char* for historical reasons and changes nothing.
    m_argv.push_back(m_interpreter.path.data());
    if (!m_interpreter.argument.empty())
        m_argv.push_back(m_interpreter.argument.data());
    m_argv.push_back(const_cast<char*>(m_plan.scriptPath.c_str()));
    for (const std::string& argument : m_plan.arguments)
        m_argv.push_back(const_cast<char*>(argument.c_str()));
    m_argv.push_back(nullptr);
}

void RankStarter::buildEnvironment()
{
    m_environmentBlock = m_plan.environment;
    for (std::size_t at = 0; at < m_environmentBlock.size();) {
        char* entry = m_environmentBlock.data() + at;
        const std::size_t length = std::strlen(entry);
        const std::string_view text(entry, length);
        const bool ours = std::any_of(kRankVariables.begin(), kRankVariables.end(), [text](std::string_view name) {
            return text.substr(0, name.size()) == name;
        });
        if (length > 0 && !ours)
            m_environment.push_back(entry);
        at += length + 1;
    }
    m_environment.resize(m_environment.size() + kRankNames + 1, nullptr);
    for (std::uint32_t rank = 0; rank < m_plan.ranks; ++rank)
        m_allRanks += (rank == 0 ? "SLURM_GTIDS=" : ",") + std::to_string(rank);
}

Result<void> RankStarter::prepare()
{
    ::umask(static_cast<mode_t>(m_plan.umask & 0777U));
    if (auto opened = openFiles(); !opened)
        return opened;
    if (auto read = readInterpreter(); !read)
        return read;
    buildArguments();
    buildEnvironment();
    for (const std::string& text : m_plan.resourceLimits) {
        LimitRow row{};
        if (!parseResourceLimit(text, row))
            return launchError("not a resource limit: " + text);
        m_limits.push_back(row);
    }
    constexpr std::size_t kBits = sizeof(unsigned long) * 8;
    for (const std::uint32_t cpu : m_plan.cpuIds) {
        m_cpuMask.resize(std::max(m_cpuMask.size(), cpu / kBits + 1));
        m_cpuMask[cpu / kBits] |= 1UL << (cpu % kBits);
    }
    return {};
}

Result<pid_t> RankStarter::start(std::uint32_t rank, const Cgroup& cgroup)
{
    std::string procId = "SLURM_PROCID=" + std::to_string(rank);
    std::string localId = "SLURM_LOCALID=" + std::to_string(rank);
    char nodeId[] = "SLURM_NODEID=0";
    std::string taskPid = "SLURM_TASK_PID=";
    const std::size_t taskPidValue = taskPid.size();
    taskPid.resize(taskPidValue + 16, '\0');
    char** names = m_environment.data() + m_environment.size() - 1 - kRankNames;
    names[0] = procId.data();
    names[1] = localId.data();
    names[2] = nodeId;
    names[3] = m_allRanks.data();
    names[4] = taskPid.data();

    RankContext context{&m_plan, m_interpreter.path.c_str(), m_argv.data(), m_environment.data(),
                        taskPid.data() + taskPidValue, m_input.get(), m_output.get(), errorFd(), cgroup.procsFd(),
                        ::getpid(), &m_limits, &m_cpuMask};
    const pid_t pid = startRank(context);
    if (pid < 0)
        return launchError(std::string("cannot start a process: ") + errorText(errno));
    if (context.failedStep)
        return launchError(std::string(context.failedStep) + context.failedOn + ": " + errorText(context.error));
    return pid;
}

} // namespace slotd
