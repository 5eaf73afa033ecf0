// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/terminal.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <pty.h>
#include <QDeadlineTimer>
#include <QDebug>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <vector>

namespace slotd::test
{

namespace
{

constexpr int kLookAgainMs = 20;

std::vector<char*> pointersTo(QList<QByteArray>& words)
{
    std::vector<char*> pointers;
    for (QByteArray& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// The leader of the session: runs the program in the foreground, reports its end, and keeps the terminal open.
[[noreturn]] void lead(int report, const char* folder, char* const* argv, char* const* env)
{
    ::signal(SIGTTOU, SIG_IGN);
    ::signal(SIGHUP, SIG_IGN);
    pid_t pid = ::fork();
    if (pid == 0) {
        ::setpgid(0, 0);
        ::tcsetpgrp(STDIN_FILENO, ::getpid());
        ::signal(SIGTTOU, SIG_DFL);
        ::signal(SIGHUP, SIG_DFL);
        ::close(report);
        if (::chdir(folder) == 0)
            ::execve(argv[0], argv, env);
        ::_exit(127);
    }
    int status = 0;
    bool told = ::write(report, &pid, sizeof pid) == sizeof pid;
    ::waitpid(pid, &status, 0);
    told = told && ::write(report, &status, sizeof status) == sizeof status;
    while (told)
        ::pause();
    ::_exit(1);
}

winsize sizeOf(int rows, int columns)
{
    winsize size{};
    size.ws_row = static_cast<unsigned short>(rows);
    size.ws_col = static_cast<unsigned short>(columns);
    return size;
}

} // namespace

Terminal::Terminal(const QStringList& command, const QProcessEnvironment& environment, const QString& workDir, int rows, int columns)
{
    QList<QByteArray> words;
    for (const QString& word : command)
        words.append(word.toUtf8());
    QList<QByteArray> variables;
    for (const QString& variable : environment.toStringList())
        variables.append(variable.toUtf8());
    const std::vector<char*> argv = pointersTo(words);
    const std::vector<char*> env = pointersTo(variables);
    const QByteArray folder = workDir.toUtf8();
    winsize size = sizeOf(rows, columns);
    int report[2] = {-1, -1};
    if (::pipe(report) != 0)
        return;
    m_leader = ::forkpty(&m_master, nullptr, nullptr, &size);
    if (m_leader == 0)
        lead(report[1], folder.constData(), argv.data(), env.data());
    ::close(report[1]);
    m_report = report[0];
    if (::read(m_report, &m_pid, sizeof m_pid) != sizeof m_pid)
        m_pid = -1;
}

Terminal::~Terminal()
{
    ::close(m_master); // hangs up: the leader and its program hear SIGHUP
    ::kill(m_leader, SIGKILL);
    ::waitpid(m_leader, nullptr, 0);
    if (m_status < 0 && m_pid > 0 && waitForExit(2000) < 0)
        ::kill(m_pid, SIGKILL);
    ::close(m_report);
}

void Terminal::type(const QByteArray& keys)
{
    for (qsizetype at = 0; at < keys.size();) {
        const ssize_t written = ::write(m_master, keys.constData() + at, static_cast<std::size_t>(keys.size() - at));
        if (written <= 0)
            return;
        at += written;
    }
}

void Terminal::resize(int rows, int columns)
{
    const winsize size = sizeOf(rows, columns);
    ::ioctl(m_master, TIOCSWINSZ, &size);
}

bool Terminal::readSome(int ms)
{
    pollfd p{m_master, POLLIN, 0};
    if (::poll(&p, 1, ms) <= 0)
        return true;
    std::array<char, 4096> block;
    const ssize_t got = ::read(m_master, block.data(), block.size());
    if (got > 0)
        m_screen.append(block.data(), got);
    return got > 0;
}

bool Terminal::expect(const QByteArray& text, int ms)
{
    const QDeadlineTimer limit(ms);
    while (true) {
        const qsizetype at = m_screen.indexOf(text, m_seen);
        if (at >= 0) {
            m_seen = at + text.size();
            return true;
        }
        if (limit.hasExpired() || !readSome(kLookAgainMs)) {
            qWarning().noquote() << "not on the screen: " + QString::fromUtf8(text) + "\nbut:\n" + QString::fromUtf8(m_screen.mid(m_seen));
            return m_screen.indexOf(text, m_seen) >= 0;
        }
    }
}

int Terminal::waitForExit(int ms)
{
    const QDeadlineTimer limit(ms);
    while (m_status < 0 && !limit.hasExpired()) {
        readSome(kLookAgainMs); // a program whose terminal is full can't end
        int status = 0;
        pollfd p{m_report, POLLIN, 0};
        if (::poll(&p, 1, 0) > 0 && ::read(m_report, &status, sizeof status) == sizeof status)
            m_status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    return m_status;
}

bool Terminal::cooked() const
{
    termios modes{};
    return ::tcgetattr(m_master, &modes) == 0 && (modes.c_lflag & (ICANON | ECHO)) == (ICANON | ECHO);
}

} // namespace slotd::test
