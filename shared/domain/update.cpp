// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/event.h"

namespace slotd
{

bool changesResources(const UpdatedEvent& changes)
{
    return changes.partition || changes.ntasks || changes.cpus || changes.cpusPerTask || changes.memPerNode || changes.memPerCpu ||
           changes.gpus || changes.gpuType || changes.constraint || changes.recorded.contains("nodelist") ||
           changes.recorded.contains("exclude");
}

bool changesWaitingOnly(const UpdatedEvent& changes)
{
    return changesResources(changes) || changes.name || changes.priority || changes.nice || changes.begin || changes.dependency ||
           changes.workDir || changes.stdoutPattern || changes.stderrPattern || changes.stdinPath || changes.exclusive ||
           !changes.recorded.empty();
}

namespace
{
template<class T, class U>
void set(T& member, const std::optional<U>& change)
{
    if (change)
        member = *change;
}

void changeAsk(JobSpec& spec, const UpdatedEvent& changes)
{
    set(spec.ntasks, changes.ntasks);
    spec.ntasksAsked = spec.ntasksAsked || changes.ntasks;
    set(spec.cpusPerTask, changes.cpusPerTask);
    spec.cpusAsked = spec.cpusAsked || changes.cpusPerTask;
    if (changes.memPerNode || changes.memPerCpu) {
        spec.memPerNode = changes.memPerNode;
        spec.memPerCpu = changes.memPerNode ? std::nullopt : changes.memPerCpu;
        spec.memoryAsked = true;
    }
    set(spec.gpus, changes.gpus);
    set(spec.gpuType, changes.gpuType);
    // GPUs without a type are what a move to another partition brought, not what was asked for.
    if (changes.gpus && changes.gpuType) {
        spec.gpusAsked = true;
        spec.gpusPerTask.reset();
    }
    set(spec.constraint, changes.constraint);
    set(spec.exclusive, changes.exclusive);
}
} // namespace

JobSpec withChanges(const JobSpec& spec, const UpdatedEvent& changes)
{
    JobSpec changed = spec;
    set(changed.name, changes.name);
    set(changed.partition, changes.partition);
    set(changed.timeLimit, changes.timeLimit);
    set(changed.comment, changes.comment);
    set(changed.dependency, changes.dependency);
    set(changed.arrayLimit, changes.arrayLimit);
    set(changed.nice, changes.nice);
    if (changes.begin)
        changed.begin = *changes.begin == kNoTime ? std::nullopt : changes.begin;
    if (changes.requeue)
        changed.requeue = *changes.requeue ? RequeueMode::Yes : RequeueMode::No;
    set(changed.workDir, changes.workDir);
    set(changed.stdoutPattern, changes.stdoutPattern);
    set(changed.stderrPattern, changes.stderrPattern);
    set(changed.stdinPath, changes.stdinPath);
    changeAsk(changed, changes);
    changed.recorded.change([&](auto& recorded) {
        for (const auto& [key, value] : changes.recorded) {
            if (value.empty())
                recorded.erase(key);
            else
                recorded[key] = value;
        }
    });
    return changed;
}

} // namespace slotd
