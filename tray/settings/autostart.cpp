// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "settings/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace slotd
{

namespace
{

/// The program as it was started: an AppImage is one file, whatever it holds.
QString ownProgram()
{
    const QString image = qEnvironmentVariable("APPIMAGE");
    return image.isEmpty() ? QCoreApplication::applicationFilePath() : image;
}

QString packaged()
{
    const QStringList folders = qEnvironmentVariable("XDG_CONFIG_DIRS", QStringLiteral("/etc/xdg")).split(QLatin1Char(':'), Qt::SkipEmptyParts);
    for (const QString& folder : folders) {
        const QString path = folder + QStringLiteral("/autostart/slotd-tray.desktop");
        if (QFile::exists(path))
            return path;
    }
    return {};
}

} // namespace

Autostart::Autostart(QString folder) : m_folder(std::move(folder))
{
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/autostart");
}

QString Autostart::file() const
{
    return m_folder + QStringLiteral("/slotd-tray.desktop");
}

bool Autostart::enabled() const
{
    // The user's own file counts before the one that a package brings for everybody.
    QFile own(file());
    if (own.open(QIODevice::ReadOnly))
        return !own.readAll().contains("Hidden=true");
    return !packaged().isEmpty();
}

QString Autostart::setEnabled(bool on) const
{
    if (!on && packaged().isEmpty())
        return !QFile::exists(file()) || QFile::remove(file()) ? QString() : QCoreApplication::translate("Autostart", "%1 can't be removed").arg(file());
    QDir().mkpath(m_folder);
    QSaveFile entry(file());
    if (!entry.open(QIODevice::WriteOnly))
        return entry.errorString();
    if (!on) {
        entry.write("[Desktop Entry]\nType=Application\nName=slotd\nHidden=true\n");
        return entry.commit() ? QString() : entry.errorString();
    }
    QString program = ownProgram();
    program.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    entry.write(QStringLiteral("[Desktop Entry]\nType=Application\nName=slotd\nComment=Job queue of this machine\n"
                               "Exec=\"%1\" --hidden\nIcon=slotd\nTerminal=false\nX-GNOME-Autostart-enabled=true\n").arg(program).toUtf8());
    return entry.commit() ? QString() : entry.errorString();
}

} // namespace slotd
