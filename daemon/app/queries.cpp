// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/queries.h"

#include "app/queryrun.h"

#include <algorithm>
#include <memory>
#include <unordered_map>

namespace slotd
{

namespace
{

// Field numbers of JobRecord that the scheduler fills in.
constexpr int kReasonColumn = 14;
constexpr int kDependencyColumn = 38;
constexpr StateSet kEndedStates = kAllStates & ~kActiveStates;

/// What has not ended goes on until now, and not beyond: a window in the future is empty.
bool inWindow(const JobFilter& filter, const Job& job, Instant now)
{
    const auto* ended = std::get_if<EndedPhase>(&job.phase);
    return (filter.from == kNoTime || (ended != nullptr ? ended->end : now) >= filter.from) &&
           (filter.until == kNoTime || job.submitTime <= filter.until);
}

} // namespace

Queries::Queries(const JobTable& table, const Scheduler& scheduler, JobStore& store, const Lifecycle& lifecycle,
                 const Clock& clock)
    : m_table(table), m_scheduler(scheduler), m_store(store), m_lifecycle(lifecycle), m_clock(clock)
{
}

JobRecord Queries::record(const Job& job, ColumnSet columns) const
{
    JobRecord r = toRecord(job, m_lifecycle.host().nodeName, m_lifecycle.host().capacity.memory, columns);
    if (columns.has(kStepSummaryColumn)) {
        for (const auto& [id, step] : m_table.steps().of(job.id))
            addToStepSummary(r.stepSummary, step);
    }
    if (!job.pending())
        return r;
    if (columns.has(kReasonColumn))
        r.reason = m_scheduler.reason(job.id, m_clock.now());
    if (columns.has(kDependencyColumn) && !job.spec->dependency.empty())
        r.dependency = formatDependency(m_scheduler.openDependency(job.id));
    return r;
}

std::vector<JobId> Queries::inMemory(const JobQuery& query) const
{
    std::vector<JobId> ids;
    const Instant now = m_clock.now();
    const auto take = [&](const Job& job) {
        const bool meant = query.scope != QueryScope::Queue || !job.ended();
        if (meant && matches(query.filter, job) && inWindow(query.filter, job, now))
            ids.push_back(job.id);
    };
    if (query.filter.refs.empty()) {
        for (const auto& [id, job] : m_table.all())
            take(job);
        return ids;
    }
    for (const JobRef& ref : query.filter.refs) {
        for (const JobId id : m_table.resolve(ref))
            take(*m_table.find(id));
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

void Queries::query(JobQuery query, Chunk chunk)
{
    std::vector<JobId> ids = inMemory(query);
    std::optional<JobQuery> past;
    if (query.scope != QueryScope::Queue && (query.filter.states & kEndedStates) != 0) {
        past = query;
        past->filter.states &= kEndedStates;
        if (query.scope == QueryScope::Recent && query.filter.refs.empty() && past->filter.from == kNoTime)
            past->filter.from = m_clock.now() - m_minJobAge;
    }
    std::make_shared<QueryRun>(*this, m_store, std::move(query), std::move(chunk))->begin(std::move(ids), std::move(past));
}

std::unordered_map<JobId, Instant> Queries::estimates(const std::vector<JobId>& ids) const
{
    std::unordered_map<JobId, Instant> starts;
    for (const auto& [id, when] : m_scheduler.estimates(ids, m_clock.now()))
        starts.emplace(id, when);
    return starts;
}

void Queries::addRows(JobRecord&& job, const RowChoice& choice, std::vector<JobRecord>& rows) const
{
    const StepTable::Steps& steps = m_table.steps().of(job.id);
    if (choice.job && !choice.batch && (steps.empty() || !choice.wantsSteps())) {
        rows.push_back(std::move(job));
        return;
    }
    if (choice.job)
        rows.push_back(job);
    if (auto batch = choice.batch ? batchStepRecord(job) : std::nullopt)
        rows.push_back(std::move(*batch));
    for (const auto& [id, step] : steps) {
        if (choice.wants(id))
            rows.push_back(toRecord(step, job));
    }
}

NodeInfo Queries::node() const
{
    const HostModel& host = m_lifecycle.host();
    NodeInfo info = m_facts ? m_facts() : NodeInfo{};
    info.name = host.nodeName;
    info.cpus = host.capacity.cpus;
    info.memory = host.capacity.memory;
    info.gpus = static_cast<std::uint32_t>(host.capacity.gpus.value);
    info.gpuModel = host.gpuModel;
    const Allocation used = m_scheduler.inUse();
    info.allocCpus = used.cpus;
    info.allocMemory = used.memory;
    info.gpusInUse = used.gpuIndices;
    std::unordered_map<std::string, PartitionInfo*> byName;
    info.partitions.clear();
    for (const PartitionModel& model : host.partitions) {
        PartitionInfo partition;
        partition.name = model.name;
        partition.gpu = model.gpu;
        partition.isDefault = model.name == host.defaultPartition;
        partition.features = model.features;
        info.partitions.push_back(std::move(partition));
    }
    for (PartitionInfo& partition : info.partitions)
        byName.emplace(partition.name, &partition);
    for (const auto& [id, job] : m_table.all()) {
        const auto it = byName.find(job.spec->partition.value_or(""));
        if (it == byName.end())
            continue;
        PartitionInfo& partition = *it->second;
        if (job.pending())
            ++partition.pending;
        if (const RunningPhase* running = job.running()) {
            ++partition.running;
            partition.allocCpus += running->allocation.cpus;
            partition.allocMemory += running->allocation.memory;
            partition.gpusInUse.insert(partition.gpusInUse.end(), running->allocation.gpuIndices.begin(),
                                       running->allocation.gpuIndices.end());
        }
    }
    for (PartitionInfo& partition : info.partitions)
        std::sort(partition.gpusInUse.begin(), partition.gpusInUse.end());
    return info;
}

} // namespace slotd
