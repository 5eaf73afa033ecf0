// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers

// prefill DATABASE FINISHED PENDING [HOURS]: a history as a long-lived daemon leaves it; with HOURS all of it that long ago.
#include "store/sqlitestore.h"

#include <cstdlib>
#include <QCoreApplication>

namespace
{

using namespace slotd;

class Silent : public Log
{
public:
    void write(LogLevel, std::string_view, Pairs) override {}
};

class Filler
{
public:
    Filler(JobStore& store, Instant begin) : m_store(store), m_begin(begin) {}

    void fill(std::uint32_t count, const Phase& phase)
    {
        constexpr std::uint32_t kPerSubmission = 10;
        for (std::uint32_t done = 0; done < count; done += kPerSubmission)
            submit(std::min(kPerSubmission, count - done), phase);
    }

private:
    void submit(std::uint32_t tasks, const Phase& phase)
    {
        auto submission = std::make_shared<Submission>();
        submission->id = SubmissionId(m_submission++);
        submission->token = "token" + std::to_string(submission->id.value);
        submission->user = "somebody";
        submission->firstJob = JobId(m_job);
        submission->taskCount = tasks;
        submission->isArray = true;
        submission->arrayMax = tasks - 1;
        submission->script = "#!/bin/bash\necho " + std::to_string(m_submission) + "\n";
        submission->environment = std::string("PATH=/usr/bin\0HOME=/home/somebody", 32);
        auto spec = std::make_shared<JobSpec>();
        spec->name = "job" + std::to_string(m_submission % 100);
        spec->partition = "cpu";
        spec->ntasks = 1;
        spec->cpusPerTask = 1;
        spec->memPerNode = Megabytes(512);
        spec->workDir = "/tmp";
        std::vector<Job> jobs;
        for (std::uint32_t i = 0; i < tasks; ++i) {
            Job job;
            job.id = JobId(m_job + i);
            job.arrayJobId = JobId(m_job);
            job.arrayTask = i;
            job.submission = submission;
            job.spec = spec;
            job.submitTime = m_begin + Milliseconds(job.id.value);
            job.phase = phase;
            jobs.push_back(std::move(job));
        }
        StoreBatch batch;
        batch.ops.emplace_back(InsertSubmission{submission, std::move(jobs)});
        JobEvent event;
        event.seq = EventSeq(m_event++);
        event.job = JobId(m_job);
        event.count = tasks;
        batch.ops.emplace_back(AppendEvent{event});
        m_store.commit(std::move(batch), {});
        m_job += tasks;
    }

    JobStore& m_store;
    Instant m_begin;
    std::uint32_t m_job = 1;
    std::uint64_t m_submission = 1;
    std::uint64_t m_event = 1;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    if (argc != 4 && argc != 5)
        return 2;
    const Instant now = std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
    const Instant begin = argc == 5 ? now - std::chrono::hours(std::atol(argv[4])) : Instant(Seconds(1'700'000'000));
    Silent log;
    SqliteStore store(argv[1], log);
    if (!store.load().ok())
        return 1;
    Filler filler(store, begin);
    EndedPhase ended;
    ended.start = begin;
    ended.end = begin + Seconds(60);
    filler.fill(static_cast<std::uint32_t>(std::atol(argv[2])), ended);
    filler.fill(static_cast<std::uint32_t>(std::atol(argv[3])), PendingPhase{true, Reason::None});
    store.close();
    return 0;
}
