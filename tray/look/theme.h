// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>
#include <optional>
#include <QObject>
#include <QPalette>

class QDBusVariant;

namespace slotd
{

/// What the user chose in the settings.
enum class ThemeChoice : std::uint8_t { Desktop, Light, Dark };

/// True where light text stands on a dark ground.
bool isDark(const QPalette& palette);
/// The program's own colours, for desktops that set none.
QPalette ownPalette(bool dark);
/// Text that matters less, still readable (4.5:1).
QColor mutedText(const QPalette& palette);
/// A thin line between areas.
QColor hairline(const QPalette& palette);
/// The border of what can be filled in or ticked, to be told from the ground around it (3:1).
QColor fieldEdge(const QPalette& palette);
/// `part` of `b` over `a`, opaque.
QColor mixed(const QColor& a, const QColor& b, double part);

/// Keeps the application's palette as the desktop wants it: org.freedesktop.appearance color-scheme of the desktop portal, at
/// the start and live (Qt 6.4 does neither). Where the platform brings colours of its own that fit the wish, they stay.
class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(ThemeChoice choice, QObject* parent = nullptr);

    void setChoice(ThemeChoice choice);
    bool dark() const;

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void portalChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void askPortal();
    void apply();

    ThemeChoice m_choice;
    bool m_told = false; ///< The portal has told of a change: an answer to an earlier question is old.
    std::optional<bool> m_desktopDark; ///< As the portal says; none without a portal or an opinion.
    bool m_ownStyle = false;           ///< The desktop has no style of its own.
    QPalette m_platform;               ///< As it was before anything was set.
};

} // namespace slotd
