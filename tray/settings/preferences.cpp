// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "settings/preferences.h"

#include <QStandardPaths>

namespace slotd
{

namespace
{

QString defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/slotd/desktop.ini");
}

} // namespace

Preferences::Preferences(const QString& file, QObject* parent)
    : QObject(parent), m_file(file.isEmpty() ? defaultFile() : file, QSettings::IniFormat)
{
    const auto flag = [this](const char* key, bool fallback) { return m_file.value(QLatin1String(key), fallback).toBool(); };
    const auto time = [this](const char* key, QTime fallback) {
        const QTime read = QTime::fromString(m_file.value(QLatin1String(key)).toString(), QStringLiteral("HH:mm"));
        return read.isValid() ? read : fallback;
    };
    Notifications& n = m_notifications;
    n.completed = flag("notify/completed", n.completed);
    n.failed = flag("notify/failed", n.failed);
    n.cancelled = flag("notify/cancelled", n.cancelled);
    n.started = flag("notify/started", n.started);
    n.minSeconds = m_file.value(QStringLiteral("notify/min_seconds"), n.minSeconds).toInt();
    n.quiet = flag("notify/quiet", n.quiet);
    n.quietFrom = time("notify/quiet_from", n.quietFrom);
    n.quietUntil = time("notify/quiet_until", n.quietUntil);
    n.awaySummary = flag("notify/away_summary", n.awaySummary);
}

void Preferences::setNotifications(const Notifications& n)
{
    if (n == m_notifications)
        return;
    m_notifications = n;
    m_file.setValue(QStringLiteral("notify/completed"), n.completed);
    m_file.setValue(QStringLiteral("notify/failed"), n.failed);
    m_file.setValue(QStringLiteral("notify/cancelled"), n.cancelled);
    m_file.setValue(QStringLiteral("notify/started"), n.started);
    m_file.setValue(QStringLiteral("notify/min_seconds"), n.minSeconds);
    m_file.setValue(QStringLiteral("notify/quiet"), n.quiet);
    m_file.setValue(QStringLiteral("notify/quiet_from"), n.quietFrom.toString(QStringLiteral("HH:mm")));
    m_file.setValue(QStringLiteral("notify/quiet_until"), n.quietUntil.toString(QStringLiteral("HH:mm")));
    m_file.setValue(QStringLiteral("notify/away_summary"), n.awaySummary);
    Q_EMIT notificationsChanged();
}

int Preferences::theme() const
{
    return m_file.value(QStringLiteral("look/theme"), 0).toInt();
}

void Preferences::setTheme(int theme)
{
    m_file.setValue(QStringLiteral("look/theme"), theme);
    Q_EMIT themeChanged(theme);
}

QString Preferences::language() const
{
    return m_file.value(QStringLiteral("look/language")).toString();
}

void Preferences::setLanguage(const QString& language)
{
    m_file.setValue(QStringLiteral("look/language"), language);
}

int Preferences::pastHours() const
{
    return m_file.value(QStringLiteral("queue/past_hours"), 24 * 7).toInt();
}

void Preferences::setPastHours(int hours)
{
    m_file.setValue(QStringLiteral("queue/past_hours"), hours);
    Q_EMIT pastHoursChanged(hours);
}

bool Preferences::closeToTray() const
{
    return m_file.value(QStringLiteral("window/close_to_tray"), true).toBool();
}

void Preferences::setCloseToTray(bool on)
{
    m_file.setValue(QStringLiteral("window/close_to_tray"), on);
}

bool Preferences::confirmCancel() const
{
    return m_file.value(QStringLiteral("queue/confirm_cancel"), true).toBool();
}

void Preferences::setConfirmCancel(bool on)
{
    m_file.setValue(QStringLiteral("queue/confirm_cancel"), on);
}

QVariant Preferences::state(const QString& key, const QVariant& fallback) const
{
    return m_file.value(QStringLiteral("state/") + key, fallback);
}

void Preferences::setState(const QString& key, const QVariant& value)
{
    m_file.setValue(QStringLiteral("state/") + key, value);
}

} // namespace slotd
