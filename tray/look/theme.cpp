// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "look/theme.h"

#include "look/plainstyle.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QStyle>

namespace slotd
{

namespace
{

const QString kPortal = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPortalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kSettings = QStringLiteral("org.freedesktop.portal.Settings");
const QString kSpace = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

/// 1 prefers dark, 2 prefers light, 0 has no opinion. Read() wraps its answer in one variant more than it should.
std::optional<bool> schemeOf(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    switch (value.toUInt()) {
    case 1: return true;
    case 2: return false;
    default: return std::nullopt;
    }
}

} // namespace

QColor mixed(const QColor& a, const QColor& b, double part)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - part) + b.redF() * part),
                            static_cast<float>(a.greenF() * (1 - part) + b.greenF() * part),
                            static_cast<float>(a.blueF() * (1 - part) + b.blueF() * part));
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QPalette ownPalette(bool dark)
{
    const QColor window = dark ? 0x1d2025 : 0xf4f5f7;
    const QColor base = dark ? 0x16181c : 0xffffff;
    const QColor text = dark ? 0xe8eaed : 0x1b1f24;
    const QColor accent = dark ? 0x1f6feb : 0x0b63ce;
    const QColor faint = dark ? 0x7c8590 : 0x8a929c;
    QPalette p(dark ? QColor(0x2a2e35) : QColor(0xffffff), window);
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::Base, base);
    p.setColor(QPalette::AlternateBase, dark ? QColor(0x1a1d22) : QColor(0xf9fafb));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::BrightText})
        p.setColor(role, text);
    p.setColor(QPalette::ToolTipBase, dark ? QColor(0x2f343c) : QColor(0xffffff));
    p.setColor(QPalette::PlaceholderText, dark ? QColor(0x98a1ad) : QColor(0x656d78));
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, Qt::white);
    p.setColor(QPalette::Link, dark ? QColor(0x6cb0ff) : QColor(0x0b5fc9));
    p.setColor(QPalette::LinkVisited, dark ? QColor(0xbf9bff) : QColor(0x6b3fb0));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, faint);
    p.setColor(QPalette::Disabled, QPalette::Highlight, mixed(window, text, 0.2));
    return p;
}

QColor mutedText(const QPalette& palette)
{
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.32);
}

QColor hairline(const QPalette& palette)
{
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.14);
}

QColor fieldEdge(const QPalette& palette)
{
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), isDark(palette) ? 0.44 : 0.53);
}

Theme::Theme(ThemeChoice choice, QObject* parent) : QObject(parent), m_choice(choice), m_platform(QApplication::palette())
{
    // Fusion is what Qt falls back to where the desktop has no style of its own: then its looks are nobody's choice.
    m_ownStyle = QApplication::style()->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) == 0;
    if (m_ownStyle)
        QApplication::setStyle(new PlainStyle);
    // By name, which QtDBus does only when it comes across one: before that the slot would not be found, and nothing be connected.
    qRegisterMetaType<QDBusVariant>("QDBusVariant");
    QDBusConnection::sessionBus().connect(kPortal, kPortalPath, kSettings, QStringLiteral("SettingChanged"), this,
                                          SLOT(portalChanged(QString, QString, QDBusVariant)));
    apply();
    askPortal();
}

void Theme::askPortal()
{
    QDBusMessage call = QDBusMessage::createMethodCall(kPortal, kPortalPath, kSettings, QStringLiteral("Read"));
    call << kSpace << kKey;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError() || m_told)
            return;
        m_desktopDark = schemeOf(reply.value().variant());
        apply();
    });
}

void Theme::portalChanged(const QString& space, const QString& key, const QDBusVariant& value)
{
    if (space != kSpace || key != kKey)
        return;
    m_told = true;
    m_desktopDark = schemeOf(value.variant());
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

bool Theme::dark() const
{
    return isDark(QApplication::palette());
}

void Theme::apply()
{
    std::optional<bool> wish = m_desktopDark;
    switch (m_choice) {
    case ThemeChoice::Desktop: break;
    case ThemeChoice::Light: wish = false; break;
    case ThemeChoice::Dark: wish = true; break;
    }
    const bool dark = wish.value_or(isDark(m_platform));
    const QPalette next = !m_ownStyle && isDark(m_platform) == dark ? m_platform : ownPalette(dark);
    if (next == QApplication::palette())
        return;
    QApplication::setPalette(next);
    Q_EMIT changed();
}

} // namespace slotd
