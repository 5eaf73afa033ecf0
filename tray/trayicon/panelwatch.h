// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>
#include <QAbstractNativeEventFilter>
#include <QObject>

namespace slotd
{

/// Tells when a panel that shows icons is there, by D-Bus or by the system tray protocol of X11. Qt looks for one over D-Bus when the
/// first icon is made, and never again (6.4): an icon that is made before the panel came would stay on the X11 protocol for good. So it
/// is to be made when this says so.
class PanelWatch : public QObject, private QAbstractNativeEventFilter
{
    Q_OBJECT
public:
    explicit PanelWatch(QObject* parent = nullptr);
    ~PanelWatch() override;

    /// Whether a panel is there just now: a host of StatusNotifierItems, or an owner of the X11 tray.
    static bool there();

Q_SIGNALS:
    /// A panel has come that was not there when this was made.
    void came();

private Q_SLOTS:
    void look();

private:
    /// A tray of X11 announces itself to the root window.
    bool nativeEventFilter(const QByteArray& kind, void* message, qintptr* result) override;

    std::uint32_t m_manager = 0; ///< The atom MANAGER; 0 elsewhere than on X11.
    bool m_told = false;
};

} // namespace slotd
