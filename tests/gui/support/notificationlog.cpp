// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/notificationlog.h"

#include <QTest>

namespace slotd::test
{

namespace
{

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
constexpr uint kClosedByCall = 3;

} // namespace

NotificationLog::NotificationLog(QDBusConnection bus, QStringList capabilities) : m_bus(std::move(bus)), m_capabilities(std::move(capabilities))
{
    m_bus.registerObject(kPath, this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
    m_bus.registerService(kService);
}

NotificationLog::~NotificationLog()
{
    m_bus.unregisterService(kService);
    m_bus.unregisterObject(kPath);
}

QStringList NotificationLog::Call::keys() const
{
    QStringList keys;
    for (qsizetype i = 0; i < actions.size(); i += 2)
        keys.append(actions.at(i));
    return keys;
}

NotificationLog::Call NotificationLog::waitFor(const QString& titlePart, const QString& bodyPart, int ms) const
{
    Call found;
    const bool came = QTest::qWaitFor([&] {
        for (const Call& call : m_calls) {
            if (call.title.contains(titlePart) && call.body.contains(bodyPart))
                found = call;
        }
        return found.id != 0;
    }, ms);
    return came ? found : Call();
}

void NotificationLog::press(uint id, const QString& action)
{
    Q_EMIT ActionInvoked(id, action);
}

QStringList NotificationLog::GetCapabilities()
{
    return m_capabilities;
}

uint NotificationLog::Notify(const QString&, uint replaces, const QString&, const QString& title, const QString& body, const QStringList& actions,
                             const QVariantMap& hints, int timeout)
{
    const uint id = replaces != 0 ? replaces : m_next++;
    m_calls.append({id, replaces, title, body, actions, hints, timeout});
    if (!m_shown.contains(id))
        m_shown.append(id);
    return id;
}

void NotificationLog::CloseNotification(uint id)
{
    if (m_shown.removeAll(id) > 0)
        Q_EMIT NotificationClosed(id, kClosedByCall);
}

QString NotificationLog::GetServerInformation(QString& vendor, QString& version, QString& specification)
{
    vendor = QStringLiteral("slotd");
    version = QStringLiteral("1");
    specification = QStringLiteral("1.2");
    return QStringLiteral("test");
}

} // namespace slotd::test
