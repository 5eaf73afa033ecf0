// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/panel.h"

#include <algorithm>
#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QTest>

namespace slotd::test
{

namespace
{

const QString kWatcher = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString kHost = QStringLiteral("org.kde.StatusNotifierHost-test");
const QString kItem = QStringLiteral("org.kde.StatusNotifierItem");
const QString kItemPath = QStringLiteral("/StatusNotifierItem");
const QString kMenu = QStringLiteral("com.canonical.dbusmenu");

/// Calls with the event loop running: the program may call this process meanwhile.
QDBusMessage call(const QDBusConnection& bus, QDBusMessage message)
{
    QDBusPendingCallWatcher watcher(bus.asyncCall(message, 10'000));
    const bool finished = QTest::qWaitFor([&] { return watcher.isFinished(); }, 10'000);
    return finished ? watcher.reply() : QDBusMessage();
}

QVariant get(const QDBusConnection& bus, const QString& service, const QString& path, const QString& interface, const QString& name)
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    message << interface << name;
    const QDBusMessage reply = call(bus, message);
    return reply.type() == QDBusMessage::ReplyMessage ? reply.arguments().value(0).value<QDBusVariant>().variant() : QVariant();
}

Panel::Entry readEntry(const QDBusArgument& argument)
{
    Panel::Entry entry;
    QVariantMap properties;
    argument.beginStructure();
    argument >> entry.id >> properties;
    argument.beginArray();
    while (!argument.atEnd()) {
        QDBusVariant child;
        argument >> child;
        entry.entries.append(readEntry(child.variant().value<QDBusArgument>()));
    }
    argument.endArray();
    argument.endStructure();
    entry.text = properties.value(QStringLiteral("label")).toString();
    entry.text.remove(QLatin1Char('_'));
    if (properties.value(QStringLiteral("type")).toString() == QLatin1String("separator"))
        entry.text = QStringLiteral("-");
    entry.enabled = properties.value(QStringLiteral("enabled"), true).toBool();
    entry.checkable = !properties.value(QStringLiteral("toggle-type")).toString().isEmpty();
    return entry;
}

} // namespace

Panel::Panel(QDBusConnection bus) : m_bus(std::move(bus))
{
    m_bus.registerObject(QStringLiteral("/StatusNotifierWatcher"), this,
                         QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals | QDBusConnection::ExportAllProperties);
    m_bus.registerService(kHost);
    m_bus.registerService(kWatcher);
    m_bus.connect(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"), QStringLiteral("org.freedesktop.DBus"),
                  QStringLiteral("NameOwnerChanged"), this, SLOT(onOwnerChanged(QString, QString, QString)));
    Q_EMIT StatusNotifierHostRegistered();
}

Panel::~Panel()
{
    m_bus.unregisterService(kWatcher);
    m_bus.unregisterService(kHost);
    m_bus.unregisterObject(QStringLiteral("/StatusNotifierWatcher"));
}

void Panel::RegisterStatusNotifierItem(const QString& service)
{
    if (!m_items.contains(service))
        m_items.append(service);
    Q_EMIT StatusNotifierItemRegistered(service);
}

void Panel::RegisterStatusNotifierHost(const QString&)
{
}

void Panel::onOwnerChanged(const QString& name, const QString&, const QString& now)
{
    if (now.isEmpty() && m_items.removeAll(name) > 0)
        Q_EMIT StatusNotifierItemUnregistered(name);
}

bool Panel::waitForIcon(int ms)
{
    return QTest::qWaitFor([this] { return !m_items.isEmpty(); }, ms);
}

QVariant Panel::property(const QString& name) const
{
    return m_items.isEmpty() ? QVariant() : get(m_bus, m_items.last(), kItemPath, kItem, name);
}

QString Panel::toolTip() const
{
    const QVariant value = property(QStringLiteral("ToolTip"));
    if (!value.canConvert<QDBusArgument>())
        return {};
    const auto argument = value.value<QDBusArgument>();
    QString icon;
    QString title;
    QString text;
    argument.beginStructure();
    argument >> icon;
    argument.beginArray();
    while (!argument.atEnd()) {
        int width = 0;
        int height = 0;
        QByteArray bytes;
        argument.beginStructure();
        argument >> width >> height >> bytes;
        argument.endStructure();
    }
    argument.endArray();
    argument >> title >> text;
    argument.endStructure();
    return title + text;
}

bool Panel::waitForToolTip(const QString& part, int ms) const
{
    return QTest::qWaitFor([&] { return toolTip().contains(part); }, ms);
}

QByteArray Panel::picture() const
{
    const QVariant value = property(QStringLiteral("IconPixmap"));
    QByteArray all;
    if (value.canConvert<QDBusArgument>()) {
        const auto argument = value.value<QDBusArgument>();
        argument.beginArray();
        while (!argument.atEnd()) {
            int width = 0;
            int height = 0;
            QByteArray bytes;
            argument.beginStructure();
            argument >> width >> height >> bytes;
            argument.endStructure();
            all += bytes;
        }
        argument.endArray();
    }
    return all;
}

void Panel::activate() const
{
    QDBusMessage message = QDBusMessage::createMethodCall(m_items.last(), kItemPath, kItem, QStringLiteral("Activate"));
    message << 0 << 0;
    call(m_bus, message);
}

QList<Panel::Entry> Panel::menu() const
{
    const QString path = property(QStringLiteral("Menu")).value<QDBusObjectPath>().path();
    if (path.isEmpty())
        return {};
    QDBusMessage message = QDBusMessage::createMethodCall(m_items.last(), path, kMenu, QStringLiteral("GetLayout"));
    message << 0 << -1 << QStringList();
    const QDBusMessage reply = call(m_bus, message);
    if (reply.arguments().size() < 2)
        return {};
    return readEntry(reply.arguments().at(1).value<QDBusArgument>()).entries;
}

QStringList Panel::menuTexts() const
{
    QStringList texts;
    for (const Entry& entry : menu())
        texts.append(entry.text);
    return texts;
}

bool Panel::choose(const QStringList& path) const
{
    QList<Entry> entries = menu();
    int id = 0;
    for (const QString& wanted : path) {
        const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.text.startsWith(wanted); });
        if (found == entries.end() || !found->enabled)
            return false;
        id = found->id;
        entries = QList<Entry>(found->entries);
    }
    QDBusMessage message = QDBusMessage::createMethodCall(m_items.last(), property(QStringLiteral("Menu")).value<QDBusObjectPath>().path(), kMenu,
                                                          QStringLiteral("Event"));
    message << id << QStringLiteral("clicked") << QVariant::fromValue(QDBusVariant(0)) << 0U;
    return call(m_bus, message).type() == QDBusMessage::ReplyMessage;
}

} // namespace slotd::test
