// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "timeline/timelineview.h"

#include "models/jobtexts.h"

#include <algorithm>
#include <cmath>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <utility>

namespace slotd
{

namespace
{

using namespace std::chrono_literals;

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
