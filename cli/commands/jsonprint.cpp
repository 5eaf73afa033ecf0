// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/jsonprint.h"

#include "fields/jsonanswer.h"

#include <span>

namespace slotd
{

namespace
{
constexpr std::size_t kPartSize = std::size_t{1} << 20U;

/// One document on its way to the console.
class Document
{
public:
    Document(Console& console, const HelloReply& daemon, JsonSource source, std::string_view list)
        : m_console(console), m_json(m_text)
    {
        beginJsonAnswer(m_json, source, daemon.daemonVersion, list);
    }
    ~Document()
    {
        endJsonAnswer(m_json);
        m_console.out(m_text);
    }
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    /// Where the next element goes.
    JsonWriter& next()
    {
        if (m_text.size() >= kPartSize) {
            m_console.out(m_text);
            m_console.flush();
            m_text.clear();
        }
        return m_json;
    }

private:
    Console& m_console;
    std::string m_text;
    JsonWriter m_json;
};

/// What is known of the job from one of its steps.
JobRow jobOf(const JobRow& step)
{
    JobRow job = step;
    job.job.step = JobRef::kNoStep;
    return job;
}
} // namespace

void printQueueJson(Console& console, const HelloReply& daemon, const std::vector<JobRow>& jobs, const CellContext& context)
{
    Document document(console, daemon, JsonSource::Queue, "jobs");
    for (const JobRow& row : jobs)
        writeQueueJob(document.next(), row, context);
}

void printAccountingJson(Console& console, const HelloReply& daemon, const std::vector<JobRow>& rows, const CellContext& context)
{
    Document document(console, daemon, JsonSource::Accounting, "jobs");
    const std::span<const JobRow> all(rows);
    for (std::size_t at = 0; at < all.size();) {
        const JobRow& first = all[at];
        const bool alone = first.job.step != JobRef::kNoStep;
        std::size_t end = alone ? at : at + 1;
        while (end < all.size() && all[end].job.step != JobRef::kNoStep && all[end].job.id == first.job.id)
            ++end;
        const std::span<const JobRow> steps = all.subspan(alone ? at : at + 1, end - (alone ? at : at + 1));
        writeAccountingJob(document.next(), alone ? jobOf(first) : first, steps, context);
        at = end;
    }
}

void printNodeJson(Console& console, const HelloReply& daemon, const NodeInfo& node, bool shown)
{
    Document document(console, daemon, JsonSource::Queue, "nodes");
    if (shown)
        writeNode(document.next(), node);
}

void printPartitionJson(Console& console, const HelloReply& daemon, const NodeInfo& node,
                        const std::vector<const PartitionInfo*>& partitions)
{
    Document document(console, daemon, JsonSource::Queue, "partitions");
    for (const PartitionInfo* partition : partitions)
        writePartition(document.next(), node, *partition);
}

} // namespace slotd
