// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers

// CPU time of the pure core: one finish event (the job's end and the look at the queue that follows) at 100,000 and at
// 1,000 pending jobs with up to 10,000 distinct shapes, with a reservation in force throughout.

#include "core/scheduler.h"
#include "perf/measure.h"

#include <ctime>
#include <deque>
#include <functional>
#include <random>

using namespace slotd;
using namespace slotd::perf;

namespace
{

constexpr Instant kBegin{std::chrono::seconds(1'000'000)};
constexpr std::size_t kShapes = 10'000;
constexpr int kEventsPerSample = 50;
constexpr int kSamples = 101;

double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

HostModel bigHost()
{
    HostModel host;
    host.capacity = {Cpus(256), Megabytes(1 << 20), Gpus(8)};
    host.partitions = {{"gpu", true, {"cpu"}}};
    host.defaultPartition = "gpu";
    return host;
}

using Random = std::mt19937_64;
using ShapeMaker = std::function<JobSpec(Random&, std::size_t)>;

JobSpec baseSpec(std::uint32_t cpus, std::int64_t memory, std::uint32_t gpus, std::int64_t minutes)
{
    JobSpec spec;
    spec.name = "bench";
    spec.partition = "gpu";
    spec.ntasks = 1;
    spec.cpusPerTask = cpus;
    spec.memPerNode = Megabytes(memory);
    spec.gpus = gpus;
    spec.timeLimit = minutes == 0 ? kUnlimited : Seconds(minutes * 60);
    return spec;
}

JobSpec mixedShape(Random& random, std::size_t)
{
    const auto upTo = [&](std::int64_t n) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n)); };
    return baseSpec(static_cast<std::uint32_t>(1 + upTo(64)), 1 + upTo(1 << 18), static_cast<std::uint32_t>(upTo(4)), upTo(600));
}

/// A staircase: the more CPUs, the less memory. The minima of any range come from different jobs, and hardly any fits.
JobSpec staircaseShape(Random& random, std::size_t i)
{
    const auto step = static_cast<std::int64_t>(i % 256);
    const auto jitter = static_cast<std::int64_t>(random() % 4000);
    return baseSpec(static_cast<std::uint32_t>(1 + step), (256 - step) * 4096 - jitter, 0, 1 + static_cast<std::int64_t>(i % 40));
}

JobSpec fewShapes(Random&, std::size_t i)
{
    return baseSpec(static_cast<std::uint32_t>(1 + i % 8), 512 << (i % 4), i % 16 == 0 ? 1 : 0, static_cast<std::int64_t>(60 * (i % 5)));
}

class Bench
{
public:
    Bench(std::size_t pending, const ShapeMaker& make) : m_random(7), m_scheduler(bigHost())
    {
        auto submission = std::make_shared<Submission>();
        submission->user = "user";
        m_submission = submission;
        for (std::size_t i = 0; i < kShapes; ++i)
            m_specs.push_back(std::make_shared<const JobSpec>(make(m_random, i)));
        while (m_scheduler.pendingCount() < pending) {
            while (m_scheduler.pendingCount() < pending)
                submit();
            pass();
        }
    }

    Samples measure()
    {
        Samples samples;
        for (int i = 0; i < kSamples; ++i) {
            double spent = 0;
            for (int event = 0; event < kEventsPerSample; ++event)
                spent += finishOne();
            samples.add(spent / kEventsPerSample);
        }
        return samples;
    }
    double startsPerEvent() const { return static_cast<double>(m_starts) / (kSamples * kEventsPerSample); }

private:
    void submit()
    {
        Job job;
        job.id = JobId(++m_lastId);
        job.spec = m_specs[m_random() % m_specs.size()];
        job.submission = m_submission;
        m_scheduler.addPending(job);
    }

    std::size_t pass()
    {
        const Pass pass = m_scheduler.pass(m_now);
        for (const StartDecision& start : pass.starts) {
            m_scheduler.started(start.job, m_now);
            m_running.push_back(start.job);
        }
        return pass.starts.size();
    }

    double finishOne()
    {
        m_now += Milliseconds(700);
        const JobId job = m_running.front();
        m_running.pop_front();
        const double before = cpuSeconds();
        m_scheduler.ended(job, JobState::Completed, {}, m_now);
        const std::size_t started = pass();
        const double spent = cpuSeconds() - before;
        m_starts += started;
        for (std::size_t i = 0; i < started; ++i)
            submit();
        pass();
        return spent;
    }

    Random m_random;
    Scheduler m_scheduler;
    std::shared_ptr<const Submission> m_submission;
    std::vector<std::shared_ptr<const JobSpec>> m_specs;
    std::deque<JobId> m_running;
    Instant m_now = kBegin;
    std::uint32_t m_lastId = 0;
    std::size_t m_starts = 0;
};

void compare(const std::string& what, const ShapeMaker& make)
{
    Bench small(1'000, make);
    const Samples few = small.measure();
    Bench large(100'000, make);
    const Samples many = large.measure();
    printSamples("finish event, " + what + ", 1,000 pending", few, 1e6, "us");
    printSamples("finish event, " + what + ", 100,000 pending", many, 1e6, "us");
    std::printf("    starts per event: %.2f and %.2f\n", small.startsPerEvent(), large.startsPerEvent());
    printResult("finish event at 100,000 / at 1,000 pending, " + what, many.median() / few.median(), "<= 4");
}

} // namespace

int main()
{
    compare("mixed shapes", mixedShape);
    compare("staircase", staircaseShape);
    compare("few shapes", fewShapes);
}
