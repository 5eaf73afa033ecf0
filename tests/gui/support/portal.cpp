// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/portal.h"

namespace slotd::test
{

namespace
{

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");

} // namespace

Portal::Portal(QDBusConnection bus, Scheme scheme) : m_bus(std::move(bus)), m_scheme(scheme)
{
    m_bus.registerObject(kPath, this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
    m_bus.registerService(kService);
}

Portal::~Portal()
{
    m_bus.unregisterService(kService);
    m_bus.unregisterObject(kPath);
}

QDBusVariant Portal::Read(const QString&, const QString&)
{
    // The real one wraps the value once more than its description says.
    return QDBusVariant(QVariant::fromValue(QDBusVariant(static_cast<uint>(m_scheme))));
}

void Portal::change(Scheme scheme)
{
    m_scheme = scheme;
    Q_EMIT SettingChanged(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"), QDBusVariant(static_cast<uint>(scheme)));
}

} // namespace slotd::test
