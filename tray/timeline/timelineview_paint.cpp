// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers

// How the timeline is painted.
#include "timeline/timelineview.h"

#include "look/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

namespace slotd
{

namespace
{

using namespace std::chrono_literals;

// How much of a state's colour lies over the ground.
constexpr double kPlannedPart = 0.10;
constexpr double kAheadPart = 0.22;
constexpr double kEndedPart = 0.27;
constexpr double kRunningPart = 0.42; // the darkest at which every state's text keeps 4.5:1 (tst_contrast)

constexpr std::array<Seconds, 14> kSteps{10s, 30s, 60s, 300s, 600s, 1800s, 3600s, 3h, 6h, 12h, 24h, 48h, 168h, 720h};

QDateTime localTime(Instant when)
{
    return QDateTime::fromMSecsSinceEpoch(when.time_since_epoch().count());
}

/// The first round moment at or after `from`, in local time.
Instant firstTick(Instant from, Seconds step)
{
    const std::int64_t offset = localTime(from).offsetFromUtc();
    const std::int64_t seconds = std::chrono::floor<Seconds>(from).time_since_epoch().count() + offset;
    const std::int64_t round = (seconds + step.count() - 1) / step.count() * step.count();
    return Instant(Seconds(round - offset));
}

} // namespace

void TimelineView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    for (const Lane& lane : m_lanes)
        painter.fillRect(lane.area, palette().color(QPalette::AlternateBase));
    paintAxis(painter);
    std::vector<std::vector<TimelineShape>> shapes;
    for (const Lane& lane : m_lanes) {
        paintLane(painter, lane);
        shapes.push_back(shapesOf(m_bars, [&](const TimelineBar& bar) { return boxes(bar, lane); }));
        painter.save();
        painter.setClipRect(lane.area.adjusted(0, -1, 1, 1));
        for (const TimelineShape& shape : shapes.back())
            paintShape(painter, shape, lane.area);
        paintChosen(painter, lane);
        painter.restore();
    }
    paintNow(painter);
    // Over the line, which is not to go through words.
    for (const auto& lane : shapes) {
        for (const TimelineShape& shape : lane) {
            if (!shape.bar->aside)
                paintLabel(painter, shape);
        }
    }
    if (m_bars.empty()) {
        painter.setPen(mutedText(palette()));
        painter.drawText(rect(), Qt::AlignCenter, tr("No job ran, runs or is planned in this time."));
    }
}

void TimelineView::paintAxis(QPainter& painter) const
{
    const QRectF& area = m_lanes.front().area;
    const double bottom = m_lanes.back().area.bottom();
    const Milliseconds length = m_until - m_from;
    const double most = area.width() / (fontMetrics().averageCharWidth() * 11);
    const auto step = std::find_if(kSteps.begin(), kSteps.end(), [&](Seconds one) {
        return static_cast<double>(length.count()) / (static_cast<double>(one.count()) * 1000) <= most;
    });
    const Seconds every = step == kSteps.end() ? kSteps.back() : *step;
    const QString format = every >= 24h ? QStringLiteral("ddd d") : every < 60s ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
    for (Instant tick = firstTick(m_from, every); tick < m_until; tick += every) {
        const double x = xOf(tick);
        const bool midnight = localTime(tick).time() == QTime(0, 0);
        painter.setPen(QPen(hairline(palette()), midnight ? 2 : 1));
        painter.drawLine(QPointF(x, area.top() - 4), QPointF(x, bottom));
        if (std::abs(x - xOf(currentTime())) < fontMetrics().averageCharWidth() * 6)
            continue; // the word "now" stands there
        if (x > width() - fontMetrics().averageCharWidth() * 4)
            continue;
        painter.setPen(mutedText(palette()));
        const QString text = midnight && every < 24h ? QLocale().toString(localTime(tick).date(), QLocale::ShortFormat) : localTime(tick).toString(format);
        painter.drawText(QRectF(x - 60, 4, 120, area.top() - 8), Qt::AlignHCenter | Qt::AlignBottom, text);
    }
}

void TimelineView::paintLane(QPainter& painter, const Lane& lane) const
{
    const int side = fontMetrics().height();
    paintGlyph(painter, lane.glyph, QRectF(14, lane.area.top() + 2, side, side), mutedText(palette()));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QPointF(side + 22, lane.area.top() + fontMetrics().ascent() + 2), lane.name);
    painter.setPen(mutedText(palette()));
    painter.drawText(QPointF(side + 22, lane.area.top() + fontMetrics().ascent() + fontMetrics().height() + 2), lane.whole);
    const double unit = lane.area.height() / lane.rows;
    if (lane.rows <= 64 && unit >= 9) {
        painter.setPen(mixed(palette().color(QPalette::AlternateBase), hairline(palette()), 0.55));
        for (int i = 1; i < lane.rows; ++i) {
            const double y = std::round(lane.area.top() + i * unit) + 0.5;
            painter.drawLine(QPointF(lane.area.left(), y), QPointF(lane.area.right(), y));
        }
    }
    if (lane.part == &TimelineBar::gpuRows && lane.rows > 1 && unit >= fontMetrics().height()) {
        painter.setPen(mutedText(palette()));
        for (int i = 0; i < lane.rows; ++i) {
            const QRectF place(lane.area.left() - 40, lane.area.bottom() - (i + 1) * unit, 34, unit);
            painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, QString::number(i));
        }
    }
}

