// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>
#include <optional>
#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QSize>

class QPainter;
class QRectF;

namespace slotd
{

/// The program's own drawings, line art on a grid of 24. They scale to any size and take the colour of the text around them.
enum class Glyph : std::uint8_t {
    // States.
    Running,
    Pending,
    Held,
    Suspended,
    Completing,
    Completed,
    Failed,
    Timeout,
    OutOfMemory,
    Cancelled,
    // Actions and things.
    All,
    Submit,
    Cancel,
    Hold,
    Release,
    Requeue,
    Resubmit,
    Signal,
    Clock,
    Priority,
    Partition,
    Copy,
    Log,
    Folder,
    Search,
    Settings,
    Start,
    Stop,
    Offline,
    Details,
    Queue,
    Timeline,
    Bell,
    BellOff,
    Cpu,
    Memory,
    Gpu,
    More,
    Close,
    Down,
    Refresh,
    Quit,
    Info,
    Chart,
    Question,
    Warning,
    Count
};

/// Paints a glyph, as large as fits into `area`.
void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& area, const QColor& color);
/// An icon in the colour of the application's text: it follows a change of the palette, and is sharp at every scale.
QIcon glyphIcon(Glyph glyph);
/// The same in a colour of its own.
QIcon glyphIcon(Glyph glyph, const QColor& color);

} // namespace slotd
