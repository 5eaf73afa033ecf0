// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/procfs.h"

#include "base/uniquefd.h"

#include <algorithm>
#include <charconv>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <set>
#include <unistd.h>

namespace slotd
{

namespace
{

template<class Int>
bool nextNumber(std::string_view& rest, Int& out)
{
    while (!rest.empty() && rest.front() == ' ')
        rest.remove_prefix(1);
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), out);
    if (error != std::errc())
        return false;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return true;
}

bool skipWords(std::string_view& rest, int count)
{
    for (int i = 0; i < count; ++i) {
        while (!rest.empty() && rest.front() == ' ')
            rest.remove_prefix(1);
        const std::size_t end = rest.find(' ');
        if (end == std::string_view::npos)
            return false;
        rest.remove_prefix(end);
    }
    return true;
}

} // namespace

std::optional<ProcessStat> parseProcessStat(std::string_view text)
{
    // The name stands in parentheses and may itself hold blanks and parentheses, so the last one ends it.
    const std::size_t name = text.rfind(')');
    ProcessStat stat;
    if (name == std::string_view::npos)
        return std::nullopt;
    std::string_view rest = text.substr(name + 1);
    if (!nextNumber(text, stat.pid) || rest.size() < 3)
        return std::nullopt;
    stat.state = rest[1];
    rest.remove_prefix(2);
    int group = 0;
    if (!nextNumber(rest, stat.parent) || !nextNumber(rest, group) || !nextNumber(rest, stat.session))
        return std::nullopt;
    if (!skipWords(rest, 15) || !nextNumber(rest, stat.startTicks)) // fields 7 to 21
        return std::nullopt;
    return stat;
}

std::string readSmallFile(const std::string& path, std::size_t limit)
{
    const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::string text;
    char buffer[4096];
    while (fd.valid() && text.size() < limit) {
        const ssize_t got = ::read(fd.get(), buffer, std::min(sizeof buffer, limit - text.size()));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        text.append(buffer, static_cast<std::size_t>(got));
    }
    return text;
}

std::optional<ProcessStat> readProcessStat(int pid)
{
    return parseProcessStat(readSmallFile("/proc/" + std::to_string(pid) + "/stat", 2048));
}

std::vector<ProcessStat> readProcessTable()
{
    std::vector<ProcessStat> table;
    const std::unique_ptr<DIR, int (*)(DIR*)> proc(::opendir("/proc"), &::closedir);
    if (!proc)
        return table;
    while (const dirent* entry = ::readdir(proc.get())) {
        int pid = 0;
        std::string_view name(entry->d_name);
        if (name.front() < '1' || name.front() > '9' || !nextNumber(name, pid) || !name.empty())
            continue;
        if (const auto stat = readProcessStat(pid))
            table.push_back(*stat);
    }
    return table;
}

std::vector<ProcessStat> livingDescendants(const std::vector<ProcessStat>& table, int root)
{
    std::vector<const ProcessStat*> byParent;
    byParent.reserve(table.size());
    for (const ProcessStat& p : table)
        byParent.push_back(&p);
    const auto lessParent = [](const ProcessStat* a, const ProcessStat* b) { return a->parent < b->parent; };
    std::sort(byParent.begin(), byParent.end(), lessParent);

    std::vector<int> open{root};
    std::vector<ProcessStat> found;
    // A table read while processes come and go may hold a circle; no tree has more members than the table.
    while (!open.empty() && found.size() <= table.size()) {
        ProcessStat key;
        key.parent = open.back();
        open.pop_back();
        const auto [first, last] = std::equal_range(byParent.begin(), byParent.end(), &key, lessParent);
        for (auto it = first; it != last; ++it) {
            open.push_back((*it)->pid);
            if ((*it)->alive())
                found.push_back(**it);
        }
    }
    return found;
}

void killEach(const std::function<std::vector<ProcessStat>()>& find)
{
    constexpr int kSweeps = 50;
    std::set<int> stopped;
    bool fresh = true;
    for (int sweep = 0; fresh && sweep < kSweeps; ++sweep) {
        fresh = false;
        for (const ProcessStat& p : find()) {
            if (!stopped.insert(p.pid).second)
                continue;
            fresh = true;
            ::kill(p.pid, SIGSTOP);
        }
    }
    for (const int pid : stopped)
        ::kill(pid, SIGKILL);
}

std::uint64_t ticksSinceBoot()
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    const auto perSecond = static_cast<std::uint64_t>(::sysconf(_SC_CLK_TCK));
    return static_cast<std::uint64_t>(now.tv_sec) * perSecond +
           static_cast<std::uint64_t>(now.tv_nsec) * perSecond / 1'000'000'000U;
}

std::string readBootId()
{
    std::string id = readSmallFile("/proc/sys/kernel/random/boot_id", 64);
    while (!id.empty() && id.back() == '\n')
        id.pop_back();
    return id;
}

} // namespace slotd
