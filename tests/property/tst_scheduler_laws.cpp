// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/plan.h"
#include "core/readyindex.h"
#include "core/scheduler.h"

#include <QTest>

#include <functional>
#include <map>
#include <rapidcheck.h>

using namespace slotd;

namespace
{

constexpr Instant kBegin{std::chrono::seconds(1'000'000)};

struct Ref
{
    ResourceVector ask;
    Seconds limit = kUnlimited;
    std::int64_t priority = 0;
    std::uint32_t id = 0;
    bool held = false;
    bool running = false;
    std::uint64_t since = 0;   ///< Number of its arrival in the queue.
    std::uint64_t started = 0; ///< Number of its start.
    Instant start{};

    Instant end(Instant now) const { return limit == kUnlimited ? kNever : std::max(start + limit, now); }
    bool before(const Ref& o) const { return priority != o.priority ? priority > o.priority : id < o.id; }
};

/// The rules of docs/architecture/scheduler.md in their plainest form: every pass looks at every job. Single jobs only.
class NaiveScheduler
{
public:
    explicit NaiveScheduler(ResourceVector capacity) : m_capacity(capacity) {}

    std::map<std::uint32_t, Ref> jobs;

    ResourceVector free() const
    {
        ResourceVector left = m_capacity;
        for (const auto& [id, job] : jobs) {
            if (job.running)
                left -= job.ask;
        }
        return left;
    }

    std::vector<std::uint32_t> pass(Instant now)
    {
        for (auto& [id, job] : jobs) {
            if (!job.running && !job.held && job.since == 0)
                job.since = ++m_count;
        }
        std::vector<std::uint32_t> starts;
        while (Ref* first = next({}, nullptr)) {
            if (!first->ask.fitsIn(free()))
                break;
            start(*first, now, starts);
        }
        Ref* waiting = next({}, nullptr);
        if (waiting == nullptr)
            return starts;
        Instant at = kNever;
        ResourceVector slack = reserve(*waiting, now, at);
        const auto mayPass = [&](const Ref& job) {
            const bool early = at != kNever && job.limit <= std::chrono::floor<Seconds>(at - now);
            return job.ask.fitsIn(free()) && (early || job.ask.fitsIn(slack));
        };
        while (Ref* job = next(mayPass, waiting)) {
            start(*job, now, starts);
            if (at == kNever || job->limit > std::chrono::floor<Seconds>(at - now))
                slack -= job->ask;
        }
        return starts;
    }

private:
    template<class Allowed>
    Ref* find(const Allowed& allowed, const Ref* except)
    {
        Ref* best = nullptr;
        for (auto& [id, job] : jobs) {
            if (!job.running && !job.held && &job != except && allowed(job) && (best == nullptr || job.before(*best)))
                best = &job;
        }
        return best;
    }
    Ref* next(const std::function<bool(const Ref&)>& allowed, const Ref* except)
    {
        return find([&](const Ref& job) { return !allowed || allowed(job); }, except);
    }

    void start(Ref& job, Instant now, std::vector<std::uint32_t>& starts)
    {
        job.running = true;
        job.start = now;
        job.started = ++m_count;
        starts.push_back(job.id);
    }

    /// Tries every end of a running job as the moment at which there is room.
    ResourceVector reserve(const Ref& waiting, Instant now, Instant& at) const
    {
        ResourceVector slack;
        for (const auto& [ignored, candidate] : jobs) {
            if (!candidate.running || candidate.end(now) >= at)
                continue;
            ResourceVector room = free();
            for (const auto& [id, job] : jobs) {
                if (job.running && job.end(now) <= candidate.end(now))
                    room += job.ask;
            }
            if (waiting.ask.fitsIn(room)) {
                at = candidate.end(now);
                slack = room - waiting.ask;
            }
        }
        if (at != kNever)
            return slack;
        slack = m_capacity - waiting.ask;
        for (const auto& [id, job] : jobs) {
            if (job.running && job.started > waiting.since && waiting.before(job))
                slack -= job.ask;
        }
        return larger(slack, {});
    }

