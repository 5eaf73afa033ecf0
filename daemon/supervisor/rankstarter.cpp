// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/rankstarter.h"

#include "supervisor/posixio.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::string_view kBlanks = " \t";

Error launchError(std::string message)
{
    return Error(Code::LaunchFailure, std::move(message));
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

Result<void> ScriptStarter::openFiles()
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

Result<void> ScriptStarter::readInterpreter()
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

void ScriptStarter::buildArguments()
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

Result<void> ScriptStarter::prepare()
{
    ::umask(static_cast<mode_t>(m_plan.umask & 0777U));
    if (auto opened = openFiles(); !opened)
        return opened;
    if (auto read = readInterpreter(); !read)
        return read;
    buildArguments();
    m_environment.prepare(m_plan.environment, m_plan.ranks);
    auto limits = parseResourceLimits(m_plan.resourceLimits);
    if (!limits)
        return limits.error();
    m_limits = std::move(*limits);
    return {};
}

Result<pid_t> ScriptStarter::start(std::uint32_t rank, const Cgroup& cgroup)
{
    static const RankPlan kNoPlan;
    const RankPlan& own = rank < m_plan.rankPlans.size() ? m_plan.rankPlans[rank] : kNoPlan;
    m_environment.select(rank, own.environment);
    m_cpuMask = cpuMask(own.cpuIds.empty() ? m_plan.cpuIds : own.cpuIds);
    const char* const programs[] = {m_interpreter.path.c_str(), nullptr};
    RankProcess process;
    process.programs = programs;
    process.argv = m_argv.data();
    process.environment = m_environment.entries();
    process.taskPid = m_environment.taskPid();
    process.workDir = m_plan.workDir.c_str();
    process.input = m_input.get();
    process.output = m_output.get();
    process.errors = errorFd();
    process.cgroupProcs = cgroup.procsFd();
    process.limits = &m_limits;
    process.mask = &m_cpuMask;
    const pid_t pid = process.start();
    if (pid < 0)
        return launchError(std::string("cannot start a process: ") + errorText(errno));
    if (process.failedStep)
        return launchError(std::string(process.failedStep) + process.failedOn + ": " + errorText(process.error));
    if (process.execError != 0)
        writeNow(errorFd(), supervisorLine(m_plan.nodeName, "execve(): " + pathError(m_interpreter.path, process.execError)));
    return pid;
}

} // namespace slotd
