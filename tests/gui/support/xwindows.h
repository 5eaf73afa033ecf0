// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QString>
#include <QStringList>

namespace slotd::test
{

/// The titles of the windows of an X display that can be seen.
QStringList windowTitles(const QString& display);
/// How light the first such window with this in its title is on the screen, 0 (black) to 255; -1 when there is none.
int brightness(const QString& display, const QString& titlePart);
/// As a click on the cross in the frame of the windows whose titles begin so.
void closeWindow(const QString& display, const QString& titleStart);

} // namespace slotd::test
