// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/singleinstance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>

namespace slotd
{

namespace
{

constexpr int kAnswerMilliseconds = 2000;
constexpr int kAgainMilliseconds = 50;

QString baseName(const QString& root)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        folder = QDir::tempPath();
    const QByteArray mark = QCryptographicHash::hash(root.toUtf8(), QCryptographicHash::Sha1).toHex().left(12);
    return folder + QStringLiteral("/slotd-tray-") + QString::fromLatin1(mark);
}

} // namespace

SingleInstance::SingleInstance(const QString& root, QObject* parent)
    : QObject(parent), m_name(baseName(root) + QStringLiteral(".sock")), m_lock(baseName(root) + QStringLiteral(".lock"))
{
    m_lock.setStaleLockTime(0); // it is stale when its process is gone, however old it is
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::take);
}

bool SingleInstance::first()
{
    if (!m_lock.tryLock())
        return false;
    QLocalServer::removeServer(m_name);
    m_server.listen(m_name);
    return true;
}

bool SingleInstance::tellFirst(const QStringList& words)
{
    // Nothing else goes on in the second program: it may wait.
    QLocalSocket socket;
    const QDeadlineTimer patience(kAnswerMilliseconds);
    // The first may have only just begun, and not listen yet.
    while (socket.connectToServer(m_name), !socket.waitForConnected(kAnswerMilliseconds)) {
        if (patience.hasExpired())
            return false;
        QThread::msleep(kAgainMilliseconds);
    }
    socket.write(words.join(QChar(0)).toUtf8());
    socket.disconnectFromServer();
    return socket.state() == QLocalSocket::UnconnectedState || socket.waitForDisconnected(kAnswerMilliseconds);
}

void SingleInstance::take()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            Q_EMIT told(QString::fromUtf8(socket->readAll()).split(QChar(0), Qt::SkipEmptyParts));
            socket->deleteLater();
        });
    }
}

} // namespace slotd
