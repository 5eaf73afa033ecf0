// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/desksession.h"

#include <QDir>
#include <QStandardPaths>

namespace slotd::test
{

namespace
{

constexpr int kStartMs = 20'000;

/// The first line that a program prints; "" when it ends before.
QString firstLine(QProcess& process)
{
    while (!process.canReadLine() && process.waitForReadyRead(kStartMs)) {
    }
    return QString::fromLocal8Bit(process.readLine()).trimmed();
}

void end(QProcess& process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(5000))
        process.kill();
    process.waitForFinished();
}

} // namespace

DeskSession::DeskSession()
{
    for (const char* folder : {"/home", "/config", "/run"})
        QDir().mkpath(m_dir.path() + QLatin1String(folder));
    QFile::setPermissions(m_dir.path() + QStringLiteral("/run"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

DeskSession::~DeskSession()
{
    if (!m_busName.isEmpty())
        QDBusConnection::disconnectFromBus(m_busName);
    end(m_bus);
    end(m_server);
}

QString DeskSession::start()
{
    const QString noServer = startServer();
    return noServer.isEmpty() ? startBus() : noServer;
}

QString DeskSession::startServer()
{
    if (QStandardPaths::findExecutable(QStringLiteral("Xvfb")).isEmpty())
        return QStringLiteral("no Xvfb (Debian package xvfb)");
    // It chooses a free display and says which.
    m_server.start(QStringLiteral("Xvfb"), {"-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-dpi", "96", "-noreset"});
    const QString number = firstLine(m_server);
    m_display = QLatin1Char(':') + number;
    return number.isEmpty() ? QStringLiteral("Xvfb does not start: ") + QString::fromLocal8Bit(m_server.readAllStandardError()) : QString();
}

QString DeskSession::startBus()
{
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
        return QStringLiteral("no dbus-daemon (Debian package dbus-daemon)");
    // A configuration without service folders: nothing is started by being called.
    const QString configuration = m_dir.path() + QStringLiteral("/bus.conf");
    QFile file(configuration);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    file.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth><policy context=\"default\">"
               "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n");
    file.close();
    m_bus.start(QStringLiteral("dbus-daemon"), {"--config-file=" + configuration, "--nofork", "--print-address=1"});
    m_address = firstLine(m_bus);
    if (m_address.isEmpty())
        return QStringLiteral("dbus-daemon does not start: ") + QString::fromLocal8Bit(m_bus.readAllStandardError());
    m_busName = m_dir.path();
    return QDBusConnection::connectToBus(m_address, m_busName).isConnected() ? QString() : QStringLiteral("the private bus can't be reached");
}

void DeskSession::addTo(QProcessEnvironment& environment) const
{
    environment.insert(QStringLiteral("DISPLAY"), m_display);
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_address);
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), configDir());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_dir.path() + QStringLiteral("/run"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    // The generic Unix platform theme, which has the panel icon over D-Bus, as any desktop without a plugin of its own.
    environment.insert(QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("XFCE"));
    environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("LANGUAGE"), QStringLiteral("en"));
}

} // namespace slotd::test
