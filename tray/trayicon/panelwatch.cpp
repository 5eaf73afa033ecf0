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
#include <QTimer>
#include <xcb/xcb.h>

namespace slotd
{

namespace
{

template<class T>
using Reply = std::unique_ptr<T, decltype(&std::free)>;

xcb_connection_t* xServer()
{
    const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    return x11 ? x11->connection() : nullptr;
}

xcb_atom_t atom(xcb_connection_t* x, const QByteArray& name)
{
    const Reply<xcb_intern_atom_reply_t> reply(
        xcb_intern_atom_reply(x, xcb_intern_atom(x, 0, static_cast<uint16_t>(name.size()), name.constData()), nullptr), &std::free);
    return reply ? reply->atom : xcb_atom_t{XCB_ATOM_NONE};
}

const QString kWatcher = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString kPath = QStringLiteral("/StatusNotifierWatcher");
/// The bus and a panel answer at once or not at all; nobody is to wait for a panel that hangs.
constexpr int kAnswerMilliseconds = 500;
constexpr int kOtherWayMilliseconds = 1000;

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
    xcb_connection_t* x = xServer();
    const xcb_atom_t selection = x ? atom(x, "_NET_SYSTEM_TRAY_S0") : xcb_atom_t{XCB_ATOM_NONE};
    if (selection == XCB_ATOM_NONE)
        return false;
    const Reply<xcb_get_selection_owner_reply_t> owner(xcb_get_selection_owner_reply(x, xcb_get_selection_owner(x, selection), nullptr), &std::free);
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
    if (xcb_connection_t* x = xServer()) {
        m_manager = atom(x, "MANAGER");
        qGuiApp->installNativeEventFilter(this);
    }
}

PanelWatch::~PanelWatch()
{
    if (qGuiApp)
        qGuiApp->removeNativeEventFilter(this);
}

bool PanelWatch::nativeEventFilter(const QByteArray& kind, void* message, qintptr*)
{
    if (m_told || kind != "xcb_generic_event_t")
        return false;
    const auto* event = static_cast<const xcb_generic_event_t*>(message);
    if ((event->response_type & 0x7f) != XCB_CLIENT_MESSAGE || static_cast<const xcb_client_message_event_t*>(message)->type != m_manager)
        return false;
    // A panel that can do both takes a moment to be on D-Bus, too, which is the better one.
    QTimer::singleShot(kOtherWayMilliseconds, this, &PanelWatch::look);
    return false;
}

bool PanelWatch::there()
{
    return notifierHostThere() || xTrayThere();
}

void PanelWatch::look()
{
    if (m_told || !there())
        return;
    m_told = true;
    Q_EMIT came();
}

} // namespace slotd
