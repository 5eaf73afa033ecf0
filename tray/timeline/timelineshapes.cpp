// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "timeline/timelineshapes.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace slotd
{

namespace
{

/// A band is a few hundred pixels high: what is more than this lies in bars too thin to be told apart.
constexpr std::size_t kMostTouching = 300;
constexpr double kRound = 3;

using Box = std::pair<QRectF, const TimelineBar*>;

bool touch(const QRectF& a, const QRectF& b)
{
    return a.adjusted(-1, -1, 1, 1).intersects(b);
}

double areaOf(const QRectF& box)
{
    return box.width() * box.height();
}

/// From one box up and down over those that lie on it, as long as the rectangle that all of them share grows.
QRectF labelFrom(const QRectF& seed, const std::vector<QRectF>& boxes)
{
    QRectF best = seed;
    QRectF grown = seed;
    for (bool more = true; more;) {
        more = false;
        for (const QRectF& box : boxes) {
            const bool above = std::abs(box.bottom() - grown.top()) < 1;
            const bool below = std::abs(box.top() - grown.bottom()) < 1;
            const double left = std::max(box.left(), grown.left());
            const double right = std::min(box.right(), grown.right());
            if ((!above && !below) || right - left < grown.width() / 3)
                continue;
            grown = QRectF(QPointF(left, std::min(box.top(), grown.top())), QPointF(right, std::max(box.bottom(), grown.bottom())));
            more = true;
            break;
        }
        if (areaOf(grown) > areaOf(best))
            best = grown;
    }
    return best;
}

QRectF labelOf(const std::vector<QRectF>& boxes)
{
    QRectF best;
    for (const QRectF& box : boxes) {
        const QRectF found = labelFrom(box, boxes);
        if (areaOf(found) > areaOf(best))
            best = found;
    }
    return best;
}

QPainterPath outlineOf(const std::vector<QRectF>& boxes)
{
    QPainterPath path;
    if (boxes.size() == 1) {
        const QRectF inner = boxes.front().adjusted(0.5, 0.5, -0.5, -0.5);
        const double radius = std::min({kRound, inner.height() / 2, inner.width() / 2});
        path.addRoundedRect(inner, radius, radius);
        return path;
    }
    path.setFillRule(Qt::WindingFill);
    for (const QRectF& box : boxes)
        path.addRect(box.adjusted(0.5, 0.5, 0.5, 0.5)); // no gap between neighbours
    return path.simplified();
}

TimelineShape shapeOf(std::vector<Box> touching)
{
    TimelineShape shape;
    shape.bar = touching.front().second;
    std::vector<const TimelineBar*> bars;
    for (const auto& [box, bar] : touching) {
        shape.boxes.push_back(box);
        bars.push_back(bar);
    }
    std::sort(bars.begin(), bars.end());
    shape.tasks = static_cast<int>(std::unique(bars.begin(), bars.end()) - bars.begin());
    shape.outline = outlineOf(shape.boxes);
    shape.label = labelOf(shape.boxes);
    return shape;
}

/// Takes the boxes that touch the first one, over others that touch them.
std::vector<Box> takeTouching(std::vector<Box>& boxes)
{
    std::vector<Box> found{boxes.back()};
    boxes.pop_back();
    for (std::size_t i = 0; i < found.size() && found.size() < kMostTouching; ++i) {
        const QRectF at = found[i].first;
        const auto rest = std::partition(boxes.begin(), boxes.end(), [&](const Box& box) { return !touch(at, box.first); });
        found.insert(found.end(), rest, boxes.end());
        boxes.erase(rest, boxes.end());
    }
    std::sort(found.begin(), found.end(), [](const Box& a, const Box& b) { return a.second < b.second; });
    return found;
}

} // namespace

QString TimelineShape::name() const
{
    return tasks > 1 ? bar->name + QStringLiteral(" ×") + QString::number(tasks) : bar->name;
}

QString TimelineShape::id() const
{
    return tasks > 1 ? QString::number(bar->array.value) : bar->id;
}

std::vector<TimelineShape> shapesOf(const std::vector<TimelineBar>& bars, const std::function<std::vector<QRectF>(const TimelineBar&)>& boxesOf)
{
    std::vector<TimelineShape> shapes;
    std::map<std::tuple<JobId, bool, bool, ShownState>, std::vector<Box>> arrays;
    for (const TimelineBar& bar : bars) {
        for (const QRectF& box : boxesOf(bar)) {
            if (bar.array)
                arrays[{bar.array, bar.planned, bar.aside, bar.state}].emplace_back(box, &bar);
            else
                shapes.push_back(shapeOf({{box, &bar}}));
        }
    }
    for (auto& [key, boxes] : arrays) {
        while (!boxes.empty())
            shapes.push_back(shapeOf(takeTouching(boxes)));
    }
    return shapes;
}

} // namespace slotd
