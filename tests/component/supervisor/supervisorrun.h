// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/procfs.h"
#include "base/uniquefd.h"
#include "domain/launchplan.h"
#include "wire/fieldcodec.h"

#include <QByteArray>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <functional>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

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

/// One start of the real slotd-supervisor on a plan in a fresh folder.
class SupervisorRun
{
public:
    SupervisorRun()
    {
        QDir().mkpath(path("jobs/7"));
        QDir().mkpath(path("work"));
        plan.job = JobId(7);
        plan.jobDir = path("jobs/7").toStdString();
        plan.scriptPath = plan.jobDir + "/script.sh";
        plan.workDir = path("work").toStdString();
        plan.stdinPath = "/dev/null";
        plan.stdoutPath = path("work/out").toStdString();
        plan.stderrPath = plan.stdoutPath;
        plan.nodeName = "node1";
        plan.killWaitMs = 60'000;
        environment({"PATH=/usr/bin:/bin", "SLURM_JOB_ID=7"});
    }

    ~SupervisorRun()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGTERM);
            wait();
        }
    }
    SupervisorRun(const SupervisorRun&) = delete;
    SupervisorRun& operator=(const SupervisorRun&) = delete;

    QString path(const QString& name) const { return m_folder.path() + "/" + name; }
    QByteArray output() const { return contentOf(QString::fromStdString(plan.stdoutPath)); }
    bool outputHas(const QByteArray& text) const { return output().contains(text); }

    void environment(const std::vector<std::string>& entries)
    {
        plan.environment.clear();
        for (const auto& entry : entries)
            plan.environment += (plan.environment.empty() ? std::string() : std::string(1, '\0')) + entry;
    }

    void script(const QByteArray& text)
    {
        QFile file(QString::fromStdString(plan.scriptPath));
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write(text);
    }

    pid_t start(const std::string& crashAt = {})
    {
        m_pid = spawn(crashAt);
        return m_pid;
    }

    /// A second supervisor on the same plan; its wait status.
    int startAgain() const
    {
        int status = 0;
        ::waitpid(spawn({}), &status, 0);
        return status;
    }

    /// Status of the supervisor, as wait(2) gives it.
    int wait()
    {
        int status = -1;
        ::waitpid(m_pid, &status, 0);
        m_pid = 0;
        return status;
    }

    /// Runs to the end; the result.
    AttemptFile run(const QByteArray& text)
    {
        script(text);
        start();
        wait();
        return result();
    }

    AttemptFile result() const
    {
        const QByteArray text = contentOf(path("jobs/7/") + QString::fromStdString(attemptFileName(plan.attempt)));
        auto file = parseAttemptFile(std::string_view(text.data(), static_cast<std::size_t>(text.size())));
        return file ? *file : AttemptFile();
    }

    /// A connected control socket.
    UniqueFd connectControl() const
    {
        const UniqueFd folder(::open(plan.jobDir.c_str(), O_PATH | O_CLOEXEC));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::snprintf(address.sun_path, sizeof address.sun_path, "/proc/self/fd/%d/control", folder.get());
        UniqueFd fd;
        eventually([&] {
            fd.reset(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
            return ::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        });
        return fd;
    }

    SupervisorReply ask(const SupervisorRequest& request) const
    {
        const UniqueFd fd = connectControl();
        const std::string bytes = encodeToString(request);
        SupervisorReply reply;
        reply.ok = false;
        char answer[4096];
        if (::send(fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0)
            return reply;
        const ssize_t got = ::recv(fd.get(), answer, sizeof answer, 0);
        if (got > 0)
            decodeFromString(std::string_view(answer, static_cast<std::size_t>(got)), reply);
        return reply;
    }

    SupervisorReply terminate(EndCause cause) const
    {
        SupervisorRequest request;
        request.kind = ControlKind::Terminate;
        request.cause = cause;
        return ask(request);
    }

    LaunchPlan plan;

private:
    pid_t spawn(const std::string& crashAt) const
    {
        const UniqueFd memory(::memfd_create("plan", MFD_CLOEXEC));
        const std::string bytes = encodeToString(plan);
        if (::write(memory.get(), bytes.data(), bytes.size()) < 0)
            return -1;
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, memory.get(), 3);
        posix_spawnattr_t attributes;
        ::posix_spawnattr_init(&attributes);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
        std::string program = qgetenv("SLOTD_BIN_DIR").toStdString() + "/slotd-supervisor";
        std::string crash = "SLOTD_TEST_CRASH_SUPERVISOR_AT=" + crashAt;
        char* argv[] = {program.data(), nullptr};
        char* env[] = {crashAt.empty() ? nullptr : crash.data(), nullptr};
        pid_t pid = -1;
        ::posix_spawn(&pid, program.c_str(), &actions, &attributes, argv, env);
        ::posix_spawn_file_actions_destroy(&actions);
        ::posix_spawnattr_destroy(&attributes);
        return pid;
    }

    QTemporaryDir m_folder;
    pid_t m_pid = 0;
};

inline bool processLives(int pid)
{
    const auto stat = readProcessStat(pid);
    return stat && stat->alive();
}

} // namespace slotd::test
