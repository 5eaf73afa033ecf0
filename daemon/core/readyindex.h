// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "core/shape.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace slotd
{

/// The jobs that could start, found by "first in order that is at most so large".
///
/// Jobs of equal shape queue behind one another; the shapes are the points of a k-d tree over (cpus, memory, gpus, limit)
/// whose nodes know the box of the shapes below them and the first job in order among them. A search goes only into boxes
/// that the bound cuts and that hold an earlier job than the best found so far. Grouping by resources and not by order is
/// what keeps a search cheap where the smallest cpus and the smallest memory of a range belong to different jobs
/// (docs/architecture/scheduler.md has the reasons and figures).
class ReadyIndex
{
public:
    void insert(const Shape& shape, const OrderKey& key);
    /// The job must have been inserted with just this shape and key.
    void erase(const Shape& shape, const OrderKey& key);

    std::optional<OrderKey> first() const;
    /// The first job in order with ask and limit at most those of `bound`; only jobs before `before` are looked for.
    std::optional<OrderKey> firstWithin(const Shape& bound, const OrderKey& before = kLastKey) const;

    std::size_t size() const { return m_size; }
    std::size_t shapeCount() const { return m_shapes.size() - m_freeShapes.size() - m_empty; }
    /// Longest way from the root, in nodes: for tests of the balance.
    std::size_t depth() const;

private:
    using Index = std::uint32_t;
    static constexpr Index kNone = 0xffffffffU;
    static constexpr std::size_t kDimensions = 4;
    static constexpr std::size_t kLeafSize = 8;
    using Point = std::array<std::int64_t, kDimensions>;

    struct PointHash
    {
        std::size_t operator()(const Point& point) const noexcept;
    };
    struct Group
    {
        Point point{};
        OrderKey best = kLastKey; ///< Front of the queue, at hand without a look into the set.
        std::set<OrderKey> queue;
        Index leaf = kNone;
    };
    /// Box and first job of what is below a node; empty groups count for nothing.
    struct Summary
    {
        Point low{};
        Point high{};
        OrderKey best = kLastKey;
        bool operator==(const Summary&) const = default;
    };
    struct Node
    {
        Summary summary;
        Index parent = kNone;
        Index left = kNone; ///< kNone: a leaf.
        Index right = kNone;
        std::uint32_t count = 0;      ///< Groups below, empty ones included.
        std::uint32_t builtCount = 0; ///< The same when this subtree was last built.
        std::size_t splitDimension = 0;
        std::int64_t splitValue = 0; ///< Groups below it go left.
        std::array<Index, kLeafSize> groups{};
    };

    static Point toPoint(const Shape& shape);
    static bool within(const Point& point, const Point& bound);
    Index groupFor(const Point& point);
    void addToTree(Index group);
    void refresh(Index node);
    Summary summarize(const Node& node) const;
    void search(Index node, const Point& bound, OrderKey& best) const;
    void collect(Index node, std::vector<Index>& groups);
    Index build(std::vector<Index>& groups, std::size_t from, std::size_t to, Index parent);
    std::size_t split(std::vector<Index>& groups, std::size_t from, std::size_t to, Node& node);
    Index newNode();
    void dropEmptyGroups();

    std::vector<Group> m_shapes;
    std::vector<Index> m_freeShapes;
    std::vector<Node> m_nodes;
    std::vector<Index> m_freeNodes;
    std::unordered_map<Point, Index, PointHash> m_byPoint;
    Index m_root = kNone;
    std::size_t m_size = 0;
    std::size_t m_empty = 0; ///< Groups without a job, kept for the next one of that shape.
};

} // namespace slotd
