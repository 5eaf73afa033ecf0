// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QObject>
#include <QSettings>
#include <QTime>
#include <QVariant>

namespace slotd
{

/// What the user chose, kept in $XDG_CONFIG_HOME/slotd/desktop.ini. Read once, written when it changes.
class Preferences : public QObject
{
    Q_OBJECT
public:
    explicit Preferences(const QString& file = {}, QObject* parent = nullptr);

    struct Notifications
    {
        bool completed = true;
        bool failed = true;     ///< Also timed out and out of memory.
        bool cancelled = false;
        bool started = false;
        int minSeconds = 0;     ///< Nothing about jobs that ended well in less.
        bool quiet = false;     ///< Quiet hours.
        QTime quietFrom{22, 0};
        QTime quietUntil{7, 0};
        bool awaySummary = true;
        bool operator==(const Notifications&) const = default;
    };

    const Notifications& notifications() const { return m_notifications; }
    void setNotifications(const Notifications& notifications);
    int theme() const;             ///< ThemeChoice as a number.
    void setTheme(int theme);
    QString language() const;      ///< "" = the desktop's.
    void setLanguage(const QString& language);
    int pastHours() const;         ///< How long ended jobs stay in the list.
    void setPastHours(int hours);
    bool closeToTray() const;
    void setCloseToTray(bool on);
    bool confirmCancel() const;
    void setConfirmCancel(bool on);

    /// Layouts and other things that a window keeps for itself.
    QVariant state(const QString& key, const QVariant& fallback = {}) const;
    void setState(const QString& key, const QVariant& value);

Q_SIGNALS:
    void notificationsChanged();
    void themeChanged(int theme);
    void pastHoursChanged(int hours);

private:
    QSettings m_file;
    Notifications m_notifications;
};

} // namespace slotd
