// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/cgroup.h"

#include "base/procfs.h"
#include "supervisor/posixio.h"
#include "supervisor/scopeentry.h"

#include <cerrno>
#include <charconv>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::int64_t kCpuPeriodUs = 100'000;

Error cgroupError(const std::string& what)
{
    return Error(Code::LaunchFailure, "cgroup: " + what);
}

/// The value of `key` in a flat keyed file such as memory.events.
std::int64_t keyedValue(std::string_view text, std::string_view key)
{
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = text.find('\n', at);
        end = end == std::string_view::npos ? text.size() : end;
        const std::string_view line = text.substr(at, end - at);
        if (line.size() > key.size() && line.substr(0, key.size()) == key && line[key.size()] == ' ') {
            std::int64_t value = 0;
            std::from_chars(line.data() + key.size() + 1, line.data() + line.size(), value);
            return value;
        }
        at = end + 1;
    }
    return 0;
}

void removeTree(const std::string& path, int depth)
{
    constexpr int kMaxDepth = 32;
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.c_str()), &::closedir);
    while (const dirent* entry = folder && depth < kMaxDepth ? ::readdir(folder.get()) : nullptr) {
        if (entry->d_type == DT_DIR && entry->d_name[0] != '.')
            removeTree(path + "/" + entry->d_name, depth + 1);
    }
    ::rmdir(path.c_str());
}

} // namespace

Result<void> Cgroup::openFolder()
{
    ::rmdir(m_path.c_str()); // counters of an earlier attempt must not speak for this one
    if (::mkdir(m_path.c_str(), 0755) != 0 && errno != EEXIST)
        return cgroupError("cannot make " + pathError(m_path, errno));
    m_folder.reset(::open(m_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!m_folder.valid())
        return cgroupError("cannot open " + pathError(m_path, errno));
    // The kernel puts this file into every cgroup; a plain folder has none.
    m_procs.reset(::openat(m_folder.get(), "cgroup.procs", O_WRONLY | O_CLOEXEC));
    if (!m_procs.valid())
        return cgroupError(pathError(m_path + "/cgroup.procs", errno) + " (is " + m_base + " a cgroup v2 folder?)");
    if (!processes().empty())
        return cgroupError(m_path + " still holds processes of an earlier run");
    return {};
}

Result<void> Cgroup::set(const char* file, const std::string& value)
{
    if (const int error = writeExisting(m_folder.get(), file, value); error != 0)
        return cgroupError("cannot write " + value + " to " + pathError(m_path + "/" + file, error));
    return {};
}

Result<void> Cgroup::create(const LaunchPlan& plan)
{
    if (plan.cgroupBase.empty())
        return {};
    m_base = plan.cgroupBase;
    m_path = m_base + "/job_" + std::to_string(plan.job.value);
    if (plan.step < 0)
        return openJob(plan);
    return enterScope(m_base) ? openStep(plan) : Result<void>();
}

Result<void> Cgroup::openJob(const LaunchPlan& plan)
{
    if (auto opened = openFolder(); !opened)
        return opened;
    return limit(plan);
}

Result<void> Cgroup::openStep(const LaunchPlan& plan)
{
    m_jobPath = m_path;
    constexpr int kTries = 100;
    for (int i = 0; i < kTries; ++i) { // the job's last step but this one may be removing the folder
        m_path = m_jobPath;
        if (::mkdir(m_path.c_str(), 0755) != 0 && errno != EEXIST)
            return cgroupError("cannot make " + pathError(m_path, errno));
        m_folder.reset(::open(m_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!m_folder.valid())
            continue;
        auto limited = limit(plan);
        // Without the memory controller of its own a step is counted with its job.
        writeExisting(m_folder.get(), "cgroup.subtree_control", "+memory");
        m_path += "/step_" + std::to_string(plan.step);
        auto opened = limited ? openFolder() : limited;
        if (opened)
            writeExisting(m_folder.get(), "memory.oom.group", "1");
        if (opened || ::access(m_jobPath.c_str(), F_OK) == 0)
            return opened;
    }
    return cgroupError("cannot make " + m_path);
}

Result<void> Cgroup::limit(const LaunchPlan& plan)
{
    const bool limitsMemory = plan.memoryMaxBytes >= 0 || plan.swapOff;
    if ((limitsMemory && ::faccessat(m_folder.get(), "memory.max", F_OK, 0) != 0) ||
        (plan.cpuQuotaUs >= 0 && ::faccessat(m_folder.get(), "cpu.max", F_OK, 0) != 0)) {
        // The controllers were not handed down yet. Whether that works shows when the limits are written.
        const std::string control = m_base + "/cgroup.subtree_control";
        writeExisting(AT_FDCWD, control.c_str(), "+memory");
        writeExisting(AT_FDCWD, control.c_str(), "+cpu");
    }
    if (plan.memoryMaxBytes >= 0) {
        if (auto done = set("memory.max", std::to_string(plan.memoryMaxBytes)); !done)
            return done;
        // A job that lost one process to the OOM killer is of no use; kernels before 4.19 have no such file. Of steps each
        // says so for itself: the highest group that does is killed.
        if (plan.step < 0)
            writeExisting(m_folder.get(), "memory.oom.group", "1");
    }
    // A kernel without swap accounting has no memory.swap.max and nothing to switch off.
    if (plan.swapOff && ::faccessat(m_folder.get(), "memory.swap.max", F_OK, 0) == 0) {
        if (auto done = set("memory.swap.max", "0"); !done)
            return done;
    }
    if (plan.cpuQuotaUs >= 0)
        return set("cpu.max", std::to_string(plan.cpuQuotaUs) + " " + std::to_string(kCpuPeriodUs));
    return {};
}

std::vector<int> Cgroup::processes() const
{
    std::vector<int> pids;
    if (!exists())
        return pids;
    const std::string text = readSmallFile(m_path + "/cgroup.procs", 1U << 20);
    for (const char* at = text.data(); at < text.data() + text.size();) {
        int pid = 0;
        const auto [end, error] = std::from_chars(at, text.data() + text.size(), pid);
        if (error == std::errc() && pid > 1)
            pids.push_back(pid);
        at = end + 1;
    }
    return pids;
}

bool Cgroup::killAll() const
{
    return exists() && writeExisting(m_folder.get(), "cgroup.kill", "1") == 0;
}

bool Cgroup::oomKilled() const
{
    if (!exists())
        return false;
    const bool counted = m_jobPath.empty() || ::faccessat(m_folder.get(), "memory.events", F_OK, 0) == 0;
    return keyedValue(readSmallFile((counted ? m_path : m_jobPath) + "/memory.events"), "oom_kill") > 0;
}

std::optional<std::int64_t> Cgroup::peakKb() const
{
    const std::string text = exists() ? readSmallFile(m_path + "/memory.peak", 64) : std::string();
    std::int64_t bytes = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bytes);
    if (error != std::errc())
        return std::nullopt;
    return bytes / 1024;
}

void Cgroup::remove()
{
    if (!exists())
        return;
    m_procs.reset();
    m_folder.reset();
    removeTree(m_path, 0);
    if (!m_jobPath.empty())
        ::rmdir(m_jobPath.c_str());
}

} // namespace slotd
