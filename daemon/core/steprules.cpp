// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/steprules.h"

#include <algorithm>
#include <map>

namespace slotd
{

namespace
{

/// What a step takes from the job's other steps.
struct Taken
{
    std::int64_t cpus = 0;
    std::int64_t memory = 0;
    std::int64_t gpus = 0;
};

std::int64_t cpusAsked(const StepSpec& spec)
{
    return std::int64_t{spec.ntasks} * spec.cpusPerTask;
}

Taken asks(const StepSpec& spec, const Allocation& job)
{
    if (spec.sharing == StepSharing::Overlap)
        return {};
    return {spec.sharing == StepSharing::Whole ? job.cpus.value : std::min(cpusAsked(spec), job.cpus.value),
            spec.memory.value_or(Megabytes(0)).value, spec.gpus.value_or(0)};
}

/// What the steps that take something have left.
struct Room
{
    std::int64_t cpus = 0;
    std::int64_t memory = 0;
    std::vector<std::uint32_t> gpus; ///< Ascending.

    bool fits(const Taken& ask) const
    {
        return ask.cpus <= cpus && ask.memory <= memory && ask.gpus <= std::ssize(gpus);
    }
    /// As much of it as there is.
    void take(const Taken& ask)
    {
        cpus -= std::min(ask.cpus, std::max<std::int64_t>(cpus, 0));
        memory -= std::min(ask.memory, std::max<std::int64_t>(memory, 0));
        gpus.erase(gpus.begin(), gpus.begin() + std::min<std::ptrdiff_t>(ask.gpus, std::ssize(gpus)));
    }
};

Room roomBeside(const Allocation& job, const std::vector<const Step*>& running)
{
    Room room{job.cpus.value, job.memory.value, job.gpuIndices};
    for (const Step* step : running) {
        if (step->ended || step->spec.sharing == StepSharing::Overlap)
            continue;
        const Taken taken = asks(step->spec, job);
        room.cpus -= taken.cpus;
        room.memory -= taken.memory;
        if (taken.gpus > 0) {
            const auto& held = step->allocation.gpuIndices;
            std::erase_if(room.gpus, [&held](std::uint32_t index) {
                return std::find(held.begin(), held.end(), index) != held.end();
            });
        }
    }
    return room;
}

Allocation allocationOf(const StepSpec& spec, const Allocation& job, const Room& room)
{
    Allocation given;
    given.cpus = Cpus(spec.sharing == StepSharing::Whole ? job.cpus.value : std::min(cpusAsked(spec), job.cpus.value));
    given.memory = spec.memory.value_or(job.memory);
    given.gpuIndices = job.gpuIndices;
    if (spec.gpus) {
        // A step that overlaps shares; the free ones first, so that it disturbs as little as it can.
        given.gpuIndices = room.gpus;
        for (const std::uint32_t index : job.gpuIndices) {
            if (std::find(given.gpuIndices.begin(), given.gpuIndices.end(), index) == given.gpuIndices.end())
                given.gpuIndices.push_back(index);
        }
        given.gpuIndices.resize(std::min<std::size_t>(*spec.gpus, given.gpuIndices.size()));
        std::sort(given.gpuIndices.begin(), given.gpuIndices.end());
    }
    return given;
}

Error notLent(std::uint32_t cpu, const std::vector<std::uint32_t>& lent)
{
    return Error(Code::InvalidArgument, "CPU " + std::to_string(cpu) + " of --cpu-bind is not one of this host's (" +
                                            formatIndexRanges(lent) + ")");
}

std::vector<std::uint32_t> leastBound(std::size_t count, const CpuRoom& room)
{
    std::map<std::uint32_t, std::size_t> users;
    for (const std::uint32_t cpu : room.lent)
        users[cpu] = 0;
    for (const std::uint32_t cpu : room.bound) {
        if (const auto found = users.find(cpu); found != users.end())
            ++found->second;
    }
    std::vector<std::uint32_t> order = room.lent;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return users[a] < users[b]; });
    std::vector<std::uint32_t> chosen;
    for (std::size_t i = 0; i < count && !order.empty(); ++i)
        chosen.push_back(order[i % order.size()]);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

std::vector<std::uint32_t> withoutDoubles(std::vector<std::uint32_t> ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

void endAs(StepEnd& end, JobState state, Reason reason, ExitCode exit)
{
    end.state = state;
    end.reason = reason;
    end.exit = exit;
}

} // namespace

Result<void> checkStep(const StepSpec& spec, const Allocation& job)
{
    if (spec.ntasks == 0 || spec.cpusPerTask == 0)
        return Error(Code::InvalidArgument, "a step has at least one task and each at least one CPU");
    const bool tooManyCpus = spec.overcommit ? std::int64_t{spec.cpusPerTask} > job.cpus.value : cpusAsked(spec) > job.cpus.value;
    if (tooManyCpus)
        return Error(Code::StepCpus);
    if (spec.memory && *spec.memory > job.memory)
        return Error(Code::StepMemory);
    if (spec.gpus && *spec.gpus > 0 && job.gpuIndices.empty())
        return Error(Code::StepGres, "Step requested GRES but job doesn't have GRES\n" + std::string(describe(Code::StepGres)));
    if (spec.gpus && *spec.gpus > job.gpuIndices.size())
        return Error(Code::StepGres);
    return {};
}

std::vector<StepStart> stepsToStart(const Allocation& job, const std::vector<const Step*>& running,
                                    const std::vector<const StepSpec*>& waiting)
{
    std::vector<StepStart> starts;
    Room room = roomBeside(job, running);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const Taken ask = asks(*waiting[i], job);
        if (room.fits(ask))
            starts.push_back({i, allocationOf(*waiting[i], job, room)});
        room.take(ask);
    }
    return starts;
}

