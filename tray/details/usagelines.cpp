// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/usagelines.h"

#include "look/shownstate.h"
#include "look/theme.h"
#include "models/jobtexts.h"

#include <algorithm>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <utility>

namespace slotd
{

namespace
{

using namespace std::chrono_literals;

constexpr auto kEvery = 2s;
constexpr auto kLongest = 10min;
constexpr auto kShortest = 1min; ///< What the whole width stands for at least.
constexpr std::size_t kMostJobs = 8;

} // namespace

/// One line over time, with what it is and what it is now in words above it.
class Sparkline : public QWidget
{
public:
    Sparkline(const QString& name, ShownState tone, QWidget* parent) : QWidget(parent), m_name(name), m_tone(tone)
    {
        setAccessibleName(name);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {fontMetrics().averageCharWidth() * 34, fontMetrics().height() * 4}; }

    /// `points`: age in parts of the width, 0 = now, and the height in parts of what is reserved; oldest first.
    void set(std::vector<QPointF> points, const QString& words)
    {
        m_points = std::move(points);
        m_words = words;
        setAccessibleDescription(words);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int line = fontMetrics().height();
        painter.setPen(mutedText(palette()));
        const int room = width() - fontMetrics().horizontalAdvance(m_words) - 8;
        painter.drawText(QRect(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(m_name, Qt::ElideRight, room));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(0, 0, width(), line), Qt::AlignRight | Qt::AlignVCenter, m_words);
        const QRectF area(0.5, line + 5.5, width() - 1, height() - line - 8);
        painter.setPen(hairline(palette()));
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawRoundedRect(area, 3, 3);
        if (m_points.size() > 1)
            paintLine(painter, area.adjusted(1, 2, -1, -1));
    }

private:
    void paintLine(QPainter& painter, const QRectF& area) const
    {
        const auto highest = std::max_element(m_points.begin(), m_points.end(), [](QPointF a, QPointF b) { return a.y() < b.y(); });
        const double top = std::max(1.0, highest->y());
        const auto at = [&](QPointF point) { return QPointF(area.right() - point.x() * area.width(), area.bottom() - point.y() / top * area.height()); };
        QPainterPath path(at(m_points.front()));
        for (const QPointF point : m_points)
            path.lineTo(at(point));
        const QColor tone = stateColor(m_tone, isDark(palette()));
        QPainterPath below(path);
        below.lineTo(at(m_points.back()).x(), area.bottom());
        below.lineTo(at(m_points.front()).x(), area.bottom());
        QColor faint = tone;
        faint.setAlphaF(0.16F);
        painter.fillPath(below, faint);
        painter.setBrush(Qt::NoBrush);
        if (top > 1) {
            painter.setPen(QPen(fieldEdge(palette()), 1, Qt::DashLine));
            painter.drawLine(at(QPointF(1, 1)), at(QPointF(0, 1)));
        }
        painter.setPen(QPen(tone, 1.5));
        painter.drawPath(path);
    }

    QString m_name;
    QString m_words;
    ShownState m_tone;
    std::vector<QPointF> m_points;
};

UsageLines::UsageLines(QWidget* parent)
    : QWidget(parent), m_cpus(new Sparkline(tr("CPUs in use"), ShownState::Running, this)),
      m_memory(new Sparkline(tr("Memory in use"), ShownState::Held, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_cpus);
    layout->addWidget(m_memory);
    layout->addStretch();
    setToolTip(tr("What the job uses of what it has reserved, over the last ten minutes at most"));
    m_clock.setInterval(kEvery);
    connect(&m_clock, &QTimer::timeout, this, &UsageLines::sample);
    hide();
}

void UsageLines::setJob(const JobItem& job, std::vector<int> supervisors)
{
    const bool runs = job.state == JobState::Running || job.state == JobState::Suspended;
    const bool another = job.id != m_job.id;
    m_job = job;
    m_supervisors = std::move(supervisors);
    if (!runs)
        m_past.erase(job.id);
    setVisible(runs);
    if (runs && another && isVisible())
        sample();
}

void UsageLines::clear()
{
    m_job = {};
    hide();
}

void UsageLines::sample()
{
    if (!m_job.id)
        return;
    if (m_past.size() >= kMostJobs && !m_past.contains(m_job.id))
        m_past.erase(m_past.begin());
    Past& past = m_past[m_job.id];
    // Shown again a moment later: a share of so short a time would say nothing.
    if (!past.samples.empty() && std::chrono::steady_clock::now() - past.samples.back().when < kEvery / 2) {
        present();
        return;
    }
    if (const auto now = past.usage.look(m_supervisors)) {
        past.samples.push_back(*now);
        while (now->when - past.samples.front().when > kLongest)
            past.samples.pop_front();
    }
    present();
}

void UsageLines::present()
{
    const auto& samples = m_past[m_job.id].samples;
    if (samples.empty()) {
        m_cpus->set({}, QStringLiteral("…"));
        m_memory->set({}, QStringLiteral("…"));
        return;
    }
    const auto now = samples.back().when;
    const std::chrono::duration<double> span = std::max<std::chrono::steady_clock::duration>(now - samples.front().when, kShortest);
    const auto line = [&](auto value, double whole) {
        std::vector<QPointF> points;
        for (const JobUsage::Sample& one : samples)
            points.emplace_back(std::chrono::duration<double>(now - one.when) / span, whole <= 0 ? 0 : value(one) / whole);
        return points;
    };
    const JobUsage::Sample& last = samples.back();
    m_cpus->set(line([](const auto& one) { return one.cpus; }, m_job.cpus), tr("%1 of %2").arg(QLocale().toString(last.cpus, 'f', 1)).arg(m_job.cpus));
    const QString used = kilobytesText(last.memoryKb);
    m_memory->set(line([](const auto& one) { return static_cast<double>(one.memoryKb) / 1024; }, static_cast<double>(m_job.memoryMb)),
                  m_job.memoryMb > 0 ? tr("%1 of %2").arg(used, memoryText(m_job.memoryMb)) : used);
}

void UsageLines::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    sample();
    m_clock.start();
}

void UsageLines::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

} // namespace slotd
