// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/foregroundcommand.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::array<int, 6> kForwarded{SIGHUP, SIGTERM, SIGUSR1, SIGUSR2, SIGINT, SIGQUIT};

/// What execvp(3) would find in the PATH of the command's own environment; "" when there is nothing.
std::string findProgram(const std::string& name, const std::vector<std::string>& environment)
{
    const auto runs = [](const std::string& path) {
        struct stat status{};
        return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && ::access(path.c_str(), X_OK) == 0;
    };
    if (name.find('/') != std::string::npos)
        return runs(name) ? name : std::string();
    std::string_view folders = "/usr/local/bin:/usr/bin:/bin";
    for (const std::string& variable : environment) {
        if (variable.starts_with("PATH="))
            folders = std::string_view(variable).substr(5);
    }
    while (!folders.empty()) {
        const std::size_t end = std::min(folders.find(':'), folders.size());
        const std::string folder(folders.substr(0, end));
        if (std::string path = (folder.empty() ? "." : folder) + "/" + name; runs(path))
            return path;
        folders.remove_prefix(std::min(end + 1, folders.size()));
    }
    return {};
}

/// Sets the foreground group from whatever group we are in: the terminal's answer to that is SIGTTOU, which stops.
void setForeground(pid_t group)
{
    sigset_t ttou;
    sigset_t before;
    ::sigemptyset(&ttou);
    ::sigaddset(&ttou, SIGTTOU);
    ::sigprocmask(SIG_BLOCK, &ttou, &before);
    ::tcsetpgrp(STDIN_FILENO, group);
    ::sigprocmask(SIG_SETMASK, &before, nullptr);
}

std::vector<char*> pointersTo(std::vector<std::string>& words)
{
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

ForegroundCommand::ForegroundCommand(PollLoop& loop)
    : m_loop(loop), m_terminal(::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &m_modes) == 0)
{
}

ForegroundCommand::~ForegroundCommand()
{
    giveBack();
}

Result<void> ForegroundCommand::start(const Plan& plan, std::function<void(ExitCode)> ended)
{
    const std::string program = findProgram(plan.command.front(), plan.environment);
    if (program.empty())
        return Error(Code::LaunchFailure, "_fork_command: Unable to find command \"" + plan.command.front() + "\"");
    m_ended = std::move(ended);
    m_foreground = m_terminal && ::tcgetpgrp(STDIN_FILENO) == ::getpgrp();
    takeSignals(); // before there is a child whose end could be missed
    for (const std::vector<std::string>& own : plan.rankEnvironment) {
        const pid_t pid = spawn(plan, program, own);
        if (pid < 0) {
            const std::string cause = std::strerror(errno);
            signal(SIGKILL);
            return Error(Code::LaunchFailure, "fork: " + cause);
        }
        m_left[pid] = true;
    }
    return {};
}

pid_t ForegroundCommand::spawn(const Plan& plan, const std::string& program, const std::vector<std::string>& ownEnvironment)
{
    std::vector<std::string> words = plan.command;
    std::vector<std::string> variables = plan.environment;
    variables.insert(variables.end(), ownEnvironment.begin(), ownEnvironment.end());
    const std::vector<char*> argv = pointersTo(words);
    const std::vector<char*> env = pointersTo(variables);
    const pid_t pid = ::fork();
    if (pid != 0) {
        if (pid > 0) {
            if (m_group == 0)
                m_group = pid;
            ::setpgid(pid, m_group); // here and in the child: whichever comes first
            if (m_foreground && m_group == pid)
                setForeground(m_group);
        }
        return pid;
    }
    ::setpgid(0, m_group);
    if (m_foreground && m_group == 0)
        setForeground(::getpid());
    ::signal(SIGPIPE, SIG_DFL);
    ::sigprocmask(SIG_SETMASK, &m_loop.originalMask(), nullptr);
    if (plan.workDir.empty() || ::chdir(plan.workDir.c_str()) == 0)
        ::execve(program.c_str(), argv.data(), env.data());
    const std::string line = "salloc: error: _fork_command: Unable to exec command \"" + plan.command.front() +
                             "\": " + std::strerror(errno) + "\n";
    const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
    ::_exit(written < 0 ? 2 : 1);
}

void ForegroundCommand::takeSignals()
{
    m_loop.onSignal(SIGCHLD, [this] { reap(); });
    m_loop.onSignal(SIGCONT, [this] { resume(); });
    for (const int number : kForwarded) {
        m_loop.onSignal(number, [this, number] {
            // The terminal sends these to the command itself.
            if (!(m_foreground && (number == SIGINT || number == SIGQUIT)))
                signal(number);
        });
    }
}

void ForegroundCommand::signal(int number)
{
    if (m_group > 0 && running())
        ::kill(-m_group, number);
}

void ForegroundCommand::reap()
{
    while (true) {
        int status = 0;
        const pid_t pid = ::waitpid(-1, &status, WNOHANG | WUNTRACED);
        if (pid <= 0)
            break;
        if (m_left.find(pid) == m_left.end())
            continue;
        if (WIFSTOPPED(status)) {
            onStopped();
            continue;
        }
        m_left.erase(pid);
        if (WIFEXITED(status) && WEXITSTATUS(status) > m_exit.status)
            m_exit = {WEXITSTATUS(status), 0};
        else if (WIFSIGNALED(status) && m_exit.status == 0)
            m_exit.signal = WTERMSIG(status);
    }
    if (!running() && m_ended) {
        giveBack();
        const auto ended = std::exchange(m_ended, nullptr);
        ended(m_exit);
    }
}

void ForegroundCommand::onStopped()
{
    if (m_terminal && ::tcgetpgrp(STDIN_FILENO) == m_group)
        setForeground(::getpgrp());
    // To our whole job, as the terminal would. Without a shell above that could let it go on nothing stops here.
    ::kill(0, SIGTSTP);
    resume();
}

void ForegroundCommand::resume()
{
    if (!running())
        return;
    if (m_terminal && ::tcgetpgrp(STDIN_FILENO) == ::getpgrp()) {
        m_foreground = true;
        setForeground(m_group);
    }
    ::kill(-m_group, SIGCONT);
}

void ForegroundCommand::giveBack()
{
    if (!m_terminal || m_group == 0 || ::tcgetpgrp(STDIN_FILENO) != m_group)
        return;
    setForeground(::getpgrp());
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &m_modes);
}

} // namespace slotd
