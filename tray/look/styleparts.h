// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QColor>
#include <QRect>

class QPainter;
class QPalette;
class QRectF;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionSlider;
class QWidget;

namespace slotd
{

// The parts of controls that PlainStyle paints itself.

/// The property of an input field that says, when it is not empty, what is wrong with its content: it then has a red border.
inline constexpr const char* kProblemProperty = "problem";
bool hasProblem(const QWidget* widget);

enum class Pointing { Up, Down };

/// The border and the ground of whatever is filled in or chosen from.
void paintField(QPainter& painter, const QStyleOption& option, const QColor& ground, bool bad);
/// The ring around what has the keyboard, however it got it.
void paintFocus(QPainter& painter, const QStyleOption& option);
void paintChevron(QPainter& painter, const QRectF& area, Pointing direction, const QColor& color);
void paintTickBox(QPainter& painter, const QStyleOption& option);
void paintRadio(QPainter& painter, const QStyleOption& option);
void paintButton(QPainter& painter, const QStyleOptionButton& button);
/// Text and icon of a button; on the accent colour where it is the default one.
void paintButtonLabel(QPainter& painter, const QStyleOptionButton& button);
/// A button of a tool bar or without a frame of its own: nothing until it is under the mouse, pressed or checked.
void paintFlatButton(QPainter& painter, const QStyleOption& option);
/// `ground` is what the bar stands on; the handle's place is `handle`.
void paintScrollBar(QPainter& painter, const QStyleOptionSlider& bar, const QRect& handle, const QColor& ground);
/// Where the handle of a bar without arrow buttons is.
QRect scrollHandle(const QStyleOptionSlider& bar);

} // namespace slotd
