// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/jobref.h"

#include "base/units.h"

#include <limits>

namespace slotd
{

namespace
{

constexpr std::size_t kMaxTasks = 1'000'001; // as many as Slurm's largest MaxArraySize

Error badId(std::string_view text)
{
    return {Code::InvalidJobId, "Invalid job id " + std::string(text)};
}

bool readStep(std::string_view text, std::int32_t& step)
{
    if (text == "batch") {
        step = JobRef::kBatchStep;
        return true;
    }
    if (text == "extern") {
        step = JobRef::kExternStep;
        return true;
    }
    const auto number = parseUnsigned(text);
    if (!number || *number > static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max()))
        return false;
    step = static_cast<std::int32_t>(*number);
    return true;
}

bool readTasks(std::string_view text, std::vector<std::uint32_t>& tasks)
{
    const bool list = !text.empty() && text.front() == '[';
    if (!list) {
        const auto number = parseUnsigned(text);
        if (!number || *number >= kArrayTaskOutside)
            return false;
        tasks.push_back(static_cast<std::uint32_t>(*number));
        return true;
    }
    if (text.size() < 3 || text.back() != ']' || text.find('%') != std::string_view::npos)
        return false;
    auto spec = parseArraySpec(text, kArrayTaskOutside - 1, kMaxTasks);
    if (!spec)
        return false;
    tasks = std::move(spec->tasks);
    return true;
}

} // namespace

Result<JobRef> parseJobRef(std::string_view text)
{
    JobRef ref;
    std::string_view rest = text;
    if (const std::size_t dot = rest.find('.'); dot != std::string_view::npos) {
        if (!readStep(rest.substr(dot + 1), ref.step))
            return badId(text);
        rest = rest.substr(0, dot);
    }
    if (const std::size_t bar = rest.find('_'); bar != std::string_view::npos) {
        if (!readTasks(rest.substr(bar + 1), ref.tasks))
            return badId(text);
        rest = rest.substr(0, bar);
    }
    const auto id = parseUnsigned(rest);
    if (!id || *id == 0 || *id > std::numeric_limits<std::uint32_t>::max())
        return badId(text);
    ref.job = JobId(static_cast<std::uint32_t>(*id));
    return ref;
}

Result<std::vector<JobRef>> parseJobRefs(std::string_view list)
{
    std::vector<JobRef> refs;
    std::size_t start = 0;
    int depth = 0; // a comma within brackets belongs to the task list
    for (std::size_t i = 0; i <= list.size(); ++i) {
        if (i < list.size() && list[i] == '[')
            ++depth;
        if (i < list.size() && list[i] == ']')
            --depth;
        if (i < list.size() && (list[i] != ',' || depth > 0))
            continue;
        auto ref = parseJobRef(list.substr(start, i - start));
        if (!ref)
            return ref.error();
        refs.push_back(std::move(*ref));
        start = i + 1;
    }
    return refs;
}

std::string formatJobRef(const JobRef& ref)
{
    std::string text = std::to_string(ref.job.value);
    if (ref.tasks.size() == 1)
        text += '_' + std::to_string(ref.tasks.front());
    else if (!ref.tasks.empty())
        text += "_[" + formatTaskIds(ref.tasks, 0) + ']';
    if (ref.step == JobRef::kBatchStep)
        text += ".batch";
    else if (ref.step == JobRef::kExternStep)
        text += ".extern";
    else if (ref.step >= 0)
        text += '.' + std::to_string(ref.step);
    return text;
}

} // namespace slotd
