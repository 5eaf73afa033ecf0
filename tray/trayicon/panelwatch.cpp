// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "trayicon/panelwatch.h"

#include <cstdlib>
#include <memory>
#include <QByteArray>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QGuiApplication>
#include <xcb/xcb.h>

namespace slotd
{

namespace
{

const QString kWatcher = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString kPath = QStringLiteral("/StatusNotifierWatcher");
/// The bus and a panel answer at once or not at all; nobody is to wait for a panel that hangs.
constexpr int kAnswerMilliseconds = 500;

bool notifierHostThere()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected() || !bus.interface() || !bus.interface()->isServiceRegistered(kWatcher))
        return false;
    QDBusMessage call = QDBusMessage::createMethodCall(kWatcher, kPath, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    call << kWatcher << QStringLiteral("IsStatusNotifierHostRegistered");
    const QDBusMessage reply = bus.call(call, QDBus::Block, kAnswerMilliseconds);
    return reply.type() == QDBusMessage::ReplyMessage && reply.arguments().value(0).value<QDBusVariant>().variant().toBool();
}

/// The system tray protocol of X11: the tray owns a selection. Only the first screen is looked at, as Qt shows the icon there.
bool xTrayThere()
{
    const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    if (!x11)
        return false;
    xcb_connection_t* x = x11->connection();
    const QByteArray name("_NET_SYSTEM_TRAY_S0");
    using Free = decltype(&std::free);
    const std::unique_ptr<xcb_intern_atom_reply_t, Free> atom(
        xcb_intern_atom_reply(x, xcb_intern_atom(x, 1, static_cast<uint16_t>(name.size()), name.constData()), nullptr), &std::free);
    if (!atom || atom->atom == XCB_ATOM_NONE)
        return false;
    const std::unique_ptr<xcb_get_selection_owner_reply_t, Free> owner(
        xcb_get_selection_owner_reply(x, xcb_get_selection_owner(x, atom->atom), nullptr), &std::free);
    return owner && owner->owner != XCB_WINDOW_NONE;
}

} // namespace

PanelWatch::PanelWatch(QObject* parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    auto* service = new QDBusServiceWatcher(kWatcher, bus, QDBusServiceWatcher::WatchForRegistration, this);
    connect(service, &QDBusServiceWatcher::serviceRegistered, this, &PanelWatch::look);
    // The host that draws the icons is often another program than the watcher, and comes after it.
    bus.connect(kWatcher, kPath, kWatcher, QStringLiteral("StatusNotifierHostRegistered"), this, SLOT(look()));
}

bool PanelWatch::there()
{
    return notifierHostThere() || xTrayThere();
}

void PanelWatch::look()
{
    if (m_told || !notifierHostThere())
        return;
    m_told = true;
    Q_EMIT came();
}

} // namespace slotd
