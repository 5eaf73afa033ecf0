// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "notifications/notificationserver.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace slotd
{

namespace
{

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");

QDBusMessage callTo(const char* method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, QLatin1String(method));
}

} // namespace

NotificationServer::NotificationServer(QObject* parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(quint32, QString)));
    bus.connect(kService, kPath, kService, QStringLiteral("NotificationClosed"), this, SLOT(notificationClosed(quint32, quint32)));
}

void NotificationServer::notify(const Notification& notification, std::function<void(std::uint32_t)> sent)
{
    if (m_asked) {
        send(notification, std::move(sent));
        return;
    }
    // What it can do is asked with the first message: a service is often started by that.
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(callTo("GetCapabilities")), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, notification, sent = std::move(sent)] {
        const QDBusPendingReply<QStringList> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError()) {
            sent(0);
            return;
        }
        m_capabilities = reply.value();
        m_asked = true;
        send(notification, sent);
    });
}

void NotificationServer::send(const Notification& n, std::function<void(std::uint32_t)> sent)
{
    QVariantMap hints{{QStringLiteral("urgency"), QVariant::fromValue(static_cast<uchar>(n.urgency))},
                      {QStringLiteral("desktop-entry"), QStringLiteral("slotd")},
                      {QStringLiteral("category"), QStringLiteral("transfer.complete")}};
    if (n.sticky && can("persistence"))
        hints.insert(QStringLiteral("resident"), true);
    QDBusMessage call = callTo("Notify");
    call << QStringLiteral("slotd") << static_cast<quint32>(n.replaces) << n.icon << n.title
         << (can("body-markup") ? n.body.toHtmlEscaped() : n.body) << (can("actions") ? n.actions : QStringList()) << hints << (n.sticky ? 0 : -1);
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, sent = std::move(sent)] {
        const QDBusPendingReply<quint32> reply = *watcher;
        watcher->deleteLater();
        if (!reply.isError())
            m_own.insert(reply.value());
        else
            m_asked = false; // another service may come, with other capabilities
        sent(reply.isError() ? 0 : reply.value());
    });
}

void NotificationServer::close(std::uint32_t id)
{
    QDBusMessage call = callTo("CloseNotification");
    call << static_cast<quint32>(id);
    QDBusConnection::sessionBus().asyncCall(call);
}

void NotificationServer::actionInvoked(quint32 id, const QString& action)
{
    if (m_own.contains(id))
        Q_EMIT invoked(id, action);
}

void NotificationServer::notificationClosed(quint32 id, quint32)
{
    if (m_own.remove(id))
        Q_EMIT closed(id);
}

} // namespace slotd
