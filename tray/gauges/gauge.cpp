// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gauges/gauge.h"

#include "look/shownstate.h"
#include "look/theme.h"

#include <algorithm>
#include <QPainter>

namespace slotd
{

QColor reservedColor(const QPalette& palette)
{
    return stateColor(ShownState::Running, isDark(palette));
}

QColor usedColor(const QPalette& palette)
{
    return stateColor(ShownState::Completed, isDark(palette));
}

Gauge::Gauge(Glyph glyph, const QString& name, QWidget* parent) : QWidget(parent), m_glyph(glyph), m_name(name)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize Gauge::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 26, fontMetrics().height() * 2 + 4};
}

void Gauge::setReserved(double part, const QString& text, const QString& words)
{
    m_reserved = std::clamp(part, 0.0, 1.0);
    m_reservedText = text;
    m_reservedWords = words;
    describe();
}

void Gauge::setUsed(std::optional<double> part, const QString& text)
{
    m_used = part;
    m_usedText = text;
    describe();
}

void Gauge::describe()
{
    const QString words = m_usedText.isEmpty() ? m_reservedWords : m_reservedWords + QLatin1Char('\n') + m_usedText;
    setToolTip(m_name + QLatin1Char('\n') + words);
    setAccessibleName(m_name);
    setAccessibleDescription(words);
    update();
}

void Gauge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = fontMetrics().height();
    const QRect area = rect().adjusted(16, 2, -14, -2);
    paintGlyph(painter, m_glyph, QRectF(area.left(), area.top(), side, side), mutedText(palette()));
    const QRect words = QRect(area.left() + side + 8, area.top(), area.width() - side - 8, side);
    painter.setPen(palette().color(QPalette::WindowText));
    const int room = words.width() - fontMetrics().horizontalAdvance(m_reservedText) - 6;
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(m_name, Qt::ElideRight, room));
    painter.setPen(mutedText(palette()));
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, m_reservedText);

    const double top = area.top() + side + 5;
    const double width = area.width();
    const auto bar = [&](double y, double height, double part, const QColor& color) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        if (part > 0)
            painter.drawRoundedRect(QRectF(area.left(), y, std::max(width * part, height), height), height / 2, height / 2);
    };
    bar(top, 7, 1, hairline(palette()));
    const bool live = isEnabled();
    bar(top, 7, m_reserved, live ? reservedColor(palette()) : mutedText(palette()));
    if (m_used && live)
        bar(top + 9, 3, std::clamp(*m_used, 0.0, 1.0), usedColor(palette()));
}

} // namespace slotd
