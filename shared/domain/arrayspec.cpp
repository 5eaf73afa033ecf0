// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/arrayspec.h"

#include "base/units.h"
#include "domain/resources.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace slotd
{

namespace
{

struct Range
{
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t step = 1;
};

/// Gathers ids without ever holding more than twice as many as are allowed, or looking at more than kWork times as many:
/// a list of overlapping ranges is short to write and long to count.
class TaskSet
{
public:
    explicit TaskSet(std::size_t maxTasks) : m_maxTasks(maxTasks) {}

    bool add(const Range& range)
    {
        for (std::uint64_t id = range.first; id <= range.last; id += range.step) {
            if (++m_seen > kWork * m_maxTasks)
                return false;
            m_ids.push_back(static_cast<std::uint32_t>(id));
            if (m_ids.size() > 2 * m_maxTasks && !tidy())
                return false;
        }
        return true;
    }

    bool tidy()
    {
        std::sort(m_ids.begin(), m_ids.end());
        m_ids.erase(std::unique(m_ids.begin(), m_ids.end()), m_ids.end());
        return m_ids.size() <= m_maxTasks;
    }

    bool empty() const { return m_ids.empty(); }
    std::vector<std::uint32_t> take() { return std::move(m_ids); }

private:
    static constexpr std::size_t kWork = 64;
    std::size_t m_maxTasks;
    std::size_t m_seen = 0;
    std::vector<std::uint32_t> m_ids;
};

std::optional<std::uint32_t> taskId(std::string_view text, std::uint32_t maxTaskId)
{
    const auto number = parseUnsigned(text);
    if (!number || *number > maxTaskId)
        return std::nullopt;
    return static_cast<std::uint32_t>(*number);
}

// "7", "0-15", "0-15:4"; a step is for ranges only.
std::optional<Range> parseRange(std::string_view text, std::uint32_t maxTaskId)
{
    const std::size_t dash = text.find('-');
    const auto first = taskId(text.substr(0, dash), maxTaskId);
    if (!first)
        return std::nullopt;
    if (dash == std::string_view::npos)
        return Range{*first, *first, 1};
    const std::string_view rest = text.substr(dash + 1);
    const std::size_t colon = rest.find(':');
    const auto last = taskId(rest.substr(0, colon), maxTaskId);
    if (!last || *last < *first)
        return std::nullopt;
    Range range{*first, *last, 1};
    if (colon != std::string_view::npos) {
        const auto step = parseUnsigned(rest.substr(colon + 1));
        if (!step || *step == 0)
            return std::nullopt;
        range.step = static_cast<std::uint32_t>(std::min<std::uint64_t>(*step, std::numeric_limits<std::uint32_t>::max()));
    }
    return range;
}

// What follows the first '%': digits count, all else is no limit (Slurm forgives %x, %0 and a second %N).
std::uint32_t parseLimit(std::string_view text)
{
    const auto limit = parseUnsigned(text.substr(0, text.find_first_not_of("0123456789")));
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(limit.value_or(0), std::numeric_limits<std::uint32_t>::max()));
}

// Takes "[...]" off; nothing where the brackets don't match.
std::optional<std::string_view> withoutBrackets(std::string_view text)
{
    if (!text.empty() && text.front() == '[') {
        if (text.size() < 2 || text.back() != ']')
            return std::nullopt;
        text = text.substr(1, text.size() - 2);
    }
    return text;
}

bool addAll(std::string_view list, std::uint32_t maxTaskId, TaskSet& tasks)
{
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        std::string_view part = list.substr(0, comma);
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
        while (!part.empty() && part.front() == ' ')
            part.remove_prefix(1);
        if (part.empty())
            continue;
        const auto range = parseRange(part, maxTaskId);
        if (!range || !tasks.add(*range))
            return false;
    }
    return true;
}

} // namespace

std::uint32_t ArraySpec::step() const
{
    if (tasks.size() < 2)
        return 1;
    const std::uint32_t distance = tasks[1] - tasks[0];
    for (std::size_t i = 2; i < tasks.size(); ++i) {
        if (tasks[i] - tasks[i - 1] != distance)
            return 1;
    }
    return distance;
}

Result<ArraySpec> parseArraySpec(std::string_view text, std::uint32_t maxTaskId, std::size_t maxTasks)
{
    const std::size_t percent = text.find('%');
    const bool limited = percent != std::string_view::npos;
    const auto list = withoutBrackets(text.substr(0, percent));
    TaskSet tasks(maxTasks);
    if (!list || !addAll(*list, maxTaskId, tasks))
        return Error(Code::InvalidArray);
    if (tasks.empty()) {
        if (!limited || !list->empty() || !tasks.add({0, 0, 1})) // "%2" is task 0, as in Slurm
            return Error(Code::InvalidArray);
    }
    if (!tasks.tidy())
        return Error(Code::InvalidArray);
    ArraySpec spec;
    spec.tasks = tasks.take();
    spec.limit = limited ? parseLimit(text.substr(percent + 1)) : 0;
    return spec;
}

std::string formatTaskIds(const std::vector<std::uint32_t>& ascending, std::uint32_t limit)
{
    constexpr std::size_t kShortList = 4; // Slurm writes 0,4,8,12 out and shortens longer rows
    ArraySpec spec;
    spec.tasks = ascending;
    const std::uint32_t step = spec.step();
    std::string text;
    if (step > 1 && ascending.size() > kShortList)
        text = std::to_string(spec.min()) + '-' + std::to_string(spec.max()) + ':' + std::to_string(step);
    else
        text = formatIndexRanges(ascending);
    if (limit > 0)
        text += '%' + std::to_string(limit);
    return text;
}

} // namespace slotd
