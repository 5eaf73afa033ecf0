// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "notify/commandnotifier.h"

#include <csignal>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTimer>
#include <utility>

namespace slotd
{

namespace
{

constexpr qsizetype kKeptErrorBytes = 200; // Of what a failing hook said, for its log line.

Reason endReason(const Job& job)
{
    const auto* ended = std::get_if<EndedPhase>(&job.phase);
    return ended != nullptr ? ended->reason : Reason::None;
}

std::string orNull(const std::string& text)
{
    return text.empty() ? "(null)" : text;
}

} // namespace

HookVariables hookVariables(const Job& job)
{
    return {{"SLOTD_JOB_ID", std::to_string(job.id.value)},
            {"SLOTD_JOB_NAME", orNull(job.spec->name)},
            {"SLOTD_JOB_STATE", std::string(nameOf(job.state()))},
            {"SLOTD_JOB_PARTITION", orNull(job.spec->partition.value_or(""))},
            {"SLOTD_JOB_REASON", std::string(nameOf(endReason(job)))}};
}

CommandNotifier::CommandNotifier(std::string command, Log& log, HookLimits limits, QObject* parent)
    : QObject(parent), m_command(std::move(command)), m_log(log), m_limits(limits),
      m_setsid(QStandardPaths::findExecutable("setsid", {"/usr/bin", "/bin"}).toStdString())
{
}

CommandNotifier::~CommandNotifier()
{
    for (auto it = m_running.cbegin(); it != m_running.cend(); ++it) {
        it.key()->disconnect(this);
        killGroup(it.key());
        it.key()->kill();
        // The event loop is over by now; a killed process takes no time to go, and QProcess wants to see it.
        it.key()->waitForFinished(1000);
    }
}

void CommandNotifier::jobEnded(const Job& job)
{
    if (m_command.empty())
        return;
    if (m_waiting.size() >= m_limits.waiting) {
        if (m_dropped++ == 0)
            m_log.warning("hooks-dropped", {{"waiting", std::to_string(m_waiting.size())}});
        return;
    }
    m_dropped = 0;
    m_waiting.push_back({job.id, m_command, hookVariables(job)});
    startWaiting();
}

void CommandNotifier::startWaiting()
{
    while (!m_waiting.empty() && m_running.size() < m_limits.atOnce) {
        const Hook hook = std::move(m_waiting.front());
        m_waiting.pop_front();
        start(hook);
    }
    if (idle())
        emit becameIdle();
}

void CommandNotifier::start(const Hook& hook)
{
    auto* const process = new QProcess(this);
    m_running.insert(process, {hook.job, {}, false});
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto& [name, value] : hook.variables)
        environment.insert(name, QString::fromStdString(value));
    process->setProcessEnvironment(environment);
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardOutputFile(QProcess::nullDevice());
    connect(process, &QProcess::finished, this, [this, process] { ended(process); });
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            remove(process, process->errorString().toStdString());
    });
    connect(process, &QProcess::readyReadStandardError, this, [this, process] {
        QByteArray& said = m_running[process].said;
        said += process->readAllStandardError();
        said.truncate(kKeptErrorBytes);
    });
    auto* const limit = new QTimer(process);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, this, [this, process] { timeIsUp(process); });
    limit->start(m_limits.time);
    const QStringList shell{"/bin/sh", "-c", QString::fromStdString(hook.command)};
    if (m_setsid.empty())
        process->start(shell.front(), shell.mid(1));
    else
        process->start(QString::fromStdString(m_setsid), shell);
}

void CommandNotifier::timeIsUp(QProcess* process)
{
    const auto found = m_running.find(process);
    if (found == m_running.end())
        return;
    found->timedOut = true;
    killGroup(process);
    process->kill();
}

void CommandNotifier::ended(QProcess* process)
{
    const auto found = m_running.constFind(process);
    if (found == m_running.cend())
        return;
    std::string trouble;
    if (found->timedOut)
        trouble = "took too long";
    else if (process->exitStatus() != QProcess::NormalExit)
        trouble = "killed by a signal";
    else if (process->exitCode() != 0)
        trouble = "exit status " + std::to_string(process->exitCode());
    remove(process, trouble);
}

void CommandNotifier::remove(QProcess* process, const std::string& trouble)
{
    const Running hook = m_running.take(process);
    if (!trouble.empty())
        m_log.warning("hook-failed", {{"job", std::to_string(hook.job.value)},
                                      {"why", trouble},
                                      {"stderr", hook.said.split('\n').value(0).trimmed().toStdString()}});
    process->disconnect(this);
    process->deleteLater();
    // Not from inside a start that failed, or a hook that can't start would recurse through the queue.
    QMetaObject::invokeMethod(this, &CommandNotifier::startWaiting, Qt::QueuedConnection);
}

void CommandNotifier::killGroup(QProcess* process) const
{
    // Through setsid the hook leads a group of its own, and what it started goes with it.
    if (!m_setsid.empty() && process->processId() > 0)
        ::kill(-static_cast<pid_t>(process->processId()), SIGKILL);
}

} // namespace slotd
