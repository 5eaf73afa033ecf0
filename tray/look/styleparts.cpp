// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "look/styleparts.h"

#include "look/shownstate.h"
#include "look/theme.h"

#include <algorithm>
#include <cmath>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QStyleOption>
#include <QVariant>
#include <QWidget>

namespace slotd
{

namespace
{

constexpr double kRound = 4;

bool is(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state & flag;
}

/// The one that Enter presses: it has the accent colour.
bool leads(const QStyleOptionButton& button)
{
    return (button.features & QStyleOptionButton::DefaultButton) && (button.state & QStyle::State_Enabled);
}

QColor tinted(const QColor& ground, const QPalette& palette, double part)
{
    return mixed(ground, palette.color(QPalette::Highlight), part);
}

/// Border and ground of a small box: ticked ones are filled.
void startTick(QPainter& painter, const QStyleOption& option, bool filled)
{
    const QPalette& palette = option.palette;
    const QColor accent = is(option, QStyle::State_Enabled) ? palette.color(QPalette::Highlight) : mutedText(palette);
    const bool near = is(option, QStyle::State_MouseOver) || is(option, QStyle::State_HasFocus);
    const QColor edge = filled || (near && is(option, QStyle::State_Enabled)) ? accent : is(option, QStyle::State_Enabled) ? fieldEdge(palette) : hairline(palette);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(filled ? accent : palette.color(QPalette::Base));
}

} // namespace

bool hasProblem(const QWidget* widget)
{
    return widget && !widget->property(kProblemProperty).toString().isEmpty();
}

void paintField(QPainter& painter, const QStyleOption& option, const QColor& ground, bool bad)
{
    const bool enabled = is(option, QStyle::State_Enabled);
    const bool focus = enabled && is(option, QStyle::State_HasFocus);
    const double width = focus || bad ? 2 : 1;
    const QColor plain = enabled ? fieldEdge(option.palette) : mixed(hairline(option.palette), fieldEdge(option.palette), 0.35);
    const QColor edge = bad ? stateColor(ShownState::Failed, isDark(option.palette)) : focus ? option.palette.color(QPalette::Highlight) : plain;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, width));
    painter.setBrush(enabled ? ground : option.palette.color(QPalette::Window));
    const double in = width / 2;
    painter.drawRoundedRect(QRectF(option.rect).adjusted(in, in, -in, -in), kRound, kRound);
    painter.restore();
}

void paintFocus(QPainter& painter, const QStyleOption& option)
{
    const auto* focus = qstyleoption_cast<const QStyleOptionFocusRect*>(&option);
    const QColor accent = option.palette.color(QPalette::Highlight);
    const bool onAccent = focus && focus->backgroundColor == accent;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(onAccent ? option.palette.color(QPalette::HighlightedText) : accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75), kRound - 1, kRound - 1);
    painter.restore();
}

void paintChevron(QPainter& painter, const QRectF& area, Pointing direction, const QColor& color)
{
    const double half = std::min({area.width() / 2 - 0.5, area.height(), 4.0});
    const double rise = direction == Pointing::Up ? -half / 2 : half / 2;
    const QPointF middle = area.center();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF({middle + QPointF(-half, -rise), middle + QPointF(0, rise), middle + QPointF(half, -rise)}));
    painter.restore();
}

void paintTickBox(QPainter& painter, const QStyleOption& option)
{
    const bool on = is(option, QStyle::State_On);
    const bool partly = is(option, QStyle::State_NoChange);
    painter.save();
    startTick(painter, option, on || partly);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(QPen(option.palette.color(QPalette::HighlightedText), box.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const auto at = [&box](double x, double y) { return QPointF(box.left() + x * box.width(), box.top() + y * box.height()); };
    if (on)
        painter.drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)}));
    else if (partly)
        painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
    painter.restore();
}

void paintRadio(QPainter& painter, const QStyleOption& option)
{
    const bool on = is(option, QStyle::State_On);
    painter.save();
    startTick(painter, option, on);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawEllipse(box);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(option.palette.color(QPalette::HighlightedText));
        painter.drawEllipse(box.center(), box.width() / 5, box.width() / 5);
    }
    painter.restore();
}

