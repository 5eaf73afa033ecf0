// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace slotd::test
{

/// A notification service that writes down what it is told. It exists on the bus as long as this object.
class NotificationLog : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    explicit NotificationLog(QDBusConnection bus, QStringList capabilities = {"actions", "body", "body-markup", "persistence"});
    ~NotificationLog() override;

    struct Call
    {
        uint id = 0;
        uint replaces = 0;
        QString title;
        QString body;
        QStringList actions; ///< Keys and labels in turn.
        QVariantMap hints;
        int timeout = 0;

        int urgency() const { return hints.value(QStringLiteral("urgency"), -1).toInt(); }
        QStringList keys() const;
    };

    const QList<Call>& calls() const { return m_calls; }
    /// Waits for a call that fits; a null id when none comes.
    Call waitFor(const QString& titlePart, const QString& bodyPart = {}, int ms = 20'000) const;
    /// Messages that are on the screen.
    int shown() const { return static_cast<int>(m_shown.size()); }
    void press(uint id, const QString& action);

public Q_SLOTS:
    QStringList GetCapabilities();
    uint Notify(const QString& app, uint replaces, const QString& icon, const QString& title, const QString& body, const QStringList& actions,
                const QVariantMap& hints, int timeout);
    void CloseNotification(uint id);
    QString GetServerInformation(QString& vendor, QString& version, QString& specification);

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);

private:
    QDBusConnection m_bus;
    QStringList m_capabilities;
    QList<Call> m_calls;
    QList<uint> m_shown;
    uint m_next = 1;
};

} // namespace slotd::test
