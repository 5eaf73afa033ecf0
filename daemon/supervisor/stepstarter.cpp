// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/stepstarter.h"

#include "supervisor/posixio.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr const char* kOtherFolder = "/tmp";

Error launchError(std::string message)
{
    return Error(Code::LaunchFailure, std::move(message));
}

std::vector<char*> pointers(const std::vector<std::string>& texts)
{
    std::vector<char*> list;
    for (const std::string& text : texts)
        list.push_back(const_cast<char*>(text.c_str())); // execve takes char* for historical reasons and changes nothing
    list.push_back(nullptr);
    return list;
}

/// The interpreter that the file's first line names; "" when it names none.
std::string interpreterOf(const std::string& path)
{
    const UniqueFd script(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    char head[256];
    const ssize_t got = script.valid() ? ::read(script.get(), head, sizeof head) : 0;
    const std::string_view text(head, got > 0 ? static_cast<std::size_t>(got) : 0);
    return text.substr(0, 2) == "#!" ? parseInterpreter(text).path : std::string();
}

} // namespace

std::vector<std::string> programCandidates(const std::string& program, std::string_view path)
{
    if (program.find('/') != std::string::npos)
        return {program};
    std::vector<std::string> found;
    for (std::size_t at = 0; !path.empty() && at <= path.size();) {
        const std::size_t end = std::min(path.find(':', at), path.size());
        const std::string folder(path.substr(at, end - at));
        found.push_back((folder.empty() ? "." : folder) + "/" + program);
        at = end + 1;
    }
    return found;
}

Result<void> StepStarter::openDefaults()
{
    const auto pathOr = [](const std::string& path) { return path.empty() ? "/dev/null" : path.c_str(); };
    m_input.reset(::open(pathOr(m_plan.stdinPath), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    m_output = openOutput(pathOr(m_plan.stdoutPath), m_plan.append);
    const bool ownError = !m_plan.rankPlans.empty() && m_plan.rankPlans.front().stderrFd >= 0;
    if (ownError)
        m_error.reset(::fcntl(m_plan.rankPlans.front().stderrFd, F_DUPFD_CLOEXEC, 3));
    else
        m_error = openOutput(pathOr(m_plan.stderrPath), m_plan.append);
    if (!m_input.valid() || !m_output.valid() || !m_error.valid())
        return launchError(std::string("cannot open the standard streams: ") + errorText(errno));
    ::fcntl(m_input.get(), F_SETFL, 0);
    return {};
}

void StepStarter::enterWorkDir()
{
    if (::chdir(m_plan.workDir.c_str()) == 0)
        return;
    const std::string why = errorText(errno);
    writeNow(errorFd(), supervisorLine(m_plan.nodeName, "couldn't chdir to `" + m_plan.workDir + "': " + why + ": going to " +
                                                            kOtherFolder + " instead"));
    if (::chdir(kOtherFolder) != 0)
        return; // then it is where srun is
}

Result<void> StepStarter::prepare()
{
    ::umask(static_cast<mode_t>(m_plan.umask & 0777U));
    if (auto opened = openDefaults(); !opened)
        return opened;
    enterWorkDir();
    m_environment.prepare(m_plan.environment, m_plan.ranks);
    auto limits = parseResourceLimits(m_plan.resourceLimits);
    if (!limits)
        return limits.error();
    m_limits = std::move(*limits);
    return {};
}

void StepStarter::sayExecFailure(int fd, const std::string& program, const std::vector<std::string>& tried, int error) const
{
    std::string what = program;
    const auto file = std::find_if(tried.begin(), tried.end(), [](const std::string& p) { return ::access(p.c_str(), F_OK) == 0; });
    if (error == ENOENT && file != tried.end()) {
        if (const std::string interpreter = interpreterOf(*file); !interpreter.empty())
            what = "bad interpreter(" + interpreter + ")";
    }
    writeNow(fd, supervisorLine(m_plan.nodeName, "execve(): " + pathError(what, error)));
}

Result<pid_t> StepStarter::start(std::uint32_t rank, const Cgroup& cgroup)
{
    static const RankPlan kNoPlan;
    const RankPlan& own = rank < m_plan.rankPlans.size() ? m_plan.rankPlans[rank] : kNoPlan;
    const std::vector<std::string>& command = own.command.empty() ? m_plan.command : own.command;
    if (command.empty())
        return launchError("no command for task " + std::to_string(rank));
    m_environment.select(rank, own.environment);
    const char* path = m_environment.value("PATH");
    const std::vector<std::string> candidates = programCandidates(command.front(), path ? path : "");
    const std::vector<char*> programs = pointers(candidates);
    const std::vector<char*> argv = pointers(command);
    const std::vector<unsigned long> mask = cpuMask(own.cpuIds.empty() ? m_plan.cpuIds : own.cpuIds);

    RankProcess process;
    process.programs = programs.data();
    process.argv = argv.data();
    process.environment = m_environment.entries();
    process.taskPid = m_environment.taskPid();
    process.input = streamFd(own.stdinFd, m_input);
    process.output = streamFd(own.stdoutFd, m_output);
    process.errors = streamFd(own.stderrFd, m_error);
    process.cgroupProcs = cgroup.procsFd();
    process.terminal = m_plan.terminal && rank == 0;
    process.limits = &m_limits;
    process.mask = &mask;
    const pid_t pid = process.start();
    if (pid < 0)
        return launchError(std::string("cannot start a process: ") + errorText(errno));
    if (process.failedStep)
        return launchError(std::string(process.failedStep) + process.failedOn + ": " + errorText(process.error));
    if (process.execError != 0)
        sayExecFailure(process.errors, command.front(), candidates, process.execError);
    return pid;
}

void StepStarter::allStarted()
{
    std::set<int> streams; // ranks may share them
    for (const RankPlan& rank : m_plan.rankPlans)
        streams.insert({rank.stdinFd, rank.stdoutFd, rank.stderrFd});
    for (const int fd : streams) {
        if (fd >= 0)
            ::close(fd);
    }
}

} // namespace slotd
