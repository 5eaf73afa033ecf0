// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "connection/daemoncontrol.h"

#include "base/procfs.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <QCoreApplication>
#include <QDir>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimer>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::chrono::milliseconds kMoments{1500};
const QString kUnit = QStringLiteral("slotd.service");

/// Pid of the process that serves the socket; 0 when nobody does.
pid_t serverOf(const std::string& path)
{
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return 0;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    ucred peer{};
    socklen_t length = sizeof peer;
    const bool known = ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
                       ::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0;
    ::close(fd);
    return known && peer.uid == ::getuid() ? peer.pid : 0;
}

} // namespace

DaemonControl::DaemonControl(RuntimePaths paths, QObject* parent) : QObject(parent), m_paths(std::move(paths)) {}

QString DaemonControl::program(const QString& name)
{
    // First where a package keeps the command names: what is called sbatch beside this program may be a real Slurm's.
    for (const char* folder : {"/../lib/slotd/bin/", "/"}) {
        const QString path = QDir::cleanPath(QCoreApplication::applicationDirPath() + QLatin1String(folder) + name);
        if (QFileInfo(path).isExecutable())
            return path;
    }
    return QStandardPaths::findExecutable(name);
}

void DaemonControl::runSystemctl(const QStringList& words, std::function<void(bool, const QString&)> done)
{
    auto* process = new QProcess(this);
    const auto finish = [process, done = std::move(done)](bool good) {
        done(good, QString::fromLocal8Bit(process->readAllStandardError()).trimmed());
        process->deleteLater();
    };
    connect(process, &QProcess::finished, this, [finish](int code, QProcess::ExitStatus status) {
        finish(status == QProcess::NormalExit && code == 0);
    });
    connect(process, &QProcess::errorOccurred, this, [finish](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(false);
    });
    process->start(QStringLiteral("systemctl"), QStringList{QStringLiteral("--user"), QStringLiteral("--no-pager")} + words);
}

void DaemonControl::start()
{
    // A unit of the user's serves the default root only.
    if (qEnvironmentVariableIsSet("SLOTD_ROOT")) {
        startDetached();
        return;
    }
    runSystemctl({QStringLiteral("start"), kUnit}, [this](bool good, const QString&) {
        if (!good)
            startDetached();
    });
}

void DaemonControl::startDetached()
{
    const QString daemon = program(QStringLiteral("slotd"));
    QProcess process;
    process.setProgram(daemon);
    process.setArguments({QStringLiteral("daemon")});
    process.setWorkingDirectory(QDir::rootPath());
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    qint64 pid = 0;
    if (daemon.isEmpty() || !process.startDetached(&pid)) {
        Q_EMIT failed(tr("The program \"slotd\" was not found beside this one or in PATH."));
        return;
    }
    QTimer::singleShot(kMoments, this, [this, pid] {
        if (const auto daemonNow = readProcessStat(static_cast<int>(pid)); !daemonNow || !daemonNow->alive())
            Q_EMIT endedAtOnce();
    });
}

void DaemonControl::stop()
{
    if (qEnvironmentVariableIsSet("SLOTD_ROOT")) {
        stopProcess();
        return;
    }
    runSystemctl({QStringLiteral("is-active"), kUnit}, [this](bool active, const QString&) {
        if (!active) {
            stopProcess();
            return;
        }
        runSystemctl({QStringLiteral("stop"), kUnit}, [this](bool good, const QString& words) {
            if (!good)
                Q_EMIT failed(words);
        });
    });
}

void DaemonControl::stopProcess()
{
    const pid_t daemon = serverOf(m_paths.socket());
    if (daemon > 1 && ::kill(daemon, SIGTERM) != 0)
        Q_EMIT failed(QString::fromLocal8Bit(std::strerror(errno)));
}

} // namespace slotd
