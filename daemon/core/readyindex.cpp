// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/readyindex.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace slotd
{

std::size_t ReadyIndex::PointHash::operator()(const Point& point) const noexcept
{
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL;
    for (const std::int64_t value : point) {
        hash ^= static_cast<std::uint64_t>(value);
        hash *= 0xff51afd7ed558ccdULL;
        hash ^= hash >> 32U;
    }
    return static_cast<std::size_t>(hash);
}

ReadyIndex::Point ReadyIndex::toPoint(const Shape& shape)
{
    return {shape.ask.cpus, shape.ask.memory, shape.ask.gpus, shape.limit.count()};
}

bool ReadyIndex::within(const Point& point, const Point& bound)
{
    for (std::size_t d = 0; d < kDimensions; ++d) {
        if (point[d] > bound[d])
            return false;
    }
    return true;
}

void ReadyIndex::insert(const Shape& shape, const OrderKey& key)
{
    const Index at = groupFor(toPoint(shape));
    Group& group = m_shapes[at];
    if (group.queue.empty())
        --m_empty;
    const auto [place, added] = group.queue.insert(key);
    assert(added);
    m_size += added ? 1 : 0;
    if (place == group.queue.begin()) {
        group.best = key;
        refresh(group.leaf);
    }
}

void ReadyIndex::erase(const Shape& shape, const OrderKey& key)
{
    const auto found = m_byPoint.find(toPoint(shape));
    assert(found != m_byPoint.end());
    if (found == m_byPoint.end())
        return;
    Group& group = m_shapes[found->second];
    const auto place = group.queue.find(key);
    assert(place != group.queue.end());
    if (place == group.queue.end())
        return;
    const bool wasFirst = place == group.queue.begin();
    group.queue.erase(place);
    --m_size;
    if (group.queue.empty())
        ++m_empty;
    if (wasFirst) {
        group.best = group.queue.empty() ? kLastKey : *group.queue.begin();
        refresh(group.leaf);
    }
    // Empty groups are cheap to keep and likely to be needed again, but must not outweigh the others.
    if (m_empty > shapeCount() + 64)
        dropEmptyGroups();
}

std::optional<OrderKey> ReadyIndex::first() const
{
    if (m_size == 0)
        return std::nullopt;
    return m_nodes[m_root].summary.best;
}

std::optional<OrderKey> ReadyIndex::firstWithin(const Shape& bound, const OrderKey& before) const
{
    if (m_size == 0)
        return std::nullopt;
    OrderKey best = before;
    search(m_root, toPoint(bound), best);
    if (best == before)
        return std::nullopt;
    return best;
}

void ReadyIndex::search(Index at, const Point& bound, OrderKey& best) const
{
    const Node& node = m_nodes[at];
    if (!(node.summary.best < best) || !within(node.summary.low, bound))
        return;
    if (within(node.summary.high, bound)) {
        best = node.summary.best;
        return;
    }
    if (node.left == kNone) {
        for (std::size_t i = 0; i < node.count; ++i) {
            const Group& group = m_shapes[node.groups[i]];
            if (group.best < best && within(group.point, bound))
                best = group.best;
        }
        return;
    }
    const bool leftFirst = m_nodes[node.left].summary.best < m_nodes[node.right].summary.best;
    search(leftFirst ? node.left : node.right, bound, best);
    search(leftFirst ? node.right : node.left, bound, best);
}

ReadyIndex::Index ReadyIndex::groupFor(const Point& point)
{
    if (const auto found = m_byPoint.find(point); found != m_byPoint.end())
        return found->second;
    Index at = 0;
    if (m_freeShapes.empty()) {
        at = static_cast<Index>(m_shapes.size());
        m_shapes.emplace_back();
    } else {
        at = m_freeShapes.back();
        m_freeShapes.pop_back();
    }
    m_shapes[at].point = point;
    m_byPoint.emplace(point, at);
    ++m_empty;
    addToTree(at);
    return at;
}

void ReadyIndex::addToTree(Index group)
{
    if (m_root == kNone) {
        m_root = newNode();
        m_nodes[m_root].builtCount = 1;
    }
    Index at = m_root;
    Index outgrown = kNone;
    for (;;) {
        Node& node = m_nodes[at];
        const bool doubled = node.count + 1 > 2 * node.builtCount + kLeafSize;
        const bool full = node.left == kNone && node.count == kLeafSize;
        if (outgrown == kNone && (doubled || full))
            outgrown = at;
        if (node.left == kNone)
            break;
        ++node.count;
        at = m_shapes[group].point[node.splitDimension] < node.splitValue ? node.left : node.right;
    }
    if (outgrown == kNone) {
        Node& leaf = m_nodes[at];
        leaf.groups[leaf.count++] = group;
        m_shapes[group].leaf = at;
        return;
    }
    // Rebuilding a subtree whenever it has doubled keeps the depth logarithmic at log^2 n for an insertion on average.
    std::vector<Index> groups{group};
    collect(outgrown, groups);
    const Index parent = m_nodes[outgrown].parent;
    const Index built = build(groups, 0, groups.size(), parent);
    if (parent == kNone)
        m_root = built;
    else
        (m_nodes[parent].left == outgrown ? m_nodes[parent].left : m_nodes[parent].right) = built;
    m_freeNodes.push_back(outgrown);
}

void ReadyIndex::collect(Index at, std::vector<Index>& groups)
{
    const Node& node = m_nodes[at];
    if (node.left == kNone) {
        groups.insert(groups.end(), node.groups.begin(), node.groups.begin() + node.count);
        return;
    }
    collect(node.left, groups);
    collect(node.right, groups);
    m_freeNodes.push_back(node.left);
    m_freeNodes.push_back(node.right);
}

ReadyIndex::Index ReadyIndex::newNode()
{
    if (m_freeNodes.empty()) {
        m_nodes.emplace_back();
        return static_cast<Index>(m_nodes.size() - 1);
    }
    const Index at = m_freeNodes.back();
    m_freeNodes.pop_back();
    m_nodes[at] = Node{};
    return at;
}

ReadyIndex::Index ReadyIndex::build(std::vector<Index>& groups, std::size_t from, std::size_t to, Index parent)
{
    const Index at = newNode();
    Node node;
    node.parent = parent;
    node.count = static_cast<std::uint32_t>(to - from);
    node.builtCount = node.count;
    // Leaves are left half empty, so that the next insertion does not split them at once.
    if (to - from <= kLeafSize / 2) {
        for (std::size_t i = from; i < to; ++i) {
            node.groups[i - from] = groups[i];
            m_shapes[groups[i]].leaf = at;
        }
    } else {
        const std::size_t middle = split(groups, from, to, node);
        node.left = build(groups, from, middle, at);
        node.right = build(groups, middle, to, at);
    }
    node.summary = summarize(node);
    m_nodes[at] = node;
    return at;
}

std::size_t ReadyIndex::split(std::vector<Index>& groups, std::size_t from, std::size_t to, Node& node)
{
    const auto first = groups.begin() + static_cast<std::ptrdiff_t>(from);
    const auto last = groups.begin() + static_cast<std::ptrdiff_t>(to);
    const auto middle = first + (last - first) / 2;
    std::ptrdiff_t bestSide = last - first;
    for (std::size_t d = 0; d < kDimensions; ++d) {
        const auto value = [&](Index g) { return m_shapes[g].point[d]; };
        std::nth_element(first, middle, last, [&](Index a, Index b) { return value(a) < value(b); });
        const std::int64_t pivot = value(*middle);
        // Many shapes may share a coordinate: of "below the pivot" and "up to the pivot" the more even one is taken.
        for (const std::int64_t border : {pivot, pivot == kUnlimited.count() ? pivot : pivot + 1}) {
            const std::ptrdiff_t below = std::count_if(first, last, [&](Index g) { return value(g) < border; });
            const std::ptrdiff_t side = std::max(below, (last - first) - below);
            if (side < bestSide) {
                bestSide = side;
                node.splitDimension = d;
                node.splitValue = border;
            }
        }
    }
    // Shapes are distinct points, so some border has groups on both sides.
    assert(bestSide < last - first);
    const auto at = std::partition(first, last, [&](Index g) {
        return m_shapes[g].point[node.splitDimension] < node.splitValue;
    });
    return static_cast<std::size_t>(at - groups.begin());
}

ReadyIndex::Summary ReadyIndex::summarize(const Node& node) const
{
    Summary all;
    const auto merge = [&all](const Point& low, const Point& high, const OrderKey& best) {
        const bool none = all.best == kLastKey;
        for (std::size_t d = 0; d < kDimensions; ++d) {
            all.low[d] = none ? low[d] : std::min(all.low[d], low[d]);
            all.high[d] = none ? high[d] : std::max(all.high[d], high[d]);
        }
        all.best = std::min(all.best, best);
    };
    if (node.left == kNone) {
        for (std::size_t i = 0; i < node.count; ++i) {
            const Group& group = m_shapes[node.groups[i]];
            if (!(group.best == kLastKey))
                merge(group.point, group.point, group.best);
        }
        return all;
    }
    for (const Index child : {node.left, node.right}) {
        const Summary& part = m_nodes[child].summary;
        if (!(part.best == kLastKey))
            merge(part.low, part.high, part.best);
    }
    return all;
}

void ReadyIndex::refresh(Index at)
{
    while (at != kNone) {
        Node& node = m_nodes[at];
        const Summary now = summarize(node);
        if (now == node.summary)
            return;
        node.summary = now;
        at = node.parent;
    }
}

void ReadyIndex::dropEmptyGroups()
{
    std::vector<Index> live;
    live.reserve(shapeCount());
    for (auto it = m_byPoint.begin(); it != m_byPoint.end();) {
        if (m_shapes[it->second].queue.empty()) {
            m_freeShapes.push_back(it->second);
            it = m_byPoint.erase(it);
        } else {
            live.push_back(it->second);
            ++it;
        }
    }
    m_empty = 0;
    m_nodes.clear();
    m_freeNodes.clear();
    m_root = live.empty() ? kNone : build(live, 0, live.size(), kNone);
}

std::size_t ReadyIndex::depth() const
{
    std::size_t deepest = 0;
    for (const auto& [point, group] : m_byPoint) {
        std::size_t steps = 0;
        for (Index at = m_shapes[group].leaf; at != kNone; at = m_nodes[at].parent)
            ++steps;
        deepest = std::max(deepest, steps);
    }
    return deepest;
}

} // namespace slotd
