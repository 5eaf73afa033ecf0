// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/tasktext.h"

#include <algorithm>
#include <csignal>
#include <cstring>

namespace slotd
{

namespace
{

std::string signalText(int number)
{
    if (const char* text = ::sigdescr_np(number))
        return text;
    if (number >= SIGRTMIN && number <= SIGRTMAX)
        return "Real-time signal " + std::to_string(number - SIGRTMIN);
    return "Unknown signal " + std::to_string(number);
}

} // namespace

std::string rangeText(const std::vector<std::uint32_t>& numbers)
{
    std::string text;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1)
            ++last;
        text += (text.empty() ? "" : ",") + std::to_string(numbers[i]);
        if (last > i)
            text += "-" + std::to_string(numbers[last]);
        i = last + 1;
    }
    return text;
}

std::string tasksText(const std::vector<std::uint32_t>& tasks)
{
    return (tasks.size() == 1 ? "task " : "tasks ") + rangeText(tasks);
}

std::string exitText(ExitCode exit, bool coreDumped)
{
    if (exit.success())
        return "Completed";
    if (exit.signal == 0)
        return "Exited with exit code " + std::to_string(exit.status);
    return signalText(exit.signal) + (coreDumped ? " (core dumped)" : "");
}

std::vector<std::string> statusLines(const std::vector<TaskState>& tasks)
{
    std::vector<std::uint32_t> waiting;
    std::vector<std::uint32_t> running;
    std::vector<std::uint32_t> exited;
    std::vector<std::uint32_t> abnormal;
    for (std::uint32_t i = 0; i < tasks.size(); ++i) {
        if (!tasks[i].ended)
            (tasks[i].started ? running : waiting).push_back(i);
        else
            (tasks[i].ended->success() ? exited : abnormal).push_back(i);
    }
    std::vector<std::string> lines;
    const auto add = [&lines](const std::vector<std::uint32_t>& list, const char* state) {
        if (!list.empty())
            lines.push_back(tasksText(list) + ": " + state);
    };
    add(waiting, "unknown");
    add(running, "running");
    add(exited, "exited");
    add(abnormal, "exited abnormally");
    return lines;
}

int highestStatus(const std::vector<TaskState>& tasks)
{
    int highest = 0;
    for (const TaskState& task : tasks)
        highest = std::max(highest, task.ended ? shellStatus(*task.ended) : 0);
    return highest;
}

std::vector<EndedGroup> groupEnded(const std::vector<TaskState>& states, const std::vector<std::uint32_t>& tasks)
{
    std::vector<EndedGroup> groups;
    for (const std::uint32_t task : tasks) {
        const TaskState& state = states[task];
        const auto same = std::find_if(groups.begin(), groups.end(), [&state](const EndedGroup& g) {
            return g.exit == *state.ended && g.coreDumped == state.coreDumped;
        });
        if (same != groups.end())
            same->tasks.push_back(task);
        else
            groups.push_back({*state.ended, state.coreDumped, {task}});
    }
    return groups;
}

std::size_t labelWidth(std::uint32_t ntasks)
{
    return std::to_string(ntasks > 0 ? ntasks - 1 : 0).size();
}

std::string labelText(std::uint32_t task, std::size_t width)
{
    const std::string number = std::to_string(task);
    return std::string(width > number.size() ? width - number.size() : 0, ' ') + number + ": ";
}

} // namespace slotd
