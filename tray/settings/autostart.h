// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QString>

namespace slotd
{

/// Whether the program starts with the desktop: a file of its own in the user's autostart folder (XDG Autostart).
class Autostart
{
public:
    /// `folder` is for tests; "" = $XDG_CONFIG_HOME/autostart.
    explicit Autostart(QString folder = {});

    bool enabled() const;
    /// "" or why it could not be written.
    QString setEnabled(bool on) const;
    QString file() const;

private:
    QString m_folder;
};

} // namespace slotd
