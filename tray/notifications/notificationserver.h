// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>
#include <functional>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

class QDBusPendingCallWatcher;

namespace slotd
{

/// One message to the user.
struct Notification
{
    enum class Urgency : std::uint8_t { Low = 0, Normal = 1, Critical = 2 };

    QString title;
    QString body;              ///< Plain text; escaped for services that read markup.
    Urgency urgency = Urgency::Normal;
    QStringList actions;       ///< Key, label, key, label ...; "default" is the click on the message.
    bool sticky = false;       ///< Stays until the user closes it.
    std::uint32_t replaces = 0;
    QString icon = QStringLiteral("slotd");
};

/// The desktop's notification service (org.freedesktop.Notifications), never waited for.
class NotificationServer : public QObject
{
    Q_OBJECT
public:
    explicit NotificationServer(QObject* parent = nullptr);

    /// `sent` gets the message's number, 0 when there is no service.
    void notify(const Notification& notification, std::function<void(std::uint32_t)> sent);
    void close(std::uint32_t id);

Q_SIGNALS:
    void invoked(quint32 id, const QString& action);
    void closed(quint32 id);

private Q_SLOTS:
    void actionInvoked(quint32 id, const QString& action);
    void notificationClosed(quint32 id, quint32 reason);

private:
    void send(const Notification& notification, std::function<void(std::uint32_t)> sent);
    bool can(const char* what) const { return m_capabilities.contains(QLatin1String(what)); }

    bool m_asked = false;
    QStringList m_capabilities;
    QSet<quint32> m_own; ///< The signals tell of every program's messages.
};

} // namespace slotd