    ResourceVector m_capacity;
    std::uint64_t m_count = 0;
};

HostModel makeHost()
{
    HostModel host;
    host.capacity = {Cpus(8), Megabytes(16), Gpus(3)};
    host.partitions = {{"gpu", true, {"cpu"}}};
    host.defaultPartition = "gpu";
    return host;
}

Job makeJob(const Ref& ref)
{
    JobSpec spec;
    spec.name = "job";
    spec.partition = "gpu";
    spec.cpusPerTask = static_cast<std::uint32_t>(ref.ask.cpus);
    spec.memPerNode = Megabytes(ref.ask.memory);
    spec.gpus = static_cast<std::uint32_t>(ref.ask.gpus);
    spec.timeLimit = ref.limit;
    Job job;
    job.id = JobId(ref.id);
    job.priority = ref.priority;
    job.spec = std::make_shared<const JobSpec>(spec);
    job.phase = PendingPhase{ref.held, Reason::None};
    return job;
}

Ref arbitraryJob(std::uint32_t id)
{
    Ref job;
    job.id = id;
    job.ask = {*rc::gen::inRange(1, 9), *rc::gen::inRange(1, 17), *rc::gen::element(0, 0, 0, 1, 2, 3)};
    job.limit = *rc::gen::element(kUnlimited, Seconds(10), Seconds(60), Seconds(100), Seconds(1000));
    job.priority = *rc::gen::element(0, 0, 0, 0, 1, -1);
    job.held = *rc::gen::element(false, false, false, true);
    return job;
}

std::uint32_t pick(const NaiveScheduler& naive, bool running)
{
    std::vector<std::uint32_t> ids;
    for (const auto& [id, job] : naive.jobs) {
        if (job.running == running)
            ids.push_back(id);
    }
    return ids.empty() ? 0 : *rc::gen::elementOf(ids);
}

/// One random event, told to both.
void happen(Scheduler& scheduler, NaiveScheduler& naive, Instant now, std::uint32_t& lastId)
{
    switch (*rc::gen::inRange(0, 6)) {
    case 0:
    case 1: {
        const Ref job = arbitraryJob(++lastId);
        naive.jobs[job.id] = job;
        scheduler.addPending(makeJob(job));
        return;
    }
    case 2:
    case 3:
        if (const std::uint32_t id = pick(naive, true); id != 0) {
            naive.jobs.erase(id);
            scheduler.ended(JobId(id), JobState::Completed, {}, now);
        }
        return;
    case 4:
        if (const std::uint32_t id = pick(naive, false); id != 0) {
            Ref& job = naive.jobs[id];
            job.held = *rc::gen::arbitrary<bool>();
            job.priority = *rc::gen::element(0, 1, 2);
            job.since = 0;
            // By way of another priority, so that it always counts as arriving anew.
            Job update = makeJob(job);
            update.priority += 100;
            scheduler.update(update);
            scheduler.update(makeJob(job));
        }
        return;
    default:
        if (const std::uint32_t id = pick(naive, true); id != 0) {
            naive.jobs[id].limit = Seconds(*rc::gen::inRange(1, 500));
            scheduler.limitChanged(JobId(id), naive.jobs[id].limit);
        }
        return;
    }
}

} // namespace

class tst_SchedulerLaws : public QObject
{
    Q_OBJECT

private slots:
    void decidesAsTheNaiveSchedulerDoes();
    void neverGivesOutMoreThanThereIs();
    void whatCanRunRunsInTheEnd();
    void theReservedJobIsNotDelayedWhereLimitsHold();
    void theIndexFindsWhatAScanFinds();
};

void tst_SchedulerLaws::decidesAsTheNaiveSchedulerDoes()
{
    QVERIFY(rc::check([] {
        Scheduler scheduler(makeHost());
        NaiveScheduler naive({8, 16, 3});
        std::uint32_t lastId = 0;
        Instant now = kBegin;
        const int events = *rc::gen::inRange(1, 60);
        for (int i = 0; i < events; ++i) {
            now += Seconds(*rc::gen::inRange(0, 40));
            happen(scheduler, naive, now, lastId);
            std::vector<std::uint32_t> starts;
            for (const StartDecision& start : scheduler.pass(now).starts)
                starts.push_back(start.job.value);
            RC_ASSERT(starts == naive.pass(now));
            RC_ASSERT(scheduler.inUse().cpus.value == 8 - naive.free().cpus);
        }
    }));
}

void tst_SchedulerLaws::neverGivesOutMoreThanThereIs()
{
    QVERIFY(rc::check([] {
        Scheduler scheduler(makeHost());
        NaiveScheduler shadow({8, 16, 3});
        std::map<std::uint32_t, Allocation> held;
        std::uint32_t lastId = 0;
        Instant now = kBegin;
        const int events = *rc::gen::inRange(1, 60);
        for (int i = 0; i < events; ++i) {
            happen(scheduler, shadow, now, lastId);
            std::erase_if(held, [&](const auto& item) { return !shadow.jobs.contains(item.first); });
            for (const StartDecision& start : scheduler.pass(now).starts) {
                RC_ASSERT(held.emplace(start.job.value, start.allocation).second);
                shadow.jobs.at(start.job.value).running = true;
            }
            std::int64_t cpus = 0;
            std::int64_t memory = 0;
            std::set<std::uint32_t> gpus;
            for (const auto& [id, allocation] : held) {
                cpus += allocation.cpus.value;
                memory += allocation.memory.value;
                RC_ASSERT(std::ssize(allocation.gpuIndices) == shadow.jobs.at(id).ask.gpus);
                for (const std::uint32_t index : allocation.gpuIndices) {
                    RC_ASSERT(index < 3U);
                    RC_ASSERT(gpus.insert(index).second);
                }
            }
            RC_ASSERT(cpus <= 8);
            RC_ASSERT(memory <= 16);
            now += Seconds(7);
        }
    }));
}

