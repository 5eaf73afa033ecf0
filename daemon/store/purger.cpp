// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/purger.h"

#include "store/rowmapping.h"

#include <set>
#include <vector>

namespace slotd
{

struct Purger::Statements
{
    explicit Statements(SqlConnection& c)
        : findJobs(c, "SELECT id, submission_id FROM job WHERE active = 0 AND end_time < ? ORDER BY end_time LIMIT ?"),
          removeJob(c, "DELETE FROM job WHERE id = ?"),
          findContent(c, "SELECT script_id, environment_id FROM submission WHERE id = ? AND NOT EXISTS "
                         "(SELECT 1 FROM job WHERE job.submission_id = submission.id)"),
          removeSubmission(c, "DELETE FROM submission WHERE id = ?"),
          removeContent(c, "DELETE FROM content WHERE id = ? AND NOT EXISTS (SELECT 1 FROM submission WHERE script_id = "
                           "content.id) AND NOT EXISTS (SELECT 1 FROM submission WHERE environment_id = content.id)"),
          // The event of a submitted array stands for all its tasks.
          removeEvents(c, "DELETE FROM job_event WHERE seq >= ? AND seq < ? AND NOT EXISTS (SELECT 1 FROM job WHERE job.id "
                          "BETWEEN job_event.job_id AND job_event.job_id + job_event.count - 1)")
    {
    }

    Statement findJobs;
    Statement removeJob;
    Statement findContent;
    Statement removeSubmission;
    Statement removeContent;
    Statement removeEvents;
};

Purger::Purger(Instant before, std::uint32_t sliceSize, Removed onRemoved, Done done)
    : m_before(before), m_sliceSize(sliceSize), m_onRemoved(std::move(onRemoved)), m_done(std::move(done))
{
}

Purger::~Purger() = default;

void Purger::detach()
{
    m_statements.reset();
}

SqlStatus Purger::slice(SqlConnection& connection, BatchWriter& writer)
{
    if (!m_statements)
        m_statements = std::make_unique<Statements>(connection);
    Transaction transaction(connection);
    if (!transaction.status().ok())
        return transaction.status();
    std::vector<JobId> jobs;
    if (m_phase == Phase::Jobs) {
        if (SqlStatus s = saveMarks(connection); !s.ok())
            return s;
        if (SqlStatus s = removeJobs(writer, jobs); !s.ok())
            return s;
    } else if (SqlStatus s = removeEvents(); !s.ok()) {
        return s;
    }
    if (SqlStatus s = transaction.commit(); !s.ok())
        return s;
    m_removed += jobs.size();
    m_removedIds.insert(m_removedIds.end(), jobs.begin(), jobs.end());
    m_pages += m_sliceSize / 4; // rows of old jobs lie side by side, their index entries do not
    if (m_phase == Phase::Jobs && jobs.size() < m_sliceSize) {
        m_phase = m_removed > 0 ? Phase::Events : Phase::Finished;
        m_nextEvent = connection.number("SELECT min(seq) FROM job_event", 1);
        m_lastEvent = connection.number("SELECT max(seq) FROM job_event");
    } else if (m_phase == Phase::Events && m_nextEvent > m_lastEvent) {
        m_phase = Phase::Finished;
    }
    return {};
}

// Ids are never given twice, not even those whose rows are gone.
SqlStatus Purger::saveMarks(SqlConnection& connection)
{
    for (const char* sql : {
             "UPDATE meta SET value = max(value, (SELECT coalesce(max(id), 0) + 1 FROM job)) WHERE key = 'next_job'",
             "UPDATE meta SET value = max(value, (SELECT coalesce(max(id), 0) + 1 FROM submission)) "
             "WHERE key = 'next_submission'",
             "UPDATE meta SET value = max(value, (SELECT coalesce(max(seq), 0) + 1 FROM job_event)) WHERE key = 'next_event'"}) {
        if (SqlStatus s = connection.run(sql); !s.ok())
            return s;
    }
    return {};
}

SqlStatus Purger::removeJobs(BatchWriter& writer, std::vector<JobId>& jobs)
{
    Statement& find = m_statements->findJobs;
    if (SqlStatus s = find.bind(toMs(m_before)).bind(m_sliceSize).exec(); !s.ok())
        return s;
    std::set<std::int64_t> submissions;
    while (find.next()) {
        jobs.push_back(JobId(static_cast<std::uint32_t>(find.integer(0))));
        submissions.insert(find.integer(1));
    }
    find.finish();
    for (const JobId id : jobs) {
        if (SqlStatus s = m_statements->removeJob.bind(id.value).exec(); !s.ok())
            return s;
    }
    for (const std::int64_t id : submissions) {
        if (SqlStatus s = removeSubmission(id, writer); !s.ok())
            return s;
    }
    return {};
}

SqlStatus Purger::removeSubmission(std::int64_t id, BatchWriter& writer)
{
    Statement& find = m_statements->findContent;
    if (SqlStatus s = find.bind(id).exec(); !s.ok())
        return s;
    const bool unused = find.next();
    const std::int64_t script = unused ? find.integer(0) : 0;
    const std::int64_t environment = unused ? find.integer(1) : 0;
    find.finish();
    if (!unused)
        return {};
    if (SqlStatus s = m_statements->removeSubmission.bind(id).exec(); !s.ok())
        return s;
    if (SqlStatus s = removeContent(script, writer); !s.ok())
        return s;
    return removeContent(environment, writer);
}

SqlStatus Purger::removeContent(std::int64_t id, BatchWriter& writer)
{
    if (id == 0)
        return {};
    SqlStatus s = m_statements->removeContent.bind(id).exec();
    if (s.ok() && m_statements->removeContent.changes() > 0)
        writer.forgetContent(id);
    return s;
}

SqlStatus Purger::removeEvents()
{
    const std::int64_t end = m_nextEvent + std::int64_t{m_sliceSize} * 10;
    SqlStatus s = m_statements->removeEvents.bind(m_nextEvent).bind(end).exec();
    m_nextEvent = end;
    return s;
}

} // namespace slotd
