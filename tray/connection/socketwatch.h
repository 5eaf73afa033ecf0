// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>

namespace slotd
{

/// Tells when something changes in the folder of a daemon's socket, so that nobody has to try again and again. Where that
/// folder does not exist yet its nearest existing parent is watched. Costs nothing while nothing changes (inotify).
class SocketWatch : public QObject
{
    Q_OBJECT
public:
    explicit SocketWatch(QString folder, QObject* parent = nullptr);

    /// False where the system lends no watch (too many in use): then only a timer helps.
    bool works() const;

Q_SIGNALS:
    void changed();

private:
    void follow();

    QString m_folder;
    QFileSystemWatcher m_watcher;
};

} // namespace slotd
