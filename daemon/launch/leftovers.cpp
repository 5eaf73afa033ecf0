// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/leftovers.h"

#include "base/procfs.h"
#include "base/uniquefd.h"

#include <algorithm>
#include <fcntl.h>
#include <set>
#include <string_view>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::size_t kMaxEnvironment = 4U << 20;

void killCgroup(const std::string& folder)
{
    const UniqueFd kill(::open((folder + "/cgroup.kill").c_str(), O_WRONLY | O_CLOEXEC));
    if (!kill.valid() || ::write(kill.get(), "1", 1) != 1)
        return;
    constexpr int kTries = 50;
    for (int i = 0; i < kTries && ::rmdir(folder.c_str()) != 0; ++i)
        ::usleep(2000); // the killed need a moment until the group is empty
}

bool holdsEntry(std::string_view block, std::string_view entry)
{
    for (std::size_t at = 0; at < block.size();) {
        const std::size_t end = std::min(block.find('\0', at), block.size());
        if (block.substr(at, end - at) == entry)
            return true;
        at = end + 1;
    }
    return false;
}

class LeftoverSearch
{
public:
    explicit LeftoverSearch(const LeftoverQuestion& q)
        : m_question(q),
          m_job("SLURM_JOB_ID=" + std::to_string(q.job.value)),
          m_root("SLOTD_ROOT=" + q.root),
          m_step(q.step ? "SLURM_STEP_ID=" + std::to_string(*q.step) : std::string())
    {
    }

    std::vector<ProcessStat> find() const
    {
        const auto table = readProcessTable();
        // A session keeps its number from being given out again, so a new process with it says the old session is gone.
        const bool sessionGone = std::any_of(table.begin(), table.end(), [this](const ProcessStat& p) {
            return p.pid == m_question.supervisor.pid && p.startTicks != m_question.supervisor.startTicks;
        });
        std::set<int> seen{::getpid()};
        std::vector<ProcessStat> found;
        const auto add = [&](const ProcessStat& p) {
            if (p.alive() && seen.insert(p.pid).second)
                found.push_back(p);
        };
        for (const ProcessStat& p : table) {
            if (p.pid == ::getpid() || !p.alive())
                continue;
            const bool sameSession = !sessionGone && m_question.supervisor.pid > 0 && p.session == m_question.supervisor.pid;
            if (!sameSession && !namesJob(p))
                continue;
            add(p);
            for (const ProcessStat& child : livingDescendants(table, p.pid))
                add(child);
        }
        return found;
    }

private:
    bool namesJob(const ProcessStat& p) const
    {
        if (p.startTicks < m_question.supervisor.startTicks)
            return false;
        const std::string block = readSmallFile("/proc/" + std::to_string(p.pid) + "/environ", kMaxEnvironment);
        return holdsEntry(block, m_job) && holdsEntry(block, m_root) && (m_step.empty() || holdsEntry(block, m_step));
    }

    const LeftoverQuestion& m_question;
    std::string m_job;
    std::string m_root;
    std::string m_step; ///< "": whichever.
};

} // namespace

void killLeftovers(const LeftoverQuestion& question)
{
    const std::string group = question.cgroupBase + "/job_" + std::to_string(question.job.value);
    if (!question.cgroupBase.empty() && question.step) {
        killCgroup(group + "/step_" + std::to_string(*question.step));
        ::rmdir(group.c_str()); // stays where another step is
    } else if (!question.cgroupBase.empty()) {
        killCgroup(group);
    }
    const LeftoverSearch search(question);
    killEach([&search] { return search.find(); });
}

} // namespace slotd
