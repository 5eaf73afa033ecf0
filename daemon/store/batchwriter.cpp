// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/batchwriter.h"

#include "ports/checkpoint.h"
#include "store/rowmapping.h"
#include "store/steprows.h"
#include "wire/fieldcodec.h"

namespace slotd
{

namespace
{

constexpr std::size_t kContentCacheBytes = 1024 * 1024;
constexpr std::size_t kSpecsRemembered = 20000;
// What a row costs beside its texts, indices included; what a commit costs in half-filled pages at the ends of the tables.
constexpr std::size_t kRowBytes = 150;
constexpr std::size_t kPagesPerCommit = 8;
constexpr std::size_t kPageBytes = 4096;

template<class... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template<class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace

BatchWriter::BatchWriter(SqlConnection& connection, const SqliteStoreOptions& options)
    : m_options(options),
      m_contents(kContentCacheBytes),
      m_nextContent(connection.number("SELECT max(id) FROM content") + 1),
      m_insertContent(connection, "INSERT INTO content(id, data) VALUES (?, ?)"),
      m_insertSubmission(connection,
                         "INSERT INTO submission(id, token, uid, gid, user, group_name, first_job, task_count, is_array, "
                         "array_min, array_max, array_step, array_limit, submit_time, submit_seq, spec, script_id, "
                         "environment_id) VALUES (?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                         "?, ?)"),
      m_insertJob(connection, kInsertJob),
      m_updateJob(connection, kUpdateJob),
      m_saveStep(connection, kSaveStep),
      m_insertEvent(connection, "INSERT INTO job_event(seq, time, job_id, count, kind, data) VALUES (?, ?, ?, ?, ?, ?)"),
      m_findEvent(connection, "SELECT 1 FROM job_event WHERE seq = ?"),
      m_findToken(connection, "SELECT 1 FROM submission WHERE token = ?"),
      m_findSpec(connection, "SELECT spec FROM submission WHERE id = ?"),
      m_markUnclean(connection, "UPDATE meta SET value = 0 WHERE key = 'clean'")
{
}

SqlStatus BatchWriter::apply(const StoreBatch& batch)
{
    if (SqlStatus s = markUnclean(); !s.ok())
        return s;
    std::uint64_t submitSeq = 0;
    for (const StoreOp& op : batch.ops) {
        const auto* append = std::get_if<AppendEvent>(&op);
        if (append && submitSeq == 0 && std::holds_alternative<SubmittedEvent>(append->event.body))
            submitSeq = append->event.seq.value;
    }
    for (const StoreOp& op : batch.ops) {
        SqlStatus s = std::visit(Overloaded{[&](const InsertSubmission& i) { return insert(i, submitSeq); },
                                            [&](const SaveJob& j) { return save(j.job); },
                                            [&](const AppendEvent& e) { return append(e.event); },
                                            [&](const SaveStep& t) { return save(t.job, t.step); }},
                                 op);
        if (!s.ok())
            return s;
    }
    return {};
}

void BatchWriter::committed()
{
    m_contents.committed();
    m_markedNow = false;
    m_bytesWritten += kPagesPerCommit * kPageBytes;
}

void BatchWriter::rolledBack()
{
    m_contents.rolledBack();
    if (m_markedNow)
        m_marked = false;
    m_markedNow = false;
}

// With the first change and not at the start: a daemon that starts and stops writes nothing.
SqlStatus BatchWriter::markUnclean()
{
    if (m_marked)
        return {};
    SqlStatus s = m_markUnclean.exec();
    m_marked = m_markedNow = s.ok();
    return s;
}

bool BatchWriter::contains(const StoreBatch& batch)
{
    for (const StoreOp& op : batch.ops) {
        if (const auto* append = std::get_if<AppendEvent>(&op)) {
            m_findEvent.bind(static_cast<std::int64_t>(append->event.seq.value));
            const bool found = m_findEvent.exec().ok() && m_findEvent.next();
            m_findEvent.finish();
            return found;
        }
        const auto* inserted = std::get_if<InsertSubmission>(&op);
        if (inserted && !inserted->submission->token.empty()) {
            const bool found = m_findToken.bindBytes(inserted->submission->token).exec().ok() && m_findToken.next();
            m_findToken.finish();
            return found;
        }
    }
    return false;
}

void BatchWriter::rememberSpec(SubmissionId submission, const std::shared_ptr<const JobSpec>& spec)
{
    if (m_specs.size() >= kSpecsRemembered)
        std::erase_if(m_specs, [](const auto& entry) { return entry.second.expired(); });
    if (m_specs.size() < kSpecsRemembered) // else save() compares with the row, which is only slower
        m_specs[submission] = spec;
}

std::size_t BatchWriter::takePagesWritten()
{
    const std::size_t pages = m_bytesWritten / kPageBytes;
    m_bytesWritten %= kPageBytes;
    return pages;
}

SqlStatus BatchWriter::insert(const InsertSubmission& op, std::uint64_t submitSeq)
{
    std::int64_t script = 0;
    std::int64_t environment = 0;
    if (SqlStatus s = store(op.submission->script, script); !s.ok())
        return s;
    if (SqlStatus s = store(op.submission->environment, environment); !s.ok())
        return s;
    if (SqlStatus s = insertSubmissionRow(op, submitSeq, script, environment); !s.ok())
        return s;
    return insertJobs(op);
}

SqlStatus BatchWriter::store(const std::string& data, std::int64_t& id)
{
    if (data.empty())
        return {};
    id = m_contents.find(data);
    if (id != 0)
        return {};
    SqlStatus s = m_insertContent.bind(m_nextContent).bindBytes(data).exec();
    if (!s.ok())
        return s;
    id = m_nextContent++;
    m_contents.add(data, id);
    m_bytesWritten += data.size() + kRowBytes;
    return {};
}

SqlStatus BatchWriter::insertSubmissionRow(const InsertSubmission& op, std::uint64_t submitSeq, std::int64_t script,
                                           std::int64_t environment)
{
    const Submission& s = *op.submission;
    const std::string spec = encodeToString(*op.jobs.front().spec);
    Statement& q = m_insertSubmission;
    q.bind(static_cast<std::int64_t>(s.id.value));
    s.token.empty() ? q.bindNull() : q.bindBytes(s.token);
    q.bind(s.uid).bind(s.gid).bindBytes(s.user).bindBytes(s.group).bind(s.firstJob.value).bind(s.taskCount);
    q.bind(s.isArray).bind(s.arrayMin).bind(s.arrayMax).bind(s.arrayStep).bind(s.arrayLimit);
    q.bind(toMs(op.jobs.front().submitTime)).bind(static_cast<std::int64_t>(submitSeq)).bindBytes(spec);
    script == 0 ? q.bindNull() : q.bind(script);
    environment == 0 ? q.bindNull() : q.bind(environment);
    m_bytesWritten += spec.size() + kRowBytes;
    return q.exec();
}

SqlStatus BatchWriter::insertJobs(const InsertSubmission& op)
{
    const auto& base = op.jobs.front().spec;
    rememberSpec(op.submission->id, base);
    for (std::size_t i = 0; i < op.jobs.size(); ++i) {
        const Job& job = op.jobs[i];
        const bool complete = bindNewJob(m_insertJob, job) && job.spec == base;
        if (SqlStatus s = m_insertJob.exec(); !s.ok())
            return s;
        if (!complete) {
            if (SqlStatus s = save(job); !s.ok())
                return s;
        }
        if (i == op.jobs.size() / 2 && op.jobs.size() > 1)
            checkpoint("store.mid-array");
    }
    m_bytesWritten += op.jobs.size() * kRowBytes;
    return {};
}

SqlStatus BatchWriter::save(const Job& job)
{
    SavedJobTexts texts;
    if (SqlStatus s = differingSpec(job, texts.specOverride); !s.ok())
        return s;
    bindSavedJob(m_updateJob, job, texts);
    if (SqlStatus s = m_updateJob.exec(); !s.ok())
        return s;
    m_bytesWritten += kRowBytes + texts.specOverride.size();
    if (m_updateJob.changes() != 1)
        return {kSqlError, "job " + std::to_string(job.id.value) + " is not in the database"};
    return {};
}

// Most jobs keep the spec they were submitted with, and share it: one pointer is compared then, no byte.
SqlStatus BatchWriter::differingSpec(const Job& job, std::string& encoded)
{
    const SubmissionId submission = job.submission->id;
    const auto known = m_specs.find(submission);
    if (known != m_specs.end() && known->second.lock() == job.spec)
        return {};
    encoded = encodeToString(*job.spec);
    if (SqlStatus s = m_findSpec.bind(static_cast<std::int64_t>(submission.value)).exec(); !s.ok())
        return s;
    const bool same = m_findSpec.next() && m_findSpec.bytes(0) == encoded;
    m_findSpec.finish();
    if (same) {
        rememberSpec(submission, job.spec);
        encoded.clear();
    }
    return {};
}

SqlStatus BatchWriter::save(JobId job, const Step& step)
{
    StepTexts texts;
    bindStep(m_saveStep, job, step, texts);
    m_bytesWritten += kRowBytes + texts.spec.size();
    return m_saveStep.exec();
}

SqlStatus BatchWriter::append(const JobEvent& event)
{
    const std::string data = encodeEventBody(event.body);
    Statement& q = m_insertEvent;
    q.bind(static_cast<std::int64_t>(event.seq.value)).bind(toMs(event.time)).bind(event.job.value).bind(event.count);
    q.bind(static_cast<std::int64_t>(event.body.index()));
    data.empty() ? q.bindNull() : q.bindBytes(data);
    m_bytesWritten += data.size() + kRowBytes / 3;
    return q.exec();
}

} // namespace slotd
