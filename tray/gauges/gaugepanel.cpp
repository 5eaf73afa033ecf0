// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gauges/gaugepanel.h"

#include "gauges/gauge.h"
#include "models/jobtexts.h"

#include <algorithm>
#include <QLocale>
#include <QVBoxLayout>
#include <thread>

namespace slotd
{

namespace
{

using namespace std::chrono_literals;

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
    layout->setSpacing(8);
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
        m_cpus->setReserved(part(node->allocCpus.value, node->cpus.value), tr("%1 of %2 reserved").arg(node->allocCpus.value).arg(node->cpus.value));
        const QString memory = node->allocMemory.value > 0 ? memoryText(node->allocMemory.value) : QStringLiteral("0");
        m_memory->setReserved(part(node->allocMemory.value, node->memory.value), tr("%1 of %2").arg(memory, memoryText(node->memory.value)));
        m_gpus->setVisible(node->gpus > 0);
        m_gpus->setReserved(part(gpusUsed, node->gpus), tr("%1 of %2 reserved").arg(gpusUsed).arg(node->gpus));
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
