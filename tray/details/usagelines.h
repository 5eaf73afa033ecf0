// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "details/jobusage.h"
#include "models/jobitem.h"

#include <deque>
#include <map>
#include <QTimer>
#include <QWidget>

namespace slotd
{

class Sparkline;

/// What a running job uses of what it has reserved, over the last ten minutes at most: looked at while it is in sight.
class UsageLines : public QWidget
{
    Q_OBJECT
public:
    explicit UsageLines(QWidget* parent = nullptr);

    /// Shows itself for a job that runs, else hides.
    void setJob(const JobItem& job, std::vector<int> supervisors);
    void clear();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Past
    {
        JobUsage usage;
        std::deque<JobUsage::Sample> samples;
    };

    void sample();
    void present();

    Sparkline* m_cpus;
    Sparkline* m_memory;
    JobItem m_job;
    std::vector<int> m_supervisors;
    std::map<JobId, Past> m_past; ///< Of the jobs looked at lately, so that going from one to another loses nothing.
    QTimer m_clock;
};

} // namespace slotd
