// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "connection/socketwatch.h"

#include <QDir>
#include <QFileInfo>

namespace slotd
{

SocketWatch::SocketWatch(QString folder, QObject* parent) : QObject(parent), m_folder(std::move(folder))
{
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        follow();
        Q_EMIT changed();
    });
    follow();
}

bool SocketWatch::works() const
{
    return !m_watcher.directories().isEmpty();
}

void SocketWatch::follow()
{
    QString nearest = m_folder;
    while (!QFileInfo(nearest).isDir() && !QDir(nearest).isRoot())
        nearest = QFileInfo(nearest).path();
    if (m_watcher.directories() == QStringList{nearest})
        return;
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    m_watcher.addPath(nearest);
}

} // namespace slotd
