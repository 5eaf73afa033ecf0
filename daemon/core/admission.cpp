// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/admission.h"

#include "domain/hostlist.h"

#include <algorithm>
#include <limits>

namespace slotd
{
namespace
{

constexpr Megabytes kDefaultMemory{512};
// Ranges of Slurm: NICE_OFFSET, and a 32-bit priority; the seed's priorities are signed.
constexpr std::int32_t kMaxNice = 2147483645;
constexpr std::int64_t kMaxPriority = 4294967294;
constexpr std::int64_t kMinPriority = std::numeric_limits<std::int32_t>::min();

Error notAvailable()
{
    return Error(Code::NotAvailable, "Requested node configuration is not available");
}

Error unknownPartition(const std::string& name)
{
    return Error(Code::InvalidPartition, "invalid partition specified: " + (name.empty() ? std::string("(null)") : name) +
                                             "\nInvalid partition name specified");
}

std::vector<std::string> splitList(const std::string& list)
{
    std::vector<std::string> items;
    std::size_t from = 0;
    for (;;) {
        const std::size_t comma = list.find(',', from);
        items.push_back(list.substr(from, comma - from));
        if (comma == std::string::npos)
            return items;
        from = comma + 1;
    }
}

/// --nodelist must name this host and no other, --exclude must not name it. It may be called by its node name, by the
/// submitter's host name (with or without its domain) or as localhost.
Result<void> checkNodes(const JobSpec& spec, const std::string& nodeName)
{
    const std::string shortName = spec.submitHost->substr(0, spec.submitHost->find('.'));
    const auto isThis = [&](const std::string& name) {
        return name == nodeName || name == "localhost" || (!name.empty() && (name == spec.submitHost || name == shortName));
    };
    const auto names = [&](const char* option) {
        const auto found = spec.recorded->find(option);
        if (found == spec.recorded->end() || found->second.empty())
            return std::vector<std::string>();
        const std::vector<std::string> expanded = expandHostlist(found->second);
        return expanded.empty() ? std::vector<std::string>{found->second} : expanded;
    };
    const std::vector<std::string> wanted = names("nodelist");
    const std::vector<std::string> excluded = names("exclude");
    if (!std::all_of(wanted.begin(), wanted.end(), isThis) || std::any_of(excluded.begin(), excluded.end(), isThis))
        return notAvailable();
    return {};
}

Result<void> checkNumbers(const JobSpec& spec)
{
    if ((spec.minNodes && *spec.minNodes == 0) || (spec.maxNodes && *spec.maxNodes == 0) ||
        (spec.minNodes && spec.maxNodes && *spec.maxNodes < *spec.minNodes))
        return Error(Code::InvalidNodeCount, "Node count specification invalid");
    if (spec.minNodes.value_or(1) > 1)
        return notAvailable();
    if (spec.ntasks && *spec.ntasks == 0)
        return Error(Code::InvalidArgument, "Invalid numeric value \"0\" for --ntasks.");
    if (spec.cpusPerTask && *spec.cpusPerTask == 0)
        return Error(Code::InvalidArgument, "Invalid numeric value \"0\" for --cpus-per-task.");
    if ((spec.memPerNode && spec.memPerNode->value < 0) || (spec.memPerCpu && spec.memPerCpu->value < 0))
        return Error(Code::InvalidArgument, "Invalid --mem specification");
    if (spec.nice > kMaxNice || spec.nice < -kMaxNice)
        return Error(Code::InvalidArgument, "Invalid --nice value");
    if (spec.priority && (*spec.priority > kMaxPriority || *spec.priority < kMinPriority))
        return Error(Code::InvalidArgument, "Invalid --priority specification");
    if (spec.timeLimit && spec.timeLimit->count() <= 0)
        return Error(Code::InvalidTimeLimit);
    return {};
}

std::optional<Seconds> limitOf(const std::optional<Seconds>& asked, const HostModel& host)
{
    if (!asked || *asked == kUnlimited || !host.wholeMinutes)
        return asked;
    return std::chrono::ceil<std::chrono::minutes>(*asked);
}

bool validDependency(const Dependency& dependency)
{
    return std::all_of(dependency.terms.begin(), dependency.terms.end(), [](const DependencyTerm& term) {
        return (term.kind == DependencyKind::Singleton || term.job) && term.delayMinutes >= 0 &&
               term.delayMinutes <= std::numeric_limits<std::int32_t>::max();
    });
}

/// "a100:1" is met by NVIDIA_A100-SXM4 as by a100.
bool gpuTypeFits(const JobSpec& spec, const HostModel& host)
{
    return spec.gpuType.empty() ||
           modelFeature(host.gpuModel).find(modelFeature(spec.gpuType)) != std::string::npos;
}

Result<void> checkSizes(const JobSpec& spec, const PartitionModel& partition, const HostModel& host)
{
    const ResourceAsk ask = resourceAsk(spec, host.capacity.memory);
    if (ask.memory > host.capacity.memory) {
        // Slurm has the first line for --mem only.
        return spec.memPerCpu ? notAvailable()
                              : Error(Code::NotAvailable, "Memory specification can not be satisfied\n" + notAvailable().message);
    }
    if (ask.cpus > host.capacity.cpus || ask.gpus > host.capacity.gpus)
        return notAvailable();
    if (ask.gpus.value > 0 && (!partition.gpu || !gpuTypeFits(spec, host)))
        return notAvailable();
    if (spec.ntasksPerNode && *spec.ntasksPerNode > 0 && *spec.ntasks > *spec.ntasksPerNode)
        return notAvailable();
    return {};
}

Result<void> checkConstraint(const JobSpec& spec, const PartitionModel& partition)
{
    if (spec.constraint.empty())
        return {};
    const auto holds = constraintHolds(spec.constraint, partition.features, partition.name);
    if (!holds)
        return holds.error();
    if (!*holds)
        return Error(Code::InvalidFeature, "Invalid feature specification");
    return {};
}

/// The spec as it would run in one partition.
Result<JobSpec> admitTo(const JobSpec& asked, const PartitionModel& partition, const HostModel& host)
{
    JobSpec spec = asked;
    spec.partition = partition.name;
    if (!spec.gpus && spec.gpusPerTask) {
        const std::uint64_t gpus = std::uint64_t{*spec.gpusPerTask} * *spec.ntasks;
        spec.gpus = static_cast<std::uint32_t>(std::min<std::uint64_t>(gpus, std::numeric_limits<std::uint32_t>::max()));
    }
    if (!spec.gpus)
        spec.gpus = partition.gpu ? 1 : 0;
    if (auto fits = checkSizes(spec, partition, host); !fits)
        return fits.error();
    if (auto holds = checkConstraint(spec, partition); !holds)
        return holds.error();
    return spec;
}

/// The first of the partitions asked for that can take the job; what the first says where none can.
Result<JobSpec> choosePartition(const JobSpec& asked, const HostModel& host)
{
    std::vector<const PartitionModel*> partitions;
    for (const std::string& name : splitList(asked.partition.value_or(host.defaultPartition))) {
        partitions.push_back(host.find(name));
        if (partitions.back() == nullptr)
            return unknownPartition(name);
    }
    // A script from a cluster may ask for GPUs and leave the partition to the default: here GPUs are had in GPU partitions.
    if (!asked.partition && (asked.gpus.value_or(0) > 0 || asked.gpusPerTask.value_or(0) > 0)) {
        for (const PartitionModel& partition : host.partitions) {
            if (partition.gpu && partition.name != host.defaultPartition)
                partitions.push_back(&partition);
        }
    }
    std::optional<Error> refusal;
    for (const PartitionModel* partition : partitions) {
        auto admitted = admitTo(asked, *partition, host);
        if (admitted)
            return admitted;
        if (!refusal)
            refusal = admitted.error();
    }
    return *refusal;
}

} // namespace

Result<Admitted> admit(const JobSpec& asked, std::size_t scriptBytes, const HostModel& host)
{
    if (scriptBytes > host.maxScriptBytes)
        return Error(Code::ScriptTooLarge);
    if (auto numbers = checkNumbers(asked); !numbers)
        return numbers.error();
    if (auto nodes = checkNodes(asked, host.nodeName); !nodes)
        return nodes.error();
    if (!validDependency(asked.dependency))
        return Error(Code::InvalidDependency, "Job dependency problem");
    JobSpec spec = asked;
    if (!spec.ntasks)
        spec.ntasks = std::max(spec.ntasksPerNode.value_or(1), 1U);
    if (!spec.cpusPerTask)
        spec.cpusPerTask = 1;
    if (!spec.memPerNode && !spec.memPerCpu)
        spec.memPerNode = std::min(kDefaultMemory, host.capacity.memory);
    spec.timeLimit = limitOf(asked.timeLimit, host);
    auto chosen = choosePartition(spec, host);
    if (!chosen)
        return chosen.error();
    Admitted admitted{std::move(*chosen), std::nullopt};
    if (!asked.array.empty()) {
        const std::size_t maxTasks = std::min(host.maxArraySize, host.maxJobCount);
        auto array = parseArraySpec(asked.array, std::max(host.maxArraySize, 1U) - 1, maxTasks);
        if (!array)
            return array.error();
        admitted.array = std::move(*array);
    }
    return admitted;
}

namespace
{

bool dependsOnItself(const Job& job, const Dependency& dependency)
{
    return std::any_of(dependency.terms.begin(), dependency.terms.end(), [&](const DependencyTerm& term) {
        if (term.kind == DependencyKind::Singleton)
            return false;
        if (term.arrayTask != kNoArrayTask)
            return job.inArray() && term.job == job.arrayJobId && term.arrayTask == job.arrayTask;
        return term.job == job.id || (job.inArray() && term.job == job.arrayJobId);
    });
}

Result<void> checkValues(const Job& job, const UpdatedEvent& asked)
{
    if (asked.timeLimit && asked.timeLimit->count() <= 0)
        return Error(Code::InvalidTimeLimit);
    if (asked.priority && (*asked.priority > kMaxPriority || *asked.priority < kMinPriority))
        return Error(Code::InvalidUpdate, "Invalid Priority value");
    if (asked.nice && (*asked.nice > kMaxNice || *asked.nice < -kMaxNice))
        return Error(Code::InvalidUpdate, "Invalid nice value, must be between -2147483645 and 2147483645");
    if (asked.dependency && (!validDependency(*asked.dependency) || dependsOnItself(job, *asked.dependency)))
        return Error(Code::InvalidDependency, "Job dependency problem");
    if (asked.arrayLimit && !job.inArray())
        return Error(Code::InvalidArray);
    if (asked.workDir && !asked.workDir->starts_with('/'))
        return Error(Code::InvalidUpdate, "Invalid WorkDir value");
    return {};
}

} // namespace

namespace
{

/// NumCPUs is the total; a task gets its share of it.
Result<void> divideCpus(const JobSpec& spec, UpdatedEvent& changes)
{
    if (!changes.cpus)
        return {};
    const std::uint32_t ntasks = changes.ntasks.value_or(spec.ntasks.value_or(1));
    if (ntasks == 0 || *changes.cpus == 0 || *changes.cpus % ntasks != 0)
        return Error(Code::InvalidUpdate, "Invalid NumCPUs value");
    changes.cpusPerTask = *changes.cpus / ntasks;
    changes.cpus.reset();
    return {};
}

/// What the job would ask for is admitted as at its submission; the partition and the GPUs that come of it join the changes.
Result<void> admitChanges(const JobSpec& current, UpdatedEvent& changes, const HostModel& host)
{
    JobSpec spec = withChanges(current, changes);
    if (auto numbers = checkNumbers(spec); !numbers)
        return numbers.error();
    if (auto nodes = checkNodes(spec, host.nodeName); !nodes)
        return nodes.error();
    // GPUs that a partition gave by itself, or that belong to each task, are counted anew.
    const bool counted = !changes.gpus && ((changes.partition && !spec.gpusAsked) || (changes.ntasks && spec.gpusPerTask));
    const std::optional<std::uint32_t> before = spec.gpus;
    if (counted)
        spec.gpus.reset();
    auto moved = choosePartition(spec, host);
    if (!moved && moved.error().code == Code::InvalidPartition)
        return Error(Code::InvalidPartition, "Invalid partition name specified");
    if (!moved)
        return moved.error();
    if (changes.partition)
        changes.partition = moved->partition;
    if (counted && moved->gpus != before)
        changes.gpus = moved->gpus;
    return {};
}

} // namespace

Result<UpdatedEvent> checkUpdate(const Job& job, const UpdatedEvent& asked, const HostModel& host)
{
    if (job.ended())
        return Error(Code::AlreadyDone, "Job has already finished");
    if (asked == UpdatedEvent{})
        return Error(Code::InvalidUpdate, "No changes specified");
    if (!job.pending() && changesWaitingOnly(asked))
        return Error(Code::NotPending, "Job is no longer pending execution");
    if (auto values = checkValues(job, asked); !values)
        return values.error();
    UpdatedEvent changes = asked;
    changes.timeLimit = limitOf(asked.timeLimit, host);
    if (auto divided = divideCpus(*job.spec, changes); !divided)
        return divided.error();
    if (changesResources(changes)) {
        if (auto admitted = admitChanges(*job.spec, changes, host); !admitted)
            return admitted.error();
    }
    return changes;
}

} // namespace slotd
