// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "timeline/timelineplan.h"

#include <functional>
#include <QPainterPath>
#include <QRectF>
#include <QString>
#include <vector>

namespace slotd
{

/// What is painted as one thing in one band: a job, or those tasks of an array that are in the same state and lie side by side.
struct TimelineShape
{
    const TimelineBar* bar = nullptr; ///< The first of them.
    int tasks = 1;
    std::vector<QRectF> boxes;
    QPainterPath outline;
    QRectF label; ///< The largest rectangle within it that was found: there is its text.

    /// "train-vit", "render ×3"
    QString name() const;
    /// "17", and for several tasks the array's.
    QString id() const;
};

/// `boxesOf`: where a bar lies in the band. The shapes point into `bars`. Pure.
std::vector<TimelineShape> shapesOf(const std::vector<TimelineBar>& bars, const std::function<std::vector<QRectF>(const TimelineBar&)>& boxesOf);

} // namespace slotd