void tst_SchedulerLaws::whatCanRunRunsInTheEnd()
{
    QVERIFY(rc::check([] {
        Scheduler scheduler(makeHost());
        const int count = *rc::gen::inRange(1, 60);
        for (int i = 1; i <= count; ++i) {
            Ref job = arbitraryJob(static_cast<std::uint32_t>(i));
            job.held = false;
            scheduler.addPending(makeJob(job));
        }
        std::vector<JobId> running;
        Instant now = kBegin;
        for (int i = 0; i <= count; ++i) {
            for (const StartDecision& start : scheduler.pass(now).starts)
                running.push_back(start.job);
            if (running.empty())
                break;
            const auto ends = running.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(running));
            now += Seconds(1);
            scheduler.ended(*ends, JobState::Completed, {}, now);
            running.erase(ends);
        }
        RC_ASSERT(scheduler.pendingCount() == 0U);
    }));
}

void tst_SchedulerLaws::theReservedJobIsNotDelayedWhereLimitsHold()
{
    QVERIFY(rc::check([] {
        Plan plan(makeHost());
        // Fill the host with jobs that have limits, then one that does not fit, then a crowd that would like to pass.
        std::uint32_t id = 0;
        for (; id < 8; ++id) {
            Ref job = arbitraryJob(id + 1);
            job.held = false;
            job.limit = Seconds(*rc::gen::inRange(1, 500));
            job.priority = 10;
            plan.addPending(makeJob(job), {});
        }
        Instant now = kBegin;
        (void)plan.pass(now);
        Ref big = arbitraryJob(100);
        big.held = false;
        big.priority = 20;
        big.ask.cpus = 8;
        plan.addPending(makeJob(big), {});
        Plan alone = plan;
        for (id = 200; id < 240; ++id) {
            Ref job = arbitraryJob(id);
            job.held = false;
            job.priority = 0;
            plan.addPending(makeJob(job), {});
        }
        const auto startOf = [](Plan p, Instant from) {
            for (;;) {
                for (const StartDecision& start : p.pass(from).starts) {
                    if (start.job == JobId(100))
                        return from;
                }
                from = p.nextChange(from);
                if (from == kNever)
                    return kNever;
                p.endDue(from);
            }
        };
        RC_ASSERT(startOf(plan, now) == startOf(alone, now));
    }));
}

void tst_SchedulerLaws::theIndexFindsWhatAScanFinds()
{
    QVERIFY(rc::check([] {
        ReadyIndex index;
        std::map<std::uint32_t, std::pair<Shape, OrderKey>> all;
        const auto shape = [] {
            return Shape{{*rc::gen::inRange(0, 6), *rc::gen::inRange(0, 40), *rc::gen::inRange(0, 3)},
                         Seconds(*rc::gen::inRange(0, 30))};
        };
        const int steps = *rc::gen::inRange(1, 300);
        for (std::uint32_t i = 1; i <= static_cast<std::uint32_t>(steps); ++i) {
            if (!all.empty() && *rc::gen::inRange(0, 3) == 0) {
                const auto gone = std::next(all.begin(), *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(all)));
                index.erase(gone->second.first, gone->second.second);
                all.erase(gone);
            } else {
                const OrderKey key{*rc::gen::inRange(0, 3), static_cast<std::uint64_t>(*rc::gen::inRange(0, 50)), JobId(i)};
                all[i] = {shape(), key};
                index.insert(all[i].first, key);
            }
            const Shape bound = shape();
            std::optional<OrderKey> expected;
            for (const auto& [id, item] : all) {
                if (item.first.ask.fitsIn(bound.ask) && item.first.limit <= bound.limit && (!expected || item.second < *expected))
                    expected = item.second;
            }
            RC_ASSERT(index.firstWithin(bound) == expected);
            RC_ASSERT(index.size() == all.size());
        }
    }));
}

QTEST_APPLESS_MAIN(tst_SchedulerLaws)
#include "tst_scheduler_laws.moc"