void paintButton(QPainter& painter, const QStyleOptionButton& button)
{
    const QPalette& palette = button.palette;
    const bool pressed = is(button, QStyle::State_Sunken) || is(button, QStyle::State_On);
    const bool hover = is(button, QStyle::State_Enabled) && is(button, QStyle::State_MouseOver);
    QColor ground = leads(button) ? palette.color(QPalette::Highlight) : palette.color(QPalette::Button);
    if (leads(button))
        ground = mixed(ground, Qt::black, pressed ? 0.18 : hover ? 0.08 : 0);
    else if (pressed || hover)
        ground = tinted(ground, palette, pressed ? 0.2 : 0.08);
    const QColor calm = is(button, QStyle::State_Enabled) ? mixed(hairline(palette), fieldEdge(palette), 0.55) : hairline(palette);
    const bool focus = is(button, QStyle::State_HasFocus) && is(button, QStyle::State_Enabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(leads(button) ? QPen(ground, 1) : focus ? QPen(palette.color(QPalette::Highlight), 2) : QPen(calm, 1));
    painter.setBrush(ground);
    const double in = !leads(button) && focus ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(button.rect).adjusted(in, in, -in, -in), kRound, kRound);
    if (leads(button) && focus) {
        painter.setPen(QPen(palette.color(QPalette::HighlightedText), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(button.rect).adjusted(2.5, 2.5, -2.5, -2.5), kRound - 1.5, kRound - 1.5);
    }
    painter.restore();
}

void paintButtonLabel(QPainter& painter, const QStyleOptionButton& button)
{
    const bool enabled = is(button, QStyle::State_Enabled);
    const int gap = button.icon.isNull() || button.text.isEmpty() ? 0 : 6;
    const QSize icon = button.icon.isNull() ? QSize(0, 0) : button.iconSize;
    const int text = button.fontMetrics.size(Qt::TextShowMnemonic, button.text).width();
    QRect area = button.rect;
    const int start = std::max(area.left() + 4, area.center().x() - (icon.width() + gap + text) / 2 + 1);
    if (!button.icon.isNull()) {
        const QRect place(QPoint(start, area.center().y() - icon.height() / 2 + 1), icon);
        const QIcon::Mode mode = !enabled ? QIcon::Disabled : leads(button) ? QIcon::Selected : QIcon::Normal;
        button.icon.paint(&painter, QStyle::visualRect(button.direction, area, place), Qt::AlignCenter, mode);
    }
    area.setLeft(start + icon.width() + gap);
    painter.save();
    painter.setPen(leads(button) ? button.palette.color(QPalette::HighlightedText)
                                 : button.palette.color(enabled ? QPalette::Normal : QPalette::Disabled, QPalette::ButtonText));
    painter.drawText(QStyle::visualRect(button.direction, button.rect, area), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     button.text);
    painter.restore();
}

void paintFlatButton(QPainter& painter, const QStyleOption& option)
{
    const bool enabled = is(option, QStyle::State_Enabled);
    const double part = is(option, QStyle::State_Sunken)                    ? 0.26
                        : is(option, QStyle::State_On)                      ? 0.18
                        : enabled && is(option, QStyle::State_MouseOver)    ? 0.09
                                                                            : 0;
    const bool focus = enabled && is(option, QStyle::State_HasFocus);
    if (part == 0 && !focus)
        return;
    QColor ground = option.palette.color(QPalette::Highlight);
    ground.setAlphaF(static_cast<float>(part));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(focus ? QPen(option.palette.color(QPalette::Highlight), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), kRound + 1, kRound + 1);
    painter.restore();
}

QRect scrollHandle(const QStyleOptionSlider& bar)
{
    const bool across = bar.orientation == Qt::Horizontal;
    const int length = across ? bar.rect.width() : bar.rect.height();
    const int range = bar.maximum - bar.minimum;
    constexpr int kShortest = 28;
    const auto share = static_cast<double>(bar.pageStep) / std::max(1, range + bar.pageStep);
    const int side = range <= 0 ? length : std::clamp(static_cast<int>(std::lround(length * share)), std::min(kShortest, length), length);
    const int at = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - side, bar.upsideDown);
    const QRect place = across ? QRect(bar.rect.left() + at, bar.rect.top(), side, bar.rect.height())
                               : QRect(bar.rect.left(), bar.rect.top() + at, bar.rect.width(), side);
    return across ? QStyle::visualRect(bar.direction, bar.rect, place) : place;
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& bar, const QRect& handle, const QColor& ground)
{
    painter.fillRect(bar.rect, ground);
    if (bar.maximum <= bar.minimum)
        return;
    const bool near = is(bar, QStyle::State_MouseOver) || is(bar, QStyle::State_Sunken);
    const QPalette& palette = bar.palette;
    const bool across = bar.orientation == Qt::Horizontal;
    const double in = near ? 2 : 3;
    const QRectF place = QRectF(handle).adjusted(across ? 2 : in, across ? in : 2, across ? -2 : -in, across ? -in : -2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(near ? mixed(fieldEdge(palette), palette.color(QPalette::WindowText), 0.25) : mixed(hairline(palette), fieldEdge(palette), 0.6));
    const double radius = std::min(place.width(), place.height()) / 2;
    painter.drawRoundedRect(place, radius, radius);
    painter.restore();
}

} // namespace slotd
