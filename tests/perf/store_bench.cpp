// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "perf/measure.h"
#include "store/sqlitestore.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QTemporaryDir>

#include <ctime>
#include <fcntl.h>
#include <unistd.h>

// What durability costs: the store against one fdatasync of a file that does not grow, on the same disk, in the same run.
// SLOTD_BENCH_DIR says where (default: the temporary folder).

using namespace slotd;
using namespace slotd::perf;

namespace
{

class Silent : public Log
{
public:
    void write(LogLevel, std::string_view, Pairs) override {}
};

double cpuSeconds()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

class Bench
{
public:
    Bench(std::string path) : m_path(std::move(path)) { open(); }
    double open()
    {
        m_store.reset();
        m_store = std::make_unique<SqliteStore>(m_path, m_log);
        const Stopwatch watch;
        auto state = m_store->load();
        const double seconds = watch.seconds();
        if (!state.ok())
            std::abort();
        m_state = std::move(*state);
        return seconds;
    }
    void close() { m_store.reset(); }
    std::size_t active() const { return m_state.active.size(); }

    StoreBatch submission(std::uint32_t tasks, JobState state = JobState::Pending)
    {
        auto s = std::make_shared<Submission>();
        auto spec = std::make_shared<JobSpec>();
        s->id = m_state.nextSubmissionId;
        s->token = "0123456789abcde" + std::to_string(s->id.value);
        s->script = "#!/bin/sh\ntrue\n";
        s->environment = std::string(3000, 'e');
        s->user = "ann";
        s->group = "ann";
        s->firstJob = m_state.nextJobId;
        s->taskCount = tasks;
        s->isArray = tasks > 1;
        spec->name = "wrap";
        spec->partition = "cpu";
        spec->ntasks = 1;
        spec->cpusPerTask = 1;
        spec->memPerNode = Megabytes(512);
        spec->workDir = spec->submitDir = "/home/ann/project";
        spec->submitLine = "sbatch --wrap true";
        std::vector<Job> jobs(tasks);
        for (std::uint32_t i = 0; i < tasks; ++i) {
            jobs[i].id = JobId(s->firstJob.value + i);
            jobs[i].arrayJobId = tasks > 1 ? s->firstJob : JobId();
            jobs[i].arrayTask = tasks > 1 ? i : kNoArrayTask;
            jobs[i].submission = s;
            jobs[i].spec = spec;
            jobs[i].submitTime = Instant(Milliseconds(1790000000000));
            if (state != JobState::Pending) {
                EndedPhase ended;
                ended.state = state;
                ended.start = ended.end = jobs[i].submitTime;
                jobs[i].phase = ended;
            }
        }
        JobEvent e;
        e.seq = m_state.nextEventSeq;
        e.job = s->firstJob;
        e.count = tasks;
        m_state.nextSubmissionId = SubmissionId(s->id.value + 1);
        m_state.nextJobId = JobId(s->firstJob.value + tasks);
        m_state.nextEventSeq = EventSeq(e.seq.value + 1);
        StoreBatch batch;
        batch.ops.emplace_back(InsertSubmission{s, std::move(jobs)});
        batch.ops.emplace_back(AppendEvent{std::move(e)});
        return batch;
    }

    /// Commits all at once, waits for the last answer.
    double commit(std::vector<StoreBatch> batches)
    {
        QEventLoop loop;
        std::size_t open = batches.size();
        const Stopwatch watch;
        for (StoreBatch& b : batches) {
            m_store->commit(std::move(b), [&](Result<void> r) {
                if (!r.ok())
                    std::abort();
                if (--open == 0)
                    loop.quit();
            });
        }
        loop.exec();
        return watch.seconds();
    }