Result<std::vector<std::uint32_t>> chooseCpus(const CpuBind& bind, std::uint32_t ntasks, std::uint32_t cpusPerTask,
                                              const CpuRoom& room)
{
    std::vector<std::uint32_t> ids;
    switch (bind.mode) {
    case CpuBind::Mode::None:
        return ids;
    case CpuBind::Mode::Host:
        return room.lent;
    case CpuBind::Mode::Cores:
        return leastBound(std::size_t{ntasks} * cpusPerTask, room);
    case CpuBind::Mode::Rank:
        ids.assign(room.lent.begin(), room.lent.begin() + std::min<std::ptrdiff_t>(ntasks, std::ssize(room.lent)));
        return ids;
    case CpuBind::Mode::Map:
        ids = bind.ids;
        break;
    case CpuBind::Mode::Mask:
        for (const auto& mask : bind.masks)
            ids.insert(ids.end(), mask.begin(), mask.end());
        break;
    }
    for (const std::uint32_t id : ids) {
        if (!std::binary_search(room.lent.begin(), room.lent.end(), id))
            return notLent(id, room.lent);
    }
    return withoutDoubles(std::move(ids));
}

std::vector<std::vector<std::uint32_t>> cpusByRank(const CpuBind& bind, std::uint32_t ntasks, std::uint32_t cpusPerTask,
                                                   const std::vector<std::uint32_t>& chosen, bool eachItsOwn)
{
    std::vector<std::vector<std::uint32_t>> ranks(ntasks);
    for (std::size_t rank = 0; rank < ntasks; ++rank) {
        auto& cpus = ranks[rank];
        switch (bind.mode) {
        case CpuBind::Mode::None:
            break;
        case CpuBind::Mode::Host:
            cpus = chosen;
            break;
        case CpuBind::Mode::Cores:
            for (std::size_t i = 0; i < cpusPerTask && !chosen.empty(); ++i)
                cpus.push_back(chosen[(rank * cpusPerTask + i) % chosen.size()]);
            cpus = withoutDoubles(std::move(cpus));
            break;
        case CpuBind::Mode::Rank:
            if (!chosen.empty())
                cpus = {chosen[rank % chosen.size()]};
            break;
        case CpuBind::Mode::Map:
            if (ntasks == 1 && !eachItsOwn)
                cpus = withoutDoubles(bind.ids);
            else if (!bind.ids.empty())
                cpus = {bind.ids[rank % bind.ids.size()]};
            break;
        case CpuBind::Mode::Mask:
            if (!bind.masks.empty())
                cpus = bind.masks[rank % bind.masks.size()];
            break;
        }
    }
    return ranks;
}

std::vector<std::vector<std::uint32_t>> gpusByRank(const std::vector<std::uint32_t>& gpus, std::uint32_t ntasks,
                                                   std::uint32_t perTask)
{
    std::vector<std::vector<std::uint32_t>> ranks(ntasks);
    std::size_t next = 0;
    for (auto& own : ranks) {
        for (std::size_t i = 0; i < std::min<std::size_t>(perTask, gpus.size()); ++i)
            own.push_back(gpus[next++ % gpus.size()]);
        std::sort(own.begin(), own.end());
    }
    return ranks;
}

// docs/architecture/job-states.md, "How a step ended": the first row that fits decides.
StepEnd judgeStep(const StepNotice& notice, JobState towards, bool asked, std::uint32_t byUid)
{
    constexpr ExitCode kOutOfMemory{0, 125};
    constexpr ExitCode kKilled{0, 9};
    StepEnd end;
    end.usage = notice.usage;
    end.message = notice.message;
    end.end = notice.end;
    end.byUid = byUid;
    if (notice.oomKilled) {
        endAs(end, JobState::OutOfMemory, Reason::OutOfMemory, kOutOfMemory);
    } else if (notice.cause == EndCause::TimeLimit || towards == JobState::Timeout) {
        endAs(end, JobState::Timeout, Reason::TimeLimit, notice.exit);
    } else if (notice.cause == EndCause::Cancelled || notice.cause == EndCause::Requeue || asked) {
        // With its job: whose end says by whom.
        endAs(end, JobState::Cancelled, towards == JobState::Cancelled ? Reason::None : Reason::CancelledByUser, notice.exit);
    } else if (notice.cause == EndCause::Lost) {
        const bool reboot = notice.message == kLostByReboot;
        endAs(end, JobState::Failed, reboot ? Reason::LostAfterReboot : Reason::SupervisorLost, reboot ? ExitCode{} : kKilled);
        if (reboot)
            end.message = "the machine was restarted while the step ran";
    } else if (notice.cause == EndCause::LaunchFailure) {
        endAs(end, JobState::Failed, Reason::JobLaunchFailure, notice.exit);
    } else if (notice.exit.success()) {
        endAs(end, JobState::Completed, Reason::None, notice.exit);
    } else {
        endAs(end, JobState::Failed, notice.exit.signal != 0 ? Reason::RaisedSignal : Reason::NonZeroExitCode, notice.exit);
    }
    return end;
}

} // namespace slotd
