// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "submit/sbatchrunner.h"

#include "connection/daemoncontrol.h"

#include <QProcess>
#include <QRegularExpression>

namespace slotd
{

void SbatchRunner::run(const QStringList& words, const QString& folder, std::function<void(JobId, const QString&)> done)
{
    const QString program = DaemonControl::program(QStringLiteral("sbatch"));
    if (program.isEmpty()) {
        done(JobId(), tr("The program \"sbatch\" was not found beside this one or in PATH."));
        return;
    }
    // Nobody's child: a window that is closed must not end sbatch halfway.
    auto* process = new QProcess;
    process->setWorkingDirectory(folder);
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    connect(process, &QProcess::finished, this, [process, done](int code, QProcess::ExitStatus status) {
        const QString out = QString::fromUtf8(process->readAllStandardOutput()).trimmed();
        const QString problem = QString::fromUtf8(process->readAllStandardError()).trimmed();
        const bool good = status == QProcess::NormalExit && code == 0;
        done(good ? JobId(out.section(QLatin1Char(' '), -1).toUInt()) : JobId(), problem);
    });
    // From the event loop: the caller may not be ready for an answer yet.
    connect(process, &QProcess::errorOccurred, this, [process, done](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        process->deleteLater();
        done(JobId(), process->errorString());
    }, Qt::QueuedConnection);
    process->start(program, words);
    process->closeWriteChannel();
}

QString shellLine(const QStringList& words)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    QStringList quoted;
    for (const QString& word : words) {
        if (plain.match(word).hasMatch()) {
            quoted.append(word);
            continue;
        }
        QString inner = word;
        inner.replace(QLatin1Char('\''), QLatin1String("'\\''"));
        // Only the value of an option is quoted: --wrap='a b' reads better than '--wrap=a b'.
        const auto equals = inner.startsWith(QLatin1String("--")) ? inner.indexOf(QLatin1Char('=')) : -1;
        quoted.append(inner.left(equals + 1) + QLatin1Char('\'') + inner.mid(equals + 1) + QLatin1Char('\''));
    }
    return quoted.join(QLatin1Char(' '));
}

} // namespace slotd
