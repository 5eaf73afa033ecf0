// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/submissions.h"

#include "app/pastoutcomes.h"
#include "ports/checkpoint.h"

namespace slotd
{

namespace
{

constexpr std::size_t kTokenBytes = 16;

} // namespace

Submissions::Submissions(JobTable& table, Scheduler& scheduler, Journal& journal, JobStore& store, Lifecycle& lifecycle,
                         Launcher& launcher, PayloadCache& payloads, const Clock& clock)
    : m_table(table),
      m_scheduler(scheduler),
      m_journal(journal),
      m_store(store),
      m_lifecycle(lifecycle),
      m_launcher(launcher),
      m_payloads(payloads),
      m_clock(clock)
{
}

void Submissions::setNextIds(JobId job, SubmissionId submission)
{
    m_nextJob = job;
    m_nextSubmission = submission;
}

void Submissions::submit(SubmitRequest request, Done done)
{
    if (request.token.size() != kTokenBytes) {
        done(Error(Code::Malformed, "a submission needs a token of 16 bytes"));
        return;
    }
    if (request.testOnly) {
        readPastThenStore(std::move(request), std::move(done));
        return;
    }
    const auto [waiting, first] = m_underWay.try_emplace(request.token);
    waiting->second.push_back(std::move(done));
    if (!first)
        return; // asked again while the first asking is under way: both get its answer
    const std::string token = request.token;
    auto answer = [this, token](Result<SubmitReply> result) {
        auto node = m_underWay.extract(token);
        if (node.empty())
            return;
        for (const Done& each : node.mapped())
            each(result);
    };
    if (!request.retry) {
        readPastThenStore(std::move(request), std::move(answer));
        return;
    }
    m_store.findToken(token, [this, request = std::move(request), answer](Result<std::optional<SubmitReply>> found) mutable {
        if (!found.ok())
            answer(found.error());
        else if (*found)
            answer(**found);
        else
            readPastThenStore(std::move(request), std::move(answer));
    });
}

void Submissions::readPastThenStore(SubmitRequest request, Done done)
{
    const Dependency dependency = request.spec.dependency;
    readPast(dependency, m_table, m_store, [this, request = std::move(request),
                                            done = std::move(done)](Result<std::vector<PastOutcome>> past) mutable {
        if (past.ok())
            admitAndStore(std::move(request), std::move(*past), std::move(done));
        else
            done(past.error());
    });
}

void Submissions::admitAndStore(SubmitRequest request, std::vector<PastOutcome> past, Done done)
{
    const auto admitted = admit(request.spec, request.script.size(), m_lifecycle.host());
    if (!admitted.ok()) {
        done(admitted.error());
        return;
    }
    const std::size_t tasks = admitted->array ? admitted->array->tasks.size() : 1;
    if (m_table.size() + tasks > m_lifecycle.host().maxJobCount) {
        done(Error(Code::Busy, "the queue holds " + std::to_string(m_table.size()) + " jobs; at most " +
                                   std::to_string(m_lifecycle.host().maxJobCount) + " may wait and run at once"));
        return;
    }
    if (request.testOnly) {
        answerTest(*admitted, request, past, std::move(done));
        return;
    }
    // `done` is reached through m_underWay: see submit()
    store(*admitted, std::move(request), past);
}

std::vector<Job> Submissions::makeJobs(const Admitted& admitted, const SubmitRequest& request)
{
    auto submission = std::make_shared<Submission>();
    submission->id = m_nextSubmission;
    submission->token = request.token;
    submission->uid = m_owner.uid;
    submission->gid = m_owner.gid;
    submission->user = m_owner.user;
    submission->group = m_owner.group;
    submission->firstJob = m_nextJob;
    if (admitted.array) {
        submission->isArray = true;
        submission->taskCount = static_cast<std::uint32_t>(admitted.array->tasks.size());
        submission->arrayMin = admitted.array->min();
        submission->arrayMax = admitted.array->max();
        submission->arrayStep = admitted.array->step();
        submission->arrayLimit = admitted.array->limit;
    }
    const std::shared_ptr<const JobSpec> spec = keep(admitted.spec);
    const Instant now = m_clock.now();
    std::vector<Job> jobs(submission->taskCount);
    for (std::uint32_t i = 0; i < submission->taskCount; ++i) {
        Job& job = jobs[i];
        job.id = JobId(m_nextJob.value + i);
        if (admitted.array) {
            job.arrayJobId = m_nextJob;
            job.arrayTask = admitted.array->tasks[i];
        }
        job.submission = submission;
        job.spec = spec;
        job.submitTime = now;
        job.priority = spec->priority.value_or(0) - spec->nice;
        job.phase = PendingPhase{spec->hold || spec->priority == 0, Reason::None};
    }
    return jobs;
}

std::shared_ptr<const JobSpec> Submissions::keep(const JobSpec& admitted)
{
    if (m_lastSpec && *m_lastSpec == admitted)
        return m_lastSpec;
    auto spec = std::make_shared<JobSpec>(admitted);
    if (m_lastSpec)
        shareEqualParts(*spec, *m_lastSpec);
    m_lastSpec = std::move(spec);
    return m_lastSpec;
}

void Submissions::answerTest(const Admitted& admitted, const SubmitRequest& request, const std::vector<PastOutcome>& past,
                             Done done)
{
    const std::vector<Job> jobs = makeJobs(admitted, request);
    const Job& first = jobs.front();
    m_scheduler.addPending(first, past);
    SubmitReply reply;
    reply.job = first.id;
    reply.count = static_cast<std::uint32_t>(jobs.size());
    reply.partition = admitted.spec.partition.value_or("");
    for (const auto& [id, when] : m_scheduler.estimates({first.id}, m_clock.now()))
        reply.estimatedStart = when;
    m_scheduler.ended(first.id, JobState::Cancelled, {}, m_clock.now());
    done(reply);
}

void Submissions::store(const Admitted& admitted, SubmitRequest request, const std::vector<PastOutcome>& past)
{
    std::vector<Job> jobs = makeJobs(admitted, request);
    const Job first = jobs.front();
    const auto count = static_cast<std::uint32_t>(jobs.size());
    m_nextJob = JobId(m_nextJob.value + count);
    m_nextSubmission = SubmissionId(m_nextSubmission.value + 1);

    for (const Job& job : jobs) {
        m_table.put(job);
        m_scheduler.addPending(job, past);
    }
    m_lifecycle.leases().admitted(first.id);
    const PayloadReply payload =
        m_payloads.put(first.submission->id, PayloadReply{std::move(request.script), std::move(request.environment)});

    Change change;
    change.kind = StoreBatch::Kind::Submission;
    auto full = std::make_shared<Submission>(*first.submission);
    full->script = payload.script;
    full->environment = payload.environment;
    change.insert = InsertSubmission{full, std::move(jobs)};
    SubmitReply reply;
    reply.job = first.id;
    reply.count = count;
    reply.seq = m_journal.noteSubmitted(change, first.id, count);
    const std::vector<JobId> starts = m_lifecycle.schedule(&change);
    const bool waits = starts.empty();
    if (waits && first.spec->immediate) {
        refuse(change, first, count, Error(Code::Immediate));
        return;
    }
    if (!waits && !first.inArray() && !first.leased())
        prepareFolder(first, payload); // while the disk is busy with the commit: the job starts the sooner after it
    m_journal.commit(std::move(change), [this, token = first.submission->token, reply, first, starts, waits,
                                         payload](Result<void> stored) {
        checkpoint("engine.submission-durable");
        auto node = m_underWay.extract(token);
        const Result<SubmitReply> answer = stored.ok() ? Result<SubmitReply>(reply) : Result<SubmitReply>(stored.error());
        if (!stored.ok())
            undo(reply.job, reply.count);
        if (!node.empty()) {
            for (const Done& done : node.mapped())
                done(answer);
        }
        if (!stored.ok())
            return;
        forgetEnded(reply.job, reply.count);
        m_lifecycle.launch(starts);
        if (waits && !first.inArray() && !first.leased())
            prepareFolder(first, payload);
    });
}

void Submissions::refuse(const Change& change, const Job& first, std::uint32_t count, const Error& error)
{
    m_journal.abandon(change);
    undo(first.id, count);
    auto node = m_underWay.extract(first.submission->token);
    if (!node.empty()) {
        for (const Done& done : node.mapped())
            done(error);
    }
}

void Submissions::undo(JobId first, std::uint32_t count)
{
    m_lifecycle.leases().refused(first);
    for (std::uint32_t i = 0; i < count; ++i) {
        const JobId id(first.value + i);
        m_scheduler.ended(id, JobState::Cancelled, {}, m_clock.now());
        m_table.erase(id);
    }
    m_launcher.forget({first});
    m_lifecycle.schedule();
}

// A job whose dependency can never be met may have ended with its own submission.
void Submissions::forgetEnded(JobId first, std::uint32_t count)
{
    for (std::uint32_t i = 0; i < count; ++i) {
        const Job* job = m_table.find(JobId(first.value + i));
        if (job != nullptr && job->ended())
            m_table.erase(job->id);
    }
}

void Submissions::prepareFolder(const Job& first, const PayloadReply& payload)
{
    m_launcher.prepare(first.id, payload.script, m_lifecycle.runner());
}

} // namespace slotd
