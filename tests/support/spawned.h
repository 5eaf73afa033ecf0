// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "support/tempnode.h"

#include <QDeadlineTimer>
#include <QProcess>

#include <csignal>

#include <memory>

namespace slotd::test
{

/// A started command, and what it has printed so far.
class Spawned
{
public:
    Spawned(TempNode& node, const QStringList& command, const QMap<QString, QString>& extraEnv = {})
        : m_process(node.spawn(command, extraEnv))
    {
    }

    qint64 pid() const { return m_process->processId(); }
    void type(const QByteArray& text) { m_process->write(text); m_process->waitForBytesWritten(); }
    void endInput() { m_process->closeWriteChannel(); }
    void signal(int number) { ::kill(static_cast<pid_t>(pid()), number); }

    /// Waits until its stdout or stderr contains `text`.
    bool says(const QString& text, int ms = 20'000)
    {
        QDeadlineTimer limit(ms);
        while (!take().contains(text)) {
            if (limit.hasExpired() || (m_process->state() == QProcess::NotRunning && !take().contains(text)))
                return false;
            m_process->waitForReadyRead(20);
        }
        return true;
    }
    /// Waits for its end: the exit code, 128 + signal, or -1 when it still runs.
    int end(int ms = 30'000)
    {
        if (m_process->state() != QProcess::NotRunning && !m_process->waitForFinished(ms))
            return -1;
        take();
        return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : 128 + m_process->exitCode();
    }
    bool running() { return m_process->state() != QProcess::NotRunning && !m_process->waitForFinished(0); }
    QString out() { take(); return m_out; }
    QString err() { take(); return m_err; }

private:
    QString take()
    {
        m_out += QString::fromUtf8(m_process->readAllStandardOutput());
        m_err += QString::fromUtf8(m_process->readAllStandardError());
        return m_out + m_err;
    }

    std::shared_ptr<QProcess> m_process;
    QString m_out;
    QString m_err;
};

} // namespace slotd::test
