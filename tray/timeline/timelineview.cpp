// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "timeline/timelineview.h"

#include "look/theme.h"
#include "models/jobtexts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QDateTime>
#include <QHelpEvent>
#include <QLocale>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QWheelEvent>
#include <utility>

namespace slotd
{

namespace
{

using namespace std::chrono_literals;

constexpr std::array<Seconds, 14> kSteps{10s, 30s, 60s, 300s, 600s, 1800s, 3600s, 3h, 6h, 12h, 24h, 48h, 168h, 720h};

// How much of a state's colour lies over the ground.
constexpr double kPlannedPart = 0.10;
constexpr double kAheadPart = 0.22;
constexpr double kEndedPart = 0.27;
constexpr double kRunningPart = 0.50;

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

TimelineView::TimelineView(JobStore& store, QWidget* parent) : QWidget(parent), m_store(store)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("Jobs as bars over time. Left and right go from job to job, plus and minus zoom."));
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms);
    m_clock.setInterval(5s);
    connect(&m_soon, &QTimer::timeout, this, &TimelineView::rebuild);
    connect(&m_clock, &QTimer::timeout, this, &TimelineView::rebuild);
    const auto later = [this] {
        if (isVisible() && !m_soon.isActive())
            m_soon.start();
    };
    connect(&store, &JobStore::changed, this, later);
    connect(&store, &JobStore::reset, this, later);
    setWindow(2h, 4h);
}

void TimelineView::setWindow(Seconds back, Seconds ahead)
{
    const Instant now = currentTime();
    m_from = now - back;
    m_until = now + ahead;
    m_follows = true;
    rebuild();
}

void TimelineView::setNode(const NodeInfo& node)
{
    m_host = {std::max(1, static_cast<int>(node.cpus.value)), std::max<std::int64_t>(node.memory.value, 1), static_cast<int>(node.gpus)};
    rebuild();
}

void TimelineView::selectJob(JobId job)
{
    if (std::exchange(m_chosen, job) != job)
        update();
}

void TimelineView::setText(const QString& text)
{
    m_filter.text = text.trimmed();
    rebuild();
}

void TimelineView::rebuild()
{
    const Instant now = currentTime();
    if (m_follows) {
        // The now-line stays where it was.
        const Milliseconds length = m_until - m_from;
        const double share = std::clamp(xOf(now) / std::max(1, width()), 0.0, 1.0);
        if (share > 0.45) {
            m_from = now - std::chrono::duration_cast<Milliseconds>(length * 0.35);
            m_until = m_from + length;
        }
    }
    m_bars = planTimeline(m_store, m_host, m_from, m_until, now);
    if (!m_filter.empty()) {
        for (TimelineBar& bar : m_bars) {
            const JobItem* job = m_store.item(bar.job);
            bar.aside = !job || !m_filter.accepts(*job);
        }
    }
    layOut();
    update();
}

void TimelineView::layOut()
{
    const double head = fontMetrics().height() * 2.2;
    const double left = fontMetrics().averageCharWidth() * 15;
    const double gap = fontMetrics().height() * 0.9;
    const double room = std::max(60.0, height() - head - gap);
    const bool gpus = m_host.gpus > 0;
    const double whole = room - gap * (gpus ? 2 : 1);
    const double cpuPart = gpus ? 0.5 : 0.62;
    const double memoryPart = gpus ? 0.26 : 0.38;
    const double wide = width() - left - 12;
    m_lanes.clear();
    double y = head;
    const auto add = [&](double height, int rows, const QString& name, const QString& text, Glyph glyph, auto part) {
        m_lanes.push_back({QRectF(left, y, wide, height), rows, name, text, glyph, part});
        y += height + gap;
    };
    add(whole * cpuPart, m_host.cpus, tr("CPUs"), QString::number(m_host.cpus), Glyph::Cpu, &TimelineBar::cpuRows);
    add(whole * memoryPart, kMemoryRows, tr("Memory"), memoryText(m_host.memoryMb), Glyph::Memory, &TimelineBar::memoryRows);
    if (gpus)
        add(whole * (1 - cpuPart - memoryPart), m_host.gpus, tr("GPUs"), QString::number(m_host.gpus), Glyph::Gpu, &TimelineBar::gpuRows);
}

double TimelineView::xOf(Instant when) const
{
    if (m_lanes.empty())
        return 0;
    const QRectF& area = m_lanes.front().area;
    const auto length = static_cast<double>((m_until - m_from).count());
    return area.left() + static_cast<double>((when - m_from).count()) / length * area.width();
}

