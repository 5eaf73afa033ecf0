// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "gui/support/opendesk.h"

#include <functional>
#include <QString>

namespace slotd::test
{

/// The jobs that the windows are opened on: one runs, one waits, one is held, one failed.
struct Workload
{
    quint32 running = 0;
    quint32 waiting = 0;
    quint32 held = 0;
    quint32 failed = 0;
};
Workload makeWorkload(TempNode& node);

/// Called with each window, dialog, menu and tab, as it stands on the screen.
using Visit = std::function<void(const QString& name, QWidget& window)>;

/// Opens everything that the program can open, one after the other; the node's daemon is stopped at the end. Finds what it needs by
/// keys and classes: it works in every language.
void visitEveryWindow(TempNode& node, const Visit& visit);

} // namespace slotd::test
