// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>

namespace slotd::test
{

/// The desktop's settings as programs ask for them (org.freedesktop.portal.Settings): whether light or dark is wished for.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    enum Scheme : uint { NoOpinion = 0, Dark = 1, Light = 2 };

    Portal(QDBusConnection bus, Scheme scheme);
    ~Portal() override;
    void change(Scheme scheme);

public Q_SLOTS:
    QDBusVariant Read(const QString& space, const QString& key);

Q_SIGNALS:
    void SettingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    QDBusConnection m_bus;
    Scheme m_scheme;
};

} // namespace slotd::test
