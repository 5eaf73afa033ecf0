// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QString>
#include <xcb/xcb.h>

namespace slotd::test
{

/// A panel of the old kind: owner of the system tray selection of an X display (freedesktop.org's System Tray Protocol). It takes
/// icons in by writing down their windows. There as long as this object.
class XTray
{
public:
    explicit XTray(const QString& display);
    ~XTray();
    XTray(const XTray&) = delete;
    XTray& operator=(const XTray&) = delete;

    /// Waits for a program that wants its icon shown; false when none comes.
    bool waitForIcon(int ms = 15'000);

private:
    xcb_atom_t atom(const char* name) const;
    bool dockAsked();

    xcb_connection_t* m_x;
    xcb_window_t m_window = XCB_WINDOW_NONE;
    xcb_window_t m_icon = XCB_WINDOW_NONE;
};

} // namespace slotd::test
