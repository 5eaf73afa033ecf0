// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QObject>

namespace slotd
{

/// Tells when a panel that shows icons is there. Qt looks for one over D-Bus when the first icon is made, and never again (6.4): an
/// icon that is made before the panel came would stay on the X11 protocol for good. So it is to be made when this says so.
class PanelWatch : public QObject
{
    Q_OBJECT
public:
    explicit PanelWatch(QObject* parent = nullptr);

    /// Whether a panel is there just now: a host of StatusNotifierItems, or an owner of the X11 tray.
    static bool there();

Q_SIGNALS:
    /// A panel has come that was not there when this was made.
    void came();

private Q_SLOTS:
    void look();

private:
    bool m_told = false;
};

} // namespace slotd
