// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/olddaemon.h"

#include "protocol/codec.h"
#include "protocol/frame.h"
#include "protocol/messages.h"

#include <QDir>
#include <QLocalSocket>

namespace slotd::test
{

OldDaemon::OldDaemon(const QString& root)
{
    QDir().mkpath(root + QStringLiteral("/run"));
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket* client = m_server.nextPendingConnection();
        connect(client, &QLocalSocket::readyRead, client, [client] {
            const ErrorReply words{.code = Code::ProtocolVersion, .message = "this daemon speaks versions 7 to 9 of the protocol"};
            client->write(QByteArray::fromStdString(frame(pack(MessageKind::ErrorReply, 0, words))));
            client->disconnectFromServer();
        });
    });
    m_server.listen(root + QStringLiteral("/run/slotd.sock"));
}

} // namespace slotd::test
