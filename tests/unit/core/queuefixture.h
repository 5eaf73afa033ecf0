// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "core/scheduler.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace slotd::test
{

using namespace std::chrono_literals;

inline constexpr Instant kStart{std::chrono::seconds(1'000'000)};

inline HostModel makeHost(std::int64_t cpus, std::int64_t memory = 100'000, std::int64_t gpus = 0)
{
    HostModel host;
    host.capacity = {Cpus(cpus), Megabytes(memory), Gpus(gpus)};
    host.partitions = {{"cpu", false, {"cpu"}}};
    if (gpus > 0)
        host.partitions.push_back({"gpu", true, {"cpu", "nvidia_rtx_a2000"}});
    host.defaultPartition = "cpu";
    host.gpuModel = "NVIDIA RTX A2000";
    return host;
}

/// A pending job, filled in as admission leaves it.
class JobMaker
{
public:
    explicit JobMaker(std::uint32_t id)
    {
        m_job.id = JobId(id);
        m_spec.name = "job" + std::to_string(id);
        m_spec.partition = "cpu";
        m_spec.ntasks = 1;
        m_spec.cpusPerTask = 1;
        m_spec.memPerNode = Megabytes(1);
        m_spec.gpus = 0;
        m_submission.user = "user";
    }
    JobMaker& cpus(std::uint32_t n) { m_spec.cpusPerTask = n; return *this; }
    JobMaker& memory(std::int64_t mb) { m_spec.memPerNode = Megabytes(mb); return *this; }
    JobMaker& gpus(std::uint32_t n) { m_spec.gpus = n; m_spec.gpusAsked = true; m_spec.partition = "gpu"; return *this; }
    JobMaker& limit(Seconds s) { m_spec.timeLimit = s; return *this; }
    JobMaker& priority(std::int64_t p) { m_job.priority = p; return *this; }
    JobMaker& name(const std::string& n) { m_spec.name = n; return *this; }
    JobMaker& begin(Instant when) { m_spec.begin = when; return *this; }
    JobMaker& exclusive() { m_spec.exclusive = true; return *this; }
    JobMaker& partition(const std::string& p) { m_spec.partition = p; return *this; }
    JobMaker& held(bool on = true) { m_held = on; return *this; }
    JobMaker& needs(DependencyKind kind, std::uint32_t id, std::uint32_t task = kNoArrayTask, std::int64_t minutes = 0)
    {
        m_spec.dependency.terms.push_back({kind, JobId(id), task, minutes});
        return *this;
    }
    JobMaker& any() { m_spec.dependency.any = true; return *this; }
    JobMaker& singleton() { return needs(DependencyKind::Singleton, 0); }
    JobMaker& task(std::uint32_t array, std::uint32_t index, std::uint32_t limit = 0)
    {
        m_job.arrayJobId = JobId(array);
        m_job.arrayTask = index;
        m_submission.arrayLimit = limit;
        m_submission.isArray = true;
        return *this;
    }
    operator Job() const
    {
        Job job = m_job;
        job.spec = std::make_shared<const JobSpec>(m_spec);
        job.submission = std::make_shared<const Submission>(m_submission);
        job.phase = PendingPhase{m_held, Reason::None};
        return job;
    }

private:
    Job m_job;
    JobSpec m_spec;
    Submission m_submission;
    bool m_held = false;
};

/// A scheduler with a clock, and with started() called at once as the daemon does.
class Queue
{
public:
    explicit Queue(HostModel host) : scheduler(std::move(host)) {}

    void add(const Job& job, const std::vector<PastOutcome>& past = {}) { scheduler.addPending(job, past); }
    /// An array with ids from `id` on.
    void addArray(const JobMaker& like, std::uint32_t id, std::uint32_t tasks, std::uint32_t limit = 0)
    {
        for (std::uint32_t i = 0; i < tasks; ++i) {
            Job job = JobMaker(like).task(id, i, limit);
            job.id = JobId(id + i);
            scheduler.addPending(job);
        }
    }
    std::vector<std::uint32_t> pass()
    {
        last = scheduler.pass(now);
        std::vector<std::uint32_t> ids;
        for (const StartDecision& start : last.starts) {
            ids.push_back(start.job.value);
            scheduler.started(start.job, now);
        }
        return ids;
    }
    std::vector<std::uint32_t> end(std::uint32_t id, JobState state = JobState::Completed, ExitCode exit = {})
    {
        scheduler.ended(JobId(id), state, exit, now);
        return pass();
    }
    std::vector<std::uint32_t> after(Seconds s)
    {
        now += s;
        return pass();
    }
    std::string reason(std::uint32_t id) const { return std::string(nameOf(scheduler.reason(JobId(id), now))); }

    Scheduler scheduler;
    Instant now = kStart;
    Pass last;
};

using Ids = std::vector<std::uint32_t>;

} // namespace slotd::test
