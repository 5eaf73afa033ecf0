// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/nodeinfo.h"
#include "look/glyphs.h"
#include "models/jobfilter.h"
#include "timeline/timelineshapes.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace slotd
{

/// Jobs as bars over time, against the CPUs, the memory and the GPUs that they hold: what ran, what runs, and what the scheduler
/// plans. Wheel or +/- zooms, dragging or arrow keys move, a click selects the job, a double click shows it in the queue.
class TimelineView : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineView(JobStore& store, QWidget* parent = nullptr);

    void setNode(const NodeInfo& node);
    void selectJob(JobId job);
    /// Jobs without these words step back.
    void setText(const QString& text);
    /// Shows `back` before and `ahead` after now.
    void setWindow(Seconds back, Seconds ahead);

Q_SIGNALS:
    void jobChosen(slotd::JobId job);
    void jobWanted(slotd::JobId job);

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Lane
    {
        QRectF area;
        int rows = 1;
        QString name;
        QString whole;
        Glyph glyph;
        std::vector<std::pair<int, int>> TimelineBar::*part;
    };

    void rebuild();
    void layOut();
    void zoom(double factor, double atX);
    double xOf(Instant when) const;
    Instant timeAt(double x) const;
    const TimelineBar* barAt(QPointF where) const;
    std::vector<QRectF> boxes(const TimelineBar& bar, const Lane& lane) const;
    void paintAxis(QPainter& painter) const;
    void paintLane(QPainter& painter, const Lane& lane) const;
    void paintShape(QPainter& painter, const TimelineShape& shape, const QRectF& lane) const;
    void paintWords(QPainter& painter, const TimelineShape& shape, const QRectF& room) const;
    void paintLabel(QPainter& painter, const TimelineShape& shape) const;
    void paintChosen(QPainter& painter, const Lane& lane) const;
    void paintNow(QPainter& painter) const;
    void chooseNext(int step);

    JobStore& m_store;
    TimelineHost m_host;
    std::vector<TimelineBar> m_bars;
    std::vector<Lane> m_lanes;
    Instant m_from{};
    Instant m_until{};
    bool m_follows = true;
    JobId m_chosen;
    JobListFilter m_filter;
    QPointF m_dragFrom;
    QTimer m_soon;
    QTimer m_clock;
};

} // namespace slotd
