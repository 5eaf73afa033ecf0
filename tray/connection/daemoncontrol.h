// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/paths.h"

#include <functional>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace slotd
{

/// Starts and stops the daemon: through its systemd user unit where there is one, else as a process of its own that outlives
/// this program. Running jobs are touched by neither.
class DaemonControl : public QObject
{
    Q_OBJECT
public:
    explicit DaemonControl(RuntimePaths paths, QObject* parent = nullptr);

    void start();
    void stop();

    /// Full path of one of slotd's programs: where a package keeps the command names, beside this one, or from PATH; "" when there is none.
    static QString program(const QString& name);

Q_SIGNALS:
    /// It could not be started or stopped; one sentence.
    void failed(const QString& why);
    /// The daemon that was started has ended within moments. No failure where another one serves the socket meanwhile.
    void endedAtOnce();

private:
    void runSystemctl(const QStringList& words, std::function<void(bool, const QString&)> done);
    void startDetached();
    void stopProcess();

    RuntimePaths m_paths;
};

} // namespace slotd