    double history()
    {
        QEventLoop loop;
        const Stopwatch watch;
        m_store->readHistory(JobQuery{}, [&](Result<std::vector<JobRecord>>, bool last) {
            if (last)
                loop.quit();
        });
        loop.exec();
        return watch.seconds();
    }

private:
    std::string m_path;
    Silent m_log;
    std::unique_ptr<SqliteStore> m_store;
    LoadedState m_state;
};

Samples fdatasyncs(const std::string& path)
{
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    const std::string block(4096, 'x');
    for (int i = 0; i < 256; ++i) {
        if (::pwrite(fd, block.data(), block.size(), i * 4096) != 4096)
            std::abort();
    }
    ::fsync(fd);
    Samples samples;
    for (int i = 0; i < 300; ++i) {
        const Stopwatch watch;
        if (::pwrite(fd, block.data(), block.size(), (i % 250) * 4096) != 4096 || ::fdatasync(fd) != 0)
            std::abort();
        samples.add(watch.seconds());
    }
    ::close(fd);
    return samples;
}

double group(Bench& bench, std::size_t size, int rounds, double baseline)
{
    Samples times;
    const double cpuBefore = cpuSeconds();
    double making = 0;
    for (int i = 0; i < rounds; ++i) {
        const double before = cpuSeconds();
        std::vector<StoreBatch> batches;
        for (std::size_t n = 0; n < size; ++n)
            batches.push_back(bench.submission(1));
        making += cpuSeconds() - before;
        times.add(bench.commit(std::move(batches)));
    }
    const double cpu = (cpuSeconds() - cpuBefore - making) / (static_cast<double>(size) * rounds);
    const std::string what = "commit of " + std::to_string(size) + " submissions";
    printSamples(what, times, 1e6, "us");
    printResult(what + " / fdatasync", times.median() / baseline, size == 1 ? "<= 2" : "-");
    printResult("CPU per submission in groups of " + std::to_string(size) + ", us", cpu * 1e6, "<= 40 in groups");
    return times.median();
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QString where = qEnvironmentVariable("SLOTD_BENCH_DIR", QDir::tempPath());
    const QTemporaryDir dir(where + "/slotd-store-bench-XXXXXX");
    const Samples sync = fdatasyncs(dir.filePath("sync").toStdString());
    printSamples("overwrite 4 KiB + fdatasync", sync, 1e6, "us");

    Bench bench(dir.filePath("state.db").toStdString());
    for (int i = 0; i < 20; ++i)
        bench.commit([&] { std::vector<StoreBatch> one; one.push_back(bench.submission(1)); return one; }());
    group(bench, 1, 300, sync.median());
    const double sixteen = group(bench, 16, 200, sync.median());
    printResult("submissions/s in groups of 16", 16 / sixteen, ">= 10000");
    group(bench, 100, 50, sync.median());

    Samples arrays;
    Samples arrayCpu;
    for (int i = 0; i < 5; ++i) {
        std::vector<StoreBatch> one;
        one.push_back(bench.submission(10000));
        const double before = cpuSeconds();
        arrays.add(bench.commit(std::move(one)));
        arrayCpu.add(cpuSeconds() - before);
    }
    printSamples("array of 10,000 tasks", arrays, 1e3, "ms");
    printSamples("array of 10,000 tasks, CPU", arrayCpu, 1e3, "ms");
    printResult("array of 10,000 tasks, ms", arrays.median() * 1e3, "<= 150");
    bench.close();

    Bench full(dir.filePath("history.db").toStdString());
    for (int i = 0; i < 1000; ++i) {
        std::vector<StoreBatch> some;
        for (int n = 0; n < 100; ++n)
            some.push_back(full.submission(1, JobState::Completed));
        some.push_back(full.submission(1));
        full.commit(std::move(some));
    }
    Samples loads;
    for (int i = 0; i < 7; ++i)
        loads.add(full.open());
    printSamples("load, " + std::to_string(full.active()) + " waiting beside 100,000 ended", loads, 1e3, "ms");
    printResult("load with 100,000 ended jobs, ms", loads.median() * 1e3, "<= 60");
    Samples reads;
    for (int i = 0; i < 3; ++i)
        reads.add(full.history());
    printSamples("history of 100,000 jobs, all columns", reads, 1e3, "ms");
    return 0;
}
