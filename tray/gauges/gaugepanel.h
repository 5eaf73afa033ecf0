// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "connection/daemonlink.h"
#include "gauges/hostusage.h"
#include "models/jobstore.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace slotd
{

class Gauge;

/// CPUs, memory and GPUs of the machine: what jobs have reserved, what is really in use, and how much there is. Asks only while
/// it is in sight: the daemon after changes, the machine every two seconds.
class GaugePanel : public QWidget
{
    Q_OBJECT
public:
    GaugePanel(DaemonLink& link, JobStore& store, QWidget* parent = nullptr);

Q_SIGNALS:
    void nodeKnown(const slotd::NodeInfo& node);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void plan();
    void ask();
    void sample();

    DaemonLink& m_link;
    Gauge* m_cpus;
    Gauge* m_memory;
    Gauge* m_gpus;
    HostUsage m_usage;
    QTimer m_soon;
    QTimer m_clock;
};

} // namespace slotd
