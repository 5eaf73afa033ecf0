// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "timeline/timelineplan.h"

#include "models/jobtexts.h"

#include <algorithm>
#include <cmath>

namespace slotd
{

namespace
{

using Rows = std::vector<std::pair<int, int>>;

/// Which rows of a band are taken until when. Bars come in order of their start.
class Band
{
public:
    explicit Band(int rows) : m_freeAt(static_cast<std::size_t>(std::max(rows, 1)), kNoTime) {}

    /// `wanted` rows free at `from`, together where there is such a place, else wherever they are free, lowest first. What
    /// does not fit at all (more than there is now) takes the rows that become free first.
    Rows take(int wanted, Instant from, Instant until)
    {
        const auto count = static_cast<std::size_t>(std::clamp(wanted, 0, static_cast<int>(m_freeAt.size())));
        if (count == 0)
            return {};
        std::size_t run = 0;
        for (std::size_t i = 0; i < m_freeAt.size(); ++i) {
            run = m_freeAt[i] <= from ? run + 1 : 0;
            if (run == count)
                return mark({{static_cast<int>(i + 1 - count), static_cast<int>(count)}}, until);
        }
        std::vector<std::size_t> order(m_freeAt.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::max(m_freeAt[a], from) < std::max(m_freeAt[b], from);
        });
        order.resize(count);
        std::sort(order.begin(), order.end());
        return mark(together(order), until);
    }
    /// Named rows: GPUs have numbers.
    Rows takeThese(std::uint64_t mask, Instant until)
    {
        std::vector<std::size_t> rows;
        for (std::size_t i = 0; i < m_freeAt.size() && i < 64; ++i) {
            if (mask & (std::uint64_t{1} << i))
                rows.push_back(i);
        }
        return mark(together(rows), until);
    }

private:
    static Rows together(const std::vector<std::size_t>& ascending)
    {
        Rows rows;
        for (const std::size_t row : ascending) {
            const auto at = static_cast<int>(row);
            if (!rows.empty() && rows.back().first + rows.back().second == at)
                ++rows.back().second;
            else
                rows.emplace_back(at, 1);
        }
        return rows;
    }
    Rows mark(Rows rows, Instant until)
    {
        for (const auto& [first, count] : rows) {
            for (int i = first; i < first + count; ++i)
                m_freeAt[static_cast<std::size_t>(i)] = std::max(m_freeAt[static_cast<std::size_t>(i)], until);
        }
        return rows;
    }

    std::vector<Instant> m_freeAt;
};

/// The bar without its rows; job 0 when it is not in sight.
TimelineBar barOf(const JobItem& job, Instant from, Instant until, Instant now)
{
    TimelineBar bar;
    if (job.start == kNoTime || job.held)
        return bar;
    bar.planned = job.state == JobState::Pending;
    bar.from = job.start;
    if (job.ended()) {
        bar.until = job.end;
    } else if (job.timeLimit != kUnlimited) {
        bar.until = std::max(job.start + job.timeLimit, bar.planned ? job.start : now);
    } else {
        bar.until = std::max(until, now);
        bar.openEnd = true;
    }
    if (bar.until < from || bar.from > until || bar.until <= bar.from)
        return bar;
    bar.job = job.id;
    bar.array = job.inArray() ? job.arrayJobId : JobId();
    bar.id = idText(job);
    bar.name = job.name;
    bar.state = job.shown();
    return bar;
}

} // namespace

std::vector<TimelineBar> planTimeline(const JobStore& store, const TimelineHost& host, Instant from, Instant until, Instant now)
{
    std::vector<std::pair<TimelineBar, JobSlot>> found;
    for (JobSlot slot = 0; slot < store.slotEnd(); ++slot) {
        if (!store.alive(slot))
            continue;
        TimelineBar bar = barOf(store.at(slot), from, until, now);
        if (bar.job)
            found.emplace_back(std::move(bar), slot);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.first.from != b.first.from ? a.first.from < b.first.from : a.first.job < b.first.job;
    });
    Band cpus(host.cpus), memory(kMemoryRows), gpus(host.gpus);
    std::vector<TimelineBar> bars;
    bars.reserve(found.size());
    for (auto& [bar, slot] : found) {
        const JobItem& job = store.at(slot);
        bar.cpuRows = cpus.take(static_cast<int>(job.cpus), bar.from, bar.until);
        const double share = static_cast<double>(job.memoryMb) / static_cast<double>(std::max<std::int64_t>(host.memoryMb, 1));
        if (job.memoryMb > 0)
            bar.memoryRows = memory.take(std::max(1, static_cast<int>(std::lround(share * kMemoryRows))), bar.from, bar.until);
        if (job.gpus > 0)
            bar.gpuRows = job.gpuMask != 0 ? gpus.takeThese(job.gpuMask, bar.until) : gpus.take(static_cast<int>(job.gpus), bar.from, bar.until);
        bars.push_back(std::move(bar));
    }
    return bars;
}

} // namespace slotd
