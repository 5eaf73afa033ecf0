// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gauges/gaugepanel.h"

#include "gauges/gauge.h"
#include "look/theme.h"
#include "models/jobtexts.h"

#include <algorithm>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>
#include <thread>

namespace slotd
{

namespace
{

using namespace std::chrono_literals;

/// What the two colours of the bars below mean.
class Legend : public QWidget
{
public:
    using QWidget::QWidget;
    QSize sizeHint() const override { return {fontMetrics().averageCharWidth() * 26, fontMetrics().height() + 8}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.88);
        painter.setFont(small);
        const QFontMetrics metrics(small);
        double x = 16;
        const auto entry = [&](const QString& text, const QColor& color) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isEnabled() ? color : mutedText(palette()));
            painter.drawRoundedRect(QRectF(x, height() / 2.0 - 3.5, 7, 7), 2, 2);
            painter.setPen(mutedText(palette()));
            painter.drawText(QRectF(x + 12, 0, width() - x - 12, height()), Qt::AlignVCenter | Qt::AlignLeft, text);
            x += metrics.horizontalAdvance(text) + 26;
        };
        entry(GaugePanel::tr("reserved"), reservedColor(palette()));
        entry(GaugePanel::tr("in use"), usedColor(palette()));
    }
};

/// An amount that stands before the whole: "52" of "64 GB", but "512 MB" of "64 GB".
QString beside(std::int64_t someMb, std::int64_t allMb)
{
    const QString some = someMb > 0 ? memoryText(someMb) : QStringLiteral("0");
    const QChar blank(0xa0);
    return some.section(blank, 1) == memoryText(allMb).section(blank, 1) ? some.section(blank, 0, 0) : some;
}

double part(std::int64_t some, std::int64_t all)
{
    return all <= 0 ? 0 : static_cast<double>(some) / static_cast<double>(all);
}

} // namespace

GaugePanel::GaugePanel(DaemonLink& link, JobStore& store, QWidget* parent)
    : QWidget(parent), m_link(link), m_cpus(new Gauge(Glyph::Cpu, tr("CPUs"), this)), m_memory(new Gauge(Glyph::Memory, tr("Memory"), this)),
      m_gpus(new Gauge(Glyph::Gpu, tr("GPUs"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 10);
    layout->setSpacing(6);
    layout->addWidget(new Legend(this));
    for (Gauge* gauge : {m_cpus, m_memory, m_gpus})
        layout->addWidget(gauge);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &GaugePanel::ask);
    m_clock.setInterval(2s);
    connect(&m_clock, &QTimer::timeout, this, &GaugePanel::sample);
    connect(&store, &JobStore::changed, this, &GaugePanel::plan);
    connect(&store, &JobStore::reset, this, &GaugePanel::plan);
}

void GaugePanel::plan()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start(100ms);
}

void GaugePanel::ask()
{
    if (!m_link.online())
        return;
    m_link.node(this, [this](const Result<NodeInfo>& node) {
        if (!node)
            return;
        const auto gpusUsed = static_cast<std::int64_t>(node->gpusInUse.size());
        const auto show = [](Gauge* gauge, std::int64_t some, std::int64_t all, const QString& someText, const QString& allText) {
            gauge->setReserved(part(some, all), tr("%1 of %2").arg(someText, allText), tr("%1 of %2 reserved").arg(someText, allText));
        };
        show(m_cpus, node->allocCpus.value, node->cpus.value, QString::number(node->allocCpus.value), QString::number(node->cpus.value));
        show(m_memory, node->allocMemory.value, node->memory.value, beside(node->allocMemory.value, node->memory.value), memoryText(node->memory.value));
        m_gpus->setVisible(node->gpus > 0);
        show(m_gpus, gpusUsed, node->gpus, QString::number(gpusUsed), QString::number(node->gpus));
        Q_EMIT nodeKnown(*node);
    });
}

void GaugePanel::sample()
{
    const auto usage = m_usage.look();
    if (!usage)
        return;
    const auto all = static_cast<double>(std::max(1U, std::thread::hardware_concurrency()));
    m_cpus->setUsed(usage->cpus / all, tr("%1 in use on the whole machine").arg(QLocale().toString(usage->cpus, 'f', 1)));
    const std::int64_t total = m_usage.totalMb();
    m_memory->setUsed(part(usage->memoryMb, total), tr("%1 in use on the whole machine").arg(memoryText(usage->memoryMb)));
}

void GaugePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_soon.start(0ms);
    sample();
    m_clock.start();
}

void GaugePanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

} // namespace slotd
