// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/tempnode.h"

#include "client/blockingclient.h"

#include <csignal>
#include <poll.h>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTest>

namespace slotd::test
{

namespace
{

constexpr int kLookAgainMs = 20; ///< Where nothing can be waited on: a daemon that is not there, a file.

QStringList withProgram(const QStringList& command)
{
    QStringList full = command;
    if (!QDir::isAbsolutePath(command[0]))
        full[0] = program(command[0]);
    return full;
}

} // namespace

QString program(const QString& name)
{
    return qEnvironmentVariable("SLOTD_BIN_DIR") + "/" + name;
}

QList<qint64> jobProcesses(const QString& root)
{
    QList<qint64> pids;
    const QByteArray needle = ("SLOTD_ROOT=" + root).toUtf8();
    for (const QString& entry : QDir("/proc").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool number = false;
        const qint64 pid = entry.toLongLong(&number);
        if (!number)
            continue;
        QFile file("/proc/" + entry + "/environ");
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QList<QByteArray> vars = file.readAll().split('\0');
        bool ours = false;
        bool job = false;
        for (const QByteArray& var : vars) {
            ours = ours || var == needle;
            job = job || var.startsWith("SLURM_JOB_ID=");
        }
        if (ours && job)
            pids.append(pid);
    }
    return pids;
}

TempNode::TempNode()
{
    QDir().mkpath(workDir());
    QDir().mkpath(m_dir.path() + "/home");
    m_env = {{"SLOTD_CPUS", "4"}, {"SLOTD_MEMORY", "4096M"}, {"SLOTD_GPU_COUNT", "0"}, {"SLOTD_KILL_WAIT", "2"}, {"SLOTD_INHIBIT_SLEEP", "no"}};
}

TempNode::~TempNode()
{
    if (running())
        run({"scancel", "--me"});
    for (const auto& process : m_spawned) {
        process->kill();
        process->waitForFinished();
    }
    if (running())
        stop();
    for (const qint64 pid : jobProcesses(root()))
        ::kill(static_cast<pid_t>(pid), SIGKILL);
    if (QTest::currentTestFailed())
        qWarning().noquote() << "daemon log:\n" + log();
}

QProcessEnvironment TempNode::environment(const QMap<QString, QString>& extra) const
{
    QProcessEnvironment env;
    env.insert("PATH", qEnvironmentVariable("SLOTD_BIN_DIR") + ":/usr/local/bin:/usr/bin:/bin");
    env.insert("HOME", m_dir.path() + "/home");
    env.insert("LANG", "C.UTF-8");
    env.insert("SLOTD_ROOT", root());
    env.insert("ASAN_OPTIONS", qEnvironmentVariable("ASAN_OPTIONS"));
    for (const auto& map : {m_env, extra}) {
        for (auto it = map.begin(); it != map.end(); ++it)
            env.insert(it.key(), it.value());
    }
    return env;
}

void TempNode::startOnly()
{
    m_daemon = std::make_unique<QProcess>();
    m_daemon->setProcessEnvironment(environment());
    m_daemon->setWorkingDirectory(m_dir.path());
    m_daemon->setStandardErrorFile(m_dir.path() + "/daemon.log", QIODevice::Append);
    m_daemon->setStandardOutputFile(m_dir.path() + "/daemon.log", QIODevice::Append);
    m_daemon->start(program("slotd"), {"daemon"});
    m_daemon->waitForStarted();
}

bool TempNode::start()
{
    startOnly();
    return waitUntilAnswering();
}

bool TempNode::waitUntilAnswering(int ms)
{
    const QDeadlineTimer limit(ms);
    while (!limit.hasExpired()) {
        BlockingClient client(paths(), "test");
        if (client.ping().ok())
            return true;
        if (m_daemon->state() == QProcess::NotRunning || m_daemon->waitForFinished(kLookAgainMs))
            return false;
    }
    return false;
}

bool TempNode::running() const
{
    return m_daemon && m_daemon->state() == QProcess::Running && !m_daemon->waitForFinished(0);
}

bool TempNode::stop()
{
    m_daemon->terminate();
    return m_daemon->waitForFinished() && m_daemon->exitStatus() == QProcess::NormalExit && m_daemon->exitCode() == 0;
}

void TempNode::kill9()
{
    m_daemon->kill();
    m_daemon->waitForFinished();
}

bool TempNode::waitUntilGone(int ms)
{
    return m_daemon->state() == QProcess::NotRunning || m_daemon->waitForFinished(ms);
}

Ran TempNode::run(const QStringList& command, const QByteArray& input, const QMap<QString, QString>& extraEnv)
{
    const QStringList full = withProgram(command);
    QProcess process;
    process.setProcessEnvironment(environment(extraEnv));
    process.setWorkingDirectory(workDir());
    process.start(full[0], full.mid(1));
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

std::shared_ptr<QProcess> TempNode::spawn(const QStringList& command, const QMap<QString, QString>& extraEnv)
{
    const QStringList full = withProgram(command);
    auto process = std::make_shared<QProcess>();
    process->setProcessEnvironment(environment(extraEnv));
    process->setWorkingDirectory(workDir());
    process->start(full[0], full.mid(1));
    process->waitForStarted();
    m_spawned.push_back(process);
    return process;
}

quint32 TempNode::submit(const QStringList& args, const QByteArray& script)
{
    const Ran ran = run(QStringList{"sbatch", "--parsable"} + args, script);
    bool ok = false;
    const quint32 id = ran.out.trimmed().toUInt(&ok);
    if (!ok || ran.code != 0) {
        const QByteArray what = ("sbatch " + args.join(' ') + " gave " + QString::number(ran.code) + ": " + ran.out + ran.err).toUtf8();
        QTest::qFail(what.constData(), __FILE__, __LINE__);
        return 0;
    }
    return id;
}

std::optional<JobRecord> TempNode::record(quint32 job)
{
    BlockingClient client(paths(), "test");
    JobQuery query;
    query.scope = QueryScope::Accounting;
    JobRef ref;
    ref.job = JobId(job);
    query.filter.refs = {ref};
    const auto rows = client.jobs(query);
    if (!rows.ok())
        return std::nullopt;
    for (const JobRecord& row : *rows) {
        if (row.id == JobId(job) && row.step == JobRef::kNoStep)
            return row;
    }
    return std::nullopt;
}

bool TempNode::waitUntil(const std::function<bool()>& met, int ms)
{
    const QDeadlineTimer limit(ms);
    while (!limit.hasExpired()) {
        auto connection = Connection::open(paths(), "test");
        if (!connection.ok()) {
            if (met())
                return true;
            QTest::qWait(kLookAgainMs); // no daemon at the moment: nothing to wait on
            continue;
        }
        if (!connection->send(pack(MessageKind::Subscribe, 1, SubscribeRequest{})).ok())
            continue;
        for (bool alive = true; alive && !limit.hasExpired();) {
            if (met())
                return true;
            pollfd watch{connection->fd(), POLLIN, 0};
            // Events tell of changes in the daemon; a condition on files needs a look now and then.
            if (::poll(&watch, 1, static_cast<int>(qMin<qint64>(limit.remainingTime(), 200))) > 0) {
                const auto more = connection->readSome();
                alive = more.ok() && *more;
                while (connection->next()) {
                }
            }
        }
    }
    return met();
}

QString TempNode::waitForState(quint32 job, const QStringList& states, int ms)
{
    QString last;
    const bool met = waitUntil(
        [&] {
            const auto row = record(job);
            last = row ? QString::fromUtf8(nameOf(row->state).data()) : QString();
            return states.contains(last);
        },
        ms);
    return met ? last : QString();
}

QString TempNode::waitForEnd(quint32 job, int ms)
{
    QStringList ends;
    for (const JobStateRow& row : kJobStates) {
        if (row.terminal)
            ends.append(QString::fromUtf8(row.name.data()));
    }
    return waitForState(job, ends, ms);
}

bool TempNode::waitForFile(const QString& path, const QString& text, int ms)
{
    const QDeadlineTimer limit(ms);
    do {
        QFile file(QDir::isAbsolutePath(path) ? path : workDir() + "/" + path);
        if (file.open(QIODevice::ReadOnly) && (text.isEmpty() || QString::fromUtf8(file.readAll()).contains(text)))
            return true;
        QTest::qWait(kLookAgainMs); // files send no events that work on every file system
    } while (!limit.hasExpired());
    return false;
}

QString TempNode::read(const QString& path) const
{
    QFile file(QDir::isAbsolutePath(path) ? path : workDir() + "/" + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString TempNode::write(const QString& path, const QByteArray& content, bool executable) const
{
    const QString full = QDir::isAbsolutePath(path) ? path : workDir() + "/" + path;
    QFile file(full);
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    if (executable)
        file.setPermissions(file.permissions() | QFileDevice::ExeOwner);
    return full;
}

QString TempNode::log() const
{
    return read(m_dir.path() + "/daemon.log");
}

} // namespace slotd::test
