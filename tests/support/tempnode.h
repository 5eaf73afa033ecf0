// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/paths.h"
#include "domain/requests.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace slotd::test
{

/// What a command printed and how it ended.
struct Ran
{
    int code = -1;
    QString out;
    QString err;
};

/// A daemon of its own: fresh root, fresh HOME, fresh working folder, its own configuration. The real programs, from
/// SLOTD_BIN_DIR (the build tree, or an installation). Ends the daemon and every job's processes when it goes.
class TempNode
{
public:
    /// 4 CPUs, 4096 MB, no GPU, a grace of 2 s unless set otherwise before start().
    TempNode();
    ~TempNode();
    TempNode(const TempNode&) = delete;
    TempNode& operator=(const TempNode&) = delete;

    /// For daemon and commands, from the next start or call on.
    void setEnv(const QString& name, const QString& value) { m_env[name] = value; }
    void unsetEnv(const QString& name) { m_env.remove(name); }

    /// Starts the daemon and waits until it answers. False (see log()) when it ended instead.
    bool start();
    /// Starts it without waiting for an answer: for daemons that are to die at a crash point, or to refuse to start.
    void startOnly();
    bool waitUntilAnswering(int ms = 20'000);
    /// SIGTERM and wait; true when it went with status 0.
    bool stop();
    /// SIGKILL and wait.
    void kill9();
    /// Waits until the daemon has ended by itself.
    bool waitUntilGone(int ms = 20'000);
    bool running() const;
    qint64 daemonPid() const { return m_daemon ? m_daemon->processId() : 0; }
    int daemonExitCode() const { return m_daemon ? m_daemon->exitCode() : -1; }

    /// Runs a command ("sbatch --wrap true" as a list) in workDir() and waits for its end.
    Ran run(const QStringList& command, const QByteArray& input = {}, const QMap<QString, QString>& extraEnv = {});
    /// Starts a command and lets it run; ended with the node at the latest.
    std::shared_ptr<QProcess> spawn(const QStringList& command, const QMap<QString, QString>& extraEnv = {});
    /// sbatch --parsable ARGS; fails the test and gives 0 when it does not print an id.
    quint32 submit(const QStringList& args, const QByteArray& script = {});

    /// Waits on the daemon's events until the job is in one of the states ("COMPLETED"); its last state, "" on time-out.
    QString waitForState(quint32 job, const QStringList& states, int ms = 30'000);
    /// Waits until the job has ended; its final state, "" on time-out.
    QString waitForEnd(quint32 job, int ms = 30'000);
    /// Waits until `met` holds, looking again after every event of the daemon.
    bool waitUntil(const std::function<bool()>& met, int ms = 30'000);
    /// The job's record by the protocol; none when it is unknown.
    std::optional<JobRecord> record(quint32 job);

    /// A file made by a job: waits until it exists and, with `text`, contains it.
    bool waitForFile(const QString& path, const QString& text = {}, int ms = 30'000);
    QString read(const QString& path) const; ///< Relative to workDir().
    QString write(const QString& path, const QByteArray& content, bool executable = false) const;

    QString root() const { return m_dir.path() + "/root"; }
    QString workDir() const { return m_dir.path() + "/work"; }
    QString jobDir(quint32 job) const { return root() + "/lib/jobs/" + QString::number(job); }
    /// What the daemons of this node wrote to stderr so far.
    QString log() const;
    QProcessEnvironment environment(const QMap<QString, QString>& extra = {}) const;
    RuntimePaths paths() const { return RuntimePaths(root().toStdString()); }

private:
    QTemporaryDir m_dir;
    QMap<QString, QString> m_env;
    std::unique_ptr<QProcess> m_daemon;
    std::vector<std::shared_ptr<QProcess>> m_spawned;
};

/// Path of one of slotd's programs.
QString program(const QString& name);
/// Processes that carry SLOTD_ROOT of this node and a SLURM_JOB_ID in their environment (jobs and what they left).
QList<qint64> jobProcesses(const QString& root);

} // namespace slotd::test
