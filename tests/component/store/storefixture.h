// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/transition.h"
#include "ports/log.h"
#include "store/sqlitestore.h"

#include <QTemporaryDir>
#include <QtTest>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace slotd
{

/// Keeps the lines for the test to look at.
class RecordingLog : public Log
{
public:
    void write(LogLevel, std::string_view event, Pairs pairs) override
    {
        std::string line(event);
        for (const auto& [key, value] : pairs)
            line += " " + std::string(key) + "=" + value;
        lines.push_back(line);
    }
    bool has(const std::string& event) const
    {
        for (const std::string& line : lines) {
            if (line.compare(0, event.size(), event) == 0)
                return true;
        }
        return false;
    }
    std::vector<std::string> lines;
};

inline constexpr int kWaitMs = 20000;

/// Starts something that answers later, and waits for the answer.
template<class T>
T await(const std::function<void(std::function<void(T)>)>& start)
{
    auto answer = std::make_shared<std::optional<T>>();
    start([answer](T value) { answer->emplace(std::move(value)); });
    if (!QTest::qWaitFor([answer] { return answer->has_value(); }, kWaitMs))
        qFatal("no answer from the store");
    return std::move(**answer);
}

/// What the engine does for the store: gives out ids and sequence numbers, puts batches together.
class StoreUser
{
public:
    explicit StoreUser(std::string path, SqliteStoreOptions options = {}) : m_path(std::move(path)), m_options(options)
    {
        m_options.nodeName = "box";
        m_options.hostMemory = Megabytes(16384);
        open();
    }

    void open()
    {
        store = std::make_unique<SqliteStore>(m_path, log, m_options);
        auto state = store->load();
        if (!state.ok())
            qFatal("load: %s", state.error().message.c_str());
        loaded = std::move(*state);
    }
    void reopen()
    {
        store->close();
        store.reset();
        open();
    }

    JobEvent event(JobId job, EventBody body, std::uint32_t count = 1)
    {
        JobEvent e;
        e.seq = loaded.nextEventSeq;
        loaded.nextEventSeq = EventSeq(e.seq.value + 1);
        e.time = now();
        e.job = job;
        e.count = count;
        e.body = std::move(body);
        return e;
    }

    /// A new submission of `tasks` jobs (an array where there are several), not committed.
    InsertSubmission newSubmission(std::uint32_t tasks = 1, const std::function<void(Submission&, JobSpec&)>& change = {})
    {
        auto submission = std::make_shared<Submission>();
        auto spec = std::make_shared<JobSpec>();
        submission->id = loaded.nextSubmissionId;
        submission->token = "token-" + std::to_string(submission->id.value);
        submission->script = "#!/bin/sh\necho hello\n";
        submission->environment = std::string("HOME=/home/ann\0PATH=/bin\0", 24);
        submission->uid = 1000;
        submission->gid = 1001;
        submission->user = "ann";
        submission->group = "users";
        submission->firstJob = loaded.nextJobId;
        submission->taskCount = tasks;
        submission->isArray = tasks > 1;
        if (tasks > 1) {
            submission->arrayMax = tasks - 1;
            submission->arrayLimit = 4;
        }
        spec->name = "train";
        spec->partition = "cpu";
        spec->ntasks = 1;
        spec->cpusPerTask = 2;
        spec->memPerNode = Megabytes(512);
        spec->workDir = "/tmp";
        spec->comment = std::string("not utf-8: \xff\xfe", 13);
        if (change)
            change(*submission, *spec);
        InsertSubmission insert;
        insert.submission = submission;
        auto light = std::make_shared<Submission>(*submission);
        light->script = std::string();
        light->environment = std::string();
        for (std::uint32_t i = 0; i < tasks; ++i) {
            Job job;
            job.id = JobId(submission->firstJob.value + i);
            if (tasks > 1) {
                job.arrayJobId = submission->firstJob;
                job.arrayTask = i;
            }
            job.submission = light;
            job.spec = spec;
            job.submitTime = now();
            job.priority = 7;
            insert.jobs.push_back(job);
        }
        loaded.nextJobId = JobId(submission->firstJob.value + tasks);
        loaded.nextSubmissionId = SubmissionId(submission->id.value + 1);
        return insert;
    }

    StoreBatch submitBatch(InsertSubmission insert)
    {
        StoreBatch batch;
        batch.kind = StoreBatch::Kind::Submission;
        const JobId first = insert.jobs.front().id;
        const auto count = static_cast<std::uint32_t>(insert.jobs.size());
        batch.ops.emplace_back(std::move(insert));
        batch.ops.emplace_back(AppendEvent{event(first, SubmittedEvent{}, count)});
        return batch;
    }

    /// Applies the events to the job and puts its row and them into one batch.
    StoreBatch changeBatch(Job& job, std::vector<EventBody> bodies, bool urgent = true)
    {
        StoreBatch batch;
        batch.kind = StoreBatch::Kind::Transition;
        batch.urgent = urgent;
        std::vector<JobEvent> events;
        for (EventBody& body : bodies) {
            events.push_back(event(job.id, std::move(body)));
            auto changed = apply(job, events.back());
            if (!changed.ok())
                qFatal("apply: %s", changed.error().message.c_str());
            job = std::move(*changed);
        }
        batch.ops.emplace_back(SaveJob{job});
        for (JobEvent& e : events)
            batch.ops.emplace_back(AppendEvent{std::move(e)});
        return batch;
    }

    Result<void> commit(StoreBatch batch)
    {
        return await<Result<void>>([&](auto done) { store->commit(std::move(batch), std::move(done)); });
    }
    Job submit(const std::function<void(Submission&, JobSpec&)>& change = {})
    {
        InsertSubmission insert = newSubmission(1, change);
        Job job = insert.jobs.front();
        if (const auto done = commit(submitBatch(std::move(insert))); !done.ok())
            qFatal("submit: %s", done.error().message.c_str());
        return job;
    }
    std::vector<Job> submitArray(std::uint32_t tasks, const std::function<void(Submission&, JobSpec&)>& change = {})
    {
        InsertSubmission insert = newSubmission(tasks, change);
        std::vector<Job> jobs = insert.jobs;
        if (const auto done = commit(submitBatch(std::move(insert))); !done.ok())
            qFatal("submit: %s", done.error().message.c_str());
        return jobs;
    }
    void change(Job& job, std::vector<EventBody> bodies)
    {
        if (const auto done = commit(changeBatch(job, std::move(bodies))); !done.ok())
            qFatal("change: %s", done.error().message.c_str());
    }
    /// A step that runs, with everything that a step may have.
    static Step newStep(const Job& job, Instant start)
    {
        Step step;
        step.id = job.nextStep;
        step.attempt = job.attempt;
        step.token = std::string("tok\0en\xff", 7);
        step.spec.name = "hello";
        step.spec.ntasks = 3;
        step.spec.cpusPerTask = 2;
        step.spec.memory = Megabytes(100);
        step.spec.gpus = 1;
        step.spec.timeLimit = Seconds(90);
        step.spec.cpuBind = "cores";
        step.spec.submitLine = "srun -n3 hello";
        step.spec.command = {"/bin/hello", "world"};
        step.spec.workDir = "/tmp";
        step.allocation = {Cpus(6), Megabytes(100), {3}};
        step.cpuIds = {0, 1, 4, 5, 2, 3};
        step.start = start;
        step.client = {77, 123456, "boot-1"};
        step.suspendedBefore = Milliseconds(2500);
        return step;
    }
    /// In one batch with its event and its job's row, as the engine does it.
    Step startStep(Job& job)
    {
        const Step step = newStep(job, now());
        saveStep(job, step, StepStartedEvent{step});
        return step;
    }
    void endStep(Job& job, Step& step, ExitCode exit, JobState state = JobState::Completed)
    {
        StepEnd end;
        end.state = state;
        end.reason = state == JobState::Cancelled ? Reason::CancelledByUser : Reason::None;
        end.message = state == JobState::Completed ? "" : "why";
        end.exit = exit;
        end.usage = {2048, 30, 4};
        end.end = now();
        end.byUid = state == JobState::Cancelled ? 1000 : 0;
        end.suspended = Milliseconds(1500);
        step.ended = end;
        saveStep(job, step, StepEndedEvent{step.id, end});
    }
    void saveStep(Job& job, const Step& step, EventBody body)
    {
        StoreBatch batch = changeBatch(job, {std::move(body)});
        batch.ops.emplace_back(SaveStep{job.id, step});
        if (const auto done = commit(std::move(batch)); !done.ok())
            qFatal("step: %s", done.error().message.c_str());
    }
    void finish(Job& job, JobState state = JobState::Completed)
    {
        change(job, finishEvents(job, state));
    }
    std::vector<EventBody> finishEvents(const Job& job, JobState state = JobState::Completed)
    {
        FinishedEvent finished;
        finished.state = state;
        finished.end = now();
        return {intended(job), finished};
    }
    static LaunchIntendedEvent intended(const Job& job)
    {
        LaunchIntendedEvent e;
        e.attempt = job.attempt + 1;
        e.allocation = {Cpus(2), Megabytes(512), {0, 3}};
        e.bootId = "b1a5b0b0-5d1c-4a57-8b0b-6d7d9e1d2c3f";
        return e;
    }

    std::vector<JobRecord> history(JobQuery query, std::size_t* chunks = nullptr)
    {
        query.scope = QueryScope::Accounting;
        auto rows = std::make_shared<std::vector<JobRecord>>();
        auto done = std::make_shared<bool>(false);
        auto count = std::make_shared<std::size_t>(0);
        store->readHistory(query, [=](Result<std::vector<JobRecord>> part, bool last) {
            if (!part.ok())
                qFatal("history: %s", part.error().message.c_str());
            for (JobRecord& r : *part)
                rows->push_back(std::move(r));
            ++*count;
            *done = last;
        });
        if (!QTest::qWaitFor([done] { return *done; }, kWaitMs))
            qFatal("no history");
        if (chunks)
            *chunks = *count;
        return *rows;
    }
    std::vector<JobEvent> events(EventSeq from = EventSeq(1), std::size_t limit = 100000)
    {
        auto read = await<Result<std::vector<JobEvent>>>([&](auto done) { store->readEvents(from, limit, std::move(done)); });
        return read.ok() ? std::move(*read) : std::vector<JobEvent>();
    }
    std::optional<Job> endedJob(JobId id)
    {
        auto read = await<Result<std::optional<Job>>>([&](auto done) { store->readJob(id, std::move(done)); });
        return read.ok() ? *read : std::nullopt;
    }
    std::optional<Job> activeJob(JobId id) const
    {
        for (const Job& job : loaded.active) {
            if (job.id == id)
                return job;
        }
        return std::nullopt;
    }
    /// From wherever it lies after a restart.
    std::optional<Job> restored(JobId id)
    {
        reopen();
        auto job = activeJob(id);
        return job ? job : endedJob(id);
    }

    /// Moves on with every use, so that no two times are equal by chance.
    Instant now() { return Instant(Milliseconds(m_now += 1000)); }
    void setNow(Instant when) { m_now = when.time_since_epoch().count(); }

    RecordingLog log;
    std::unique_ptr<SqliteStore> store;
    LoadedState loaded;

private:
    std::string m_path;
    SqliteStoreOptions m_options;
    std::int64_t m_now = 1790000000000;
};

/// Everything a job is, as text to compare.
inline std::string text(const Job& job)
{
    const auto& s = *job.submission;
    std::string t = std::to_string(job.id.value) + " " + std::to_string(job.arrayJobId.value) + "_" +
                    std::to_string(job.arrayTask) + " sub " + std::to_string(s.id.value) + " " + s.token + " " +
                    std::to_string(s.uid) + ":" + std::to_string(s.gid) + " " + *s.user + ":" + *s.group + " first " +
                    std::to_string(s.firstJob.value) + "+" + std::to_string(s.taskCount) + " array " +
                    std::to_string(s.isArray) + " " + std::to_string(s.arrayMin) + "-" + std::to_string(s.arrayMax) + ":" +
                    std::to_string(s.arrayStep) + "%" + std::to_string(s.arrayLimit);
    for (const std::int64_t n : {job.submitTime.time_since_epoch().count(), job.eligibleTime.time_since_epoch().count(),
                                 job.priority, std::int64_t{job.attempt}, std::int64_t{job.restarts},
                                 std::int64_t{job.autoRequeues}, std::int64_t{job.nextStep},
                                 std::int64_t{job.derivedExit.status}, std::int64_t{job.derivedExit.signal}, static_cast<std::int64_t>(job.phase.index())})
        t += " " + std::to_string(n);
    return t;
}

inline bool same(const Job& a, const Job& b)
{
    return text(a) == text(b) && *a.spec == *b.spec && a.phase == b.phase;
}

} // namespace slotd
