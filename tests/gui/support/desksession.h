// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <memory>
#include <QDBusConnection>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>

namespace slotd::test
{

/// A desktop of a test's own: an X server without a screen and a session bus, with a fresh HOME. This process is a client of that
/// bus, too, and plays the panel and the notification service there. Nothing of the desktop around the tests is touched.
class DeskSession
{
public:
    DeskSession();
    ~DeskSession();
    DeskSession(const DeskSession&) = delete;
    DeskSession& operator=(const DeskSession&) = delete;

    /// "" when both run, else what is missing on this machine: a reason to skip.
    QString start();
    QDBusConnection bus() const { return QDBusConnection(m_busName); }
    /// Adds what a program needs to be on this desktop.
    void addTo(QProcessEnvironment& environment) const;
    QString display() const { return m_display; }
    QString configDir() const { return m_dir.path() + QStringLiteral("/config"); }

private:
    QString startServer();
    QString startBus();

    QTemporaryDir m_dir;
    QProcess m_server;
    QProcess m_bus;
    QString m_display;
    QString m_address;
    QString m_busName;
};

} // namespace slotd::test
