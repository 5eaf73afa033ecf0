// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/jobspec.h"

#include <limits>

namespace slotd
{

namespace
{

// Absurd requests stay absurd (and are refused for not fitting) instead of wrapping round to small ones.
std::int64_t product(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    return __builtin_mul_overflow(a, b, &result) ? std::numeric_limits<std::int64_t>::max() : result;
}

} // namespace

ResourceAsk resourceAsk(const JobSpec& admitted, Megabytes hostMemory)
{
    const std::int64_t tasks = admitted.ntasks.value_or(1);
    const bool overcommit = admitted.recorded->count("overcommit") != 0; // all tasks on the CPUs of one
    ResourceAsk ask;
    ask.cpus = Cpus(product(overcommit ? 1 : tasks, admitted.cpusPerTask.value_or(1)));
    // --mem-per-cpu=0 means the whole node's memory, as --mem=0 does (Slurm).
    if (admitted.memPerCpu && admitted.memPerCpu->value > 0)
        ask.memory = Megabytes(product(admitted.memPerCpu->value, ask.cpus.value));
    else if (admitted.memPerCpu || (admitted.memPerNode && admitted.memPerNode->value == 0))
        ask.memory = hostMemory;
    else
        ask.memory = admitted.memPerNode.value_or(Megabytes(0));
    if (admitted.gpus)
        ask.gpus = Gpus(*admitted.gpus);
    else
        ask.gpus = Gpus(product(tasks, admitted.gpusPerTask.value_or(0)));
    ask.exclusive = admitted.exclusive;
    return ask;
}

} // namespace slotd
