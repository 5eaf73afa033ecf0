// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QString>
#include <QStringList>

namespace slotd::test
{

/// The titles of the windows of an X display that can be seen.
QStringList windowTitles(const QString& display);

} // namespace slotd::test
