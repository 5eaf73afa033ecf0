// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/procfs.h"
#include "base/uniquefd.h"
#include "domain/exportspec.h"
#include "interactive/pollloop.h"
#include "interactive/steprunner.h"

#include <QByteArray>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <functional>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace slotd::test
{

/// Looks again and again, at most 20 s.
inline bool eventually(const std::function<bool()>& condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > 20'000)
            return false;
        ::usleep(2000);
    }
    return true;
}

inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool processLives(int pid)
{
    const auto stat = readProcessStat(pid);
    return stat && stat->alive();
}

/// A step that a process of its own runs as srun would, without a daemon.
class Foreground
{
public:
    Foreground()
    {
        grant.job = JobId(5);
        grant.step.spec.ntasks = 1;
        grant.jobDir = path("jobs/5").toStdString();
        grant.nodeName = "node1";
        grant.user = "me";
        grant.jobName = "name";
        grant.killWaitMs = 60'000;
        grant.supervisor = qgetenv("SLOTD_BIN_DIR").toStdString() + "/slotd-supervisor";
        plan.workDir = m_folder.path().toStdString();
        plan.environment = packEnvironment({{"PATH", "/usr/bin:/bin"}, {"HOME", "/"}, {"TERM", "dumb"}});
    }
    ~Foreground()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            wait();
        }
    }
    Foreground(const Foreground&) = delete;
    Foreground& operator=(const Foreground&) = delete;

    QString path(const QString& name) const { return m_folder.path() + "/" + name; }
    QByteArray out() const { return contentOf(path("stdout")); }
    QByteArray err() const { return contentOf(path("stderr")); }
    /// What the callbacks said, a word each.
    QByteArray events() const { return contentOf(path("events")); }

    void shell(const std::string& script) { plan.command = {"sh", "-c", script}; }
    void input(const QByteArray& text)
    {
        QFile file(path("stdin"));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        m_input.reset(::open(path("stdin").toUtf8().constData(), O_RDONLY | O_CLOEXEC));
    }
    void inputFrom(UniqueFd fd) { m_input = std::move(fd); }
    void outputTo(UniqueFd fd) { m_output = std::move(fd); }
    void errorsTo(UniqueFd fd) { m_errors = std::move(fd); }
    /// All three streams, and the controlling terminal.
    void terminal(int slave)
    {
        inputFrom(UniqueFd(::fcntl(slave, F_DUPFD_CLOEXEC, 0)));
        outputTo(UniqueFd(::fcntl(slave, F_DUPFD_CLOEXEC, 0)));
        errorsTo(UniqueFd(::fcntl(slave, F_DUPFD_CLOEXEC, 0)));
        m_terminal = true;
    }

    /// Of a terminal whose foreground is somebody else's.
    void backgroundInIt() { m_background = true; }

    pid_t start()
    {
        m_pid = ::fork();
        if (m_pid == 0)
            ::_exit(runHere());
        return m_pid;
    }
    /// Its exit status, or 128 + the signal that ended it.
    int wait()
    {
        int status = 0;
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
        }
        m_pid = 0;
        return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
    int run()
    {
        start();
        return wait();
    }
    pid_t pid() const { return m_pid; }
    bool waitForEvent(const QByteArray& word) const
    {
        return eventually([&] { return events().contains(word); });
    }
    /// Process ids of supervisor and ranks, once they run.
    QList<int> processes() const
    {
        QList<int> pids;
        if (!waitForEvent("started"))
            return pids;
        for (const QByteArray& word : events().left(events().indexOf('\n')).split(' ').mid(1))
            pids.append(word.toInt());
        return pids;
    }

    StepGrant grant;
    StreamPlan plan;

private:
    void useStreams()
    {
        const auto use = [this](UniqueFd& fd, const char* name, int flags, int target) {
            if (!fd.valid())
                fd.reset(::open(path(name).toUtf8().constData(), flags | O_CLOEXEC, 0644));
            ::dup2(fd.get(), target);
        };
        if (!m_input.valid())
            m_input.reset(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        use(m_input, "stdin", O_RDONLY, STDIN_FILENO);
        use(m_output, "stdout", O_WRONLY | O_CREAT | O_APPEND, STDOUT_FILENO);
        use(m_errors, "stderr", O_WRONLY | O_CREAT | O_APPEND, STDERR_FILENO);
        ::close_range(3, ~0U, 0); // the test's own: an srun would not have them
        if (m_terminal) {
            ::setsid();
            ::ioctl(STDIN_FILENO, TIOCSCTTY, 0);
            if (m_background) {
                // The session's leader has the foreground; srun is a child of it in a group of its own.
                const pid_t child = ::fork();
                if (child > 0) {
                    int status = 0;
                    ::waitpid(child, &status, 0);
                    ::_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
                }
                ::setpgid(0, 0);
            }
        }
    }

    int runHere()
    {
        useStreams();
        ::signal(SIGPIPE, SIG_IGN);
        if (::chdir(m_folder.path().toUtf8().constData()) != 0)
            return 99;
        const UniqueFd events(::open("events", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
        const auto note = [&events](const std::string& text) { static_cast<void>(::write(events.get(), text.data(), text.size()) < 0); };
        PollLoop loop;
        StepRunner::Callbacks callbacks;
        callbacks.onStarted = [&](const std::vector<std::int32_t>& pids, const ProcessIdentity& supervisor) {
            std::string text = "started " + std::to_string(supervisor.pid);
            for (const int pid : pids)
                text += " " + std::to_string(pid);
            note(text + "\n");
        };
        callbacks.onFinished = [&](const StepNotice& notice) {
            note("finished cause=" + std::to_string(static_cast<int>(notice.cause)) + " exit=" + formatExitCode(notice.exit) +
                 " rss=" + (notice.usage.maxRssKb > 0 ? "yes" : "no") + "\n");
        };
        StepRunner* all = nullptr;
        callbacks.onClosed = [&] { loop.stop(all->exitCode()); };
        StepRunner runner(loop, grant, plan, callbacks);
        all = &runner;
        if (auto started = runner.start(); !started) {
            runner.say("error: " + started.error().message);
            return 1;
        }
        return loop.run();
    }

    QTemporaryDir m_folder;
    UniqueFd m_input;
    UniqueFd m_output;
    UniqueFd m_errors;
    bool m_terminal = false;
    bool m_background = false;
    pid_t m_pid = 0;
};

} // namespace slotd::test
