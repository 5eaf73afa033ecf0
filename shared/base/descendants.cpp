// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/descendants.h"

#include <charconv>
#include <dirent.h>
#include <memory>
#include <set>
#include <string>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::size_t kMaxChildren = 1U << 24; // bytes of one list

void addNumbers(std::string_view text, std::vector<int>& numbers)
{
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        int number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error == std::errc())
            numbers.push_back(number);
        at = next == at ? at + 1 : next;
    }
}

/// A child hangs on the thread that forked it.
std::vector<int> childrenOf(int pid)
{
    std::vector<int> children;
    const std::string tasks = "/proc/" + std::to_string(pid) + "/task";
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(tasks.c_str()), &::closedir);
    if (!folder)
        return children;
    while (const dirent* task = ::readdir(folder.get())) {
        if (task->d_name[0] != '.')
            addNumbers(readSmallFile(tasks + '/' + task->d_name + "/children", kMaxChildren), children);
    }
    return children;
}

bool kernelListsChildren()
{
    const std::string self = std::to_string(::getpid());
    return ::access(("/proc/self/task/" + self + "/children").c_str(), R_OK) == 0;
}

} // namespace

std::vector<ProcessStat> readDescendants(int root)
{
    static const bool kListed = kernelListsChildren();
    if (!kListed)
        return livingDescendants(readProcessTable(), root);
    std::vector<ProcessStat> found;
    std::vector<int> open{root};
    std::set<int> seen{root}; // pids may be given anew while they are read
    while (!open.empty()) {
        const int parent = open.back();
        open.pop_back();
        for (const int pid : childrenOf(parent)) {
            if (!seen.insert(pid).second)
                continue;
            open.push_back(pid);
            if (const auto stat = readProcessStat(pid); stat && stat->alive())
                found.push_back(*stat);
        }
    }
    return found;
}

} // namespace slotd
