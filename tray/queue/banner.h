// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "look/shownstate.h"

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;

namespace slotd
{

/// A strip across the window with something to know and at most one thing to do about it.
class Banner : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);

    /// `tone` gives colour and sign; without `button` there is nothing to press.
    void show(ShownState tone, const QString& title, const QString& text, const QString& button = {});

Q_SIGNALS:
    void pressed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void color();

    ShownState m_tone = ShownState::Failed;
    QLabel* m_sign;
    QLabel* m_text;
    QPushButton* m_button;
};

} // namespace slotd
