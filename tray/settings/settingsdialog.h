// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "settings/autostart.h"
#include "settings/preferences.h"

#include <QDialog>

class QCheckBox;
class QLabel;

namespace slotd
{

/// All there is to choose. Changes hold at once.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    SettingsDialog(Preferences& preferences, const Autostart& autostart, QWidget* parent = nullptr);

private:
    QWidget* generalPage();
    QWidget* notificationsPage();
    QCheckBox* rule(const QString& text, bool Preferences::Notifications::*member, QWidget* page);

    Preferences& m_preferences;
    Autostart m_autostart;
};

} // namespace slotd
