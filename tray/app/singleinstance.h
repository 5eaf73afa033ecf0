// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <memory>
#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QStringList>

namespace slotd
{

/// One program per user and runtime root. The lock is tied to the process, so that a crash leaves nothing behind; what a
/// second start wants is told to the first.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString& root, QObject* parent = nullptr);

    /// True when this is the first.
    bool first();
    /// Tells the first what is wanted; false when it does not listen.
    bool tellFirst(const QStringList& words);

Q_SIGNALS:
    void told(const QStringList& words);

private:
    void take();

    QString m_name;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace slotd