void TimelineView::paintShape(QPainter& painter, const TimelineShape& shape, const QRectF& lane) const
{
    const TimelineBar& bar = *shape.bar;
    const QColor tone = stateColor(bar.state, isDark(palette()));
    const QColor base = palette().color(QPalette::Base);
    const QColor faint = mixed(base, tone, kPlannedPart);
    // Opaque: what lies over something else is to be read, too.
    if (bar.aside) {
        painter.fillPath(shape.outline, mixed(base, tone, kPlannedPart / 2));
        painter.setPen(QPen(mixed(base, tone, 0.3), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(shape.outline);
        return;
    }
    if (bar.planned) {
        painter.fillPath(shape.outline, faint);
    } else if (row(bar.state).ended) {
        painter.fillPath(shape.outline, mixed(base, tone, kEndedPart));
    } else {
        const QColor ahead = mixed(base, tone, kAheadPart);
        QLinearGradient fade(shape.label.topLeft(), shape.label.topRight());
        fade.setColorAt(0, ahead);
        fade.setColorAt(1, bar.openEnd ? base : ahead);
        painter.fillPath(shape.outline, fade);
        // What is used up, against what the limit still allows.
        painter.save();
        painter.setClipRect(QRectF(lane.left(), lane.top() - 1, xOf(currentTime()) - lane.left(), lane.height() + 2), Qt::IntersectClip);
        painter.fillPath(shape.outline, mixed(base, tone, kRunningPart));
        painter.restore();
    }
    painter.setBrush(Qt::NoBrush);
    if (shape.boxes.size() > 1) {
        painter.setPen(QPen(mixed(base, tone, 0.6), 0.5));
        for (const QRectF& box : shape.boxes)
            painter.drawRect(box.adjusted(0.5, 0.5, 0.5, 0.5));
    }
    painter.setPen(QPen(tone, 1, bar.planned ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPath(shape.outline);
}

void TimelineView::paintChosen(QPainter& painter, const Lane& lane) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::WindowText), 2));
    for (const TimelineBar& bar : m_bars) {
        if (bar.job != m_chosen)
            continue;
        for (const QRectF& box : boxes(bar, lane))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 2, 2);
    }
}

void TimelineView::paintLabel(QPainter& painter, const TimelineShape& shape) const
{
    const int line = fontMetrics().height();
    const QString name = shape.name();
    const int text = fontMetrics().horizontalAdvance(name);
    const int least = std::min(text, fontMetrics().averageCharWidth() * 5);
    QRectF room = shape.label.adjusted(6, 0, -4, 0);
    const double along = shape.label.height() - 10;
    const bool tall = room.height() >= line - 2;
    const bool wide = room.width() + 10 >= line;
    // Upright only where more of the name can be read so.
    const bool upright = wide && along >= least && (!tall || (room.width() < text && along > room.width() * 1.3));
    if (!upright && (!tall || room.width() < least))
        return;
    painter.save();
    if (upright) {
        // Read from below, as on the back of a book.
        painter.translate(shape.label.center());
        painter.rotate(-90);
        room = QRectF(-shape.label.height() / 2 + 6, -shape.label.width() / 2, along, shape.label.width());
    } else if (const double now = xOf(currentTime()) + 6; now > room.left() && now < room.left() + text + 2 * line && room.right() - now > text + 2 * line) {
        room.setLeft(now); // beside the line, not under it
    }
    paintWords(painter, shape, room);
    painter.restore();
}

void TimelineView::paintWords(QPainter& painter, const TimelineShape& shape, const QRectF& room) const
{
    const int line = fontMetrics().height();
    const QString name = shape.name();
    const QString id = shape.id();
    const int text = fontMetrics().horizontalAdvance(name);
    const double sign = line * 0.8;
    const bool two = room.height() >= 2.3 * line;
    const QRectF first(room.left(), two ? room.center().y() - line : room.top(), room.width(), two ? line : room.height());
    const bool signs = room.width() >= sign + 4 + text; // letters say more where there is little room
    if (signs)
        paintGlyph(painter, row(shape.bar->state).glyph, QRectF(first.left(), first.center().y() - sign / 2, sign, sign), palette().color(QPalette::Text));
    const QRectF words = first.adjusted(signs ? sign + 4 : 0, 0, 0, 0);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(words.width())));
    painter.setPen(mixed(palette().color(QPalette::Text), palette().color(QPalette::Base), 0.22));
    const double rest = words.width() - text - 10;
    if (two && words.width() >= fontMetrics().horizontalAdvance(id))
        painter.drawText(words.translated(0, line), Qt::AlignVCenter | Qt::AlignLeft, id);
    else if (!two && rest >= fontMetrics().horizontalAdvance(id))
        painter.drawText(words.adjusted(words.width() - rest, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, id);
}

void TimelineView::paintNow(QPainter& painter) const
{
    const double x = xOf(currentTime());
    const QRectF& area = m_lanes.front().area;
    if (x < area.left() || x > area.right())
        return;
    const QColor tone = stateColor(ShownState::Failed, isDark(palette()));
    painter.setPen(QPen(tone, 1.5));
    painter.drawLine(QPointF(x, area.top() - 6), QPointF(x, m_lanes.back().area.bottom()));
    const QString word = tr("now");
    const QRectF field(x - fontMetrics().horizontalAdvance(word) / 2.0 - 6, area.top() - fontMetrics().height() - 5, fontMetrics().horizontalAdvance(word) + 12,
                       fontMetrics().height() + 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone);
    painter.drawRoundedRect(field, field.height() / 2, field.height() / 2);
    painter.setPen(isDark(palette()) ? QColor(0x16181c) : QColor(Qt::white));
    painter.drawText(field, Qt::AlignCenter, word);
}

} // namespace slotd