Instant TimelineView::timeAt(double x) const
{
    const QRectF& area = m_lanes.front().area;
    const double part = (x - area.left()) / std::max(1.0, area.width());
    return m_from + Milliseconds(static_cast<std::int64_t>(part * static_cast<double>((m_until - m_from).count())));
}

std::vector<QRectF> TimelineView::boxes(const TimelineBar& bar, const Lane& lane) const
{
    const double left = std::max(xOf(bar.from), lane.area.left());
    const double right = std::min(xOf(bar.until), lane.area.right());
    const double unit = lane.area.height() / lane.rows;
    std::vector<QRectF> found;
    for (const auto& [first, count] : bar.*lane.part)
        found.emplace_back(left, lane.area.bottom() - (first + count) * unit, std::max(right - left, 2.0), count * unit);
    return found;
}

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

const TimelineBar* TimelineView::barAt(QPointF where) const
{
    for (const Lane& lane : m_lanes) {
        if (!lane.area.contains(where))
            continue;
        for (auto bar = m_bars.rbegin(); bar != m_bars.rend(); ++bar) {
            const auto places = boxes(*bar, lane);
            if (std::any_of(places.begin(), places.end(), [&](const QRectF& box) { return box.contains(where); }))
                return &*bar;
        }
    }
    return nullptr;
}

bool TimelineView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const TimelineBar* bar = barAt(help->pos());
    const JobItem* job = bar ? m_store.item(bar->job) : nullptr;
    if (!job) {
        QToolTip::hideText();
        return true;
    }
    QStringList lines{idText(*job) + QLatin1Char(' ') + job->name, stateWord(bar->state)};
    lines.append((bar->planned ? tr("planned from %1") : tr("from %1")).arg(fullTimeText(bar->from)));
    lines.append(bar->openEnd ? tr("without a time limit") : tr("until %1 at the latest").arg(fullTimeText(bar->until)));
    if (job->ended())
        lines.back() = tr("until %1").arg(fullTimeText(bar->until));
    QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
    return true;
}

void TimelineView::zoom(double factor, double atX)
{
    const Instant fixed = timeAt(atX);
    const auto length = static_cast<double>((m_until - m_from).count());
    const double next = std::clamp(length * factor, 60e3, 90.0 * 24 * 3600e3);
    const double part = static_cast<double>((fixed - m_from).count()) / length;
    m_from = fixed - Milliseconds(static_cast<std::int64_t>(next * part));
    m_until = m_from + Milliseconds(static_cast<std::int64_t>(next));
    m_follows = false;
    rebuild();
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    const int steps = event->angleDelta().y();
    if (steps == 0 || m_lanes.empty())
        return;
    zoom(std::pow(0.85, steps / 120.0), event->position().x());
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    m_dragFrom = event->position();
    if (const TimelineBar* bar = barAt(event->position())) {
        m_chosen = bar->job;
        update();
        Q_EMIT jobChosen(bar->job);
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton)) {
        setCursor(barAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    const Milliseconds moved = timeAt(m_dragFrom.x()) - timeAt(event->position().x());
    m_dragFrom = event->position();
    m_from += moved;
    m_until += moved;
    m_follows = false;
    rebuild();
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const TimelineBar* bar = barAt(event->position()))
        Q_EMIT jobWanted(bar->job);
}

void TimelineView::chooseNext(int step)
{
    if (m_bars.empty())
        return;
    const auto it = std::find_if(m_bars.begin(), m_bars.end(), [this](const TimelineBar& bar) { return bar.job == m_chosen; });
    const auto count = static_cast<int>(m_bars.size());
    const int at = it == m_bars.end() ? (step > 0 ? -1 : count) : static_cast<int>(it - m_bars.begin());
    m_chosen = m_bars[static_cast<std::size_t>(std::clamp(at + step, 0, count - 1))].job;
    update();
    Q_EMIT jobChosen(m_chosen);
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus: case Qt::Key_Equal: zoom(0.7, width() / 2.0); break;
    case Qt::Key_Minus: zoom(1 / 0.7, width() / 2.0); break;
    case Qt::Key_Left: chooseNext(-1); break;
    case Qt::Key_Right: chooseNext(1); break;
    case Qt::Key_Home: setWindow(2h, 4h); break;
    case Qt::Key_Return: case Qt::Key_Enter:
        if (m_chosen)
            Q_EMIT jobWanted(m_chosen);
        break;
    default: QWidget::keyPressEvent(event);
    }
}

void TimelineView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void TimelineView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_clock.start();
    rebuild();
}

void TimelineView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

} // namespace slotd
