// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/pathpattern.h"

#include "base/units.h"

#include <algorithm>
#include <optional>

namespace slotd
{

namespace
{

constexpr std::size_t kMaxWidth = 10; // sbatch(1)

std::string padded(std::uint64_t number, std::size_t width)
{
    std::string text = std::to_string(number);
    if (text.size() < width)
        text.insert(0, width - text.size(), '0');
    return text;
}

// A name that the user chose freely must stay one component of a path.
std::string asComponent(std::string name)
{
    std::replace(name.begin(), name.end(), '/', '_');
    if (name == "." || name == "..")
        std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

std::string stepText(const std::string& step, std::size_t width)
{
    const auto number = parseUnsigned(step);
    return number ? padded(*number, width) : step;
}

std::optional<std::string> tokenText(char token, std::size_t width, const PatternValues& v)
{
    switch (token) {
    case 'j':
        return padded(v.jobId.value, width);
    case 'J':
        return padded(v.jobId.value, width) + (v.stepId == "batch" ? std::string() : '.' + v.stepId);
    case 'A':
        return padded(v.arrayJobId ? v.arrayJobId.value : v.jobId.value, width);
    case 'a':
        return padded(v.arrayTask == kNoArrayTask ? kArrayTaskOutside : v.arrayTask, width);
    case 'x':
        return asComponent(v.jobName);
    case 'u':
        return asComponent(v.user);
    case 'N':
        return v.host;
    case 'n':
        return padded(v.nodeIndex, width);
    case 's':
        return stepText(v.stepId, width);
    case 't':
        return padded(v.rank, width);
    default:
        return std::nullopt;
    }
}

} // namespace

std::string expandPattern(std::string_view pattern, const PatternValues& values)
{
    std::string out;
    if (pattern.find('\\') != std::string_view::npos) {
        std::copy_if(pattern.begin(), pattern.end(), std::back_inserter(out), [](char c) { return c != '\\'; });
        return out;
    }
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%') {
            out += pattern[i];
            continue;
        }
        if (i + 1 < pattern.size() && pattern[i + 1] == '%') {
            out += '%';
            ++i;
            continue;
        }
        std::size_t at = i + 1;
        std::size_t width = 0;
        for (; at < pattern.size() && pattern[at] >= '0' && pattern[at] <= '9'; ++at)
            width = std::min(width * 10 + static_cast<std::size_t>(pattern[at] - '0'), kMaxWidth);
        const auto text = at < pattern.size() ? tokenText(pattern[at], width, values) : std::nullopt;
        if (text) {
            out += *text;
            i = at;
        } else {
            out += '%'; // what follows is copied as it stands
        }
    }
    return out;
}

std::string joinPath(std::string_view workDir, std::string_view path)
{
    if (!path.empty() && path.front() == '/')
        return std::string(path);
    std::string joined(workDir);
    if (path.empty())
        return joined;
    if (joined.empty() || joined.back() != '/')
        joined += '/';
    return joined.append(path);
}

std::string_view defaultOutputPattern(bool arrayTask)
{
    return arrayTask ? "slurm-%A_%a.out" : "slurm-%j.out";
}

} // namespace slotd
