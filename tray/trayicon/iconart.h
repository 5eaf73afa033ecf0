// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>
#include <QIcon>
#include <QPixmap>

namespace slotd
{

/// What the tray icon says, most urgent last. Each has a shape of its own, not only a colour.
enum class TrayLook : std::uint8_t {
    Idle,    ///< Three bars.
    Held,    ///< Badge with a pause sign: something waits for the user.
    Running, ///< Badge with the number of running jobs.
    Failed,  ///< Badge with an exclamation mark: jobs failed that nobody has looked at.
    Down,    ///< Hollow bars, struck through: no daemon.
};

/// The icon in all sizes that panels ask for. Light bars with a dark rim, as panels are light or dark and nobody says which.
QIcon trayIconArt(TrayLook look, int count);
QPixmap trayPixmap(TrayLook look, int count, int side);
/// The program's icon, for windows and launchers.
QIcon programIcon();

} // namespace slotd
