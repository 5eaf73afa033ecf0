// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/jobreader.h"

#include "store/steprows.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace slotd
{

namespace
{

constexpr std::size_t kSubmissionsCached = 256;

std::string jobSelect(const std::string& rest)
{
    return std::string("SELECT ") + kJobColumns + " FROM job j " + rest;
}

std::string stepSelect(const std::string& rest)
{
    return std::string("SELECT ") + kStepColumns + " FROM step t " + rest;
}

std::int64_t asParameter(std::uint64_t v)
{
    return static_cast<std::int64_t>(v);
}

// Ends the reading of a statement, and with it its snapshot, whichever way the function is left.
class Reading
{
public:
    explicit Reading(Statement& statement) : m_statement(statement) {}
    ~Reading() { m_statement.finish(); }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

private:
    Statement& m_statement;
};

} // namespace

JobReader::JobReader(SqlConnection& connection, const SqliteStoreOptions& options)
    : m_connection(connection),
      m_options(options),
      m_selectSubmission(connection, std::string("SELECT ") + kSubmissionColumns + " FROM submission s WHERE s.id = ?"),
      m_selectArray(connection, "SELECT first_job, task_count FROM submission WHERE is_array = 1 AND first_job = ?"),
      m_selectTasks(connection, "SELECT id, array_task FROM job WHERE active = 0 AND id BETWEEN ? AND ?"),
      m_selectPayload(connection, "SELECT c.data, e.data FROM job j JOIN submission s ON s.id = j.submission_id "
                                  "LEFT JOIN content c ON c.id = s.script_id LEFT JOIN content e ON e.id = s.environment_id "
                                  "WHERE j.id = ?"),
      m_selectOutcomes(connection, "SELECT id, array_job_id, array_task, state, exit_status, exit_signal, start_time "
                                   "FROM job WHERE active = 0 AND id BETWEEN ? AND ? ORDER BY id"),
      m_selectEnded(connection, jobSelect("WHERE j.id = ? AND j.active = 0")),
      m_selectSteps(connection, stepSelect("WHERE t.job_id = ? ORDER BY t.step_id")),
      m_selectToken(connection, "SELECT first_job, task_count, submit_seq FROM submission WHERE token = ?"),
      m_selectEvents(connection, "SELECT seq, time, job_id, count, kind, data FROM job_event WHERE seq >= ? "
                                 "ORDER BY seq LIMIT ?")
{
}

Error JobReader::failure(const SqlStatus& status) const
{
    return Error(Code::StorageFailure, "the database cannot be read: " + status.words());
}

Result<SubmissionParts> JobReader::submission(SubmissionId id)
{
    if (const auto known = m_submissions.find(id); known != m_submissions.end())
        return known->second;
    const Reading reading(m_selectSubmission);
    if (const SqlStatus s = m_selectSubmission.bind(asParameter(id.value)).exec(); !s.ok())
        return failure(s);
    if (!m_selectSubmission.next())
        return Error(Code::StorageFailure, "submission " + std::to_string(id.value) + " is missing in the database");
    auto parts = submissionFrom(m_selectSubmission, m_latest);
    if (!parts.ok())
        return parts;
    m_latest = *parts;
    if (m_submissions.size() >= kSubmissionsCached)
        m_submissions.clear();
    m_submissions.emplace(id, *parts);
    return parts;
}

Result<LoadedState> JobReader::loadState()
{
    LoadedState state;
    auto jobs = activeJobs();
    if (!jobs.ok())
        return jobs.error();
    state.active = std::move(*jobs);
    auto steps = stepsOfActiveJobs();
    if (!steps.ok())
        return steps.error();
    state.steps = std::move(*steps);
    // What is stored decides, and where a purge removed it the mark that the purge left.
    const auto next = [this](const char* stored, const char* mark) {
        const std::int64_t after = m_connection.number(stored) + 1;
        return std::max(after, m_connection.number(std::string("SELECT value FROM meta WHERE key = '") + mark + "'", 1));
    };
    state.nextJobId = JobId(static_cast<std::uint32_t>(next("SELECT max(id) FROM job", "next_job")));
    state.nextSubmissionId =
        SubmissionId(static_cast<std::uint64_t>(next("SELECT max(id) FROM submission", "next_submission")));
    state.nextEventSeq = EventSeq(static_cast<std::uint64_t>(next("SELECT max(seq) FROM job_event", "next_event")));
    state.cleanShutdown = m_connection.number("SELECT value FROM meta WHERE key = 'clean'", 1) != 0;
    return state;
}

Result<std::vector<Job>> JobReader::activeJobs()
{
    Statement select(m_connection, jobSelect("WHERE j.active = 1 ORDER BY j.id"));
    const Reading reading(select);
    if (const SqlStatus s = select.exec(); !s.ok())
        return failure(s);
    std::vector<Job> jobs;
    while (select.next()) {
        auto parts = submission(submissionIdOf(select));
        if (!parts.ok())
            return parts.error();
        auto job = jobFrom(select, *parts);
        if (!job.ok())
            return job.error();
        jobs.push_back(std::move(*job));
    }
    if (const SqlStatus s = select.status(); !s.ok())
        return failure(s);
    m_submissions.clear(); // what is held here would stay in memory as long as the connection
    return jobs;
}

Result<std::vector<std::pair<JobId, Step>>> JobReader::stepsOfActiveJobs()
{
    Statement select(m_connection, stepSelect("WHERE t.job_id IN (SELECT id FROM job WHERE active = 1 AND next_step > 0) "
                                              "ORDER BY t.job_id, t.step_id"));
    const Reading reading(select);
    if (const SqlStatus s = select.exec(); !s.ok())
        return failure(s);
    std::vector<std::pair<JobId, Step>> steps;
    while (select.next()) {
        auto step = stepFrom(select);
        if (!step.ok())
            return step.error();
        steps.emplace_back(stepsJob(select), std::move(*step));
    }
    if (const SqlStatus s = select.status(); !s.ok())
        return failure(s);
    return steps;
}

Result<JobReader::IdRange> JobReader::rangeOf(JobId id)
{
    const Reading reading(m_selectArray);
    if (const SqlStatus s = m_selectArray.bind(id.value).exec(); !s.ok())
        return failure(s);
    if (!m_selectArray.next())
        return IdRange{id, id, false};
    const auto count = static_cast<std::uint32_t>(m_selectArray.integer(1));
    return IdRange{id, JobId(id.value + count - 1), true};
}

Result<void> JobReader::addTasks(const IdRange& range, const std::vector<std::uint32_t>& tasks, std::vector<JobId>& ids)
{
    const std::set<std::uint32_t> wanted(tasks.begin(), tasks.end());
    const Reading reading(m_selectTasks);
    if (const SqlStatus s = m_selectTasks.bind(range.first.value).bind(range.last.value).exec(); !s.ok())
        return failure(s);
    while (m_selectTasks.next()) {
        if (wanted.count(static_cast<std::uint32_t>(m_selectTasks.integer(1))) != 0)
            ids.push_back(JobId(static_cast<std::uint32_t>(m_selectTasks.integer(0))));
    }
    return {};
}

Result<std::optional<std::vector<JobId>>> JobReader::resolve(const std::vector<JobRef>& refs)
{
    if (refs.empty())
        return std::optional<std::vector<JobId>>();
    struct Named
    {
        bool whole = false;
        std::vector<std::uint32_t> tasks;
    };
    std::map<JobId, Named> named; // "5_1,5_2,..." names one array ten thousand times: it is looked up once
    for (const JobRef& ref : refs) {
        Named& n = named[ref.job];
        n.whole = n.whole || ref.tasks.empty();
        n.tasks.insert(n.tasks.end(), ref.tasks.begin(), ref.tasks.end());
    }
    std::vector<JobId> ids;
    for (const auto& [job, what] : named) {
        const auto range = rangeOf(job);
        if (!range.ok())
            return range.error();
        if (what.whole) {
            for (std::uint32_t id = range->first.value; id <= range->last.value; ++id)
                ids.push_back(JobId(id));
        } else if (range->isArray) {
            if (auto done = addTasks(*range, what.tasks, ids); !done.ok())
                return done.error();
        }
    }
    return std::optional(std::move(ids));
}

Result<void> JobReader::history(const JobQuery& query, JobId after, const RowsHandler& rows)
{
    const auto ids = resolve(query.filter.refs);
    if (!ids.ok())
        return ids.error();
    const SqlFilter filter = filterEndedJobs(query, *ids);
    if (filter.nothing)
        return {};
    // The inner SELECT is free to use the index that fits the filter; the outer one goes by id.
    const std::string meant = filter.sql.empty() ? "j.active = 0" : "j.id IN (" + filter.sql + ")";
    Statement select(m_connection, jobSelect("WHERE " + meant + " AND j.id > ? ORDER BY j.id"));
    const Reading reading(select);
    filter.bindTo(select);
    select.bind(after.value);
    if (const SqlStatus s = select.exec(); !s.ok())
        return failure(s);
    const RowChooser chooser(query);
    std::vector<JobRecord> chunk;
    while (select.next()) {
        const auto parts = submission(submissionIdOf(select));
        if (!parts.ok())
            return parts.error();
        const auto job = jobFrom(select, *parts);
        if (!job.ok())
            return job.error();
        const RowChoice choice = chooser.of(job->id, job->arrayJobId, job->arrayTask);
        if (auto done = addRows(*job, query, choice, chunk); !done.ok())
            return done;
        if (chunk.size() >= m_options.rowsPerChunk && !rows(std::exchange(chunk, {})))
            return {};
    }
    if (const SqlStatus s = select.status(); !s.ok())
        return failure(s);
    if (!chunk.empty())
        rows(std::move(chunk));
    return {};
}

Result<void> JobReader::addRows(const Job& job, const JobQuery& query, const RowChoice& choice, std::vector<JobRecord>& rows)
{
    JobRecord record = toRecord(job, m_options.nodeName, m_options.hostMemory, query.columns);
    std::vector<Step> steps;
    if (job.nextStep > 0 && (choice.wantsSteps() || query.columns.has(kStepSummaryColumn))) {
        auto read = stepsOf(job);
        if (!read.ok())
            return read.error();
        steps = std::move(*read);
    }
    if (query.columns.has(kStepSummaryColumn)) {
        for (const Step& step : steps)
            addToStepSummary(record.stepSummary, step);
    }
    if (choice.job && !choice.batch && steps.empty()) {
        rows.push_back(std::move(record));
        return {};
    }
    if (choice.job)
        rows.push_back(record);
    if (auto batch = choice.batch ? batchStepRecord(record) : std::nullopt)
        rows.push_back(std::move(*batch));
    for (const Step& step : steps) {
        if (choice.wants(step.id))
            rows.push_back(toRecord(step, record));
    }
    return {};
}

Result<std::vector<Step>> JobReader::stepsOf(const Job& job)
{
    const Reading reading(m_selectSteps);
    if (const SqlStatus s = m_selectSteps.bind(job.id.value).exec(); !s.ok())
        return failure(s);
    std::vector<Step> steps;
    while (m_selectSteps.next()) {
        auto step = stepFrom(m_selectSteps);
        if (!step.ok())
            return step.error();
        steps.push_back(std::move(*step));
    }
    if (const SqlStatus s = m_selectSteps.status(); !s.ok())
        return failure(s);
    return steps;
}

Result<PayloadReply> JobReader::payload(JobId job)
{
    const Reading reading(m_selectPayload);
    if (const SqlStatus s = m_selectPayload.bind(job.value).exec(); !s.ok())
        return failure(s);
    if (!m_selectPayload.next())
        return Error(Code::InvalidJobId);
    return PayloadReply{m_selectPayload.bytes(0), m_selectPayload.bytes(1)};
}

Result<std::vector<PastOutcome>> JobReader::outcomes(const std::vector<JobId>& ids)
{
    std::vector<PastOutcome> result;
    for (const JobId id : ids) {
        const auto range = rangeOf(id);
        if (!range.ok())
            return range.error();
        Statement& q = m_selectOutcomes;
        const Reading reading(q);
        if (const SqlStatus s = q.bind(range->first.value).bind(range->last.value).exec(); !s.ok())
            return failure(s);
        while (q.next()) {
            PastOutcome o;
            o.id = JobId(static_cast<std::uint32_t>(q.integer(0)));
            o.arrayJobId = JobId(static_cast<std::uint32_t>(q.integer(1)));
            o.arrayTask = q.isNull(2) ? kNoArrayTask : static_cast<std::uint32_t>(q.integer(2));
            o.state = static_cast<JobState>(q.integer(3));
            o.exit = {static_cast<std::int32_t>(q.integer(4)), static_cast<std::int32_t>(q.integer(5))};
            o.start = fromMs(q.integer(6));
            result.push_back(o);
        }
    }
    return result;
}

Result<std::optional<Job>> JobReader::endedJob(JobId id)
{
    const Reading reading(m_selectEnded);
    if (const SqlStatus s = m_selectEnded.bind(id.value).exec(); !s.ok())
        return failure(s);
    if (!m_selectEnded.next())
        return std::optional<Job>();
    const auto parts = submission(submissionIdOf(m_selectEnded));
    if (!parts.ok())
        return parts.error();
    auto job = jobFrom(m_selectEnded, *parts);
    if (!job.ok())
        return job.error();
    return std::optional(std::move(*job));
}

Result<std::optional<SubmitReply>> JobReader::findToken(const std::string& token)
{
    if (token.empty())
        return std::optional<SubmitReply>();
    const Reading reading(m_selectToken);
    if (const SqlStatus s = m_selectToken.bindBytes(token).exec(); !s.ok())
        return failure(s);
    if (!m_selectToken.next())
        return std::optional<SubmitReply>();
    SubmitReply reply;
    reply.job = JobId(static_cast<std::uint32_t>(m_selectToken.integer(0)));
    reply.count = static_cast<std::uint32_t>(m_selectToken.integer(1));
    reply.seq = EventSeq(static_cast<std::uint64_t>(m_selectToken.integer(2)));
    return std::optional(std::move(reply));
}

Result<std::vector<JobEvent>> JobReader::events(EventSeq from, std::size_t limit)
{
    Statement& q = m_selectEvents;
    const Reading reading(q);
    if (const SqlStatus s = q.bind(asParameter(from.value)).bind(asParameter(limit)).exec(); !s.ok())
        return failure(s);
    std::vector<JobEvent> events;
    while (q.next()) {
        JobEvent event;
        event.seq = EventSeq(static_cast<std::uint64_t>(q.integer(0)));
        event.time = fromMs(q.integer(1));
        event.job = JobId(static_cast<std::uint32_t>(q.integer(2)));
        event.count = static_cast<std::uint32_t>(q.integer(3));
        if (!decodeEventBody(q.integer(4), q.bytes(5), event.body))
            return Error(Code::StorageFailure, "event " + std::to_string(event.seq.value) + " cannot be read from the database");
        events.push_back(std::move(event));
    }
    if (const SqlStatus s = q.status(); !s.ok())
        return failure(s);
    return events;
}

} // namespace slotd
