// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "models/jobitem.h"

#include "fields/jobcells.h"

#include <algorithm>

namespace slotd
{

namespace
{

/// Neighbours in a list mostly have the same partition and folder: the last text again costs no memory.
QString shared(const std::string& text, QString& last)
{
    QString fresh = QString::fromStdString(text);
    if (fresh != last)
        last = std::move(fresh);
    return last;
}

} // namespace

ColumnSet jobItemColumns()
{
    return needs<&JobRecord::id, &JobRecord::arrayJobId, &JobRecord::arrayTask, &JobRecord::step, &JobRecord::kind,
                 &JobRecord::name, &JobRecord::partition, &JobRecord::state, &JobRecord::reason, &JobRecord::priority,
                 &JobRecord::held, &JobRecord::submit, &JobRecord::start, &JobRecord::end, &JobRecord::timeLimit,
                 &JobRecord::reqCpus, &JobRecord::reqMemory, &JobRecord::memoryPerCpu, &JobRecord::reqGpus,
                 &JobRecord::allocCpus, &JobRecord::allocMemory, &JobRecord::gpuIndices, &JobRecord::exit,
                 &JobRecord::usage, &JobRecord::dependency, &JobRecord::restarts, &JobRecord::workDir, &JobRecord::suspend,
                 &JobRecord::suspended>();
}

JobItem toJobItem(const JobRecord& record)
{
    static thread_local QString partition, folder;
    JobItem item;
    item.id = record.id;
    item.arrayJobId = record.arrayJobId;
    item.arrayTask = record.arrayTask;
    item.state = record.state;
    item.reason = record.reason;
    item.held = record.held;
    item.kind = record.kind;
    item.restarts = static_cast<std::uint16_t>(std::min<std::uint32_t>(record.restarts, 0xffff));
    item.timeLimit = record.timeLimit;
    item.submit = record.submit;
    item.start = record.start;
    item.end = record.end;
    item.suspend = record.suspend;
    item.suspended = record.suspended;
    item.priority = record.priority;
    item.memoryMb = (record.allocMemory.value > 0 ? record.allocMemory : cells::requestedMemory(record)).value;
    item.maxRssKb = record.usage.maxRssKb;
    item.cpus = static_cast<std::uint32_t>(std::max<std::int64_t>(cells::cpus(record).value, 0));
    item.gpus = static_cast<std::uint32_t>(record.gpuIndices.empty() ? record.reqGpus.value
                                                                      : static_cast<std::int64_t>(record.gpuIndices.size()));
    for (const std::uint32_t index : record.gpuIndices)
        item.gpuMask |= std::uint64_t{1} << (index & 63);
    item.exit = record.exit;
    item.name = QString::fromStdString(record.name);
    item.partition = shared(record.partition, partition);
    item.workDir = shared(record.workDir, folder);
    item.dependency = QString::fromStdString(record.dependency);
    return item;
}

Seconds elapsed(const JobItem& job, Instant now)
{
    if (job.state == JobState::Pending || job.start == kNoTime)
        return Seconds{0};
    const bool stopped = job.state == JobState::Suspended && job.suspend != kNoTime;
    const Instant until = job.ended() ? job.end : stopped ? job.suspend : now;
    const Milliseconds ran = until - job.start - job.suspended;
    return ran > Milliseconds{0} ? std::chrono::floor<Seconds>(ran) : Seconds{0};
}

Instant currentTime()
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

} // namespace slotd
