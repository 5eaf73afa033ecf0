// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "connection/daemonlink.h"
#include "models/jobstore.h"

#include <QWidget>
#include <vector>

namespace slotd
{

/// All there is to know about one job, but its script and environment.
struct JobDetails
{
    JobRecord job;
    std::vector<JobRecord> steps;
    JobItem item;
    Instant now{};
};

/// A tab of the details. It is told of a job only while it is in sight, and again whenever the job changes.
class DetailsPage : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// `another`: it is not the job that was shown before.
    virtual void showJob(const JobDetails& details, bool another) = 0;
    virtual void clear() = 0;

Q_SIGNALS:
    void jobWanted(slotd::JobId job);
};

} // namespace slotd
